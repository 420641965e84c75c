//! An address that leads nowhere.

use yew::Html;

use crate::app::App;
use crate::components::button::page_link;
use crate::components::state::empty;
use crate::markup::el;
use crate::route::Route;

/// Says so, with a way back.
pub(crate) fn not_found(app: &App) -> Html {
    let back = page_link(app.host(), &Route::connections(), "pb-button").text("All connections");
    let nothing = empty(
        "Nothing is plugged in here",
        "The address leads to no page.",
        back.html(),
    );
    el("div", "pb-page")
        .child(el("h1", "pb-title").text("Page not found"))
        .child(nothing)
        .html()
}
