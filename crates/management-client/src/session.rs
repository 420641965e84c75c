//! A signed-in session of the server that serves the console, as a source of tokens.

use std::fmt;
use std::rc::Rc;

use connection_model::Method;
use lossless_json::{Number, Object, Value};

use crate::token_cache::{Loaded, TokenCache, TokenLoader};
use crate::{
    AccessToken, Clock, LocalBoxFuture, Request, Response, TokenError, TokenReason, TokenRequest,
    TokenSource, Transport,
};

/// Short-lived access tokens for a session cookie that no script can read.
///
/// `POST {origin}/session/token` hands out a token of ten minutes; it is kept in a
/// [`TokenCache`].
///
/// The transport must send the origin's cookies; every request carries `X-Patchbay: 1`, which a
/// page of another origin cannot add unasked.
pub struct SessionTokens {
    cache: TokenCache<Endpoint>,
}

/// Where the session is.
struct Endpoint {
    origin: String,
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
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
        let endpoint = Endpoint {
            origin,
            transport,
            clock: Rc::clone(&clock),
        };
        Self {
            cache: TokenCache::new(endpoint, clock),
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
        self.cache.forget();
        let endpoint = self.cache.loader();
        let response = endpoint.send(Method::Post, "/session", Some(body)).await?;
        check(&response)
    }

    /// Signs out: forgets the token at once and ends the session with `DELETE /session`.
    ///
    /// # Errors
    /// [`TokenError::Unavailable`] when the server could not be told, so that the cookie still
    /// counts there.
    pub async fn sign_out(&self) -> Result<(), TokenError> {
        self.cache.forget();
        let endpoint = self.cache.loader();
        let response = endpoint.send(Method::Delete, "/session", None).await?;
        match check(&response) {
            Err(TokenError::SignedOut) => Ok(()),
            other => other,
        }
    }
}

impl Endpoint {
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

impl TokenLoader for Endpoint {
    fn load<'a>(&'a self, _request: TokenRequest<'a>) -> LocalBoxFuture<'a, Loaded> {
        Box::pin(async {
            let response = self.send(Method::Post, "/session/token", None).await?;
            check(&response)?;
            let (token, lifetime) = read_token(&response.body)?;
            Ok((token, Some(self.clock.now().saturating_add(lifetime))))
        })
    }
}

impl TokenSource for SessionTokens {
    fn token<'a>(
        &'a self,
        request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>> {
        // Another token of the same session would have the same scopes.
        let reason = match request.reason {
            TokenReason::InsufficientScope => TokenReason::Initial,
            reason => reason,
        };
        self.cache.token(request.because(reason))
    }
}

impl fmt::Debug for SessionTokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SessionTokens")
            .field("origin", &self.cache.loader().origin)
            .finish_non_exhaustive()
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
