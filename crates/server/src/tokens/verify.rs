//! Reading access tokens.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use lossless_json::{Object, Value};
use management_api::Caller;

use crate::random::{SecretHash, hash};
use crate::tokens::{ISSUER, SigningKey, audience, jwt};

/// How many verified tokens are remembered.
const REMEMBERED: usize = 256;

/// Verifies access tokens: signature, key, issuer, audience, time.
pub(crate) struct Verifier {
    key: Arc<SigningKey>,
    audiences: Vec<String>,
    /// A signature costs far more time to verify than a hash, and the same few tokens come with
    /// every request. Kept by their hash, with the time from which they are no longer good.
    verified: Mutex<HashMap<SecretHash, (Caller, u64)>>,
}

impl Verifier {
    /// `audiences` are accepted beside those of the API on this machine.
    pub(crate) fn new(key: Arc<SigningKey>, audiences: Vec<String>) -> Self {
        Self {
            key,
            audiences,
            verified: Mutex::default(),
        }
    }

    /// Whether a token for this audience would be good here.
    pub(crate) fn accepts_audience(&self, audience: &str) -> bool {
        audience::is_accepted(audience, &self.audiences)
    }

    /// Who calls with this `Authorization` header; nothing when the token is not good here, for
    /// whatever reason. `now` is in seconds.
    pub(crate) fn caller(&self, authorization: &str, now: u64) -> Option<Caller> {
        let (scheme, token) = authorization.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        let token_hash = hash(token);
        let mut verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((caller, expires)) = verified.get(&token_hash)
            && now < *expires
        {
            return Some(caller.clone());
        }
        drop(verified);
        let (caller, expires) = self.read(token, now)?;
        verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        if verified.len() >= REMEMBERED {
            verified.clear();
        }
        verified.insert(token_hash, (caller.clone(), expires));
        Some(caller)
    }

    fn read(&self, token: &str, now: u64) -> Option<(Caller, u64)> {
        let claims = jwt::decode(&self.key, token)?;
        let text = |name: &str| claims.get(name).and_then(Value::as_str);
        let accepted = |audience: &str| self.accepts_audience(audience);
        let expires = time(&claims, "exp")?;
        let begun = match claims.get("nbf") {
            Some(_) => time(&claims, "nbf")? <= now,
            None => true,
        };
        let good = text("iss") == Some(ISSUER)
            && audiences(&claims).into_iter().any(accepted)
            && now < expires
            && begun;
        let client = text("sub").filter(|subject| good && !subject.is_empty())?;
        let scopes = text("scope").unwrap_or_default().split(' ');
        let scopes = scopes
            .filter(|scope| !scope.is_empty())
            .map(ToOwned::to_owned)
            .collect();
        Some((
            Caller {
                client: client.to_owned(),
                scopes,
            },
            expires,
        ))
    }
}

/// `aud` is a text or an array of texts (RFC 7519, section 4.1.3).
fn audiences(claims: &Object) -> Vec<&str> {
    match claims.get("aud") {
        Some(Value::String(audience)) => vec![audience],
        Some(Value::Array(audiences)) => audiences.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn time(claims: &Object, name: &str) -> Option<u64> {
    claims.get(name)?.as_number()?.as_u64()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use lossless_json::{Object, Value};

    use super::Verifier;
    use crate::tokens::issue::{TokenRequest, issue};
    use crate::tokens::jwt;
    use crate::tokens::key::tests::key;

    const NOW: u64 = 1_764_000_000;
    const GOOD: &str = r#"{
        "iss": "urn:patchbay", "sub": "someone", "exp": 1764000001,
        "aud": "http://127.0.0.1:8080/api/v2/", "scope": "read:connections  delete:users"
    }"#;

    fn verifier() -> Verifier {
        Verifier::new(Arc::new(key()), vec!["https://api.example/".to_owned()])
    }

    fn header(verifier: &Verifier, claims: Object) -> String {
        format!("Bearer {}", jwt::encode(&verifier.key, claims))
    }

    fn claims() -> Object {
        match Value::parse(GOOD.as_bytes()) {
            Ok(Value::Object(claims)) => claims,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_token_that_was_issued_is_good_until_it_expires() {
        let verifier = verifier();
        let request = TokenRequest {
            client: "someone",
            scope: "read:connections",
            audience: "http://localhost/api/v2/",
            seconds: 10,
        };
        let header = format!("Bearer {}", issue(&verifier.key, &request, NOW));
        for now in [NOW, NOW + 9] {
            let caller = verifier.caller(&header, now).unwrap();
            assert_eq!(caller.client, "someone");
            assert_eq!(caller.scopes, ["read:connections"]);
        }
        assert_eq!(
            verifier.caller(&header, NOW + 10),
            None,
            "also when it was seen before"
        );
    }

    #[test]
    fn scopes_are_split_at_spaces() {
        let verifier = verifier();
        let caller = verifier.caller(&header(&verifier, claims()), NOW).unwrap();
        assert_eq!(caller.scopes, ["read:connections", "delete:users"]);
        let mut without = claims();
        without.remove("scope");
        let caller = verifier.caller(&header(&verifier, without), NOW).unwrap();
        assert!(caller.scopes.is_empty());
    }

    #[test]
    fn each_claim_has_to_be_right() {
        let verifier = verifier();
        for (name, value, good) in [
            ("iss", r#""https://elsewhere.example/""#, false),
            ("iss", "null", false),
            ("aud", r#""https://tenant.example/api/v2/""#, false),
            ("aud", r#"["https://tenant.example/api/v2/"]"#, false),
            ("aud", r#"["x", "http://localhost:1/api/v2/"]"#, true),
            ("aud", r#""https://api.example/""#, true),
            ("aud", "{}", false),
            ("exp", "1764000000", false),
            ("exp", "\"1764000001\"", false),
            ("exp", "-1", false),
            ("exp", "null", false),
            ("nbf", "1764000001", false),
            ("nbf", "\"soon\"", false),
            ("nbf", "1764000000", true),
            ("sub", "\"\"", false),
            ("sub", "7", false),
        ] {
            let mut changed = claims();
            changed.insert(name, Value::parse(value.as_bytes()).unwrap());
            let caller = verifier.caller(&header(&verifier, changed), NOW);
            assert_eq!(caller.is_some(), good, "{name} {value}");
        }
        for name in ["iss", "aud", "exp", "sub"] {
            let mut changed = claims();
            changed.remove(name);
            assert_eq!(
                verifier.caller(&header(&verifier, changed), NOW),
                None,
                "without {name}"
            );
        }
    }

    #[test]
    fn only_the_bearer_scheme_counts() {
        let verifier = verifier();
        let good = header(&verifier, claims());
        let token = good.strip_prefix("Bearer ").unwrap();
        assert!(verifier.caller(&format!("bearer {token}"), NOW).is_some());
        for header in [
            "",
            "Bearer",
            "Bearer ",
            token,
            &format!("Basic {token}"),
            &format!("Bearer  {token}"),
        ] {
            assert_eq!(verifier.caller(header, NOW), None);
        }
    }
}
