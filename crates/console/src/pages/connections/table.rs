//! The connections as a table; on narrow screens each row is a card.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::app::App;
use crate::components::button::{Tone, badge, bare, page_link};
use crate::components::copy::copy_id;
use crate::components::icon::{Icon, icon};
use crate::markup::{El, el};
use crate::model::list::{Column, ListView};
use crate::model::search::Row;
use crate::model::wording::counted;
use crate::route::Route;

/// Ends the id of the link in the first row that “Show more” has brought.
pub(super) const FIRST_NEW: &str = "first-new";

/// What the table shows.
pub(super) struct Table<'a> {
    /// The console.
    pub(super) app: &'a App,
    /// The rows in their order.
    pub(super) rows: &'a [Rc<Row>],
    /// Which of them is the first of those that were shown last.
    pub(super) first_new: Option<usize>,
    /// What the address says.
    pub(super) view: &'a ListView,
    /// Shows the list in another way.
    pub(super) show: &'a Callback<ListView>,
}

/// One row a connection.
pub(super) fn table(table: &Table<'_>) -> Html {
    let head = el("tr", "")
        .child(ordered(table, Column::Name, "Name"))
        .child(ordered(table, Column::Strategy, "Strategy"))
        .child(heading().text("ID"))
        .child(ordered(table, Column::Clients, "Enabled clients"));
    let rows = table.rows.iter().enumerate();
    let rows = rows.map(|(index, each)| row(table.app, each, table.first_new == Some(index)));
    let grid = el("table", "pb-table")
        .child(el("caption", "pb-visually-hidden").text("Connections"))
        .child(el("thead", "").child(head))
        .child(el("tbody", "").list(rows.collect()));
    el("div", "pb-card").child(grid).html()
}

fn heading() -> El {
    el("th", "").attr("scope", "col")
}

/// The heading of a column that the list can be ordered by.
fn ordered(table: &Table<'_>, column: Column, label: &str) -> El {
    let order = table.view.order.filter(|order| order.column == column);
    let (state, drawing) = match order {
        None => ("", Icon::Order),
        Some(order) if order.descending => ("descending", Icon::Down),
        Some(_) => ("ascending", Icon::Up),
    };
    let view = table.view.clone();
    let reorder = table.show.reform(move |_| view.reordered(column));
    let button = bare("pb-sort").click(reorder).text(label);
    heading()
        .attr_if(order.is_some(), "aria-sort", state)
        .child(button.child(icon(drawing)))
}

fn row(app: &App, row: &Row, first_new: bool) -> Html {
    let link = page_link(app.host(), &Route::connection(&row.id), "").text(&row.name);
    let link = if first_new {
        link.id(&app.host().id(FIRST_NEW))
    } else {
        link
    };
    let display_name = row
        .display_name
        .as_ref()
        .map(|display_name| el("div", "pb-help").text(display_name).html());
    let told = if row.clients == 0 {
        "No clients".to_owned()
    } else {
        counted(row.clients, "client", "clients")
    };
    let id_cell = el("span", "pb-affix")
        .child(el("code", "pb-key").text(&row.id))
        .child(copy_id(app, &row.id));
    el("tr", "")
        .key(&row.id)
        .child(el("td", "pb-cell-name").child(link).maybe(display_name))
        .child(el("td", "").child(badge(Tone::Accent, row.label())))
        .child(el("td", "").child(id_cell))
        .child(el("td", "pb-muted").text(&told))
        .html()
}
