//! Deleting one user: looked for by e-mail address, seen, then deleted.

use connection_model::{Connection, Contract, Strategy};
use management_client::Error;
use management_client::users::{EmailAddress, User, UserQuery, write_export};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, UseStateHandle};

use crate::app::App;
use crate::components::button::{Look, button, remark};
use crate::components::control::{line, typed};
use crate::components::state::failure;
use crate::host::Host;
use crate::markup::{On, all, el};
use crate::model::users::{file_name, minute, users};
use connection_validation::Severity;

/// What is known of the one.
#[derive(Clone, Default, PartialEq)]
pub(super) struct One {
    email: String,
    busy: bool,
    found: Found,
}

#[derive(Clone, Default, PartialEq)]
enum Found {
    #[default]
    Nothing,
    NoAddress,
    Users(Vec<User>),
    Failed(Error),
}

/// The field, and whom it found.
pub(super) fn one(
    app: &App,
    connection: &Connection,
    state: &UseStateHandle<One>,
    on_deleted: &Callback<()>,
) -> Html {
    let host = app.host();
    let (field_id, message_id) = (host.id("user-email"), host.id("user-message"));
    let find = finding(app, connection, state);
    let oninput = {
        let state = state.clone();
        Callback::from(move |event: Event| {
            state.set(One {
                email: typed(&event),
                ..One::default()
            });
        })
    };
    let field = line("pb-input")
        .id(&field_id)
        .attr("inputmode", "email")
        .set("aria-describedby", message_id.clone())
        .attr_if(state.found == Found::NoAddress, "aria-invalid", "true")
        .value(&state.email)
        .on(On::Input, oninput);
    let send = el("button", "pb-button")
        .attr("type", "submit")
        .attr_if(state.busy, "disabled", "")
        .text(if state.busy { "One moment…" } else { "Find" });
    let submit = {
        let find = find.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            find.emit(event);
        })
    };
    let message = match &state.found {
        Found::NoAddress => remark(Severity::Error).text("This is no e-mail address."),
        Found::Users(found) if found.is_empty() => {
            el("p", "pb-help").text("No user of this connection has this address.")
        }
        Found::Users(found) => {
            el("p", "pb-help").text(&[&users(found.len() as u64), " found"].concat())
        }
        Found::Nothing | Found::Failed(_) => {
            el("p", "pb-help").text("You see whom it is before anybody is deleted.")
        }
    };
    let form = el("form", "pb-stacked-field")
        .on(On::Submit, submit)
        .child(
            el("label", "pb-label")
                .set("for", field_id)
                .text("Delete one user by e-mail"),
        )
        .child(el("div", "pb-affix").child(field).child(send))
        .child(
            el("div", "")
                .id(&message_id)
                .attr("role", "status")
                .child(message),
        );
    let rest = match &state.found {
        Found::Users(found) => {
            let alone = found.len() == 1;
            let each = found.iter();
            let each = each.map(|user| person(app, connection, user, alone, state, on_deleted));
            el("ul", "pb-stack-wide").list(each.collect()).html()
        }
        Found::Failed(error) => failure(error, find),
        Found::Nothing | Found::NoAddress => Html::default(),
    };
    all(vec![form.html(), rest])
}

/// One whom the address has found.
fn person(
    app: &App,
    connection: &Connection,
    user: &User,
    alone: bool,
    state: &UseStateHandle<One>,
    on_deleted: &Callback<()>,
) -> Html {
    let name = connection.name().unwrap_or_default();
    let is_home = user.home() == Some(name);
    let created = user.created_at().map(|time| {
        let text = ["created ", &minute(time)].concat();
        el("span", "pb-muted").text(&text).html()
    });
    let who = el("div", "pb-row")
        .child(el("strong", "").text(user.label()))
        .child(el("code", "pb-key").text(user.id()))
        .maybe(created);
    let what = if is_home {
        let keep = {
            let (app, user) = (app.clone(), user.clone());
            let name = file_name(name, &Host::today());
            Callback::from(move |_| {
                if !app
                    .host()
                    .download(&name, &write_export(std::slice::from_ref(&user)))
                {
                    app.toast("The browser did not take the file".to_owned());
                }
            })
        };
        let delete = deleting(app, connection, user, alone, state, on_deleted);
        el("div", "pb-row")
            .child(button(Look::Plain, "Export this user", keep))
            .child(button(Look::Destroy, "Delete this user", delete))
    } else {
        remark(Severity::Warning).text(
            "This user belongs to another connection, and an account of this one is linked to it. \
             Deleting it would delete both.",
        )
    };
    el("li", "pb-found").child(who).child(what).html()
}

fn finding(app: &App, connection: &Connection, state: &UseStateHandle<One>) -> Callback<Event> {
    let (app, state) = (app.clone(), state.clone());
    let connection = connection.name().unwrap_or_default().to_owned();
    Callback::from(move |_| {
        let typed = state.email.clone();
        let settle = {
            let (state, typed) = (state.clone(), typed.clone());
            move |busy, found| {
                state.set(One {
                    email: typed.clone(),
                    busy,
                    found,
                });
            }
        };
        let Some(email) = EmailAddress::parse(&typed) else {
            settle(false, Found::NoAddress);
            return;
        };
        settle(true, Found::Nothing);
        let (app, connection) = (app.clone(), connection.clone());
        spawn_local(async move {
            let query = UserQuery {
                connection: &connection,
                email: Some(email.as_str()),
                page: 0,
                per_page: 10,
                // Whole users, for this one may be exported.
                fields: &[],
            };
            let found = app.client().users(&query).await;
            match app.observe(found) {
                Ok(page) => settle(false, Found::Users(page.users)),
                Err(error) => settle(false, Found::Failed(error)),
            }
        });
    })
}

fn deleting(
    app: &App,
    connection: &Connection,
    user: &User,
    alone: bool,
    state: &UseStateHandle<One>,
    on_deleted: &Callback<()>,
) -> Callback<Event> {
    let (app, state, on_deleted) = (app.clone(), state.clone(), on_deleted.clone());
    let connection_id = connection.id().unwrap_or_default().to_owned();
    let user_id = user.id().to_owned();
    // A tenant deletes by address in databases alone, and an address that several have says too
    // little.
    let by_address = alone
        && (app.contract() == Contract::Reference
            || connection.strategy() == Some(Strategy::Auth0));
    let email = user.email().and_then(EmailAddress::parse);
    let email = email.filter(|_| by_address);
    Callback::from(move |_| {
        let before = (*state).clone();
        state.set(One {
            busy: true,
            found: Found::Nothing,
            ..before.clone()
        });
        let (app, state, on_deleted) = (app.clone(), state.clone(), on_deleted.clone());
        let (connection_id, user_id) = (connection_id.clone(), user_id.clone());
        let email = email.clone();
        spawn_local(async move {
            let client = app.client();
            let deleted = match &email {
                Some(email) => client.delete_user_with_email(&connection_id, email).await,
                None => client.delete_user(&user_id).await,
            };
            match app.observe(deleted) {
                Ok(()) => {
                    app.toast("User deleted".to_owned());
                    state.set(One::default());
                    on_deleted.emit(());
                }
                Err(error) => state.set(One {
                    found: Found::Failed(error),
                    ..before
                }),
            }
        });
    })
}
