//! Access tokens and where they come from.

use std::fmt;

use crate::LocalBoxFuture;

/// A bearer token of the Management API.
///
/// Its text leaves through [`AccessToken::authorization`] alone; `Debug` hides it and there is no
/// `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(String);

impl AccessToken {
    /// Takes a token over when its text has the form of RFC 6750, section 2.1 (`b64token`), so
    /// that it cannot break a header.
    ///
    /// # Errors
    /// [`TokenError::Malformed`] for any other text.
    pub fn new(text: impl Into<String>) -> Result<Self, TokenError> {
        let text = text.into();
        let core = text.trim_end_matches('=');
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
        if core.is_empty() || !core.bytes().all(allowed) {
            return Err(TokenError::Malformed);
        }
        Ok(Self(text))
    }

    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.0)
    }

    /// The bare text, for reading its claims.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccessToken(hidden)")
    }
}

/// What a token is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenRequest<'a> {
    /// The API that will be called, as tenants name it: `https://example.eu.auth0.com/api/v2/`.
    /// Where the API lies below the page's own origin it begins with the path.
    pub audience: &'a str,
    /// The scopes that the call needs; none for a call that needs no particular one.
    pub scopes: &'static [&'static str],
    /// Why it is asked for.
    pub reason: TokenReason,
}

/// Why a token is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenReason {
    /// A call is to be made; the token handed out before will do.
    Initial,
    /// The token handed out before has ended, or the server has refused it (401).
    Expired,
    /// The server says that the token handed out before lacks a scope (403).
    InsufficientScope,
}

/// Hands out access tokens.
pub trait TokenSource {
    /// The token to use now.
    ///
    /// A source that has nothing better than the token that was refused hands out the same again;
    /// the call is not repeated then.
    fn token<'a>(
        &'a self,
        request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>>;
}

impl<'a> TokenRequest<'a> {
    /// For a call that needs no particular scope.
    pub const fn initial(audience: &'a str) -> Self {
        Self {
            audience,
            scopes: &[],
            reason: TokenReason::Initial,
        }
    }

    /// The same call, for another reason.
    #[must_use]
    pub const fn because(self, reason: TokenReason) -> Self {
        Self { reason, ..self }
    }
}

/// Why there is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenError {
    /// Nobody is signed in, or the session has ended: sign in again.
    SignedOut,
    /// The place that hands tokens out cannot be reached or failed.
    Unavailable,
    /// The text that was handed out is no bearer token.
    Malformed,
}

impl fmt::Display for TokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::SignedOut => "the session has ended",
            Self::Unavailable => "no access token can be had at the moment",
            Self::Malformed => "the access token has no valid form",
        })
    }
}

impl std::error::Error for TokenError {}

/// A source with one token that it cannot renew: for tests, scripts and hosts that replace the
/// whole client when their token changes.
#[derive(Clone, Debug)]
pub struct StaticToken(pub AccessToken);

impl TokenSource for StaticToken {
    fn token<'a>(
        &'a self,
        _request: TokenRequest<'a>,
    ) -> LocalBoxFuture<'a, Result<AccessToken, TokenError>> {
        let token = self.0.clone();
        Box::pin(async move { Ok(token) })
    }
}

#[cfg(test)]
mod tests {
    use super::{AccessToken, StaticToken, TokenError};

    #[test]
    fn a_token_that_would_break_a_header_is_refused() {
        for text in [
            "",
            "=",
            "two words",
            "line\r\nX-Injected: 1",
            "b=a",
            "tök",
            "a,b",
        ] {
            assert_eq!(
                AccessToken::new(text),
                Err(TokenError::Malformed),
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_usual_forms_are_taken() {
        for text in ["eyJhbGciOi.eyJpc3Mi.c2ln-_", "opaque+token/1==", "~"] {
            let token = AccessToken::new(text).map(|token| token.authorization());
            assert_eq!(token, Ok(format!("Bearer {text}")));
        }
    }

    #[test]
    fn debug_output_never_shows_the_token() -> Result<(), TokenError> {
        let token = AccessToken::new("canary")?;
        let output = format!(
            "{token:?} {:?} {:?}",
            StaticToken(token.clone()),
            Ok::<_, ()>(token.clone())
        );
        assert!(!output.contains("canary"), "{output}");
        Ok(())
    }
}
