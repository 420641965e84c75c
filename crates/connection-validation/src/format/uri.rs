//! URLs and URIs (RFC 3986).

use super::class::{HASH, NEVER, PERCENT, PLAIN, classes};
use super::host::{Host, first_url_host};
use super::{Fit, address};

/// An absolute `https` URL with a host, without credentials and without a fragment; and its host.
pub(super) fn https_url(text: &str) -> (Fit, &str) {
    let [b'h', b't', b't', b'p', b's', b':', b'/', b'/', rest @ ..] = text.as_bytes() else {
        return (Fit::Wrong, "");
    };
    let Some((host, behind)) = first_server(rest) else {
        return (Fit::Wrong, "");
    };
    // A host has no `@`, so that credentials are refused with it.
    let begins = matches!(behind.first(), None | Some(b'/' | b'?'));
    if begins && are_made_of(behind, PLAIN | PERCENT) {
        let start = text.len() - rest.len();
        let name = text.get(start..start + host.end).unwrap_or_default();
        (Fit::tidy_unless(host.has_upper), name)
    } else {
        (Fit::Wrong, "")
    }
}

/// A host name or an address, with a port or without, and nothing else; and that host.
pub(super) fn server(text: &str) -> (Fit, &str) {
    match first_server(text.as_bytes()) {
        Some((host, &[])) => {
            let name = text.get(..host.end).unwrap_or_default();
            (Fit::tidy_unless(host.has_upper), name)
        }
        _ => (Fit::Wrong, ""),
    }
}

/// The host that a text starts with, and what follows it and its port.
#[inline]
fn first_server(text: &[u8]) -> Option<(Host, &[u8])> {
    let host = match text.first() {
        Some(b'[') => bracketed(text)?,
        _ => first_url_host(text)?,
    };
    let behind = behind_port(text.get(host.end..)?)?;
    Some((host, behind))
}

/// The address of IPv6 in brackets that a text starts with.
fn bracketed(text: &[u8]) -> Option<Host> {
    let end = text.iter().position(|byte| *byte == b']')?;
    address::v6(text.get(1..end)?)?;
    Some(Host {
        end: end + 1,
        has_upper: false,
    })
}

/// What follows the port that a text starts with, if it does.
fn behind_port(text: &[u8]) -> Option<&[u8]> {
    let Some((b':', rest)) = text.split_first() else {
        return Some(text);
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (port, behind) = rest.split_at_checked(length)?;
    let number = port.iter().fold(0_u32, |number, digit| {
        let digit = u32::from(digit & 0xf);
        number.saturating_mul(10).saturating_add(digit)
    });
    let is_port = !port.is_empty() && u16::try_from(number).is_ok();
    is_port.then_some(behind)
}

/// Anything with a scheme, made of the characters a URI may have, without credentials and without a
/// fragment.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let scheme_byte = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(scheme_byte)
        && !rest.is_empty()
        && !has_credentials(rest)
        && are_made_of(rest.as_bytes(), PLAIN | PERCENT)
}

/// Whether a user is named before the host (RFC 3986, 3.2.1), by what follows the scheme.
fn has_credentials(rest: &str) -> bool {
    let authority = rest.strip_prefix("//");
    let authority = authority.and_then(|rest| rest.split(['/', '?']).next());
    authority.is_some_and(|authority| authority.contains('@'))
}

/// Only characters of these classes, and `%` only in front of two hexadecimal digits.
#[inline]
fn are_made_of(bytes: &[u8], allowed: u8) -> bool {
    let met = bytes.iter().fold(0, |met, byte| met | classes(*byte));
    met & (PLAIN | PERCENT | HASH | NEVER) & !allowed == 0
        && (met & PERCENT == 0 || are_percents_whole(bytes))
}

fn are_percents_whole(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().all(|(place, byte)| {
        *byte != b'%'
            || matches!(
                bytes.get(place + 1..place + 3),
                Some([high, low]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()
            )
    })
}

#[cfg(test)]
mod tests {
    use crate::format::Format;
    use crate::format::tests::check;

    #[test]
    fn an_https_url_has_a_host_and_neither_credentials_nor_a_fragment() {
        check(
            Format::HttpsUrl,
            &[
                "https://example.com",
                "https://example.com/",
                "https://idp.example.com:8443/saml?a=b&c=%20d",
                "https://localhost/x",
                "https://10.1.2.3/x",
                "https://[2001:db8::1]/x",
                "https://[::1]:8443",
                "https://a_b.example.com/~user/(x);y=1",
                "https://example.com?x",
            ],
            &[
                "",
                "https://",
                "https:///path",
                "https://?x",
                "http://example.com",
                "HTTPS://example.com",
                "ftp://example.com",
                "example.com",
                "//example.com",
                "https:example.com",
                "https://user:password@example.com",
                "https://user@example.com/",
                "https://example.com/#fragment",
                "https://example.com#",
                "https://example..com",
                "https://-example.com",
                "https://example.com:",
                "https://example.com:+1",
                "https://example.com:65536",
                "https://example.com:x",
                "https://[2001:db8::1",
                "https://[example]/",
                "https://exa mple.com",
                "https://example.com/a b",
                "https://example.com/{tenant}",
                "https://example.com/%zz",
                "https://example.com/%2",
                "https://example.com/ä",
                "https://example.com/\n",
            ],
        );
    }
}
