//! Why a call did not bring what was asked for.

use std::fmt;

use connection_validation::Report;

use crate::{Refusal, TokenError, TransportError, Veto};

/// Why a call failed. No variant holds a token, a request body or an answer's body.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The API answered with an error.
    Api(Box<Refusal>),
    /// 429: the rate limit is used up and nothing was done.
    RateLimited {
        /// Seconds to wait before the next try, where the answer and the clock tell.
        retry_after: Option<u32>,
    },
    /// A read brought no answer, or the request was never sent. Nothing was changed.
    Transport(TransportError),
    /// A write was sent and no answer came: it may have been carried out or not. Read before you
    /// repeat it.
    OutcomeUnknown(TransportError),
    /// There is no access token to send.
    Token(TokenError),
    /// The answer is not the JSON that was expected, for example a page of a proxy.
    Unreadable {
        /// The HTTP status, 200 to 299.
        status: u16,
    },
    /// The API would refuse the payload; nothing was sent.
    Blocked(Report),
    /// The id is no id: it would lead to another endpoint. Nothing was sent.
    InvalidId,
    /// The draft changes a field that is fixed when a connection is created: its top-level key.
    /// Nothing was sent.
    FixedField(&'static str),
    /// The plan still needs a decision, or has nothing to save; nothing was sent.
    NotReady,
    /// The connection has changed since the plan was made; nothing was sent. Make a new plan.
    Stale,
    /// A tenant has no call that deletes all users of a connection; nothing was sent. Delete them
    /// one by one with [`crate::users::DeletionRun`].
    NoDeleteAll,
    /// The [`Guard`](crate::Guard) did not allow the write; nothing was sent.
    Vetoed(Veto),
}

impl Error {
    /// The API's refusal, when it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Api(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The status of the API's refusal, when it is one.
    pub fn status(&self) -> Option<u16> {
        self.refusal().map(|refusal| refusal.body.status)
    }

    /// Whether the user has to sign in (again) before anything else can work.
    pub fn needs_sign_in(&self) -> bool {
        matches!(self, Self::Token(TokenError::SignedOut)) || self.status() == Some(401)
    }

    /// Whether the same call may well succeed later, and can be repeated without harm.
    pub fn can_be_repeated(&self) -> bool {
        matches!(
            self,
            Self::RateLimited { .. } | Self::Transport(_) | Self::Token(TokenError::Unavailable)
        )
    }
}

impl From<TokenError> for Error {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(refusal) => formatter.write_str(&refusal.body.message),
            Self::RateLimited {
                retry_after: Some(seconds),
            } => write!(formatter, "the rate limit is used up for {seconds} s"),
            Self::RateLimited { retry_after: None } => {
                formatter.write_str("the rate limit is used up")
            }
            Self::Transport(error) => error.fmt(formatter),
            Self::OutcomeUnknown(error) => {
                write!(formatter, "{error}; whether the change was made is unknown")
            }
            Self::Token(error) => error.fmt(formatter),
            Self::Unreadable { status } => {
                write!(
                    formatter,
                    "the answer (status {status}) is not what the API sends"
                )
            }
            Self::Blocked(report) => {
                let count = report.errors().count();
                write!(formatter, "the API would refuse this: {count} errors")
            }
            Self::InvalidId => formatter.write_str("this is not the ID of a connection"),
            Self::FixedField(field) => {
                write!(formatter, "`{field}` cannot change after creation")
            }
            Self::NotReady => formatter.write_str("there is nothing to save yet"),
            Self::Stale => formatter.write_str("the connection has changed meanwhile"),
            Self::NoDeleteAll => {
                formatter.write_str("a tenant deletes no more than one user with a call")
            }
            Self::Vetoed(Veto { reason }) => {
                let reason = reason.as_deref();
                formatter.write_str(reason.unwrap_or("this change is not allowed here"))
            }
        }
    }
}

impl std::error::Error for Error {}
