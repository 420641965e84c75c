//! One call from its first request to its answer: tokens, repeats, errors.

use connection_model::{Contract, Endpoint, Method};

use connection_validation::Sent;

use crate::budget::retry_after;
use crate::refusal::Refusal;
use crate::{Client, Clock, Error, RateLimit, Request, Response, TransportError};

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
    pub(crate) fn without_body(endpoint: &'static Endpoint, url: String) -> Self {
        Self {
            endpoint,
            url,
            payload: None,
        }
    }

    pub(crate) fn with_body(endpoint: &'static Endpoint, url: String, payload: Sent<'a>) -> Self {
        Self {
            endpoint,
            url,
            payload: Some(payload),
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

    /// Sends a call with a token, and after a 401 once more with a renewed one.
    async fn authorized(&self, call: &Call<'_>) -> Result<Response, Error> {
        let token = self.shared.tokens.token(false).await?;
        let response = self.once(call, &token.authorization()).await?;
        if response.status != 401 {
            return Ok(response);
        }
        let renewed = self.shared.tokens.token(true).await?;
        if renewed == token {
            return Ok(response);
        }
        self.once(call, &renewed.authorization()).await
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
