//! Users as a table, a page at a time; on narrow screens each row is a card.

use management_client::users::{REACHABLE, User, UserPage};
use web_sys::Event;
use yew::{Callback, Html};

use crate::app::App;
use crate::components::button::{Look, action};
use crate::components::copy::copy_id;
use crate::markup::{El, el};
use crate::model::users::{minute, number};

/// Users in one page of the table.
pub(super) const ROWS: u32 = 10;

/// What the table shows of a user, and what tells whether it is of this connection.
pub(super) const FIELDS: [&str; 6] = [
    "user_id",
    "email",
    "username",
    "phone_number",
    "created_at",
    "identities",
];

/// One row a user.
pub(super) fn table(app: &App, users: &[User]) -> Html {
    let head = ["E-mail", "Username", "ID", "Created"]
        .iter()
        .map(|label| el("th", "").attr("scope", "col").text(label).html())
        .collect();
    let rows = users.iter().map(|user| row(app, user)).collect();
    let table = el("table", "pb-table pb-users")
        .child(el("caption", "pb-visually-hidden").text("Users"))
        .child(el("thead", "").child(el("tr", "").list(head)))
        .child(el("tbody", "").list(rows));
    el("div", "pb-card").child(table).html()
}

fn row(app: &App, user: &User) -> Html {
    let id = user.id();
    let id_cell = el("span", "pb-affix")
        .child(el("code", "pb-key").text(id))
        .child(copy_id(app, id));
    let created = user.created_at();
    el("tr", "")
        .key(id)
        .child(text("pb-cell-name", user.email()))
        .child(text("", user.username()))
        .child(el("td", "").child(id_cell))
        .child(el("td", "pb-muted").maybe(created.map(|time| {
            el("time", "")
                .set("datetime", time.to_owned())
                .text(&minute(time))
                .html()
        })))
        .html()
}

fn text(class: &'static str, text: Option<&str>) -> El {
    let cell = el("td", class);
    match text {
        Some(text) => cell.text(text),
        None => cell.child(el("span", "pb-muted").text("none")),
    }
}

/// The way to the pages before and after; nothing when all users are in one.
pub(super) fn pager(page: u32, shown: &UserPage, is_tenant: bool, go: &Callback<u32>) -> Html {
    if shown.total <= u64::from(ROWS) {
        return Html::default();
    }
    let start = u64::from(page) * u64::from(ROWS);
    let end = start + shown.users.len() as u64;
    let listed = if is_tenant {
        shown.total.min(REACHABLE)
    } else {
        shown.total
    };
    let to = |page: u32| go.reform(move |_: Event| page);
    let place = [
        &number(start + 1),
        "–",
        &number(end),
        " of ",
        &number(shown.total),
    ]
    .map(|part: &str| part.to_owned())
    .concat();
    let beyond = (shown.total > listed).then(|| {
        el("span", "pb-help")
            .text("A tenant lists no more than the first 1,000.")
            .html()
    });
    el("nav", "pb-row")
        .attr("aria-label", "Pages of users")
        .child(action(
            Look::Plain,
            "Previous",
            page > 0,
            to(page.saturating_sub(1)),
        ))
        .child(action(Look::Plain, "Next", end < listed, to(page + 1)))
        .child(el("span", "pb-muted").attr("role", "status").text(&place))
        .maybe(beyond)
        .html()
}
