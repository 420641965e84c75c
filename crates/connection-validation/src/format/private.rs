//! Hosts that only a private network, or the machine itself, can reach.

use core::net::{Ipv4Addr, Ipv6Addr};

use super::address;

/// Whether a host cannot be reached from outside.
///
/// Names are those of RFC 6761 (`localhost`), RFC 6762 (`.local`) and the top-level domain that
/// ICANN reserved for private use (`.internal`); addresses are those of RFC 6890.
pub(crate) fn is_private(host: &str) -> bool {
    match host.as_bytes() {
        [b'[', address @ .., b']'] => {
            address::v6(address).is_some_and(|address| is_private_v6(address.into()))
        }
        name @ [b'0'..=b'9', ..] => match address::v4(name) {
            Some(address) => is_private_v4(address.into()),
            None => is_private_name(host),
        },
        _ => is_private_name(host),
    }
}

fn is_private_name(name: &str) -> bool {
    // Most names are told from all of these by their last letter.
    if !matches!(name.as_bytes().last(), Some(b'l' | b'L' | b't' | b'T')) {
        return false;
    }
    let is = |label: &str, own: &str| label.eq_ignore_ascii_case(own);
    match name.rsplit_once('.') {
        Some((_, last)) => is(last, "localhost") || is(last, "local") || is(last, "internal"),
        None => is(name, "localhost"),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_unspecified()
        // Shared by carriers and clouds (RFC 6598).
        || (first == 100 && second & 0xc0 == 64)
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let first = address.segments()[0];
    address.to_ipv4_mapped().is_some_and(is_private_v4)
        || address.is_loopback()
        || address.is_unspecified()
        || first & 0xfe00 == 0xfc00
        || first & 0xffc0 == 0xfe80
}

#[cfg(test)]
mod tests {
    use crate::format::{Format, is_private};

    /// Whether the host that a host name, with a port or without, or a URL names is private.
    #[track_caller]
    fn names_private(text: &str) -> bool {
        let (_, host) = Format::Server.fit_and_host(text);
        assert_ne!(host, "", "{text}");
        is_private(host)
    }

    #[test]
    fn nobody_outside_reaches_these() {
        for text in [
            "localhost",
            "localhost:3000",
            "https://localhost",
            "https://LOCALHOST:8443/x",
            "https://a.localhost/",
            "https://adfs.corp.local?x",
            "adfs.Internal",
            "https://127.0.0.1/x",
            "https://127.255.0.9",
            "10.0.0.1",
            "https://172.16.0.1:8443",
            "https://172.31.255.255",
            "https://192.168.1.1/",
            "https://169.254.169.254/latest",
            "https://100.64.0.1",
            "https://100.127.255.255",
            "https://0.0.0.0",
            "https://[::1]:8443/x",
            "https://[::]",
            "https://[fc00::1]",
            "https://[FDFF::1]",
            "https://[fe80::1]",
            "https://[febf::1]",
            "https://[::ffff:10.0.0.1]",
            "https://[::ffff:a00:1]/",
        ] {
            assert!(names_private(text), "{text}");
        }
    }

    #[test]
    fn everybody_reaches_these() {
        for text in [
            "example.com",
            "local",
            "internal",
            "mylocalhost",
            "https://localhost.example.com/",
            "https://local.example",
            "https://example.com/localhost",
            "https://example.com?x=a.local",
            "https://example.com:8443/a.local",
            "https://10.example.com",
            "https://10.0.0.1.example.com",
            "https://126.255.255.255",
            "https://172.15.0.1",
            "https://172.32.0.1",
            "https://192.167.1.1",
            "https://169.253.0.1",
            "https://100.63.0.1",
            "https://100.128.0.1",
            "https://8.8.8.8",
            "https://[2001:db8::1]/",
            "https://[fbff::1]",
            "https://[fec0::1]",
            "https://[::ffff:8.8.8.8]",
        ] {
            assert!(!names_private(text), "{text}");
        }
        assert!(!is_private(""));
    }
}
