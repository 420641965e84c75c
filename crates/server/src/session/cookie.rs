//! The session cookie (RFC 6265).

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Cookies do not tell ports apart; the path keeps this one from being sent with other requests.
const NAME: &str = "patchbay-session";

/// Sets the cookie until the browser closes. No script can read it, no other site can send it, and
/// without `Domain` no other host gets it.
pub(super) fn set(secret: &str) -> Option<HeaderValue> {
    let cookie = format!("{NAME}={secret}; Path=/session; HttpOnly; SameSite=Strict");
    HeaderValue::try_from(cookie).ok()
}

/// Removes the cookie.
pub(super) fn clear() -> Option<HeaderValue> {
    let cookie = format!("{NAME}=; Path=/session; HttpOnly; SameSite=Strict; Max-Age=0");
    HeaderValue::try_from(cookie).ok()
}

/// The secret in the cookie; nothing when there are several that claim to be it.
pub(super) fn read(headers: &HeaderMap) -> Option<&str> {
    let values = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut secrets = values
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .map(|(_, secret)| secret);
    let secret = secrets.next()?;
    secrets.next().is_none().then_some(secret)
}

#[cfg(test)]
mod tests {
    use axum::http::header::COOKIE;
    use axum::http::{HeaderMap, HeaderValue};

    use super::{clear, read, set};

    #[test]
    fn the_cookie_is_found_among_others_and_only_once() {
        for (header, expected) in [
            ("patchbay-session=abc", Some("abc")),
            ("a=b; patchbay-session=abc; c=d", Some("abc")),
            ("Patchbay-Session=abc", None),
            ("xpatchbay-session=abc", None),
            ("patchbay-session", None),
            ("patchbay-session=a; patchbay-session=b", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_static(header));
            assert_eq!(read(&headers), expected, "{header}");
        }
    }

    #[test]
    fn no_script_and_no_other_site_gets_the_cookie() {
        for cookie in [set("abc").unwrap(), clear().unwrap()] {
            let cookie = cookie.to_str().unwrap().to_owned();
            for attribute in ["; HttpOnly", "; SameSite=Strict", "; Path=/session"] {
                assert!(cookie.contains(attribute), "{cookie}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
    }
}
