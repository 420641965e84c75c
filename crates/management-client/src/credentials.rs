//! Tokens for a program: the grant `client_credentials` of OAuth 2.0 (RFC 6749, section 4.4).

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use connection_model::Method;
use lossless_json::{Object, Value};

use crate::refusal::Payload;
use crate::{
    AccessToken, Error, LocalBoxFuture, Refusal, Request, TokenError, TokenSource, Transport,
};

/// A source that exchanges a client's id and secret for tokens of the Management API:
/// `POST {base_url}/oauth/token` with the audience `{base_url}/api/v2/`.
///
/// A token is kept in memory and used until the server refuses it.
pub struct ClientCredentials {
    base_url: String,
    client: String,
    secret: String,
    transport: Rc<dyn Transport>,
    token: RefCell<Option<AccessToken>>,
}

impl ClientCredentials {
    /// A source for the server whose API lies at `{base_url}/api/v2`.
    pub fn new(
        base_url: impl Into<String>,
        client: impl Into<String>,
        secret: impl Into<String>,
        transport: Rc<dyn Transport>,
    ) -> Self {
        let mut base_url = base_url.into();
        base_url.truncate(base_url.trim_end_matches('/').len());
        Self {
            base_url,
            client: client.into(),
            secret: secret.into(),
            transport,
            token: RefCell::default(),
        }
    }

    /// Fetches a token; the one that is kept is another one from then on.
    ///
    /// # Errors
    /// [`Error::RateLimited`] with the seconds of `Retry-After`, [`Error::Api`] for any other
    /// refusal, [`Error::Transport`] when no answer came: a token that nobody got does no harm.
    pub async fn fetch(&self) -> Result<AccessToken, Error> {
        let body = self.body();
        let response = self
            .transport
            .send(self.request(&body))
            .await
            .map_err(Error::Transport)?;
        let status = response.status;
        if status == 429 {
            let seconds = response.header("Retry-After");
            return Err(Error::RateLimited {
                retry_after: seconds.and_then(|seconds| seconds.trim().parse().ok()),
            });
        }
        if !response.is_success() {
            let payload = Payload {
                value: &body,
                strategy: None,
            };
            let refusal = Refusal::read(status, &response.body, Some(payload));
            return Err(Error::Api(Box::new(refusal)));
        }
        let answer = Value::parse(&response.body).map_err(|_| Error::Unreadable { status })?;
        let text = answer.get("access_token").and_then(Value::as_str);
        let token = AccessToken::new(text.ok_or(Error::Unreadable { status })?)?;
        self.token.replace(Some(token.clone()));
        Ok(token)
    }

    fn body(&self) -> Value {
        let mut body = Object::new();
        body.insert("grant_type", "client_credentials".into());
        body.insert("client_id", self.client.as_str().into());
        body.insert("client_secret", self.secret.as_str().into());
        body.insert("audience", format!("{}/api/v2/", self.base_url).into());
        Value::Object(body)
    }

    fn request(&self, body: &Value) -> Request {
        Request {
            method: Method::Post,
            url: format!("{}/oauth/token", self.base_url),
            headers: vec![
                ("Accept".to_owned(), "application/json".to_owned()),
                ("Content-Type".to_owned(), "application/json".to_owned()),
            ],
            body: Some(body.to_string()),
        }
    }
}

impl TokenSource for ClientCredentials {
    fn token(&self, renew: bool) -> LocalBoxFuture<'_, Result<AccessToken, TokenError>> {
        Box::pin(async move {
            let kept = self.token.borrow().clone();
            match kept {
                Some(token) if !renew => Ok(token),
                _ => self.fetch().await.map_err(|error| match error {
                    Error::Api(_) => TokenError::SignedOut,
                    Error::Token(error) => error,
                    _ => TokenError::Unavailable,
                }),
            }
        })
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientCredentials")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
