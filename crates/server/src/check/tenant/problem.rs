//! Why not everything of a tenant could be checked.

use std::fmt;

use management_client::{Error, TransportError};

/// It holds no text of the server and none of the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Problem {
    /// The environment names neither a token nor a client.
    NoCredentials,
    /// The text in `PATCHBAY_TOKEN` is no token.
    TokenMalformed,
    /// The id or the secret of the client, or its right to ask for a token, is refused.
    CredentialsRefused(u16),
    /// The token is refused.
    TokenRefused,
    /// The token may not read connections.
    Forbidden,
    /// The token may not read options.
    OptionsHidden,
    /// The rate limit does not end.
    RateLimited,
    /// No answer came.
    Unreachable(TransportError),
    /// What came is not what the API sends.
    NotTheApi(u16),
    /// Any other answer.
    Status(u16),
}

impl Problem {
    /// Why there was no token.
    pub(super) fn of_credentials(error: Error) -> Self {
        match error {
            Error::Api(refusal) if matches!(refusal.body.status, 400 | 401 | 403) => {
                Self::CredentialsRefused(refusal.body.status)
            }
            error => Self::of_list(error),
        }
    }

    /// Why there was no page.
    pub(super) fn of_list(error: Error) -> Self {
        match error {
            Error::Api(refusal) => match refusal.body.status {
                401 => Self::TokenRefused,
                403 => Self::Forbidden,
                404 => Self::NotTheApi(404),
                status => Self::Status(status),
            },
            Error::RateLimited { .. } => Self::RateLimited,
            Error::Transport(error) | Error::OutcomeUnknown(error) => Self::Unreachable(error),
            Error::Token(_) => Self::TokenRefused,
            Error::Unreadable { status } => Self::NotTheApi(status),
            // The rest is about writing.
            _ => Self::NotTheApi(0),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCredentials => formatter.write_str(
                "there is no token; set PATCHBAY_TOKEN, or PATCHBAY_CLIENT_ID and \
                 PATCHBAY_CLIENT_SECRET",
            ),
            Self::TokenMalformed => formatter
                .write_str("PATCHBAY_TOKEN is no token; set it to the text after \"Bearer\""),
            Self::CredentialsRefused(status) => write!(
                formatter,
                "the client is refused (status {status}); check PATCHBAY_CLIENT_ID and \
                 PATCHBAY_CLIENT_SECRET, and whether the client may use the Management API"
            ),
            Self::TokenRefused => formatter.write_str(
                "the token is refused (status 401); it may have expired, or be for another server",
            ),
            Self::Forbidden => formatter.write_str(
                "the token may not read connections (status 403); it needs the scope \
                 read:connections",
            ),
            Self::OptionsHidden => formatter.write_str(
                "the options were not checked, since the token may not read them; it needs the \
                 scope read:connections_options",
            ),
            Self::RateLimited => {
                formatter.write_str("the rate limit stays used up (status 429); try again later")
            }
            Self::Unreachable(error) => error.fmt(formatter),
            Self::NotTheApi(status) => write!(
                formatter,
                "what answers there is no Management API (status {status}); check the URL"
            ),
            Self::Status(status) => write!(formatter, "the server failed (status {status})"),
        }
    }
}
