//! The page of one connection, new or stored: two views of one draft, and the way to save it.

mod bar;
mod header;
mod report;
mod state;
mod suggestions;
mod view;

use connection_model::{Connection, Strategy};
use connection_validation::{Report, review};
use lossless_json::{Object, Value};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_memo, use_reducer};

pub(crate) use self::state::Saved;
use self::state::{Action, Editing, Overlay};
use crate::app::App;
use crate::delete::DeleteDialog;
use crate::form::focus_place;
use crate::markup::el;
use crate::model::draft::Draft;
use crate::model::findings::{self, untold, without_untouched};
use crate::model::form::sections;
use crate::review::create::CreateDialog;
use crate::review::update::UpdateDialog;
use crate::users::dialog::UsersDialog;

/// What is edited.
#[derive(Clone, PartialEq)]
pub(crate) enum Subject {
    /// A connection that does not exist yet.
    New(Strategy),
    /// One that the server has.
    Stored(Connection),
}

/// What the editor is told.
#[derive(Properties, PartialEq)]
pub(crate) struct EditorProps {
    /// The console.
    pub(crate) app: App,
    /// What is edited; another one makes another editor, so give it a key.
    pub(crate) subject: Subject,
}

/// The page.
#[component]
pub(crate) fn Editor(props: &EditorProps) -> Html {
    let app = &props.app;
    let creating = matches!(props.subject, Subject::New(_));
    let editing = {
        let subject = props.subject.clone();
        use_reducer(move || Editing::new(Draft::new(opened(subject))))
    };
    {
        let host = app.host().clone();
        let name = text(editing.draft.base(), "name").to_owned();
        use_effect_with(name, move |name| {
            if !name.is_empty() {
                host.set_title(&[name, " · Patchbay"].concat());
            }
        });
    }
    let contract = app.contract();
    let all_findings = use_memo((editing.draft.clone(), contract), |(draft, contract)| {
        findings::findings(*contract, draft, creating, now())
    });
    let told = all_findings.clone();
    let suggestions = use_memo((editing.draft.clone(), contract), |(draft, contract)| {
        // What does not exist yet is not looked at from afar.
        if creating {
            Vec::new()
        } else {
            untold(review(draft.value(), *contract, now()), &told)
        }
    });
    let form_sections = use_memo(findings::strategy(editing.draft.base()), |strategy| {
        sections(*strategy)
    });
    let dirty = editing.draft.change_count() > 0 || !editing.broken.is_empty();
    {
        let host = app.host().clone();
        use_effect_with(dirty, move |dirty| {
            host.set_unsaved(*dirty);
        });
    }
    {
        let host = app.host().clone();
        // However the page is left, nothing is unsaved after it.
        use_effect_with((), move |()| move || host.set_unsaved(false));
    }
    {
        let host = app.host().clone();
        use_effect_with(editing.refused.clone(), move |refused| {
            if let Some(refused) = refused.first() {
                focus_place(&host, &refused.pointer);
            }
        });
    }
    let dispatch = {
        let dispatcher = editing.dispatcher();
        Callback::from(move |action: Action| dispatcher.dispatch(action))
    };
    let report = if creating && !editing.attempted {
        without_untouched((*all_findings).clone(), &editing.draft)
    } else {
        (*all_findings).clone()
    };
    let parts = view::Parts {
        app,
        editing: &editing,
        sections: &form_sections,
        report: &report,
        contract,
        creating,
        dispatch: &dispatch,
    };
    let overlay = overlay(&parts, &all_findings);
    el("div", "pb-page")
        .child(header::header(&parts))
        .child(suggestions::suggestions(&parts, &suggestions))
        .child(view::body(&parts))
        .child(bar::bar(&parts, dirty))
        .child(overlay)
        .html()
}

/// The present moment, in seconds since 1970.
fn now() -> i64 {
    i64::try_from(App::now()).unwrap_or(i64::MAX)
}

/// A text of the connection; empty when it has none.
fn text<'value>(connection: &'value Value, key: &str) -> &'value str {
    let value = connection.get(key).and_then(Value::as_str);
    value.unwrap_or_default()
}

/// What the form is opened with.
fn opened(subject: Subject) -> Value {
    match subject {
        Subject::New(strategy) => {
            let strategy = ("strategy".to_owned(), Value::from(strategy.as_str()));
            Value::Object(Object::from_iter([strategy]))
        }
        Subject::Stored(connection) => connection.into_value(),
    }
}

/// The dialog that is open, if one is.
fn overlay(parts: &view::Parts<'_>, findings: &Report) -> Html {
    let draft = &parts.editing.draft;
    // A draft is always an object: the JSON view takes nothing else.
    let (Some(base), Some(edited)) = (
        Connection::from_value(draft.base().clone()),
        Connection::from_value(draft.value().clone()),
    ) else {
        return Html::default();
    };
    let app = parts.app.clone();
    let on_close = parts.dispatch.reform(|()| Action::Close);
    let on_refused = parts.dispatch.reform(Action::Refused);
    match parts.editing.overlay {
        None => Html::default(),
        Some(Overlay::Review) if parts.creating => html! {
            <CreateDialog {app} connection={edited} report={findings.clone()} {on_close} {on_refused}/>
        },
        Some(Overlay::Review) => {
            let on_saved = parts.dispatch.reform(Action::Saved);
            html! { <UpdateDialog {app} {base} draft={edited} {on_close} {on_saved} {on_refused}/> }
        }
        Some(Overlay::Users) => html! { <UsersDialog {app} connection={base} {on_close}/> },
        Some(Overlay::Delete) => html! { <DeleteDialog {app} connection={base} {on_close}/> },
    }
}
