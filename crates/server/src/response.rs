//! Answers in the form of the contract.

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use connection_model::{ErrorBody, ErrorKind};
use lossless_json::Value;
use management_api::{ApiResponse, CONTRACT, Header};

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// An answer of the API.
pub(crate) fn api(answer: ApiResponse) -> Response<Body> {
    let ApiResponse {
        status,
        headers,
        body,
    } = answer;
    let mut response = match body {
        Some(text) => with_type(JSON, text),
        None => Response::new(Body::empty()),
    };
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    add_headers(response.headers_mut(), headers);
    response
}

/// Puts headers of the API on an answer.
pub(crate) fn add_headers(headers: &mut HeaderMap, added: impl IntoIterator<Item = Header>) {
    for (name, value) in added {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
}

/// An error in the envelope of the contract.
pub(crate) fn error(error: &ErrorBody) -> Response<Body> {
    let mut response = json(&error.to_value(CONTRACT));
    *response.status_mut() =
        StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// An error with the usual message of its kind.
pub(crate) fn usual_error(kind: ErrorKind) -> Response<Body> {
    error(&ErrorBody::new(kind))
}

/// An error with a message of its own.
pub(crate) fn error_with_message(kind: ErrorKind, message: &str) -> Response<Body> {
    error(&ErrorBody::with_message(kind, message))
}

/// Status 405 with the methods that are answered.
pub(crate) fn method_not_allowed(allow: &'static str) -> Response<Body> {
    let mut response = usual_error(ErrorKind::MethodNotAllowed);
    response
        .headers_mut()
        .insert(ALLOW, HeaderValue::from_static(allow));
    response
}

/// Status 200 and a JSON value.
pub(crate) fn json(value: &Value) -> Response<Body> {
    with_type(JSON, value.to_string())
}

/// Status 204.
pub(crate) fn no_content() -> Response<Body> {
    status(StatusCode::NO_CONTENT)
}

/// A status without a body.
pub(crate) fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// Status 200 and a body of some media type.
pub(crate) fn with_type(content_type: HeaderValue, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    response
}
