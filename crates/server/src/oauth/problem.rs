//! Errors as OAuth writes them (RFC 6749, section 5.2).

use axum::body::Body;
use axum::http::header::{ALLOW, HeaderName, HeaderValue, WWW_AUTHENTICATE};
use axum::http::{Response, StatusCode};
use lossless_json::Value;

use crate::body::BodyError;
use crate::response;

/// Why there is no token. Nothing in it comes from the request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    status: StatusCode,
    error: &'static str,
    description: &'static str,
    header: Option<(HeaderName, &'static str)>,
}

impl Problem {
    fn new(status: StatusCode, error: &'static str, description: &'static str) -> Self {
        Self {
            status,
            error,
            description,
            header: None,
        }
    }

    /// The request is not in order.
    pub(super) fn invalid_request(description: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_request", description)
    }

    /// The client is unknown or its secret is another one. One who used the header `Authorization`
    /// is told by which scheme to try again.
    pub(super) fn invalid_client(by_header: bool) -> Self {
        let description = "Client id or secret is wrong";
        let problem = Self::new(StatusCode::UNAUTHORIZED, "invalid_client", description);
        Self {
            header: by_header.then_some((WWW_AUTHENTICATE, r#"Basic realm="patchbay""#)),
            ..problem
        }
    }

    pub(super) fn unsupported_grant_type() -> Self {
        let description = "grant_type must be client_credentials";
        Self::new(
            StatusCode::BAD_REQUEST,
            "unsupported_grant_type",
            description,
        )
    }

    pub(super) fn invalid_scope() -> Self {
        let description = "scope holds one that the client was not granted";
        Self::new(StatusCode::BAD_REQUEST, "invalid_scope", description)
    }

    /// The audience is not this server (RFC 8707, section 2).
    pub(super) fn invalid_target() -> Self {
        let description = "audience is not this API; the server's --audience names further ones";
        Self::new(StatusCode::BAD_REQUEST, "invalid_target", description)
    }

    pub(super) fn method_not_allowed() -> Self {
        let description = "Method not allowed";
        let status = StatusCode::METHOD_NOT_ALLOWED;
        Self {
            header: Some((ALLOW, "POST")),
            ..Self::new(status, "invalid_request", description)
        }
    }

    pub(super) fn too_many_requests() -> Self {
        let status = StatusCode::TOO_MANY_REQUESTS;
        Self::new(status, "too_many_requests", "Rate limit exceeded")
    }

    pub(super) fn server_error() -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(status, "server_error", "Internal server error")
    }
}

impl From<BodyError> for Problem {
    fn from(error: BodyError) -> Self {
        let (status, description) = match error {
            BodyError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "Request body is too large"),
            BodyError::TooSlow => (StatusCode::REQUEST_TIMEOUT, "Request body took too long"),
            BodyError::Broken => (StatusCode::BAD_REQUEST, "Request body is not complete"),
        };
        Self::new(status, "invalid_request", description)
    }
}

impl From<Problem> for Response<Body> {
    fn from(problem: Problem) -> Self {
        let members = [
            ("error", problem.error),
            ("error_description", problem.description),
        ];
        let members = members.map(|(name, text)| (name.to_owned(), Value::from(text)));
        let mut response = response::json(&Value::Object(members.into_iter().collect()));
        *response.status_mut() = problem.status;
        if let Some((name, value)) = problem.header {
            response
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
        response
    }
}
