//! The session of the page's own origin.

use std::rc::Rc;

use connection_model::{Contract, Method};

use super::{BrowserClock, FetchTransport, SessionTokens};
use crate::{Request, Transport, TransportError};

/// Whether the page itself comes from a Patchbay server, which names its contract on every answer:
/// the page is read once more and its headers are looked at.
pub async fn is_served_by_patchbay() -> Result<bool, TransportError> {
    let page = Request {
        method: Method::Get,
        // Of the document itself.
        url: String::new(),
        headers: Vec::new(),
        body: None,
    };
    let answer = FetchTransport::new().send(page).await?;
    Ok(answer.header(Contract::HEADER).is_some())
}

impl SessionTokens {
    /// The session of the server at this origin (empty: the page's own), through the browser's
    /// `fetch`. Its cookie goes along only when the origin is the page's own.
    pub fn in_browser(origin: impl Into<String>) -> Self {
        let transport = Rc::new(FetchTransport::with_cookies());
        Self::with_parts(origin, transport, Rc::new(BrowserClock))
    }
}
