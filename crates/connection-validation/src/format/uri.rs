//! URLs and URIs (RFC 3986).

use core::net::Ipv6Addr;

use super::host::is_url_host;

/// An absolute `https` URL with a host, without credentials and without a fragment.
pub(super) fn is_https_url(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    let ends_authority = |byte: &u8| matches!(byte, b'/' | b'?' | b'#');
    let authority_end = rest.as_bytes().iter().position(ends_authority);
    let authority_end = authority_end.unwrap_or(rest.len());
    let (authority, behind) = rest.split_at_checked(authority_end).unwrap_or((rest, ""));
    // The authority's own grammar has no `@`, so that credentials are refused with it.
    is_authority(authority) && !behind.as_bytes().contains(&b'#') && has_uri_characters(behind)
}

/// Anything with a scheme, made of the characters a URI may have.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let scheme_byte = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(scheme_byte)
        && !rest.is_empty()
        && has_uri_characters(rest)
}

/// A host, with or without a port.
fn is_authority(authority: &str) -> bool {
    let host_end = if authority.starts_with('[') {
        authority.find(']').map(|end| end + 1)
    } else {
        let colon = authority.bytes().position(|byte| byte == b':');
        Some(colon.unwrap_or(authority.len()))
    };
    let Some((host, port)) = host_end.and_then(|end| authority.split_at_checked(end)) else {
        return false;
    };
    let host_fits = match host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => is_url_host(host),
    };
    host_fits && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
}

fn is_port(text: &str) -> bool {
    !text.starts_with('+') && text.parse::<u16>().is_ok()
}

/// Only characters of RFC 3986, and `%` only in front of two hexadecimal digits.
fn has_uri_characters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let class = |byte: &u8| CLASSES.get(usize::from(*byte)).copied().unwrap_or(NEVER);
    let most = bytes.iter().map(class).fold(PLAIN, u8::max);
    match most {
        PLAIN => true,
        PERCENT => bytes.iter().enumerate().all(|(place, byte)| {
            *byte != b'%'
                || matches!(
                    bytes.get(place + 1..place + 3),
                    Some([high, low]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()
                )
        }),
        _ => false,
    }
}

const PLAIN: u8 = 0;
const PERCENT: u8 = 1;
const NEVER: u8 = 2;

/// Whether a URI may have the byte.
static CLASSES: [u8; 256] = {
    let mut classes = [NEVER; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'%' => PERCENT,
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => NEVER,
            byte if byte.is_ascii_graphic() => PLAIN,
            _ => NEVER,
        };
        byte += 1;
    }
    classes
};

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
