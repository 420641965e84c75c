//! Deleting a connection with its users, by typing its name.

use connection_model::Connection;
use management_client::{Deletion, Error};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{
    Callback, Html, Properties, UseStateHandle, component, html, use_effect_with, use_state,
};

use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::button::{Look, action, button};
use crate::components::confirm::confirm;
use crate::components::dialog::Dialog;
use crate::components::state::{Remote, failure};
use crate::markup::{all, el};
use crate::model::users::users;
use crate::model::wording::counted;
use crate::route::Route;
use crate::users::export::{Clearance, ExportStep, covers};
use crate::users::watch::Leash;

/// What the dialog is told.
#[derive(Properties, PartialEq)]
pub(crate) struct DeleteDialogProps {
    /// The console.
    pub(crate) app: App,
    /// The connection, as the server has it.
    pub(crate) connection: Connection,
    /// It goes away and nothing is deleted.
    pub(crate) on_close: Callback<()>,
}

/// How far the deletion has come.
#[derive(Clone, PartialEq)]
enum Phase {
    /// The user decides; with what went wrong with the last try.
    Asking(Option<Error>),
    /// The server has users who are not in the file.
    Outdated,
    /// It is being done.
    Busy,
}

/// The dialog.
#[component]
pub(crate) fn DeleteDialog(props: &DeleteDialogProps) -> Html {
    let phase = use_state(|| Phase::Asking(None));
    let typed = use_state(String::new);
    let count = use_state(|| Remote::<u64>::Loading);
    let clearance = use_state(Clearance::default);
    let leash = use_state(Leash::default);
    {
        let leash = (*leash).clone();
        use_effect_with((), move |()| move || leash.end());
    }
    let counting = counting(props, &count);
    {
        let counting = counting.clone();
        use_effect_with((), move |()| counting.emit(()));
    }
    let name = props.connection.name().unwrap_or_default();
    let delete = deleting(props, &phase, &clearance, &leash);
    let busy = *phase == Phase::Busy;
    let cleared = *count == Remote::Ready(0) || *clearance != Clearance::Missing;
    let ready = *typed == name && cleared && !busy;
    let label = if busy {
        "Deleting…"
    } else {
        "Delete connection"
    };
    let actions = all(vec![
        button(Look::Plain, "Cancel", props.on_close.reform(|_| ())),
        action(Look::Destroy, label, ready, delete.clone()).html(),
    ]);
    let trouble = match &*phase {
        Phase::Asking(Some(error)) => failure(error, delete),
        Phase::Outdated => {
            let text = "Users have come since the file was made. Export again and read the new file \
                        back. Nothing was deleted.";
            let text = told("The export does not hold everybody", paragraph(text));
            banner(Mood::Error, text, Html::default())
        }
        Phase::Asking(None) | Phase::Busy => Html::default(),
    };
    let step = |total: Option<u64>| {
        let on_clearance = {
            let clearance = clearance.clone();
            Callback::from(move |next| clearance.set(next))
        };
        html! {
            <ExportStep
                app={props.app.clone()}
                connection={name.to_owned()}
                {total}
                locked={busy}
                clearance={(*clearance).clone()}
                {on_clearance}
                on_signed_out={props.on_close.clone()}
            />
        }
    };
    let people = match &*count {
        Remote::Loading | Remote::Ready(0) => Html::default(),
        Remote::Ready(total) => step(Some(*total)),
        Remote::Failed(error) => {
            let text = if error.status() == Some(403) {
                "How many users go with the connection is not known, and they cannot be exported: \
                 reading them takes the scope read:users."
            } else {
                "How many users go with the connection is not known, and they cannot be exported."
            };
            all(vec![
                failure(error, counting.reform(|_| ())),
                paragraph(text).html(),
                step(None),
            ])
        }
    };
    let warning = told(
        "This cannot be undone",
        el("p", "")
            .attr("role", "status")
            .text(&consequences(props, &count)),
    );
    let on_name = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let host = props.app.host();
    html! {
        <Dialog
            host={host.clone()}
            title={["Delete ", name].concat()}
            on_close={props.on_close.clone()}
            {actions}
        >
            { trouble }
            { banner(Mood::Warning, warning, Html::default()) }
            { people }
            { confirm(host, "delete-name", name, &typed, busy, &on_name) }
        </Dialog>
    }
}

/// What goes with the connection, in words.
fn consequences(props: &DeleteDialogProps, count: &Remote<u64>) -> String {
    let clients = props.connection.enabled_clients().count();
    let who = match count {
        Remote::Loading => "Its users are being counted: they are deleted with it.".to_owned(),
        Remote::Ready(0) => "It has no users.".to_owned(),
        Remote::Ready(1) => "Its only user is deleted with it.".to_owned(),
        Remote::Ready(total) => format!("Its {} are deleted with it.", users(*total)),
        Remote::Failed(_) => "All users of this connection are deleted with it.".to_owned(),
    };
    let applications = if clients == 0 {
        "No application uses it.".to_owned()
    } else {
        let applications = counted(clients, "application", "applications");
        [&applications, " can no longer use it."].concat()
    };
    format!("{who} {applications} A new connection of the same name gets another ID.")
}

fn counting(props: &DeleteDialogProps, count: &UseStateHandle<Remote<u64>>) -> Callback<()> {
    let (app, count, on_close) = (props.app.clone(), count.clone(), props.on_close.clone());
    let name = props.connection.name().unwrap_or_default().to_owned();
    Callback::from(move |()| {
        let (app, count, on_close) = (app.clone(), count.clone(), on_close.clone());
        let name = name.clone();
        count.set(Remote::Loading);
        spawn_local(async move {
            let counted = app.client().count_users(&name).await;
            match app.observe(counted) {
                Ok(total) => count.set(Remote::Ready(total)),
                Err(error) if error.needs_sign_in() => on_close.emit(()),
                Err(error) => count.set(Remote::Failed(error)),
            }
        });
    })
}

fn deleting(
    props: &DeleteDialogProps,
    phase: &UseStateHandle<Phase>,
    clearance: &UseStateHandle<Clearance>,
    leash: &Leash,
) -> Callback<Event> {
    let (app, phase, on_close) = (props.app.clone(), phase.clone(), props.on_close.clone());
    let (clearance, leash) = (clearance.clone(), leash.clone());
    let id = props.connection.id().unwrap_or_default().to_owned();
    let name = props.connection.name().unwrap_or_default().to_owned();
    Callback::from(move |_| {
        let (app, phase, on_close) = (app.clone(), phase.clone(), on_close.clone());
        let (id, name, clearance) = (id.clone(), name.clone(), clearance.clone());
        phase.set(Phase::Busy);
        let follower = leash.begin(Callback::noop());
        spawn_local(async move {
            let covered = match &*clearance {
                Clearance::Exported(file) => covers(&app, &name, file, &follower).await,
                Clearance::Missing | Clearance::Waived => Ok(true),
            };
            let deleted = match covered {
                Ok(true) => {
                    let deleted = app.client().delete(&id).await;
                    app.observe(deleted)
                }
                Ok(false) => {
                    clearance.set(Clearance::Missing);
                    phase.set(Phase::Outdated);
                    return;
                }
                Err(error) => Err(error),
            };
            match deleted {
                Ok(deletion) => {
                    app.host().set_unsaved(false);
                    app.toast(
                        match deletion {
                            Deletion::Done => "Connection deleted",
                            Deletion::Running { .. } => {
                                "The deletion has begun and goes on in the background"
                            }
                        }
                        .to_owned(),
                    );
                    app.go(&Route::connections());
                }
                Err(error) if error.needs_sign_in() => on_close.emit(()),
                Err(error) => phase.set(Phase::Asking(Some(error))),
            }
        });
    })
}
