//! Where a tenant is.

use std::fmt;
use std::net::IpAddr;

/// The base URL of a server, without `/api/v2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    base_url: String,
    local: bool,
}

/// Why a text is no address of a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AddressError {
    /// It is no URL of this kind.
    Malformed,
    /// It would send a token in clear text.
    NotHttps,
}

impl Address {
    /// Reads a host name such as `tenant.eu.auth0.com`, or a URL; `http://` only for this machine.
    pub(crate) fn parse(text: &str) -> Result<Self, AddressError> {
        let (scheme, rest) = match text.split_once("://") {
            None => ("https", text),
            Some((scheme, rest)) => (scheme, rest),
        };
        let rest = rest.trim_end_matches('/');
        let rest = rest.strip_suffix("/api/v2").unwrap_or(rest);
        // A path may be there, for a server behind another one.
        let authority = rest.split('/').next().unwrap_or_default();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:[]/".contains(&byte);
        if authority.is_empty() || !rest.bytes().all(is_plain) || rest.contains("//") {
            return Err(AddressError::Malformed);
        }
        let local = is_local(authority);
        match scheme.to_ascii_lowercase().as_str() {
            "https" => {}
            "http" if local => {}
            "http" => return Err(AddressError::NotHttps),
            _ => return Err(AddressError::Malformed),
        }
        Ok(Self {
            base_url: format!("{}://{rest}", scheme.to_ascii_lowercase()),
            local,
        })
    }

    /// Without a slash at its end.
    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Whether it is this machine.
    pub(super) fn is_local(&self) -> bool {
        self.local
    }
}

fn is_local(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

impl fmt::Display for AddressError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Malformed => "name a host such as tenant.eu.auth0.com, or its https:// URL",
            Self::NotHttps => "a token would travel in clear text; use https://",
        })
    }
}

impl std::error::Error for AddressError {}

#[cfg(test)]
mod tests {
    use super::{Address, AddressError};

    fn base(text: &str) -> Result<String, AddressError> {
        Address::parse(text).map(|address| address.base_url)
    }

    #[test]
    fn a_host_or_a_url_is_an_address() {
        for text in [
            "tenant.eu.auth0.com",
            "https://tenant.eu.auth0.com",
            "HTTPS://tenant.eu.auth0.com/",
            "https://tenant.eu.auth0.com/api/v2/",
        ] {
            assert_eq!(
                base(text).as_deref(),
                Ok("https://tenant.eu.auth0.com"),
                "{text}"
            );
        }
        assert_eq!(
            base("https://a.example/b/").as_deref(),
            Ok("https://a.example/b")
        );
    }

    #[test]
    fn only_this_machine_is_asked_in_clear_text() {
        for text in [
            "http://127.0.0.1:8080",
            "http://localhost:1",
            "http://[::1]:80",
        ] {
            assert_eq!(base(text).as_deref(), Ok(text));
        }
        for text in [
            "http://tenant.eu.auth0.com",
            "http://127.0.0.1.example",
            "http://localhost.example",
        ] {
            assert_eq!(base(text), Err(AddressError::NotHttps), "{text}");
        }
    }

    #[test]
    fn what_could_hold_a_secret_is_no_address() {
        for text in [
            "",
            "https://",
            "ftp://a",
            "https://user:secret@a.example",
            "https://a?x=y",
            "https://a#b",
            "a b",
        ] {
            assert_eq!(base(text), Err(AddressError::Malformed), "{text}");
        }
    }
}
