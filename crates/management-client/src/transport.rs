//! One HTTP exchange, as data, and the trait that carries it out.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use connection_model::Method;

/// A boxed future that stays on its thread: a browser page has only one.
pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What is to be sent.
///
/// Its `Debug` output names headers without their values and gives the body's length in bytes:
/// one carries the access token, the other may carry secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// An absolute URL, or one relative to the page where the transport has a page.
    pub url: String,
    /// Header names and values, in the order of sending.
    pub headers: Vec<(String, String)>,
    /// JSON text; the request has no body when there is none.
    pub body: Option<String>,
}

/// What came back, whatever its status.
///
/// Its `Debug` output gives the body's length in bytes and never the body: a connection's options
/// hold secrets in clear text.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status, 100 to 599.
    pub status: u16,
    /// Header names in any case and their values, as far as the transport may read them.
    pub headers: Vec<(String, String)>,
    /// The body; empty when there was none.
    pub body: Vec<u8>,
}

impl Response {
    /// The value of the first header of this name; names are compared without regard to case
    /// (RFC 9110, section 5.1).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether the status says that the request was carried out (200 to 299).
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Carries one exchange out.
///
/// An answer of any status is `Ok`; an error means that no answer came. The client adds
/// authorization, repeats and reads; a transport does none of that.
pub trait Transport {
    /// Sends the request and waits for the whole answer.
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>>;
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TransportError {
    /// The server was not reached, or the connection broke, or the browser refused the exchange
    /// (a browser does not say which).
    Offline,
    /// The caller gave the exchange up.
    Aborted,
    /// The transport waited as long as it was ready to.
    TimedOut,
    /// The request could not be put together: a URL or a header that is none.
    BadRequest,
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Offline => "the server cannot be reached",
            Self::Aborted => "the request was given up",
            Self::TimedOut => "the server did not answer in time",
            Self::BadRequest => "the request cannot be sent",
        })
    }
}

impl std::error::Error for TransportError {}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("header_names", &names)
            .field("body_length", &self.body.as_ref().map(String::len))
            .finish()
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("header_names", &names)
            .field("body_length", &self.body.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Request, Response};
    use connection_model::Method;

    #[test]
    fn a_header_is_found_in_any_case() {
        let response = Response {
            status: 200,
            headers: vec![("x-ratelimit-limit".into(), "50".into())],
            body: Vec::new(),
        };
        assert_eq!(response.header("X-RateLimit-Limit"), Some("50"));
        assert_eq!(response.header("X-RateLimit-Reset"), None);
    }

    #[test]
    fn debug_output_shows_neither_header_values_nor_bodies() {
        let request = Request {
            method: Method::Post,
            url: "/api/v2/connections".into(),
            headers: vec![("Authorization".into(), "Bearer canary-token".into())],
            body: Some(r#"{"client_secret":"canary-body"}"#.into()),
        };
        let response = Response {
            status: 200,
            headers: vec![("Set-Cookie".into(), "canary-cookie".into())],
            body: b"canary-answer".to_vec(),
        };
        let output = format!("{request:?} {response:?}");
        assert!(!output.contains("canary"), "{output}");
        assert!(output.contains("Authorization"), "{output}");
    }
}
