//! Shortcuts.

use web_sys::KeyboardEvent;
use yew::{Callback, UseReducerDispatcher};

use super::state::{Action, State};
use crate::app::App;
use crate::host::Host;
use crate::route::Route;

/// A key, what it does, and whether that changes something.
type Key = (&'static str, &'static str, bool);

/// The keys, for the help.
const KEYS: [Key; 5] = [
    ("/", "Search", false),
    ("n", "New connection", true),
    ("Ctrl S", "Review changes", true),
    ("Esc", "Close a dialog", false),
    ("?", "This help", false),
];

/// The keys that do something here.
pub(super) fn keys(app: &App) -> impl Iterator<Item = Key> {
    let read_only = app.settings().read_only;
    KEYS.into_iter()
        .filter(move |(_, _, changes)| !(read_only && *changes))
}

/// Acts on keys that are not typed into a field.
pub(super) fn watch(app: &App, dispatcher: &UseReducerDispatcher<State>) {
    let (owner, dispatcher) = (app.clone(), dispatcher.clone());
    app.host()
        .watch_keys(Callback::from(move |event: KeyboardEvent| {
            press(&owner, &dispatcher, &event);
        }));
}

/// Opens the review of what is being edited, if anything is.
fn open_review(host: &Host) {
    if let Some(field) = host.focused() {
        // What is typed and not taken over yet is taken over when its field is left.
        let _ = field.blur();
        let _ = field.focus();
    }
    let owner = host.clone();
    host.soon(move || {
        if let Some(review) = owner.find(&owner.id("review")) {
            review.click();
        }
    });
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
            if !waits {
                open_review(host);
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
        "n" if !app.host().settings().read_only => app.go(&Route::gallery()),
        "?" => dispatcher.dispatch(Action::Help(true)),
        _ => {}
    }
}
