//! Which pages of other origins may use the API, and what their browsers are told (CORS).
//!
//! Nothing here works with a cookie: `Access-Control-Allow-Credentials` is never sent.

use anyhow::bail;
use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, VARY,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Response, Uri};

use crate::{api, oauth, response};

/// What a page may read beside the few headers that any page may.
const EXPOSED: &str = "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, \
    Patchbay-Contract, Patchbay-Plan";
/// What a page may send beside the few headers that any page may.
const REQUEST_HEADERS: &str = "Authorization, Content-Type, Auth0-Client, X-Correlation-ID";
const METHODS: &str = "GET, POST, PATCH, DELETE";
/// How long a browser may remember the answer to its question, in seconds.
const MAX_AGE: &str = "600";

/// The origins named on the command line.
#[derive(Debug)]
pub(crate) struct AllowedOrigins {
    origins: Vec<HeaderValue>,
}

impl AllowedOrigins {
    /// Takes each as a browser sends it (RFC 6454, section 6.2): scheme, host, and port unless it
    /// is the usual one.
    pub(crate) fn new(named: &[String]) -> anyhow::Result<Self> {
        let origins = named.iter().map(|name| match origin(name) {
            Some(origin) => Ok(origin),
            None => bail!("--allow-origin takes an origin such as https://portal.example"),
        });
        Ok(Self {
            origins: origins.collect::<Result<_, _>>()?,
        })
    }

    /// Whether a page of this origin may use what is at a path: the API and its tokens, and
    /// nothing that works with the session.
    pub(crate) fn allow(&self, path: &str, origin: &HeaderValue) -> bool {
        let open = path == oauth::PATH || api::is_below_base(path);
        open && self.origins.contains(origin)
    }

    /// Tells the browser that the page may read the answer, and caches that others may not.
    pub(crate) fn apply(&self, origin: Option<HeaderValue>, headers: &mut HeaderMap) {
        if !self.origins.is_empty() {
            headers.append(VARY, HeaderValue::from_static("Origin"));
        }
        if let Some(origin) = origin {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            let exposed = HeaderValue::from_static(EXPOSED);
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
        }
    }
}

/// Whether a browser asks what it may send.
pub(crate) fn is_preflight(request: &Parts) -> bool {
    request.method == Method::OPTIONS && request.headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer to that.
pub(crate) fn preflight() -> Response<Body> {
    let mut response = response::no_content();
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS),
        (ACCESS_CONTROL_MAX_AGE, MAX_AGE),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// An origin in the form of the header `Origin`; nothing for what no page has.
fn origin(text: &str) -> Option<HeaderValue> {
    let text = text.to_ascii_lowercase();
    let text = text.strip_suffix('/').unwrap_or(&text);
    let uri: Uri = text.parse().ok()?;
    let scheme = uri.scheme_str()?;
    let authority = uri.authority()?.as_str();
    let usual_port = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let strange = |it: char| matches!(it, '@' | '*' | '%');
    let whole = format!("{scheme}://{authority}");
    if whole != text || authority.contains(strange) || authority.ends_with(':') {
        return None;
    }
    let whole = whole.strip_suffix(usual_port).unwrap_or(&whole);
    HeaderValue::try_from(whole).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::AllowedOrigins;

    #[test]
    fn an_origin_is_taken_as_a_browser_sends_it() {
        for (named, sent) in [
            ("https://portal.example", "https://portal.example"),
            ("HTTPS://Portal.Example/", "https://portal.example"),
            ("https://portal.example:443", "https://portal.example"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://[::1]:3000", "http://[::1]:3000"),
        ] {
            let origins = AllowedOrigins::new(&[named.to_owned()]).unwrap();
            let sent = HeaderValue::from_static(sent);
            assert!(origins.allow("/api/v2/connections", &sent), "{named}");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for named in [
            "",
            "*",
            "null",
            "portal.example",
            "//portal.example",
            "https://",
            "https://*.portal.example",
            "https://portal.example/path",
            "https://portal.example?x",
            "https://user@portal.example",
            "https://portal.example:",
            "ftp://portal.example",
            "https://a.example https://b.example",
        ] {
            assert!(AllowedOrigins::new(&[named.to_owned()]).is_err(), "{named}");
        }
    }

    #[test]
    fn only_the_api_and_its_tokens_are_open_and_only_to_those_named() {
        let origins = AllowedOrigins::new(&["https://portal.example".to_owned()]).unwrap();
        for (path, origin, expected) in [
            ("/api/v2/connections", "https://portal.example", true),
            ("/api/v2/", "https://portal.example", true),
            ("/oauth/token", "https://portal.example", true),
            ("/oauth/token/", "https://portal.example", false),
            ("/api/v2connections", "https://portal.example", false),
            ("/api/v1/connections", "https://portal.example", false),
            ("/session", "https://portal.example", false),
            ("/session/token", "https://portal.example", false),
            ("/", "https://portal.example", false),
            (
                "/api/v2/connections",
                "https://portal.example.evil.example",
                false,
            ),
            ("/api/v2/connections", "http://portal.example", false),
            ("/api/v2/connections", "https://portal.example:8443", false),
            ("/api/v2/connections", "null", false),
        ] {
            let sent = HeaderValue::from_static(origin);
            assert_eq!(origins.allow(path, &sent), expected, "{path} {origin}");
        }
    }
}
