//! Which requests come from where they should: `Host` against DNS rebinding, `Origin` against
//! other pages in the same browser.

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use connection_model::{ErrorBody, ErrorKind};

use crate::cors::AllowedOrigins;
use crate::tokens::audience::{host_of, is_loopback};

/// The header that no form, image or link of another page can send (RFC 10017 asks for one).
const OWN_HEADER: HeaderName = HeaderName::from_static("x-patchbay");
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The host names this server answers to.
#[derive(Debug)]
pub(crate) struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    /// Loopback names, the address that is listened on, and those named on the command line.
    pub(crate) fn new(listen: IpAddr, named: &[String]) -> Self {
        let named = named.iter().map(|name| host_of(name).to_ascii_lowercase());
        let mut hosts: Vec<String> = named.collect();
        hosts.push(match listen {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        });
        Self { hosts }
    }

    /// Held against every request. Gives the origin of a page that is not this server's and is
    /// allowed to ask.
    ///
    /// Fails with status 421 for a host that is not this server, and with 403 for a page of
    /// another origin that is not allowed; `null` is another one too.
    pub(crate) fn check(
        &self,
        uri: &Uri,
        headers: &HeaderMap,
        allowed: &AllowedOrigins,
    ) -> Result<Option<HeaderValue>, ErrorBody> {
        let host = self.host(uri, headers).ok_or_else(misdirected)?;
        let mut origins = headers.get_all(ORIGIN).iter();
        match (origins.next(), origins.next()) {
            (None, _) => Ok(None),
            (Some(origin), None) if is_origin_of(origin.as_bytes(), host) => Ok(None),
            (Some(origin), None) if allowed.allow(uri.path(), origin) => Ok(Some(origin.clone())),
            _ => Err(foreign_page()),
        }
    }

    /// Held against what works with the session cookie alone: it must be this console's own
    /// script.
    pub(crate) fn check_own_script(headers: &HeaderMap) -> Result<(), ErrorBody> {
        let has_own_header = headers.get(OWN_HEADER).is_some_and(|value| value == "1");
        let site = headers.get(SEC_FETCH_SITE);
        if has_own_header && site.is_none_or(|site| site == "same-origin") {
            Ok(())
        } else {
            Err(foreign_page())
        }
    }

    /// The one host a request names, when it is one of ours. A target in absolute form has to
    /// name the same one (RFC 9112, section 3.2.2).
    fn host<'request>(&self, uri: &Uri, headers: &'request HeaderMap) -> Option<&'request str> {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next()?.to_str().ok()?;
        let only_one = hosts.next().is_none();
        let same = uri
            .authority()
            .is_none_or(|authority| authority.as_str() == host);
        (only_one && same && self.is_own(host)).then_some(host)
    }

    fn is_own(&self, authority: &str) -> bool {
        let host = host_of(authority).to_ascii_lowercase();
        is_loopback(&host) || (!host.is_empty() && self.hosts.contains(&host))
    }
}

/// Whether an origin is the page that this host serves, over HTTP or behind a proxy with TLS.
fn is_origin_of(origin: &[u8], host: &str) -> bool {
    let authority = [&b"http://"[..], b"https://"]
        .iter()
        .find_map(|it| origin.strip_prefix(*it));
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host.as_bytes()))
}

fn misdirected() -> ErrorBody {
    ErrorBody {
        status: 421,
        code: "misdirected_request".to_owned(),
        message: "Host is not allowed; the server's --allow-host names further ones".to_owned(),
    }
}

fn foreign_page() -> ErrorBody {
    ErrorBody::with_message(
        ErrorKind::Forbidden,
        "Requests of other pages are not allowed",
    )
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, Uri};

    use super::{Guard, HOST, ORIGIN, OWN_HEADER, SEC_FETCH_SITE};
    use crate::cors::AllowedOrigins;

    fn guard() -> Guard {
        Guard::new(
            [192, 168, 1, 5].into(),
            &["Patchbay.example:443".to_owned()],
        )
    }

    fn status(uri: &str, headers: &[(axum::http::HeaderName, &str)]) -> u16 {
        let uri: Uri = uri.parse().unwrap();
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name.clone(), HeaderValue::from_str(value).unwrap());
        }
        let allowed = AllowedOrigins::new(&["https://portal.example".to_owned()]).unwrap();
        guard()
            .check(&uri, &map, &allowed)
            .map_or_else(|error| error.status, |_| 200)
    }

    #[test]
    fn only_own_hosts_are_answered() {
        for (host, expected) in [
            ("localhost", 200),
            ("localhost:8080", 200),
            ("LOCALHOST:8080", 200),
            ("127.0.0.1:8080", 200),
            ("[::1]:8080", 200),
            ("192.168.1.5:8080", 200),
            ("patchbay.example", 200),
            ("patchbay.example:443", 200),
            ("", 421),
            (":8080", 421),
            ("evil.example", 421),
            ("evil.example:8080", 421),
            ("localhost.evil.example", 421),
            ("127.0.0.1.nip.example", 421),
            ("patchbay.example.evil.example", 421),
            ("user@localhost", 421),
            ("localhost:8080:8080", 421),
            ("localhost:x", 421),
            ("0.0.0.0:8080", 421),
            ("2130706433", 421),
            ("[::1", 421),
        ] {
            assert_eq!(status("/", &[(HOST, host)]), expected, "{host}");
        }
    }

    #[test]
    fn a_request_names_one_host() {
        assert_eq!(status("/", &[]), 421);
        assert_eq!(
            status("/", &[(HOST, "localhost"), (HOST, "localhost")]),
            421
        );
        assert_eq!(status("http://localhost/", &[(HOST, "localhost")]), 200);
        assert_eq!(status("http://evil.example/", &[(HOST, "localhost")]), 421);
    }

    #[test]
    fn a_page_of_another_origin_is_refused() {
        for (origin, expected) in [
            ("http://localhost:8080", 200),
            ("https://localhost:8080", 200),
            ("http://LOCALHOST:8080", 200),
            ("http://localhost", 403),
            ("http://localhost:3000", 403),
            ("http://127.0.0.1:8080", 403),
            ("http://localhost:8080.evil.example", 403),
            ("http://localhost:8080/", 403),
            ("ftp://localhost:8080", 403),
            ("null", 403),
            ("", 403),
        ] {
            let headers = [(HOST, "localhost:8080"), (ORIGIN, origin)];
            assert_eq!(status("/", &headers), expected, "{origin}");
        }
        let twice = [
            (HOST, "localhost"),
            (ORIGIN, "http://localhost"),
            (ORIGIN, "http://localhost"),
        ];
        assert_eq!(status("/", &twice), 403);
    }

    #[test]
    fn a_page_that_is_named_reaches_the_api_alone() {
        for (path, expected) in [("/api/v2/connections", 200), ("/session", 403), ("/", 403)] {
            let portal = "https://portal.example";
            let headers = [(HOST, "localhost"), (ORIGIN, portal)];
            assert_eq!(status(path, &headers), expected, "{path}");
            let rebound = [(HOST, "evil.example"), (ORIGIN, portal)];
            assert_eq!(status(path, &rebound), 421, "{path}");
        }
    }

    #[test]
    fn the_session_is_for_our_own_script() {
        for (own_header, site, good) in [
            (Some("1"), None, true),
            (Some("1"), Some("same-origin"), true),
            (Some("1"), Some("same-site"), false),
            (Some("1"), Some("cross-site"), false),
            (Some("1"), Some("none"), false),
            (Some("0"), Some("same-origin"), false),
            (None, Some("same-origin"), false),
            (None, None, false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [(OWN_HEADER, own_header), (SEC_FETCH_SITE, site)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            assert_eq!(
                Guard::check_own_script(&headers).is_ok(),
                good,
                "{headers:?}"
            );
        }
    }
}
