//! An address that leads nowhere.

use yew::Html;

use crate::app::App;
use crate::components::button::page_link;
use crate::components::state::empty;
use crate::markup::el;
use crate::route::Route;

/// Says so, with a way back.
pub(crate) fn not_found(app: &App) -> Html {
    nothing(
        app,
        "Page not found",
        "Nothing is plugged in here",
        "The address leads to no page.",
    )
}

/// There is such a page, and not in this console.
pub(crate) fn not_here(app: &App, title: &str, text: &str) -> Html {
    nothing(app, "Not available here", title, text)
}

fn nothing(app: &App, heading: &str, title: &str, text: &str) -> Html {
    let back = page_link(app.host(), &Route::connections(), "pb-button").text("All connections");
    el("div", "pb-page")
        .child(el("h1", "pb-title").text(heading))
        .child(empty(title, text, back.html()))
        .html()
}
