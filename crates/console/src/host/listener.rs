//! Event listeners and timers that end when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, Window};

/// A listener that is removed from its target when it is dropped.
pub(crate) struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens in the bubbling phase; the handler may prevent the default.
    pub(crate) fn new(
        target: &EventTarget,
        event: &'static str,
        handler: Box<dyn FnMut(Event)>,
    ) -> Self {
        let closure = Closure::wrap(handler);
        // A browser refuses no listener of a known type on a live target.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            event,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}

/// A one-time timer that is cancelled when it is dropped.
pub(crate) struct Timer {
    window: Window,
    handle: i32,
    /// Kept for as long as the browser may call it.
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls the action once after a number of milliseconds.
    pub(super) fn new(window: &Window, milliseconds: i32, action: Box<dyn FnOnce()>) -> Self {
        let closure = Closure::once(action);
        let handle = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                closure.as_ref().unchecked_ref(),
                milliseconds,
            )
            .unwrap_or_default();
        Self {
            window: window.clone(),
            handle,
            _closure: closure,
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.handle);
    }
}
