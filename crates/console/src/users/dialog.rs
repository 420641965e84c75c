//! The users of a connection: how many, a page of them, and the ways to delete them.

use std::cell::Cell;
use std::rc::Rc;

use connection_model::{Connection, Contract, Operation};
use management_client::Error;
use management_client::users::{UserPage, UserQuery};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state};

use super::delete_all::DeleteUsersDialog;
use super::one::{One, one};
use super::table::{FIELDS, ROWS, pager, table};
use crate::app::{App, Obstacle};
use crate::components::button::{Look, button, permitted};
use crate::components::dialog::Dialog;
use crate::components::state::{empty, failure, skeleton};
use crate::markup::{all, el};
use crate::model::users::users;

/// What the dialog is told.
#[derive(Properties, PartialEq)]
pub(crate) struct UsersDialogProps {
    /// The console.
    pub(crate) app: App,
    /// The connection, as the server has it.
    pub(crate) connection: Connection,
    /// It goes away.
    pub(crate) on_close: Callback<()>,
}

/// A page of users; while the next is on its way, the last one stays.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    page: Option<UserPage>,
    busy: bool,
    error: Option<Error>,
}

/// The dialog.
#[component]
pub(crate) fn UsersDialog(props: &UsersDialogProps) -> Html {
    let shown = use_state(Shown::default);
    let number = use_state(|| 0_u32);
    let attempt = use_state(|| 0_u32);
    let looking = use_state(One::default);
    let deleting = use_state(|| false);
    {
        let (app, connection) = (props.app.clone(), props.connection.clone());
        let (shown, on_close) = (shown.clone(), props.on_close.clone());
        use_effect_with((*number, *attempt), move |(page, _)| {
            let is_wanted = Rc::new(Cell::new(true));
            let still_wanted = Rc::clone(&is_wanted);
            let (page, before) = (*page, shown.page.clone());
            shown.set(Shown {
                page: before.clone(),
                busy: true,
                error: None,
            });
            spawn_local(async move {
                let query = UserQuery {
                    connection: connection.name().unwrap_or_default(),
                    email: None,
                    page,
                    per_page: ROWS,
                    fields: &FIELDS,
                };
                let read = app.client().users(&query).await;
                if !still_wanted.get() {
                    return;
                }
                match app.observe(read) {
                    Ok(page) => shown.set(Shown {
                        page: Some(page),
                        ..Shown::default()
                    }),
                    Err(error) if error.needs_sign_in() => on_close.emit(()),
                    Err(error) => shown.set(Shown {
                        page: before,
                        busy: false,
                        error: Some(error),
                    }),
                }
            });
            move || is_wanted.set(false)
        });
    }
    let again = {
        let (number, attempt) = (number.clone(), attempt.clone());
        Callback::from(move |page: u32| {
            number.set(page);
            attempt.set(*attempt + 1);
        })
    };
    let name = props.connection.name().unwrap_or_default();
    let total = shown.page.as_ref().map(|page| page.total);
    if *deleting {
        let on_back = {
            let (deleting, again) = (deleting.clone(), again.clone());
            Callback::from(move |()| {
                deleting.set(false);
                again.emit(0);
            })
        };
        return html! {
            <DeleteUsersDialog
                app={props.app.clone()}
                connection={props.connection.clone()}
                total={total.unwrap_or_default()}
                {on_back}
                on_close={props.on_close.clone()}
            />
        };
    }
    let delete_all = {
        let deleting = deleting.clone();
        Callback::from(move |_: Event| deleting.set(true))
    };
    let has_users = total.is_some_and(|total| total > 0);
    let actions = all(vec![
        if has_users {
            permitted(
                &props.app,
                Operation::DeleteUsers,
                Look::Danger,
                "Delete all users…",
                button(Look::Danger, "Delete all users…", delete_all),
            )
        } else {
            Html::default()
        },
        button(Look::Plain, "Close", props.on_close.reform(|_| ())),
    ]);
    let count = match (total, shown.busy) {
        (Some(total), _) => users(total),
        (None, true) => "Counting…".to_owned(),
        (None, false) => String::new(),
    };
    let on_deleted = {
        let (again, host) = (again.clone(), props.app.host().clone());
        Callback::from(move |()| {
            again.emit(0);
            // The button that was pressed is gone.
            let field = host.id("user-email");
            let owner = host.clone();
            host.soon(move || owner.focus(&field));
        })
    };
    let retry = {
        let page = *number;
        again.reform(move |_: Event| page)
    };
    let is_tenant = props.app.contract() == Contract::Tenant;
    let list = match &shown.page {
        None if shown.busy => skeleton(3, "Loading users"),
        None => Html::default(),
        Some(page) if page.total == 0 => empty(
            "No users",
            "Nobody has signed up with this connection or been imported into it.",
            Html::default(),
        ),
        Some(page) => all(vec![
            table(&props.app, &page.users),
            pager(*number, page, is_tenant, &again),
        ]),
    };
    let deletes = props.app.obstacle(Operation::DeleteUser) != Some(Obstacle::ReadOnly);
    let finder =
        (has_users && deletes).then(|| one(&props.app, &props.connection, &looking, &on_deleted));
    let trouble = shown.error.as_ref().map(|error| failure(error, retry));
    html! {
        <Dialog
            host={props.app.host().clone()}
            title={["Users of ", name].concat()}
            wide=true
            on_close={props.on_close.clone()}
            {actions}
        >
            { el("p", "pb-muted").attr("role", "status").text(&count).html() }
            { trouble.unwrap_or_default() }
            { finder.unwrap_or_default() }
            { list }
        </Dialog>
    }
}
