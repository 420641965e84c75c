//! The address of a server, as people type it.

use std::fmt;

/// Where a Management API is: scheme, host and port, without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrl(String);

/// The hosts of this machine that may be reached without encryption. The policy of the static page
/// names the same, since a policy cannot name an IPv6 address or every name of this machine.
pub const LOCAL_HOSTS: [&str; 2] = ["localhost", "127.0.0.1"];

/// Why a text is no address of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidServerUrl {
    /// Nothing was typed.
    Empty,
    /// The scheme is neither `https` nor `http`.
    Scheme,
    /// `http` to another machine: the token would travel in clear text.
    Insecure,
    /// Another name of this machine than those of [`LOCAL_HOSTS`], without encryption.
    Local,
    /// There is a user name or a password in it.
    Credentials,
    /// The host is no host name, IP address or `localhost`, or the port is none.
    Host,
    /// There is a path, a query or a fragment that is not the API's own.
    Path,
}

impl ServerUrl {
    /// Reads an address. `https://` may be left out, for this machine `http://`; the API's own
    /// path `/api/v2/` and slashes at the end are taken away.
    pub fn parse(text: &str) -> Result<Self, InvalidServerUrl> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidServerUrl::Empty);
        }
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (Some(scheme.to_ascii_lowercase()), rest),
            None => (None, text),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if authority.contains('@') {
            return Err(InvalidServerUrl::Credentials);
        }
        let authority = authority.to_ascii_lowercase();
        if !is_authority(&authority) {
            return Err(InvalidServerUrl::Host);
        }
        let scheme = match scheme.as_deref() {
            None | Some("http") if LOCAL_HOSTS.contains(&host(&authority)) => "http",
            None | Some("http") if is_loopback(&authority) => return Err(InvalidServerUrl::Local),
            None | Some("https") => "https",
            Some("http") => return Err(InvalidServerUrl::Insecure),
            Some(_) => return Err(InvalidServerUrl::Scheme),
        };
        let path = path.trim_end_matches('/');
        if !matches!(path, "" | "/api/v2" | "/api") {
            return Err(InvalidServerUrl::Path);
        }
        Ok(Self([scheme, "://", &authority].concat()))
    }

    /// The address, such as `https://example.eu.auth0.com`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host and the port.
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, rest)| rest)
    }
}

impl fmt::Display for InvalidServerUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "an address is missing",
            Self::Scheme => "an address begins with https://",
            Self::Insecure => "over http:// the token could be read on the way; use https://",
            Self::Local => "this machine is reached as localhost or 127.0.0.1",
            Self::Credentials => "a user name or password does not belong into the address",
            Self::Host => "this is not the name of a server, such as example.eu.auth0.com",
            Self::Path => "the address ends after the host name; leave out what follows it",
        })
    }
}

impl std::error::Error for InvalidServerUrl {}

/// Whether a host, with or without a port, is this machine: `localhost`, `127.0.0.0/8` or `[::1]`.
pub(crate) fn is_loopback(authority: &str) -> bool {
    let host = host(authority);
    host == "[::1]"
        || host == "localhost"
        || host.ends_with(".localhost")
        || host
            .parse::<std::net::Ipv4Addr>()
            .is_ok_and(|it| it.is_loopback())
}

fn host(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

fn is_authority(authority: &str) -> bool {
    let host = host(authority);
    let port = authority.get(host.len()..).unwrap_or_default();
    let port_is_one = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let address = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let host_is_one = match address {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => is_name(host),
    };
    host_is_one && port_is_one
}

/// A host name of RFC 1123; a name in another script is typed in its `xn--` form or refused.
fn is_name(host: &str) -> bool {
    !host.is_empty()
        && host.len() <= 253
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::{InvalidServerUrl, ServerUrl};

    #[test]
    fn an_address_is_taken_in_every_form_people_copy_it_in() {
        for (typed, read) in [
            ("example.eu.auth0.com", "https://example.eu.auth0.com"),
            (
                " HTTPS://Example.EU.auth0.com/ ",
                "https://example.eu.auth0.com",
            ),
            (
                "https://example.eu.auth0.com/api/v2/",
                "https://example.eu.auth0.com",
            ),
            (
                "https://example.eu.auth0.com/api/v2",
                "https://example.eu.auth0.com",
            ),
            (
                "https://login.example.com:8443",
                "https://login.example.com:8443",
            ),
            ("localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("https://127.0.0.1", "https://127.0.0.1"),
            ("https://[::1]:8080", "https://[::1]:8080"),
        ] {
            let url = ServerUrl::parse(typed);
            assert_eq!(url.as_ref().map(ServerUrl::as_str), Ok(read), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("", InvalidServerUrl::Empty),
            ("  ", InvalidServerUrl::Empty),
            ("ftp://example.com", InvalidServerUrl::Scheme),
            ("javascript://example.com", InvalidServerUrl::Scheme),
            ("http://example.com", InvalidServerUrl::Insecure),
            ("[::1]:8080", InvalidServerUrl::Local),
            ("http://127.0.0.2", InvalidServerUrl::Local),
            ("patchbay.localhost", InvalidServerUrl::Local),
            ("http://localhost.example.com", InvalidServerUrl::Insecure),
            ("http://127.0.0.1.example.com", InvalidServerUrl::Insecure),
            (
                "https://user:secret@example.com",
                InvalidServerUrl::Credentials,
            ),
            ("https://", InvalidServerUrl::Host),
            ("exa mple.com", InvalidServerUrl::Host),
            ("-example.com", InvalidServerUrl::Host),
            ("example..com", InvalidServerUrl::Host),
            ("example.com:0", InvalidServerUrl::Host),
            ("example.com:70000", InvalidServerUrl::Host),
            ("müller.example", InvalidServerUrl::Host),
            ("[::1", InvalidServerUrl::Host),
            (
                "https://manage.example.com/dashboard",
                InvalidServerUrl::Path,
            ),
            ("https://example.com?x=1", InvalidServerUrl::Path),
            ("https://example.com#x", InvalidServerUrl::Path),
        ] {
            assert_eq!(ServerUrl::parse(typed), Err(reason), "{typed}");
        }
    }
}
