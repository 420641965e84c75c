//! Shortcuts.

use web_sys::KeyboardEvent;
use yew::{Callback, UseReducerDispatcher};

use super::state::{Action, State};
use crate::app::App;
use crate::host::Host;
use crate::route::Route;

/// The keys and what they do, for the help.
pub(super) const KEYS: [(&str, &str); 5] = [
    ("/", "Search"),
    ("n", "New connection"),
    ("Ctrl S", "Review changes"),
    ("Esc", "Close a dialog"),
    ("?", "This help"),
];

/// Acts on keys that are not typed into a field.
pub(super) fn watch(app: &App, dispatcher: &UseReducerDispatcher<State>) {
    let (owner, dispatcher) = (app.clone(), dispatcher.clone());
    app.host()
        .watch_keys(Callback::from(move |event: KeyboardEvent| {
            press(&owner, &dispatcher, &event);
        }));
}

fn press(app: &App, dispatcher: &UseReducerDispatcher<State>, event: &KeyboardEvent) {
    let host = app.host();
    // A dialog has its own keys, and the page behind it waits.
    if event.default_prevented() || host.has_dialog() {
        return;
    }
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        if key.eq_ignore_ascii_case("s") && !event.shift_key() && !event.alt_key() {
            // Also where there is nothing to review: nobody wants to save this page's HTML.
            event.prevent_default();
            if let Some(review) = host.find(&host.id("review")) {
                review.click();
            }
        }
        return;
    }
    if event.alt_key() || Host::is_typing(event) {
        return;
    }
    match key.as_str() {
        "/" => {
            if let Some(search) = host.find(&host.id("search")) {
                event.prevent_default();
                let _ = search.focus();
            }
        }
        "n" => app.go(&Route::Create { strategy: None }),
        "?" => dispatcher.dispatch(Action::Help(true)),
        _ => {}
    }
}
