//! One call from its first request to its answer: tokens, repeats, errors.

use connection_model::{Contract, Endpoint, ErrorBody, ErrorKind, Method};

use connection_validation::Sent;

use crate::budget::retry_after;
use crate::guard::Leave;
use crate::refusal::Refusal;
use crate::{
    Client, Clock, Error, RateLimit, Request, Response, TokenReason, TokenRequest, TransportError,
};

/// How often a read is repeated after 429 or a failure of the server.
const REPEATS: u32 = 2;
/// A wait for the rate limit that is longer than this many seconds is the caller's to make, who
/// can show it and end it.
const LONGEST_WAIT: u32 = 5;

/// One call before its token is known.
pub(crate) struct Call<'a> {
    endpoint: &'static Endpoint,
    url: String,
    payload: Option<Sent<'a>>,
}

impl<'a> Call<'a> {
    /// A call that changes nothing.
    pub(crate) fn read(endpoint: &'static Endpoint, url: String) -> Self {
        debug_assert!(endpoint.method == Method::Get, "a write needs leave");
        Self {
            endpoint,
            url,
            payload: None,
        }
    }

    /// A call that writes, with its body where it has one.
    pub(crate) fn write(
        endpoint: &'static Endpoint,
        url: String,
        payload: Option<Sent<'a>>,
        _leave: &Leave,
    ) -> Self {
        Self {
            endpoint,
            url,
            payload,
        }
    }

    fn request(&self, authorization: &str) -> Request {
        let mut headers = vec![
            ("Accept".to_owned(), "application/json".to_owned()),
            ("Authorization".to_owned(), authorization.to_owned()),
        ];
        if self.payload.is_some() {
            headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        }
        Request {
            method: self.endpoint.method,
            url: self.url.clone(),
            headers,
            body: self.payload.map(|payload| payload.value.to_string()),
        }
    }
}

impl Client {
    /// Carries a call out and turns every answer but a success into an error.
    pub(crate) async fn send(&self, call: &Call<'_>) -> Result<Response, Error> {
        let mut repeats = 0;
        loop {
            let response = self.authorized(call).await?;
            if let Some(rate_limit) = RateLimit::read(&response) {
                self.shared.rate_limit.set(Some(rate_limit));
            }
            if response.is_success() {
                return Ok(response);
            }
            if response.header(Contract::HEADER).is_some() {
                self.learn_contract(&response);
            }
            let clock = self.shared.clock.as_deref();
            if let Some(clock) = clock
                && call.endpoint.method == Method::Get
                && repeats < REPEATS
                && let Some(seconds) = pause(&response, clock, repeats)
            {
                repeats += 1;
                clock.sleep(seconds * 1000).await;
                continue;
            }
            if response.status == 429 {
                let retry_after = retry_after(&response, clock);
                return Err(Error::RateLimited { retry_after });
            }
            let refusal = Refusal::read(response.status, &response.body, call.payload);
            return Err(Error::Api(Box::new(refusal)));
        }
    }

    /// Sends a call with a token, and once more with another one when that one is refused.
    async fn authorized(&self, call: &Call<'_>) -> Result<Response, Error> {
        let audience = [self.base_url(), "/api/v2/"].concat();
        let request = TokenRequest {
            scopes: call.endpoint.scopes,
            ..TokenRequest::initial(&audience)
        };
        let tokens = &self.shared.tokens;
        let token = tokens.token(request).await?;
        let response = self.once(call, &token.authorization()).await?;
        let Some(reason) = refused_token(&response) else {
            return Ok(response);
        };
        let other = tokens.token(request.because(reason)).await?;
        if other == token {
            return Ok(response);
        }
        self.once(call, &other.authorization()).await
    }

    async fn once(&self, call: &Call<'_>, authorization: &str) -> Result<Response, Error> {
        let answer = self
            .shared
            .transport
            .send(call.request(authorization))
            .await;
        answer.map_err(|error| match (call.endpoint.method, error) {
            (Method::Get, _) | (_, TransportError::BadRequest) => Error::Transport(error),
            (_, _) => Error::OutcomeUnknown(error),
        })
    }
}

/// Why another token would help, where one would. On `reference` a 403 means nothing but scopes; a
/// tenant has other reasons as well.
fn refused_token(response: &Response) -> Option<TokenReason> {
    match response.status {
        401 => Some(TokenReason::Expired),
        403 => {
            let body = ErrorBody::read(response.status, &response.body);
            let lacks_scope = ["insufficient_scope", ErrorKind::Forbidden.as_str()];
            lacks_scope
                .contains(&body.code.as_str())
                .then_some(TokenReason::InsufficientScope)
        }
        _ => None,
    }
}

/// How many seconds to wait before a read is repeated; nothing when repeating would not help.
fn pause(response: &Response, clock: &dyn Clock, repeats: u32) -> Option<u32> {
    match response.status {
        429 => {
            let seconds = retry_after(response, Some(clock)).unwrap_or(1).max(1);
            (seconds <= LONGEST_WAIT).then_some(seconds)
        }
        500 | 502 | 503 | 504 => Some(1 + repeats),
        _ => None,
    }
}
