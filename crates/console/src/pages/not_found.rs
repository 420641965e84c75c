//! An address that leads nowhere.

use yew::{Html, html};

use crate::app::App;
use crate::components::button::page_link;
use crate::components::state::empty;
use crate::route::Route;

/// Says so, with a way back.
pub(crate) fn not_found(app: &App) -> Html {
    let back = page_link(
        app.host(),
        &Route::connections(),
        "pb-button",
        html! { "All connections" },
    );
    html! {
        <div class="pb-page">
            <h1 class="pb-title">{ "Page not found" }</h1>
            { empty("Nothing is plugged in here", html! { "The address leads to no page." }, back) }
        </div>
    }
}
