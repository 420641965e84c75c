//! The review of a connection that is still to be created.

use connection_model::Connection;
use connection_validation::{Report, Severity};
use lossless_json::Value;
use management_client::Error;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, Properties, UseStateHandle, component, html, use_state};

use super::changes::{added, change_list, finding_banner};
use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph};
use crate::components::button::{Look, action, button};
use crate::components::dialog::Dialog;
use crate::components::state::failure;
use crate::form::ServerMessage;
use crate::markup::{all, el};
use crate::model::findings::strategy;
use crate::model::wording::FIXED_AT_CREATION;
use crate::route::Route;

/// What the dialog is told.
#[derive(Properties, PartialEq)]
pub(crate) struct CreateDialogProps {
    /// The console.
    pub(crate) app: App,
    /// What will be sent.
    pub(crate) connection: Connection,
    /// What validation says of it.
    pub(crate) report: Report,
    /// It goes away and nothing is created.
    pub(crate) on_close: Callback<()>,
    /// The server has refused it, with the places that it named.
    pub(crate) on_refused: Callback<Vec<ServerMessage>>,
}

/// Whether it is on its way, and what went wrong with the last try.
#[derive(Clone, PartialEq, Default)]
struct Sending {
    busy: bool,
    error: Option<Error>,
}

/// The dialog.
#[component]
pub(crate) fn CreateDialog(props: &CreateDialogProps) -> Html {
    let sending = use_state(Sending::default);
    let strategy = strategy(&props.connection.to_value());
    let has_errors = props.report.has_errors();
    let create = creating(props, &sending);
    let label = if sending.busy {
        "Creating…"
    } else {
        "Create"
    };
    let can_create = !has_errors && !sending.busy;
    let obstacle = if has_errors {
        "Mend the errors first."
    } else {
        ""
    };
    let note = el("span", "pb-help pb-spacer").attr("role", "status");
    let actions = all(vec![
        note.text(obstacle).html(),
        button(Look::Plain, "Cancel", props.on_close.reform(|_| ())),
        action(Look::Primary, label, can_create, create.clone()).html(),
    ]);
    let trouble = sending.error.as_ref().map(|error| failure(error, create));
    let fixed = paragraph(FIXED_AT_CREATION).html();
    let fields = added(strategy, &props.connection.to_value());
    let body = all(vec![
        trouble.unwrap_or_default(),
        finding_banner(&props.app, strategy, &props.report, Severity::Error).unwrap_or_default(),
        banner(Mood::Info, fixed, Html::default()),
        change_list(strategy, &fields),
        finding_banner(&props.app, strategy, &props.report, Severity::Warning).unwrap_or_default(),
    ]);
    html! {
        <Dialog
            host={props.app.host().clone()}
            title="Review the new connection"
            wide=true
            on_close={props.on_close.clone()}
            {actions}
        >
            { body }
        </Dialog>
    }
}

fn creating(props: &CreateDialogProps, sending: &UseStateHandle<Sending>) -> Callback<Event> {
    let (app, sending) = (props.app.clone(), sending.clone());
    let connection: Value = props.connection.to_value();
    let (on_close, on_refused) = (props.on_close.clone(), props.on_refused.clone());
    Callback::from(move |_| {
        let (app, sending, connection) = (app.clone(), sending.clone(), connection.clone());
        let (on_close, on_refused) = (on_close.clone(), on_refused.clone());
        sending.set(Sending {
            busy: true,
            error: None,
        });
        spawn_local(async move {
            let created = app.client().create(&connection).await;
            match app.observe(created) {
                Ok(created) => {
                    app.host().set_unsaved(false);
                    app.toast("Connection created".to_owned());
                    app.go(&created
                        .id()
                        .map_or_else(Route::connections, Route::connection));
                }
                Err(error) if error.needs_sign_in() => on_close.emit(()),
                Err(error) => match ServerMessage::all_of(&error) {
                    none if none.is_empty() => sending.set(Sending {
                        busy: false,
                        error: Some(error),
                    }),
                    messages => on_refused.emit(messages),
                },
            }
        });
    })
}
