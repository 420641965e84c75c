//! The two views of the draft.

use connection_model::Contract;
use connection_validation::{Report, Severity};
use lossless_json::Pointer;
use management_client::update::missing_options_scope;
use web_sys::Event;
use yew::{Callback, Html, html};

use super::state::{Action, Editing};
use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph};
use crate::components::button::{dot, remark};
use crate::components::control::{search, typed};
use crate::components::json::JsonEditor;
use crate::components::tabs::{Tab, panel_id, tab_id, tabs};
use crate::form::{FormView, Locked, form};
use crate::markup::{all, el};
use crate::model::draft::Edit;
use crate::model::form::Section;
use crate::model::search::folded;

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

impl Parts<'_> {
    /// Whether everything can be looked at and nothing changed.
    pub(super) fn is_read_only(&self) -> bool {
        self.app.settings().read_only
    }
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
    let panel = el("div", "pb-panel")
        .set("id", panel_id(host, editing.tab))
        .key(editing.tab)
        .attr("role", "tabpanel")
        .set("aria-labelledby", tab_id(host, editing.tab))
        .child(content);
    all(vec![row, panel.html()])
}

fn form_view(parts: &Parts<'_>, is_broken: bool) -> Html {
    let editing = parts.editing;
    let filter = folded(editing.filter.trim());
    let edit = if parts.is_read_only() {
        Callback::noop()
    } else {
        parts.dispatch.reform(Action::Edit)
    };
    let on_broken = parts
        .dispatch
        .reform(|(place, text)| Action::Broken(place, text));
    // What does not exist yet has no options to keep back.
    let missing_scope = if parts.creating {
        None
    } else {
        missing_options_scope(parts.contract, editing.draft.base().get("options"))
    };
    let hidden = missing_scope.map(|scope| {
        let text = [
            "Options can be neither read nor changed with this access token: it lacks the scope ",
            scope,
            ". Everything else can be edited.",
        ];
        let text = paragraph(&text.concat());
        banner(Mood::Warning, text.html(), Html::default())
    });
    let view = FormView {
        app: parts.app,
        draft: &editing.draft,
        findings: &parts.report.findings,
        refused: &editing.refused,
        contract: parts.contract,
        creating: parts.creating,
        locked: if parts.is_read_only() {
            Locked::Everything
        } else if missing_scope.is_some() {
            Locked::Options
        } else {
            Locked::Nothing
        },
        filter: &filter,
        broken: &editing.broken,
        edit: &edit,
        on_broken: &on_broken,
    };
    let hint = is_broken.then(|| {
        remark(Severity::Warning)
            .text("The text in the JSON view is not JSON yet. The form shows the last state that was.")
            .html()
    });
    let find = parts
        .dispatch
        .reform(|event: Event| Action::Filter(typed(&event)));
    let search = search(parts.app, "Find a setting", &editing.filter, find);
    all(vec![
        hint.unwrap_or_default(),
        hidden.unwrap_or_default(),
        search,
        form(&view, parts.sections),
    ])
}

fn json_view(parts: &Parts<'_>) -> Html {
    let editing = parts.editing;
    let broken = editing.broken.iter().find(|(place, _)| place.is_root());
    let on_value = parts
        .dispatch
        .reform(|value| Action::Edit(Edit::Whole(value)));
    let on_broken = parts
        .dispatch
        .reform(|text| Action::Broken(Pointer::root(), text));
    let editor = html! {
        <JsonEditor
            id={parts.app.host().id("json")}
            label="Connection as JSON"
            object=true
            class="pb-input pb-input-tall"
            value={editing.draft.value().clone()}
            {on_value}
            {on_broken}
            broken={broken.map(|(_, text)| text.clone())}
            locked={parts.is_read_only()}
        />
    };
    let help = "The whole connection as the API holds it. Form and JSON are two views of the same \
                draft; unknown keys and the way numbers are written stay as they are.";
    el("div", "pb-stacked-field")
        .child(el("p", "pb-help").text(help))
        .child(editor)
        .html()
}
