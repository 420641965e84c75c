//! The connections as a table; on narrow screens each row is a card.

use connection_model::Connection;
use yew::Html;

use crate::app::App;
use crate::components::button::{Tone, badge, page_link};
use crate::components::copy::copy_id;
use crate::markup::el;
use crate::model::findings::strategy_label;
use crate::model::wording::counted;
use crate::route::Route;

/// One row a connection.
pub(super) fn table(app: &App, connections: &[&Connection]) -> Html {
    let head = ["Name", "Strategy", "ID", "Enabled clients"]
        .iter()
        .map(|label| el("th", "").attr("scope", "col").text(label).html())
        .collect();
    let rows = connections
        .iter()
        .map(|connection| row(app, connection))
        .collect();
    let table = el("table", "pb-table")
        .child(el("caption", "pb-visually-hidden").text("Connections"))
        .child(el("thead", "").child(el("tr", "").list(head)))
        .child(el("tbody", "").list(rows));
    el("div", "pb-card").child(table).html()
}

fn row(app: &App, connection: &Connection) -> Html {
    let id = connection.id().unwrap_or_default();
    let name = connection.name().unwrap_or(id);
    let label = strategy_label(connection);
    let clients = connection.enabled_clients().count();
    let link = page_link(app.host(), &Route::connection(id), "").text(name);
    let display_name = connection
        .display_name()
        .map(|display_name| el("div", "pb-help").text(display_name).html());
    let told = if clients == 0 {
        "No clients".to_owned()
    } else {
        counted(clients, "client", "clients")
    };
    let id_cell = el("span", "pb-affix")
        .child(el("code", "pb-key").text(id))
        .child(copy_id(app, id));
    el("tr", "")
        .key(id)
        .child(el("td", "pb-cell-name").child(link).maybe(display_name))
        .child(el("td", "").child(badge(Tone::Accent, label)))
        .child(el("td", "").child(id_cell))
        .child(el("td", "pb-muted").text(&told))
        .html()
}
