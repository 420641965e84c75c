//! What went wrong, in words for people, and what they can do.

use management_client::{Error, TokenError, TransportError, Veto};

/// A failure as a banner shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What happened.
    pub(crate) title: &'static str,
    /// Why, and what now.
    pub(crate) text: String,
    /// Whether the same thing may work when it is tried again.
    pub(crate) retry: bool,
}

/// The words for an error.
pub(crate) fn problem(error: &Error) -> Problem {
    let (title, text, retry) = match error {
        Error::Api(refusal) => {
            let title = match refusal.body.status {
                403 => "The access token lacks a scope for this",
                404 => "There is no such connection",
                409 => "The name is taken",
                500.. => "The server failed",
                _ => "The API refused this",
            };
            let answer = format!("{} (status {})", refusal.body.message, refusal.body.status);
            (title, answer, refusal.body.status >= 500)
        }
        Error::RateLimited { retry_after } => {
            let wait = match retry_after {
                Some(seconds) => format!("Wait {seconds} seconds, then try again."),
                None => "Wait a minute, then try again.".to_owned(),
            };
            ("The rate limit is used up", wait, true)
        }
        Error::Transport(error) => (
            "No answer from the server",
            transport(*error).to_owned(),
            true,
        ),
        Error::OutcomeUnknown(error) => (
            "It is not known whether this was saved",
            format!(
                "{} Load the connection again before you repeat it.",
                transport(*error)
            ),
            false,
        ),
        Error::Token(TokenError::SignedOut) => (
            "The session has ended",
            "Sign in again to go on. Nothing you have typed is lost.".to_owned(),
            false,
        ),
        Error::Token(TokenError::Unavailable) => (
            "No access token",
            "None was handed out. Nothing you have typed is lost.".to_owned(),
            true,
        ),
        Error::Token(TokenError::Malformed) => (
            "No access token",
            "What was handed out as an access token is none.".to_owned(),
            false,
        ),
        Error::Unreadable { status } => (
            "The answer cannot be read",
            format!(
                "It is not what the API sends (status {status}). Is something between this page and the server?"
            ),
            true,
        ),
        Error::Blocked(report) => (
            "The API would refuse this",
            format!(
                "Nothing was sent. Errors found: {}.",
                report.errors().count()
            ),
            false,
        ),
        Error::InvalidId => (
            "There is no such connection",
            "What stands in the address is not an id.".to_owned(),
            false,
        ),
        Error::FixedField(field) => (
            "This cannot change",
            format!("“{field}” is fixed when a connection is created."),
            false,
        ),
        Error::NotReady => (
            "This cannot be saved yet",
            "There is nothing to save, or something is still to be decided.".to_owned(),
            false,
        ),
        Error::NoDeleteAll => (
            "A tenant deletes users one by one",
            "Nothing was sent: it has no call that deletes them all.".to_owned(),
            false,
        ),
        Error::Vetoed(Veto { reason }) => (
            "This is not allowed here",
            match reason {
                Some(reason) => ["Nothing was sent. ", reason].concat(),
                None => "Nothing was sent: the page around this console did not let it.".to_owned(),
            },
            false,
        ),
        Error::Stale => (
            "Somebody else has changed the connection",
            "Nothing was sent. Look at the changes once more.".to_owned(),
            true,
        ),
    };
    Problem { title, text, retry }
}

fn transport(error: TransportError) -> &'static str {
    match error {
        TransportError::Offline => "The server cannot be reached. Is it still running?",
        TransportError::Aborted => "The request was given up.",
        TransportError::TimedOut => "The server did not answer in time.",
        TransportError::BadRequest => "The request could not be put together.",
    }
}

#[cfg(test)]
mod tests {
    use management_client::{Error, TokenError, TransportError};

    use super::problem;

    #[test]
    fn what_may_work_later_can_be_tried_again() {
        for (error, retry) in [
            (Error::Transport(TransportError::Offline), true),
            (Error::RateLimited { retry_after: None }, true),
            (Error::Unreadable { status: 200 }, true),
            (Error::Token(TokenError::SignedOut), false),
            (Error::InvalidId, false),
        ] {
            assert_eq!(problem(&error).retry, retry, "{error:?}");
        }
    }

    #[test]
    fn a_write_without_an_answer_is_never_offered_again_blindly() {
        let problem = problem(&Error::OutcomeUnknown(TransportError::TimedOut));
        assert!(!problem.retry);
        assert!(problem.text.contains("Load the connection again"));
    }

    #[test]
    fn a_wait_is_told_in_seconds() {
        let error = Error::RateLimited {
            retry_after: Some(12),
        };
        assert_eq!(problem(&error).text, "Wait 12 seconds, then try again.");
    }
}
