//! Making access tokens.

use connection_model::ENDPOINTS;
use lossless_json::{Object, Value};

use crate::tokens::{ISSUER, SigningKey, jwt};

/// How long a token of the console is good for.
pub(crate) const SESSION_TOKEN_SECONDS: u64 = 600;

/// What a token is to say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenRequest<'a> {
    /// The subject (`sub`) and authorized party (`azp`).
    pub(crate) client: &'a str,
    /// Scopes separated by spaces.
    pub(crate) scope: &'a str,
    /// The audience (`aud`).
    pub(crate) audience: &'a str,
    /// How long it is good for.
    pub(crate) seconds: u64,
}

/// Makes a token; `now` is in seconds.
pub(crate) fn issue(key: &SigningKey, request: &TokenRequest<'_>, now: u64) -> String {
    let mut claims = Object::new();
    for (name, value) in [
        ("iss", Value::from(ISSUER)),
        ("sub", Value::from(request.client)),
        ("aud", Value::from(request.audience)),
        ("iat", Value::from(now)),
        ("exp", Value::from(now.saturating_add(request.seconds))),
        ("scope", Value::from(request.scope)),
        ("azp", Value::from(request.client)),
    ] {
        claims.insert(name, value);
    }
    jwt::encode(key, claims)
}

/// Every scope that an endpoint asks for, each once, in the order of the table.
pub(crate) fn every_scope() -> String {
    let mut scopes: Vec<&str> = Vec::new();
    for scope in ENDPOINTS.iter().flat_map(|endpoint| endpoint.scopes) {
        if !scopes.contains(scope) {
            scopes.push(scope);
        }
    }
    scopes.join(" ")
}

#[cfg(test)]
mod tests {
    use super::every_scope;

    #[test]
    fn every_scope_stands_once() {
        let all = every_scope();
        let scopes: Vec<_> = all.split(' ').collect();
        for needed in [
            "read:connections",
            "create:connections",
            "update:connections",
            "delete:connections",
            "read:users",
            "create:users",
            "delete:users",
        ] {
            assert_eq!(
                scopes.iter().filter(|it| **it == needed).count(),
                1,
                "{all}"
            );
        }
    }
}
