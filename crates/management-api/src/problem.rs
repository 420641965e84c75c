//! What goes wrong in an endpoint, and the answer it becomes.

use connection_model::{ErrorBody, ErrorKind, Method};
use connection_validation::{Report, refusal};

use crate::{ApiResponse, CONTRACT, Header, RandomnessError, StoreError};

/// An error answer in the making.
#[derive(Debug)]
pub(crate) struct Problem {
    error: ErrorBody,
    headers: Vec<Header>,
}

impl Problem {
    /// An error with the usual message of its kind.
    pub(crate) fn new(kind: ErrorKind) -> Self {
        ErrorBody::new(kind).into()
    }

    /// An error with a message of its own.
    pub(crate) fn with_message(kind: ErrorKind, message: impl Into<String>) -> Self {
        ErrorBody::with_message(kind, message).into()
    }

    /// A parameter of the query that cannot be taken; `rule` ends the sentence "`name` …".
    pub(crate) fn query(name: &str, rule: &str) -> Self {
        Self::with_message(
            ErrorKind::BadRequest,
            format!("{}: {name} {rule}", ErrorBody::INVALID_PARAMETER),
        )
    }

    /// The errors of a report; nothing when it has none.
    pub(crate) fn of_report(report: &Report) -> Option<Self> {
        let sentence = refusal(report)?;
        Some(Self::with_message(ErrorKind::BadRequest, sentence))
    }

    /// Status 404 for what is no connection: `what` begins the sentence "… not found".
    pub(crate) fn not_found(what: &str) -> Self {
        Self::with_message(ErrorKind::NotFound, format!("{what} not found"))
    }

    /// What a store said of a user or a job, called `what`.
    pub(crate) fn of_store(error: StoreError, what: &str) -> Self {
        match error {
            StoreError::NotFound => Self::not_found(what),
            error => error.into(),
        }
    }

    /// Status 405 with the methods the path answers to.
    pub(crate) fn method_not_allowed(allow: &[Method]) -> Self {
        let names: Vec<_> = allow.iter().map(|method| method.as_str()).collect();
        let mut problem = Self::new(ErrorKind::MethodNotAllowed);
        problem.headers.push(("Allow", names.join(", ")));
        problem
    }
}

impl From<ErrorBody> for Problem {
    fn from(error: ErrorBody) -> Self {
        Self {
            error,
            headers: Vec::new(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::new(match error {
            StoreError::NameTaken => ErrorKind::Conflict,
            StoreError::NotFound => ErrorKind::NotFound,
            StoreError::VersionMismatch | StoreError::Failed => ErrorKind::Internal,
        })
    }
}

impl From<RandomnessError> for Problem {
    fn from(_: RandomnessError) -> Self {
        Self::new(ErrorKind::Internal)
    }
}

impl From<Problem> for ApiResponse {
    fn from(problem: Problem) -> Self {
        let Problem { error, headers } = problem;
        Self {
            status: error.status,
            headers,
            body: Some(error.to_value(CONTRACT).to_string()),
        }
    }
}
