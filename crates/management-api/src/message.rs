//! Requests and answers without any transport.

/// A request below `/api/v2`.
///
/// It has no `Debug`: a body may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiRequest {
    /// The method in capitals, as it was sent.
    pub method: String,
    /// The path below `/api/v2`, beginning with a slash, not decoded.
    pub path: String,
    /// The decoded parameters of the query, in order, repeated ones each on their own.
    pub query: Vec<(String, String)>,
    /// The whole body, at most [`crate::MAX_BODY_BYTES`].
    pub body: Vec<u8>,
    /// The `Content-Type` header, where there is one.
    pub content_type: Option<String>,
}

/// A header of an answer.
pub type Header = (&'static str, String);

/// An answer of the API.
///
/// It has no `Debug`: a body may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiResponse {
    /// The status, 200 to 599.
    pub status: u16,
    /// Headers beside `Content-Type` and what every answer of a server carries.
    pub headers: Vec<Header>,
    /// The JSON text of the body; none for status 204.
    pub body: Option<String>,
}

impl ApiResponse {
    /// An answer with a JSON text.
    pub(crate) fn json(status: u16, body: String) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Some(body),
        }
    }

    /// Status 204.
    pub(crate) fn no_content() -> Self {
        Self {
            status: 204,
            headers: Vec::new(),
            body: None,
        }
    }
}
