//! The browser: its `fetch`, its clock and its session.

mod abort;
mod clock;
pub mod js;
mod session;

use gloo_net::http::{Headers, Request as FetchRequest, RequestBuilder};
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

use crate::{LocalBoxFuture, Request, Response, Transport, TransportError};
use abort::AbortOnDrop;
use connection_model::Method;

pub use crate::SessionTokens;
pub use clock::BrowserClock;
pub use session::is_served_by_patchbay;

/// Sends requests with the browser's `fetch`.
///
/// Nothing is taken from or put into the HTTP cache, no redirect is followed, and cookies stay
/// out unless asked for. A read whose future is dropped is aborted; a write is not, for then
/// nobody would know whether it was carried out.
#[derive(Clone, Copy, Debug)]
pub struct FetchTransport {
    credentials: RequestCredentials,
}

impl FetchTransport {
    /// A transport that sends no cookies: the access token is the only credential.
    pub fn new() -> Self {
        Self {
            credentials: RequestCredentials::Omit,
        }
    }

    /// A transport that sends the cookies of the page's own origin, for [`SessionTokens`] alone.
    pub fn with_cookies() -> Self {
        Self {
            credentials: RequestCredentials::SameOrigin,
        }
    }

    async fn exchange(self, request: Request) -> Result<Response, TransportError> {
        let abort = AbortOnDrop::new(request.method)?;
        let response = self.build(request, &abort)?.send().await;
        let response = response.map_err(|error| why(&error))?;
        let status = response.status();
        let headers = response.headers().entries().collect();
        let body = response.binary().await.map_err(|error| why(&error))?;
        Ok(Response {
            status,
            headers,
            body,
        })
    }

    fn build(self, request: Request, abort: &AbortOnDrop) -> Result<FetchRequest, TransportError> {
        let builder = start(request.method, &request.url)
            .headers(headers(&request.headers)?)
            .cache(RequestCache::NoStore)
            .credentials(self.credentials)
            .redirect(RequestRedirect::Error)
            .abort_signal(abort.signal().as_ref());
        let built = match request.body {
            Some(body) => builder.body(body),
            None => builder.build(),
        };
        built.map_err(|_| TransportError::BadRequest)
    }
}

impl Default for FetchTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Transport for FetchTransport {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

fn start(method: Method, url: &str) -> RequestBuilder {
    match method {
        Method::Get => FetchRequest::get(url),
        Method::Post => FetchRequest::post(url),
        Method::Patch => FetchRequest::patch(url),
        Method::Delete => FetchRequest::delete(url),
    }
}

/// The headers, or an error where gloo-net's own setter would panic: on a text that is no header.
fn headers(pairs: &[(String, String)]) -> Result<Headers, TransportError> {
    let raw = web_sys::Headers::new().map_err(|_| TransportError::BadRequest)?;
    for (name, value) in pairs {
        raw.set(name, value)
            .map_err(|_| TransportError::BadRequest)?;
    }
    Ok(Headers::from_raw(raw))
}

/// The browser names an abort and a time-out; everything else is one `TypeError` without a cause.
fn why(error: &gloo_net::Error) -> TransportError {
    match error {
        gloo_net::Error::JsError(error) if error.name == "AbortError" => TransportError::Aborted,
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" => TransportError::TimedOut,
        _ => TransportError::Offline,
    }
}
