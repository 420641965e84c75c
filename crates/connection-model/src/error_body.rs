//! Error answers of both contracts, written and read in one place.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};

use lossless_json::{Object, Value};

use crate::Contract;

/// The kinds of error a server of the `reference` contract answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// 400: the request, its query or its body cannot be accepted.
    BadRequest,
    /// 401: no access token, or one that is not valid here.
    Unauthorized,
    /// 403: the token lacks a scope.
    Forbidden,
    /// 404: no such connection or route.
    NotFound,
    /// 405: the path exists, the method does not.
    MethodNotAllowed,
    /// 409: the name is taken.
    Conflict,
    /// 413: the body is over the limit.
    PayloadTooLarge,
    /// 415: the body is not JSON by its content type.
    UnsupportedMediaType,
    /// 429: the rate limit is used up.
    TooManyRequests,
    /// 500: the server failed; the cause is in its log.
    Internal,
}

impl ErrorKind {
    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Unauthorized => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict => 409,
            Self::PayloadTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::TooManyRequests => 429,
            Self::Internal => 500,
        }
    }

    /// The value of `error` in a body of the `reference` contract.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "bad_request",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Conflict => "conflict",
            Self::PayloadTooLarge => "payload_too_large",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::TooManyRequests => "too_many_requests",
            Self::Internal => "internal_error",
        }
    }

    /// The message the reference document shows, or one in its style where it shows none.
    pub const fn message(self) -> &'static str {
        match self {
            Self::BadRequest => "Invalid connection configuration",
            Self::Unauthorized => "Access token is invalid",
            Self::Forbidden => "Insufficient permissions",
            Self::NotFound => "Connection not found",
            Self::MethodNotAllowed => "Method not allowed",
            Self::Conflict => "A connection with the same name already exists",
            Self::PayloadTooLarge => "Request body is larger than 1 MB",
            Self::UnsupportedMediaType => "Content-Type must be application/json",
            Self::TooManyRequests => "Rate limit exceeded",
            Self::Internal => "Internal server error",
        }
    }
}

/// An error answer, whichever contract it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorBody {
    /// The HTTP status of the answer (100 to 599).
    pub status: u16,
    /// `error` on the `reference` contract; `errorCode` on a tenant, its `error` where that is
    /// absent; empty when the body names none.
    pub code: String,
    /// The sentence for people; never empty.
    pub message: String,
}

impl ErrorBody {
    /// What a message of the `reference` contract about a parameter of the query begins with; the
    /// parameter's name follows after `: `.
    pub const INVALID_PARAMETER: &str = "Invalid query parameter";

    /// An error of the `reference` contract with the usual message of its kind.
    pub fn new(kind: ErrorKind) -> Self {
        Self::with_message(kind, kind.message())
    }

    /// An error of the `reference` contract with a message of its own.
    pub fn with_message(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            status: kind.status(),
            code: kind.as_str().to_owned(),
            message: message.into(),
        }
    }

    /// Reads an error answer of either contract; anything unreadable becomes a plain sentence, so
    /// that an HTML page of a proxy is never shown as it is.
    pub fn read(status: u16, body: &[u8]) -> Self {
        let value = Value::parse(body).unwrap_or_default();
        let text = |key: &str| {
            value
                .get(key)
                .and_then(Value::as_str)
                .map(ToOwned::to_owned)
        };
        let code = text("errorCode")
            .or_else(|| text("error"))
            .unwrap_or_default();
        let message = text("message")
            .or_else(|| text("error_description"))
            .filter(|message| !message.is_empty())
            .unwrap_or_else(|| alloc::format!("The server answered with status {status}"));
        Self {
            status,
            code,
            message,
        }
    }

    /// The body as the contract writes it: exactly `error`, `message`, `statusCode` on
    /// `reference`; `statusCode`, `error` (the reason phrase), `message`, `errorCode` on a tenant.
    pub fn to_value(&self, contract: Contract) -> Value {
        let status = Value::from(u32::from(self.status));
        let code = Value::from(self.code.as_str());
        let message = Value::from(self.message.as_str());
        let members: Object = match contract {
            Contract::Reference => [
                ("error".to_string(), code),
                ("message".to_string(), message),
                ("statusCode".to_string(), status),
            ]
            .into_iter()
            .collect(),
            Contract::Tenant => [
                ("statusCode".to_string(), status),
                ("error".to_string(), Value::from(reason_phrase(self.status))),
                ("message".to_string(), message),
                ("errorCode".to_string(), code),
            ]
            .into_iter()
            .collect(),
        };
        Value::Object(members)
    }
}

/// The reason phrase of RFC 9110 for the statuses this API uses.
const fn reason_phrase(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::{ErrorBody, ErrorKind};
    use crate::Contract;

    #[test]
    fn a_reference_error_has_exactly_three_keys() {
        let body = ErrorBody::new(ErrorKind::NotFound).to_value(Contract::Reference);
        assert_eq!(
            body.to_string(),
            r#"{"error":"not_found","message":"Connection not found","statusCode":404}"#
        );
    }

    #[test]
    fn both_contracts_are_read() {
        let reference = ErrorBody::read(
            403,
            br#"{"error":"forbidden","message":"Insufficient permissions","statusCode":403}"#,
        );
        assert_eq!(
            (reference.code.as_str(), reference.status),
            ("forbidden", 403)
        );
        let tenant = ErrorBody::read(
            404,
            br#"{"statusCode":404,"error":"Not Found","message":"No such thing","errorCode":"inexistent_connection"}"#,
        );
        assert_eq!(tenant.code, "inexistent_connection");
        assert_eq!(tenant.message, "No such thing");
    }

    #[test]
    fn a_body_that_is_no_error_still_gives_a_sentence() {
        for body in [
            "",
            "<html>Bad gateway</html>",
            "[1]",
            r#"{"message":7}"#,
            r#"{"message":""}"#,
        ] {
            let error = ErrorBody::read(502, body.as_bytes());
            assert_eq!(
                error.message, "The server answered with status 502",
                "{body}"
            );
        }
    }
}
