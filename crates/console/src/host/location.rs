//! Which page is shown: in the fragment of the URL, or in memory.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Callback;

use super::Host;
use super::listener::Listener;
use crate::config::Routes;
use crate::page::Event;

/// Who is told when the place changes, or should not change without a question.
pub(crate) struct LocationHandlers {
    /// The place has changed; given is the new path.
    pub(crate) changed: Callback<String>,
    /// There are unsaved changes and somebody wants to go to this path.
    pub(crate) blocked: Callback<String>,
    /// A sign-in link was opened while the console is there; given is its code.
    pub(crate) code: Callback<String>,
}

impl Host {
    /// The path of the page shown, with its query, for example `/connections?q=acme`.
    pub(crate) fn path(&self) -> String {
        self.0.path.borrow().clone()
    }

    /// Starts to report changes; in [`Routes::Hash`] also those that Back or the user makes.
    pub(crate) fn watch_location(&self, handlers: LocationHandlers) {
        *self.0.location_handlers.borrow_mut() = Some(handlers);
        if self.0.routes == Routes::Hash {
            let weak = Rc::downgrade(&self.0);
            let listener = Listener::new(
                &self.0.window,
                "hashchange",
                Box::new(move |_| {
                    if let Some(parts) = weak.upgrade() {
                        Host(parts).fragment_changed();
                    }
                }),
            );
            self.keep(listener);
        }
    }

    /// Goes to another page; asks first when there are unsaved changes.
    pub(crate) fn navigate(&self, path: &str) {
        if *self.0.path.borrow() == path {
            return;
        }
        if self.is_unsaved() {
            self.report(|handlers| handlers.blocked.emit(path.to_owned()));
            return;
        }
        self.write_fragment(path, false);
        self.arrive(path.to_owned());
    }

    /// Changes the path in place: no new entry in the history, no question, no report.
    pub(crate) fn replace_path(&self, path: &str) {
        self.write_fragment(path, true);
        path.clone_into(&mut self.0.path.borrow_mut());
        self.tell(Event::Route(path.to_owned()));
    }

    /// The address for a link to a page of this console.
    pub(crate) fn link(path: &str) -> String {
        format!("#{path}")
    }

    /// Says whether leaving now would lose something; while it would, closing the page asks.
    pub(crate) fn set_unsaved(&self, unsaved: bool) {
        let mut guard = self.0.unsaved.borrow_mut();
        if unsaved == guard.is_some() {
            return;
        }
        // The listener exists only while it is needed: with it, browsers keep no page for Back.
        *guard = unsaved.then(|| {
            Listener::new(
                &self.0.window,
                "beforeunload",
                Box::new(|event| event.prevent_default()),
            )
        });
        drop(guard);
        self.tell(Event::Dirty(unsaved));
    }

    /// Whether leaving now would lose something.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.0.unsaved.borrow().is_some()
    }

    /// Takes the one-use sign-in code out of the fragment (`#code=…`), if there is one.
    ///
    /// The fragment becomes that of the page shown, without an entry in the history, so that
    /// neither the history nor a copied address holds the code.
    pub(crate) fn take_sign_in_code(&self) -> Option<String> {
        if self.0.routes != Routes::Hash {
            return None;
        }
        let fragment = self.0.window.location().hash().ok()?;
        let code = fragment.strip_prefix("#code=")?.to_owned();
        self.write_fragment(&self.path(), true);
        Some(code)
    }

    /// What the fragment says now, as a path.
    pub(super) fn fragment(&self) -> String {
        let fragment = self.0.window.location().hash().unwrap_or_default();
        match fragment.strip_prefix('#') {
            Some(path) if path.starts_with('/') => path.to_owned(),
            _ => "/".to_owned(),
        }
    }

    fn fragment_changed(&self) {
        if let Some(code) = self.take_sign_in_code() {
            self.report(|handlers| handlers.code.emit(code));
            return;
        }
        let path = self.fragment();
        let before = self.path();
        if path == before {
            return;
        }
        if self.is_unsaved() {
            // The browser has gone there already: the page that is still shown becomes a new entry.
            self.write_fragment(&before, false);
            self.report(|handlers| handlers.blocked.emit(path));
        } else {
            self.arrive(path);
        }
    }

    fn arrive(&self, path: String) {
        self.0.path.borrow_mut().clone_from(&path);
        self.tell(Event::Route(path.clone()));
        self.report(|handlers| handlers.changed.emit(path));
    }

    fn report(&self, tell: impl FnOnce(&LocationHandlers)) {
        if let Some(handlers) = self.0.location_handlers.borrow().as_ref() {
            tell(handlers);
        }
    }

    fn write_fragment(&self, path: &str, replace: bool) {
        if self.0.routes == Routes::Memory {
            return;
        }
        let Ok(history) = self.0.window.history() else {
            return;
        };
        let url = if path == "/" {
            // Without its fragment the address is the page's own, whatever its folder is.
            let location = self.0.window.location();
            location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
        } else {
            Self::link(path)
        };
        let _ = if replace {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        };
    }
}
