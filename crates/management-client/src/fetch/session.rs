//! The session of the page's own origin.

use std::rc::Rc;

use super::{BrowserClock, FetchTransport, SessionTokens};

impl SessionTokens {
    /// The session of the server at this origin (empty: the page's own), through the browser's
    /// `fetch`. Its cookie goes along only when the origin is the page's own.
    pub fn in_browser(origin: impl Into<String>) -> Self {
        let transport = Rc::new(FetchTransport::with_cookies());
        Self::with_parts(origin, transport, Rc::new(BrowserClock))
    }
}
