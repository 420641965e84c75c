//! Which audiences (`aud`) name this server.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The path of the API, with which the audience of the Management API ends.
const PATH: &str = "/api/v2/";

/// Whether an audience is the API on this machine (`http` or `https`, any loopback host, any
/// port, path `/api/v2/`) or one of those named on the command line.
pub(super) fn is_accepted(audience: &str, named: &[String]) -> bool {
    named.iter().any(|own| own == audience) || is_loopback_api(audience)
}

fn is_loopback_api(audience: &str) -> bool {
    let scheme = ["http://", "https://"]
        .iter()
        .find_map(|it| audience.strip_prefix(it));
    let Some(authority) = scheme.and_then(|rest| rest.strip_suffix(PATH)) else {
        return false;
    };
    is_loopback(host_of(authority))
}

/// The host of `host` or `host:port`; empty when the port is none.
pub(crate) fn host_of(authority: &str) -> &str {
    // The colons of an IPv6 address are inside its brackets.
    let (host, port) = match authority.rfind(':') {
        Some(colon) if !authority.ends_with(']') => authority.split_at(colon),
        _ => return authority,
    };
    let digits = port.strip_prefix(':').unwrap_or_default();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse::<u16>().is_ok() {
        host
    } else {
        ""
    }
}

/// Whether a host, in small letters, is this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
pub(crate) fn is_loopback(host: &str) -> bool {
    let bracketed = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    host == "localhost"
        || host
            .parse()
            .is_ok_and(|address: Ipv4Addr| address.is_loopback())
        || bracketed
            .and_then(|text| text.parse().ok())
            .is_some_and(|address: Ipv6Addr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_accepted;

    #[test]
    fn any_loopback_host_and_port_is_this_api() {
        for audience in [
            "http://127.0.0.1:8080/api/v2/",
            "http://localhost/api/v2/",
            "https://localhost:8443/api/v2/",
            "http://127.7.7.7:1/api/v2/",
            "http://[::1]:8080/api/v2/",
            "http://[::1]/api/v2/",
        ] {
            assert!(is_accepted(audience, &[]), "{audience}");
        }
    }

    #[test]
    fn nothing_else_is_unless_it_is_named() {
        for audience in [
            "",
            "/api/v2/",
            "http:///api/v2/",
            "http://localhost:8080/api/v2",
            "http://localhost:8080/api/v2/x",
            "http://localhost:8080//api/v2/",
            "http://localhost:port/api/v2/",
            "http://localhost:/api/v2/",
            "http://localhost:99999/api/v2/",
            "http://localhost.evil.example/api/v2/",
            "http://127.0.0.1.evil.example/api/v2/",
            "http://user@127.0.0.1/api/v2/",
            "http://127.1/api/v2/",
            "http://0.0.0.0/api/v2/",
            "http://[::2]/api/v2/",
            "ftp://localhost/api/v2/",
            "https://tenant.example/api/v2/",
        ] {
            assert!(!is_accepted(audience, &[]), "{audience}");
            assert!(is_accepted(audience, &[audience.to_owned()]), "{audience}");
        }
    }
}
