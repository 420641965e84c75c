//! What every page is handed: the host, the client, and a way to tell the console something.

use std::cell::RefCell;
use std::rc::Rc;

use connection_model::{Contract, Operation};
use management_client::fetch::{BrowserClock, FetchTransport};
use management_client::{
    AccessToken, Client, Clock, Error, HeldToken, LocalBoxFuture, RateLimit, ServerUrl,
    SessionTokens, TokenClaims, TokenError, TokenRequest, TokenSource,
};
use yew::Callback;

use crate::config::{Config, SessionMode, Settings};
use crate::guard::PageGuard;
use crate::host::Host;
use crate::page::Event;
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

#[derive(Clone)]
struct Parts {
    host: Host,
    client: Client,
    access: Access,
    /// What the token says of itself, where that is known.
    claims: Rc<RefCell<Option<TokenClaims>>>,
    local: bool,
    settings: Rc<Settings>,
    notices: Callback<Notice>,
}

/// Why something cannot be done here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// The token lacks this scope.
    Scope(&'static str),
    /// The page around the console lets nothing be changed.
    ReadOnly,
}

/// Where access tokens come from.
#[derive(Clone)]
enum Access {
    /// A session of our server.
    Session {
        tokens: Rc<SessionTokens>,
        /// Whether it is still to be found out that the page comes from our server.
        unsure: bool,
    },
    /// A token that the user has pasted for a server.
    Held {
        tokens: Rc<HeldToken>,
        server: ServerUrl,
    },
    /// The page around the console.
    Page,
    /// Nowhere: nobody has connected yet.
    Nobody,
}

/// A source without tokens.
struct NoTokens;

impl PartialEq for App {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl App {
    /// A console's parts, wired together.
    pub(crate) fn new(host: Host, config: &Config, notices: Callback<Notice>) -> Self {
        let session = || Rc::new(SessionTokens::in_browser(config.api_base.as_str()));
        let (tokens, access): (Rc<dyn TokenSource>, _) = match &config.session {
            mode @ (SessionMode::Cookie | SessionMode::Auto) => {
                let tokens = session();
                let unsure = matches!(mode, SessionMode::Auto);
                (Rc::clone(&tokens) as _, Access::Session { tokens, unsure })
            }
            SessionMode::Token(tokens) => (Rc::clone(tokens), Access::Page),
            SessionMode::Connect => (Rc::new(NoTokens), Access::Nobody),
        };
        let local = config.api_base.is_empty() && host.is_local();
        let client = client(&host, &config.api_base, tokens);
        Self::with_parts(host, client, access, local, notices)
    }

    /// The same console with the settings of now, as another handle: whoever was drawn with the
    /// one before is drawn again.
    pub(crate) fn with_settings_of_now(&self) -> Self {
        let settings = self.0.host.settings();
        Self(Rc::new(Parts {
            settings,
            ..(*self.0).clone()
        }))
    }

    /// The same console with another server behind it, for which the user has a token.
    pub(crate) fn connected(
        &self,
        server: ServerUrl,
        token: AccessToken,
        contract: Option<Contract>,
    ) -> Self {
        let claims = token.claims();
        let tokens = Rc::new(HeldToken::new(token, Rc::new(BrowserClock)));
        let client = client(&self.0.host, server.as_str(), Rc::clone(&tokens) as _);
        let client = match contract {
            Some(contract) => client.with_contract(contract),
            None => client,
        };
        let (host, notices) = (self.0.host.clone(), self.0.notices.clone());
        let access = Access::Held { tokens, server };
        let app = Self::with_parts(host, client, access, false, notices);
        app.learn(claims);
        app
    }

    fn with_parts(
        host: Host,
        client: Client,
        access: Access,
        local: bool,
        notices: Callback<Notice>,
    ) -> Self {
        let settings = host.settings();
        Self(Rc::new(Parts {
            host,
            client,
            access,
            claims: Rc::default(),
            local,
            settings,
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
        match &self.0.access {
            Access::Session { tokens, .. } => Some(tokens),
            _ => None,
        }
    }

    /// Whether it is still to be found out that the page comes from our server.
    pub(crate) fn is_unsure(&self) -> bool {
        matches!(self.0.access, Access::Session { unsure: true, .. })
    }

    /// The server that the user has connected to with a token.
    pub(crate) fn server(&self) -> Option<&ServerUrl> {
        match &self.0.access {
            Access::Held { server, .. } => Some(server),
            _ => None,
        }
    }

    /// Whether the user is the one to bring a token.
    pub(crate) fn wants_token(&self) -> bool {
        matches!(self.0.access, Access::Held { .. } | Access::Nobody)
    }

    /// The token of the session, for what it says of itself.
    pub(crate) async fn session_token(&self) -> Result<(), TokenError> {
        let session = self.session().ok_or(TokenError::SignedOut)?;
        let audience = [self.client().base_url(), "/api/v2/"].concat();
        let token = session.token(TokenRequest::initial(&audience)).await;
        self.learn(token.as_ref().ok().and_then(AccessToken::claims));
        token.map(drop)
    }

    /// Puts another token in the place of the one that has ended.
    pub(crate) fn renew(&self, token: AccessToken) {
        if let Access::Held { tokens, .. } = &self.0.access {
            self.learn(token.claims());
            tokens.replace(token);
        }
    }

    /// Takes note of what the token in use says of itself.
    fn learn(&self, claims: Option<TokenClaims>) {
        *self.0.claims.borrow_mut() = claims;
    }

    /// What the page has decided.
    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What stands against an operation. Where a token does not say what it allows, nothing does,
    /// so that the API answers instead; nor where the page hands tokens out, for it is asked for
    /// another one when a scope is missing.
    pub(crate) fn obstacle(&self, operation: Operation) -> Option<Obstacle> {
        if self.0.settings.read_only && operation.writes() {
            return Some(Obstacle::ReadOnly);
        }
        let claims = self.0.claims.borrow();
        let scope = claims.as_ref()?.missing_scope(operation)?;
        Some(Obstacle::Scope(scope))
    }

    /// Seconds since 1970.
    pub(crate) fn now() -> u64 {
        BrowserClock.now() / 1000
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
        if let Err(error) = &result {
            self.report(error);
        }
        result
    }

    fn report(&self, error: &Error) {
        let host = self.host();
        match error {
            Error::Token(reason) => host.tell(Event::AuthRequired(*reason)),
            error if error.needs_sign_in() => {
                host.tell(Event::AuthRequired(TokenError::SignedOut));
            }
            // The page itself has said no.
            Error::Vetoed(_) => {}
            error => host.tell(Event::Error(error.clone())),
        }
        if error.needs_sign_in() {
            self.0.notices.emit(Notice::SessionEnded);
        }
    }
}

impl TokenSource for NoTokens {
    fn token<'a>(
        &'a self,
        _request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>> {
        Box::pin(async { Err(TokenError::SignedOut) })
    }
}

fn client(host: &Host, base_url: &str, tokens: Rc<dyn TokenSource>) -> Client {
    Client::new(base_url, Rc::new(FetchTransport::new()), tokens)
        .with_clock(Rc::new(BrowserClock))
        .with_guard(Rc::new(PageGuard(host.clone())))
}
