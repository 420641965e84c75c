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
    if event.default_prevented() || event.alt_key() {
        return;
    }
    let key = event.key();
    // A dialog has its own keys, and the page behind it waits.
    let waits = host.has_dialog();
    if event.ctrl_key() || event.meta_key() {
        if key.eq_ignore_ascii_case("s") && !event.shift_key() {
            // Also where there is nothing to review: nobody wants to save this page's HTML.
            event.prevent_default();
            let review = host.find(&host.id("review")).filter(|_| !waits);
            if let Some(review) = review {
                review.click();
            }
        }
        return;
    }
    if waits || Host::is_typing(event) {
        return;
    }
    match key.as_str() {
        "/" => {
            if let Some(search) = host.find(&host.id("search")) {
                event.prevent_default();
                let _ = search.focus();
            }
        }
        "n" => app.go(&Route::gallery()),
        "?" => dispatcher.dispatch(Action::Help(true)),
        _ => {}
    }
}
