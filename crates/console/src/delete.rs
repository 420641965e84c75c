//! Deleting a connection, by typing its name.

use connection_model::Connection;
use management_client::{Deletion, Error};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, Properties, UseStateHandle, component, html, use_state};

use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::button::{Look, action, button};
use crate::components::control::{line, typed};
use crate::components::dialog::Dialog;
use crate::components::state::failure;
use crate::markup::{On, all, el};
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
        Callback::from(move |event: Event| {
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
    let actions = all(vec![
        button(Look::Plain, "Cancel", props.on_close.reform(|_| ())),
        action(Look::Destroy, label, matching, delete.clone()).html(),
    ]);
    let trouble = typing.error.as_ref().map(|error| failure(error, delete));
    let warning = format!(
        "All users of this connection are deleted with it. {} can no longer use it. \
         A new connection of the same name gets another ID.",
        counted(clients, "application", "applications"),
    );
    let warning = told("This cannot be undone", paragraph(&warning));
    let field = el("div", "pb-stacked-field")
        .child(
            el("label", "pb-label")
                .set("for", input_id.clone())
                .text("Type the name to confirm"),
        )
        .child(
            el("span", "pb-help")
                .id(&help_id)
                .child(el("code", "").text(name)),
        )
        .child(
            line("pb-input")
                .id(&input_id)
                .attr("autofocus", "")
                .set("aria-describedby", help_id)
                .value(&typing.name)
                .on(On::Input, oninput),
        );
    html! {
        <Dialog
            host={host.clone()}
            title={["Delete ", name].concat()}
            on_close={props.on_close.clone()}
            {actions}
        >
            { trouble.unwrap_or_default() }
            { banner(Mood::Warning, warning, Html::default()) }
            { field.html() }
        </Dialog>
    }
}

fn deleting(props: &DeleteDialogProps, typing: &UseStateHandle<Typing>) -> Callback<Event> {
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
