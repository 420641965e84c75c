//! The two views of the draft.

use connection_model::Contract;
use connection_validation::Report;
use lossless_json::{Pointer, Value};
use yew::{Callback, Html, InputEvent, html};

use super::state::{Action, Editing};
use crate::app::App;
use crate::components::button::dot;
use crate::components::control::typed;
use crate::components::icon::{Icon, icon};
use crate::components::json::JsonEditor;
use crate::components::tabs::{Tab, panel_id, tab_id, tabs};
use crate::form::{FormView, form};
use crate::model::draft::Edit;
use crate::model::form::Section;

/// What the parts of the page look at.
pub(super) struct Parts<'a> {
    /// The console.
    pub(super) app: &'a App,
    /// The editor's state.
    pub(super) editing: &'a Editing,
    /// The sections of the form.
    pub(super) sections: &'a [Section],
    /// The findings to show.
    pub(super) report: &'a Report,
    /// The server's contract.
    pub(super) contract: Contract,
    /// Whether the connection does not exist yet.
    pub(super) creating: bool,
    /// Takes what the user does.
    pub(super) dispatch: &'a Callback<Action>,
}

/// The tabs and the view that is chosen.
pub(super) fn body(parts: &Parts<'_>) -> Html {
    let editing = parts.editing;
    let host = parts.app.host();
    let is_broken = editing.broken.iter().any(|(place, _)| place.is_root());
    let row = tabs(
        host,
        "Views of the connection",
        vec![
            Tab {
                key: "form",
                label: "Form",
                mark: Html::default(),
            },
            Tab {
                key: "json",
                label: "JSON",
                mark: if is_broken {
                    dot(true, "is not JSON yet")
                } else {
                    Html::default()
                },
            },
        ],
        editing.tab,
        parts.dispatch.reform(Action::Tab),
    );
    let content = if editing.tab == "json" {
        json_view(parts)
    } else {
        form_view(parts, is_broken)
    };
    html! {
        <>
            { row }
            <div
                id={panel_id(host, editing.tab)}
                class="pb-panel"
                key={editing.tab}
                role="tabpanel"
                aria-labelledby={tab_id(host, editing.tab)}
            >
                { content }
            </div>
        </>
    }
}

fn form_view(parts: &Parts<'_>, is_broken: bool) -> Html {
    let editing = parts.editing;
    let changes = editing.draft.changes();
    let filter = editing.filter.trim().to_lowercase();
    let edit = parts.dispatch.reform(Action::Edit);
    let on_broken = parts
        .dispatch
        .reform(|(place, text)| Action::Broken(place, text));
    let view = FormView {
        app: parts.app,
        draft: &editing.draft,
        changes: &changes,
        findings: &parts.report.findings,
        refused: editing.refused.as_ref(),
        contract: parts.contract,
        creating: parts.creating,
        filter: &filter,
        broken: &editing.broken,
        edit: &edit,
        on_broken: &on_broken,
    };
    let oninput = parts
        .dispatch
        .reform(|event: InputEvent| Action::Filter(typed(&event)));
    html! {
        <>
            if is_broken {
                <p class="pb-message pb-message-warning">
                    { icon(Icon::Warning) }
                    { "The text in the JSON view is not JSON yet. The form shows the last state that was." }
                </p>
            }
            <div class="pb-search">
                { icon(Icon::Search) }
                <input
                    id={parts.app.host().id("search")}
                    class="pb-input"
                    type="search"
                    placeholder="Find a setting"
                    aria-label="Find a setting"
                    value={editing.filter.clone()}
                    {oninput}
                />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </div>
            { form(&view, parts.sections) }
        </>
    }
}

fn json_view(parts: &Parts<'_>) -> Html {
    let editing = parts.editing;
    let broken = editing.broken.iter().find(|(place, _)| place.is_root());
    let on_value = parts.dispatch.reform(|value: Value| match value {
        Value::Object(_) => Action::Edit(Edit::Whole(value)),
        // A connection is an object; anything else is kept as a text that is none.
        other => Action::Broken(Pointer::root(), Some(other.to_string())),
    });
    let on_broken = parts
        .dispatch
        .reform(|text| Action::Broken(Pointer::root(), text));
    html! {
        <div class="pb-stacked-field">
            <p class="pb-help">
                { "The whole connection as the API holds it. Form and JSON are two views of the same draft; " }
                { "unknown keys and the way numbers are written stay as they are." }
            </p>
            <JsonEditor
                id={parts.app.host().id("json")}
                label="Connection as JSON"
                value={editing.draft.value().clone()}
                {on_value}
                {on_broken}
                broken={broken.map(|(_, text)| text.clone())}
                min_rows={16}
            />
        </div>
    }
}
