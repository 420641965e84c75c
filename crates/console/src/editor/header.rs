//! The name of the connection, what it is, and what can be done with the whole of it.

use connection_model::Operation;
use yew::Html;

use super::state::{Action, Overlay};
use super::text;
use super::view::Parts;
use crate::components::button::{Look, Tone, badge, button, crumbs, icon_button, permitted};
use crate::components::copy::copy_id;
use crate::components::icon::Icon;
use crate::markup::{all, el};
use crate::model::findings::strategy;
use crate::model::wording::FIXED_AT_CREATION;

/// Crumbs, title, facts, and the ways to its users and to its deletion.
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
    let users = parts.dispatch.reform(|_| Action::Open(Overlay::Users));
    let delete = parts.dispatch.reform(|_| Action::Open(Overlay::Delete));
    let here = if parts.creating { "New" } else { text("name") };
    let head = el("div", "pb-page-head").child(el("h1", "pb-title").text(&title));
    let head = if parts.creating {
        head
    } else {
        head.child(badge(Tone::Accent, label))
            .child(
                el("span", "pb-affix pb-muted")
                    .child(el("code", "").text(id))
                    .child(copy_id(parts.app, id)),
            )
            .child(el("span", "pb-spacer"))
            .child(permitted(
                parts.app,
                Operation::ListUsers,
                Look::Plain,
                "Users…",
                button(Look::Plain, "Users…", users),
            ))
            .child(permitted(
                parts.app,
                Operation::DeleteConnection,
                Look::Danger,
                "Delete…",
                icon_button(Look::Danger, Icon::Remove, "Delete…", delete),
            ))
    };
    let fixed = parts
        .creating
        .then(|| el("p", "pb-muted").text(FIXED_AT_CREATION).html());
    all(vec![
        crumbs(parts.app, here),
        head.html(),
        fixed.unwrap_or_default(),
    ])
}
