//! What a token says of itself.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connection_model::{ENDPOINTS, Operation};
use lossless_json::{Number, Value};

use crate::AccessToken;

/// The claims of an access token that is a JSON Web Token (RFC 9068), read without verifying it.
///
/// They tell a person what the token is for; only the server can say whether it is good.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenClaims {
    /// `iss`: who has issued it.
    pub issuer: Option<String>,
    /// `sub`: whom it was issued to.
    pub subject: Option<String>,
    /// `aud`: the APIs it is for; empty when it names none.
    pub audiences: Vec<String>,
    /// `scope`: what it allows; `None` when it does not say.
    pub scopes: Option<Vec<String>>,
    /// `exp`: when it ends, in seconds since 1970; `None` when it does not say.
    pub expires: Option<u64>,
}

impl TokenClaims {
    /// The first scope of an operation that the token does not have; `None` also when the token
    /// does not say what it allows.
    pub fn missing_scope(&self, operation: Operation) -> Option<&'static str> {
        let scopes = self.scopes.as_ref()?;
        let endpoint = ENDPOINTS.iter().find(|it| it.operation == operation)?;
        let mut needed = endpoint.scopes.iter().copied();
        needed.find(|needed| !scopes.iter().any(|scope| scope == needed))
    }

    /// Whether it names the Management API at this address, without a path, as one it is for. A
    /// token that names none is for any.
    ///
    /// All hosts of the same machine count as one, as they do for `patchbay serve`.
    pub fn is_for(&self, base_url: &str) -> bool {
        self.audiences.is_empty()
            || self.audiences.iter().any(|audience| {
                let audience = audience.trim_end_matches('/');
                let server = audience.strip_suffix("/api/v2").unwrap_or(audience);
                server.eq_ignore_ascii_case(base_url)
                    || (is_loopback(server) && is_loopback(base_url))
            })
    }

    /// Reads the middle part; `None` when the token is opaque.
    fn read(token: &str) -> Option<Self> {
        let mut parts = token.split('.');
        let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(payload).ok()?;
        let claims = Value::parse(&bytes).ok()?;
        claims.as_object()?;
        let text = |key: &str| Some(claims.get(key)?.as_str()?.to_owned());
        let audiences = match claims.get("aud") {
            Some(Value::String(audience)) => vec![audience.clone()],
            Some(Value::Array(audiences)) => {
                let texts = audiences.iter().filter_map(Value::as_str);
                texts.map(ToOwned::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let scopes = text("scope").map(|scopes| {
            let scopes = scopes.split_ascii_whitespace();
            scopes.map(ToOwned::to_owned).collect()
        });
        let expires = claims.get("exp").and_then(Value::as_number);
        Some(Self {
            issuer: text("iss"),
            subject: text("sub"),
            audiences,
            scopes,
            expires: expires.and_then(whole_seconds),
        })
    }
}

/// A time may have a fraction (RFC 7519, `NumericDate`); it is over when its second is.
fn whole_seconds(time: &Number) -> Option<u64> {
    let (seconds, _) = Number::floor(time.as_str());
    u64::try_from(seconds).ok()
}

impl AccessToken {
    /// What the token says of itself; `None` when it is opaque.
    pub fn claims(&self) -> Option<TokenClaims> {
        TokenClaims::read(self.text())
    }
}

fn is_loopback(url: &str) -> bool {
    let rest = url.strip_prefix("http://");
    let authority = rest.or_else(|| url.strip_prefix("https://"));
    authority.is_some_and(crate::server_url::is_loopback)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use connection_model::Operation;

    use super::TokenClaims;
    use crate::AccessToken;

    fn claims(payload: &str) -> Option<TokenClaims> {
        let text = format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(payload));
        AccessToken::new(text).ok()?.claims()
    }

    #[test]
    fn the_registered_claims_are_read() {
        let read = claims(
            r#"{"iss":"https://example.eu.auth0.com/","sub":"abc@clients",
                "aud":"https://example.eu.auth0.com/api/v2/","exp":1800000000,
                "scope":"read:connections  create:connections"}"#,
        );
        let expected = TokenClaims {
            issuer: Some("https://example.eu.auth0.com/".into()),
            subject: Some("abc@clients".into()),
            audiences: vec!["https://example.eu.auth0.com/api/v2/".into()],
            scopes: Some(vec!["read:connections".into(), "create:connections".into()]),
            expires: Some(1_800_000_000),
        };
        assert_eq!(read, Some(expected));
    }

    #[test]
    fn a_time_may_have_a_fraction() {
        for (time, seconds) in [("1800000000.75", 1_800_000_000), ("1.8e9", 1_800_000_000)] {
            let read = claims(&format!(r#"{{"exp":{time}}}"#)).unwrap();
            assert_eq!(read.expires, Some(seconds), "{time}");
        }
        assert_eq!(claims(r#"{"exp":-1}"#).unwrap().expires, None);
    }

    #[test]
    fn an_opaque_or_broken_token_has_no_claims() {
        for text in [
            "opaque",
            "a.b",
            "a.b.c.d",
            "e30.!!.x",
            "e30.bnVsbA.x",
            "..",
            "e30.W10.x",
        ] {
            let token = AccessToken::new(text).ok();
            assert_eq!(token.and_then(|token| token.claims()), None, "{text}");
        }
    }

    #[test]
    fn claims_of_another_type_are_left_out() {
        let read = claims(r#"{"iss":1,"sub":[],"aud":[1,"x"],"exp":"soon","scope":["a"]}"#);
        let expected = TokenClaims {
            audiences: vec!["x".into()],
            ..TokenClaims::default()
        };
        assert_eq!(read, Some(expected));
    }

    #[test]
    fn a_missing_scope_is_named_and_an_unknown_one_locks_nothing() {
        let some = claims(r#"{"scope":"read:connections"}"#).unwrap();
        assert_eq!(some.missing_scope(Operation::ListConnections), None);
        let needed = some.missing_scope(Operation::DeleteConnection);
        assert_eq!(needed, Some("delete:connections"));
        let unsaid = claims("{}").unwrap();
        assert_eq!(unsaid.missing_scope(Operation::DeleteConnection), None);
    }

    #[test]
    fn the_audience_is_compared_with_the_server() {
        for (audience, base_url, fits) in [
            ("https://t.example/api/v2/", "https://t.example", true),
            ("https://t.example/api/v2", "https://t.example", true),
            ("https://T.example/api/v2/", "https://t.example", true),
            ("https://other.example/api/v2/", "https://t.example", false),
            (
                "http://127.0.0.1:8080/api/v2/",
                "http://localhost:9090",
                true,
            ),
            ("http://127.0.0.1:8080/api/v2/", "https://t.example", false),
            (
                "https://localhost.t.example/api/v2/",
                "http://localhost",
                false,
            ),
        ] {
            let read = claims(&format!(r#"{{"aud":"{audience}"}}"#)).unwrap();
            assert_eq!(read.is_for(base_url), fits, "{audience} {base_url}");
        }
        assert!(claims("{}").unwrap().is_for("https://t.example"));
    }
}
