//! Deleting a connection, by typing its name.

use connection_model::Connection;
use management_client::{Deletion, Error};
use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, InputEvent, MouseEvent, Properties, UseStateHandle, component, html, use_state,
};

use crate::app::App;
use crate::components::banner::{Mood, banner};
use crate::components::button::{Look, action, button};
use crate::components::control::typed;
use crate::components::dialog::Dialog;
use crate::components::state::failure;
use crate::model::wording::counted;
use crate::route::Route;

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

#[derive(Clone, Default, PartialEq)]
struct Typing {
    name: String,
    busy: bool,
    error: Option<Error>,
}

/// The dialog.
#[component]
pub(crate) fn DeleteDialog(props: &DeleteDialogProps) -> Html {
    let typing = use_state(Typing::default);
    let host = props.app.host();
    let name = props.connection.name().unwrap_or_default();
    let clients = props.connection.enabled_clients().count();
    let delete = deleting(props, &typing);
    let matching = typing.name == name && !typing.busy;
    let oninput = {
        let typing = typing.clone();
        Callback::from(move |event: InputEvent| {
            typing.set(Typing {
                name: typed(&event),
                ..(*typing).clone()
            });
        })
    };
    let (input_id, help_id) = (host.id("delete-name"), host.id("delete-help"));
    let label = if typing.busy {
        "Deleting…"
    } else {
        "Delete connection"
    };
    let actions = html! {
        <>
            { button(Look::Plain, "Cancel", props.on_close.reform(|_| ())) }
            { action(Look::Destroy, label, matching, delete.clone()) }
        </>
    };
    html! {
        <Dialog
            host={host.clone()}
            title={["Delete ", name].concat()}
            on_close={props.on_close.clone()}
            {actions}
        >
            if let Some(error) = &typing.error {
                { failure(error, delete) }
            }
            { banner(
                Mood::Warning,
                html! {
                    <>
                        <strong>{ "This cannot be undone" }</strong>
                        <p>
                            { "All users of this connection are deleted with it. " }
                            { counted(clients, "application", "applications") }
                            { " can no longer use it. A new connection of the same name gets another ID." }
                        </p>
                    </>
                },
                Html::default(),
            ) }
            <div class="pb-stacked-field">
                <label class="pb-label" for={input_id.clone()}>{ "Type the name to confirm" }</label>
                <span class="pb-help" id={help_id.clone()}><code>{ name.to_owned() }</code></span>
                <input
                    id={input_id}
                    class="pb-input"
                    type="text"
                    autofocus=true
                    spellcheck="false"
                    autocomplete="off"
                    aria-describedby={help_id}
                    value={typing.name.clone()}
                    {oninput}
                />
            </div>
        </Dialog>
    }
}

fn deleting(props: &DeleteDialogProps, typing: &UseStateHandle<Typing>) -> Callback<MouseEvent> {
    let (app, typing, on_close) = (props.app.clone(), typing.clone(), props.on_close.clone());
    let id = props.connection.id().unwrap_or_default().to_owned();
    Callback::from(move |_| {
        let (app, typing, on_close) = (app.clone(), typing.clone(), on_close.clone());
        let id = id.clone();
        let before = (*typing).clone();
        typing.set(Typing {
            busy: true,
            error: None,
            ..before.clone()
        });
        spawn_local(async move {
            let deleted = app.client().delete(&id).await;
            match app.observe(deleted) {
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
                Err(error) => typing.set(Typing {
                    busy: false,
                    error: Some(error),
                    ..before
                }),
            }
        });
    })
}
