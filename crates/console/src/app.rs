//! What every page is handed: the host, the client, and a way to tell the console something.

use std::rc::Rc;

use connection_model::Contract;
use management_client::fetch::{BrowserClock, FetchTransport};
use management_client::{Client, Error, RateLimit, SessionTokens, TokenSource};
use yew::Callback;

use crate::config::{Config, SessionMode};
use crate::host::Host;
use crate::route::Route;

/// What a page tells the console around it.
pub(crate) enum Notice {
    /// Show this for a moment.
    Say(String),
    /// The session has ended: sign in again, keep the page as it is.
    SessionEnded,
    /// An answer has told the contract.
    Contract(Contract),
    /// An answer has told the rate limit.
    RateLimit(RateLimit),
    /// The page shown has another address now.
    Replaced(Route),
}

/// The handle; clones are the same handle.
#[derive(Clone)]
pub(crate) struct App(Rc<Parts>);

struct Parts {
    host: Host,
    client: Client,
    session: Option<Rc<SessionTokens>>,
    local: bool,
    notices: Callback<Notice>,
}

impl PartialEq for App {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl App {
    /// A console's parts, wired together.
    pub(crate) fn new(host: Host, config: &Config, notices: Callback<Notice>) -> Self {
        let (tokens, session): (Rc<dyn TokenSource>, _) = match &config.session {
            SessionMode::Cookie => {
                let session = Rc::new(SessionTokens::in_browser(config.api_base.as_str()));
                (Rc::clone(&session) as _, Some(session))
            }
            SessionMode::Token(tokens) => (Rc::clone(tokens), None),
        };
        let transport = Rc::new(FetchTransport::new());
        let client = Client::new(config.api_base.as_str(), transport, tokens)
            .with_clock(Rc::new(BrowserClock));
        let local = config.api_base.is_empty() && host.is_local();
        Self(Rc::new(Parts {
            host,
            client,
            session,
            local,
            notices,
        }))
    }

    /// The page around the console.
    pub(crate) fn host(&self) -> &Host {
        &self.0.host
    }

    /// The API.
    pub(crate) fn client(&self) -> &Client {
        &self.0.client
    }

    /// The session, when the console signs in by itself.
    pub(crate) fn session(&self) -> Option<&SessionTokens> {
        self.0.session.as_deref()
    }

    /// Whether the API is on this machine.
    pub(crate) fn is_local(&self) -> bool {
        self.0.local
    }

    /// The contract; until an answer has told it, the one of our own server.
    pub(crate) fn contract(&self) -> Contract {
        self.0.client.contract().unwrap_or(Contract::Reference)
    }

    /// Goes to a page.
    pub(crate) fn go(&self, route: &Route) {
        self.0.host.navigate(&route.path());
    }

    /// Gives the page shown another address, such as that of a search, without an entry in the
    /// history.
    pub(crate) fn replace(&self, route: Route) {
        self.0.host.replace_path(&route.path());
        self.0.notices.emit(Notice::Replaced(route));
    }

    /// Shows a short message.
    pub(crate) fn toast(&self, text: String) {
        self.0.notices.emit(Notice::Say(text));
    }

    /// Looks at what a call ended with: a session that has ended is the console's to mend, and an
    /// answer may have told the contract and the rate limit.
    pub(crate) fn observe<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        if let Some(contract) = self.0.client.contract() {
            self.0.notices.emit(Notice::Contract(contract));
        }
        if let Some(rate_limit) = self.0.client.rate_limit() {
            self.0.notices.emit(Notice::RateLimit(rate_limit));
        }
        if matches!(&result, Err(error) if error.needs_sign_in()) {
            self.0.notices.emit(Notice::SessionEnded);
        }
        result
    }
}
