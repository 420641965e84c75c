//! The name of the connection, what it is, and what was said about the last save.

use lossless_json::Value;
use yew::{Callback, Html, html};

use super::state::{Action, Overlay, SaveReport};
use super::view::Parts;
use crate::components::banner::{Mood, banner};
use crate::components::button::{Look, Tone, badge, button, icon_button, page_link};
use crate::components::copy::copy_button;
use crate::components::icon::Icon;
use crate::model::findings::strategy;
use crate::review::changes::change_list;
use crate::route::Route;

/// Crumbs, title, facts, and the banner after a save.
pub(super) fn header(parts: &Parts<'_>) -> Html {
    let base = parts.editing.draft.base();
    let text = |key| text(base, key);
    let label = match strategy(base) {
        Some(strategy) => strategy.label(),
        None => text("strategy"),
    };
    let title = if parts.creating {
        ["New connection: ", label].concat()
    } else {
        text("name").to_owned()
    };
    let id = text("id");
    let delete = parts.dispatch.reform(|_| Action::Open(Overlay::Delete));
    html! {
        <>
            <nav class="pb-crumbs" aria-label="Breadcrumb">
                { page_link(parts.app.host(), &Route::connections(), "", html! { "Connections" }) }
                <span aria-hidden="true">{ "/" }</span>
                <span aria-current="page">{ if parts.creating { "New" } else { text("name") } }</span>
            </nav>
            <div class="pb-page-head">
                <h1 class="pb-title">{ title }</h1>
                if !parts.creating {
                    { badge(Tone::Accent, label) }
                    <span class="pb-affix pb-muted">
                        <code>{ id }</code>
                        { copy_button(parts.app, "ID", id) }
                    </span>
                    <span class="pb-spacer"></span>
                    { icon_button(Look::Danger, Icon::Close, "Delete…", delete) }
                }
            </div>
            if let Some(report) = &parts.editing.saved {
                { saved(parts, report) }
            }
        </>
    }
}

fn saved(parts: &Parts<'_>, report: &SaveReport) -> Html {
    let strategy = strategy(parts.editing.draft.base());
    let undo: Callback<_> = parts.dispatch.reform(|_| Action::Undo);
    let mood = if report.surprises.is_empty() && report.read_back {
        Mood::Success
    } else {
        Mood::Warning
    };
    let body = html! {
        <>
            <strong role="status">{ "Saved" }</strong>
            if !report.read_back {
                <p>{ "The connection could not be read again, so it is not known whether the API changed more." }</p>
            } else if report.surprises.is_empty() {
                <p>{ "The server has exactly what was reviewed." }</p>
            } else {
                <p>{ "The API changed these by itself:" }</p>
                { change_list(strategy, &report.surprises) }
            }
        </>
    };
    banner(mood, body, button(Look::Plain, "Undo…", undo))
}

fn text<'value>(connection: &'value Value, key: &str) -> &'value str {
    let value = connection.get(key).and_then(Value::as_str);
    value.unwrap_or_default()
}
