//! Tokens for a program: the grant `client_credentials` of OAuth 2.0 (RFC 6749, section 4.4).

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use connection_model::Method;
use connection_validation::Sent;
use lossless_json::{Object, Value};

use crate::{
    AccessToken, Error, LocalBoxFuture, Refusal, Request, TokenError, TokenReason, TokenRequest,
    TokenSource, Transport,
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
            let payload = Sent {
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
    fn token<'a>(
        &'a self,
        request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>> {
        Box::pin(async move {
            let kept = self.token.borrow().clone();
            match kept {
                // Another token of the same client would have the same scopes.
                Some(token) if request.reason != TokenReason::Expired => Ok(token),
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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};

    use super::ClientCredentials;
    use crate::{
        Error, LocalBoxFuture, Request, Response, TokenReason, TokenRequest, TokenSource,
        Transport, TransportError,
    };

    /// Gives these answers, last first, and keeps what it was asked.
    struct Answers {
        answers: RefCell<Vec<(u16, &'static str)>>,
        asked: RefCell<Vec<Request>>,
    }

    impl Transport for Answers {
        fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
            self.asked.borrow_mut().push(request);
            let answer = self.answers.borrow_mut().pop();
            Box::pin(async move {
                let (status, body) = answer.ok_or(TransportError::Offline)?;
                Ok(Response {
                    status,
                    headers: Vec::new(),
                    body: body.as_bytes().to_vec(),
                })
            })
        }
    }

    fn source(answers: &[(u16, &'static str)]) -> (ClientCredentials, Rc<Answers>) {
        let answers = Rc::new(Answers {
            answers: RefCell::new(answers.iter().rev().copied().collect()),
            asked: RefCell::default(),
        });
        let transport = Rc::clone(&answers);
        let source = ClientCredentials::new("https://a.example/", "id", "canary", transport);
        (source, answers)
    }

    /// The answers are there at once.
    fn now<T>(mut future: LocalBoxFuture<'_, T>) -> Option<T> {
        match future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(output) => Some(output),
            Poll::Pending => None,
        }
    }

    #[test]
    fn a_token_is_asked_for_once_and_again_when_it_is_refused() {
        let (source, transport) = source(&[
            (200, r#"{"access_token":"one"}"#),
            (200, r#"{"access_token":"two"}"#),
        ]);
        let token = |reason| {
            let request = TokenRequest::initial("https://a.example/api/v2/").because(reason);
            let token = now(source.token(request)).and_then(Result::ok);
            token.map(|token| token.authorization())
        };
        let again = TokenReason::InsufficientScope;
        assert_eq!(token(TokenReason::Initial).as_deref(), Some("Bearer one"));
        assert_eq!(token(TokenReason::Initial).as_deref(), Some("Bearer one"));
        assert_eq!(token(again).as_deref(), Some("Bearer one"));
        assert_eq!(token(TokenReason::Expired).as_deref(), Some("Bearer two"));
        let asked = transport.asked.borrow();
        assert_eq!(asked.len(), 2);
        assert_eq!(asked[0].url, "https://a.example/oauth/token");
        assert_eq!(
            asked[0].body.as_deref(),
            Some(
                r#"{"grant_type":"client_credentials","client_id":"id","client_secret":"canary","audience":"https://a.example/api/v2/"}"#
            )
        );
    }

    #[test]
    fn no_error_and_no_debug_output_has_the_secret() {
        let refusal = r#"{"error":"access_denied","error_description":"canary is wrong"}"#;
        let (source, _) = source(&[(401, refusal), (200, "canary"), (200, "{}")]);
        for status in [Some(401), None, None] {
            let error = now(Box::pin(source.fetch())).and_then(Result::err);
            assert_eq!(error.as_ref().and_then(Error::status), status);
            assert!(
                !format!("{error:?} {source:?}").contains("canary"),
                "{error:?}"
            );
        }
    }
}
