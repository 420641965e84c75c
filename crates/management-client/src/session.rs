//! A signed-in session of the server that serves the console, as a source of tokens.

use std::cell::RefCell;
use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use connection_model::Method;
use lossless_json::{Number, Object, Value};

use crate::{
    AccessToken, Clock, LocalBoxFuture, Request, Response, TokenError, TokenSource, Transport,
};

/// A token is renewed when it would end within this many milliseconds.
const EARLY: u64 = 30_000;

/// Short-lived access tokens for a session cookie that no script can read.
///
/// `POST {origin}/session/token` hands out a token of ten minutes; it is kept in memory alone and
/// renewed 30 seconds before its end. However many callers wait, one request is on its way.
///
/// The transport must send the origin's cookies; every request carries `X-Patchbay: 1`, which a
/// page of another origin cannot add unasked.
pub struct SessionTokens {
    origin: String,
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// The token, and when it ends in milliseconds since 1970.
    token: Option<(AccessToken, u64)>,
    /// Counts sign-ins and sign-outs, so that an answer to an earlier session is not kept.
    session: u32,
    loading: bool,
    /// What the last request brought, for those who waited for it.
    outcome: Option<Result<AccessToken, TokenError>>,
    waiters: Vec<Waker>,
}

impl SessionTokens {
    /// A source for the session at an origin such as `https://patchbay.example` (empty: the
    /// page's own).
    pub fn with_parts(
        origin: impl Into<String>,
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
    ) -> Self {
        let mut origin = origin.into();
        origin.truncate(origin.trim_end_matches('/').len());
        Self {
            origin,
            transport,
            clock,
            state: RefCell::default(),
        }
    }

    /// Signs in with a code that works once: `POST /session`. The server answers with the cookie.
    ///
    /// # Errors
    /// [`TokenError::SignedOut`] when the code is not, or no longer, valid;
    /// [`TokenError::Unavailable`] when the server cannot be asked.
    pub async fn sign_in(&self, code: &str) -> Result<(), TokenError> {
        let body: Object = [("code".to_owned(), Value::from(code))]
            .into_iter()
            .collect();
        let body = Value::from(body).to_string();
        self.forget();
        let response = self.send(Method::Post, "/session", Some(body)).await?;
        check(&response)
    }

    /// Signs out: forgets the token at once and ends the session with `DELETE /session`.
    ///
    /// # Errors
    /// [`TokenError::Unavailable`] when the server could not be told, so that the cookie still
    /// counts there.
    pub async fn sign_out(&self) -> Result<(), TokenError> {
        self.forget();
        let response = self.send(Method::Delete, "/session", None).await?;
        match check(&response) {
            Err(TokenError::SignedOut) => Ok(()),
            other => other,
        }
    }

    fn forget(&self) {
        let mut state = self.state.borrow_mut();
        state.token = None;
        state.session = state.session.wrapping_add(1);
    }

    fn kept(&self) -> Option<AccessToken> {
        let state = self.state.borrow();
        let (token, end) = state.token.as_ref()?;
        (self.clock.now().saturating_add(EARLY) < *end).then(|| token.clone())
    }

    async fn current(&self, renew: bool) -> Result<AccessToken, TokenError> {
        while self.state.borrow().loading {
            self.loaded().await;
            let outcome = self.state.borrow().outcome.clone();
            // There is no outcome when the one who asked gave up; then this caller asks.
            if let Some(outcome) = outcome {
                return outcome;
            }
        }
        if !renew && let Some(token) = self.kept() {
            return Ok(token);
        }
        let loading = Loading::start(&self.state);
        let outcome = self.load().await;
        loading.finish(&outcome);
        outcome
    }

    async fn load(&self) -> Result<AccessToken, TokenError> {
        let session = self.state.borrow().session;
        let response = self.send(Method::Post, "/session/token", None).await?;
        check(&response)?;
        let (token, lifetime) = read_token(&response.body)?;
        let mut state = self.state.borrow_mut();
        if state.session != session {
            return Err(TokenError::SignedOut);
        }
        let end = self.clock.now().saturating_add(lifetime);
        state.token = Some((token.clone(), end));
        Ok(token)
    }

    async fn loaded(&self) {
        poll_fn(|context| {
            let mut state = self.state.borrow_mut();
            if !state.loading {
                return Poll::Ready(());
            }
            state.waiters.push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> Result<Response, TokenError> {
        let mut headers = vec![("X-Patchbay".to_owned(), "1".to_owned())];
        if body.is_some() {
            headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        }
        let request = Request {
            method,
            url: format!("{}{path}", self.origin),
            headers,
            body,
        };
        let answer = self.transport.send(request).await;
        answer.map_err(|_| TokenError::Unavailable)
    }
}

impl TokenSource for SessionTokens {
    fn token(&self, renew: bool) -> LocalBoxFuture<'_, Result<AccessToken, TokenError>> {
        Box::pin(self.current(renew))
    }
}

impl fmt::Debug for SessionTokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SessionTokens")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// Marks that a request is on its way; wakes those who wait, also when it is given up.
struct Loading<'a>(&'a RefCell<State>);

impl<'a> Loading<'a> {
    fn start(state: &'a RefCell<State>) -> Self {
        let mut current = state.borrow_mut();
        current.loading = true;
        current.outcome = None;
        Self(state)
    }

    fn finish(self, outcome: &Result<AccessToken, TokenError>) {
        self.0.borrow_mut().outcome = Some(outcome.clone());
    }
}

impl Drop for Loading<'_> {
    fn drop(&mut self) {
        let waiters = {
            let mut state = self.0.borrow_mut();
            state.loading = false;
            std::mem::take(&mut state.waiters)
        };
        waiters.into_iter().for_each(Waker::wake);
    }
}

fn check(response: &Response) -> Result<(), TokenError> {
    match response.status {
        200..=299 => Ok(()),
        400..=499 if response.status != 429 => Err(TokenError::SignedOut),
        _ => Err(TokenError::Unavailable),
    }
}

/// The token and its lifetime in milliseconds from an answer such as
/// `{"access_token":"…","token_type":"Bearer","expires_in":600}` (RFC 6749, section 5.1).
fn read_token(body: &[u8]) -> Result<(AccessToken, u64), TokenError> {
    let value = Value::parse(body).map_err(|_| TokenError::Unavailable)?;
    let text = value.get("access_token").and_then(Value::as_str);
    let token = AccessToken::new(text.ok_or(TokenError::Unavailable)?)?;
    let seconds = value.get("expires_in").and_then(Value::as_number);
    let seconds = seconds.and_then(Number::as_u64).unwrap_or(0);
    Ok((token, seconds.saturating_mul(1000)))
}
