//! Calls, as short as the document writes them.

use std::sync::atomic::{AtomicU32, Ordering};

use lossless_json::{Pointer, Value};
use management_api::{
    Api, ApiRequest, ApiResponse, Caller, MemoryStore, RandomnessError, RateLimit, handle,
};

/// The document's example of a connection to be created.
pub(crate) const EXAMPLE: &str = r#"{
  "name": "my-connection",
  "strategy": "auth0",
  "enabled_clients": ["client_123"],
  "options": {
    "requires_username": true,
    "password_policy": "fair",
    "password_history": {
      "enable": true,
      "size": 5
    }
  }
}"#;

/// Every scope of the endpoints.
pub(crate) const EVERY_SCOPE: [&str; 7] = [
    "read:connections",
    "create:connections",
    "update:connections",
    "delete:connections",
    "read:users",
    "create:users",
    "delete:users",
];

pub(crate) fn api() -> Api<MemoryStore> {
    limited(RateLimit::off())
}

pub(crate) fn limited(rate_limit: RateLimit) -> Api<MemoryStore> {
    Api {
        store: MemoryStore::new(),
        clock: || 1_764_000_000_000,
        fill_random: count_up,
        rate_limit,
    }
}

/// No two calls give the same.
#[expect(clippy::unnecessary_wraps, reason = "the signature is `FillRandom`")]
fn count_up(buffer: &mut [u8]) -> Result<(), RandomnessError> {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let mut rest = CALLS.fetch_add(1, Ordering::Relaxed);
    for byte in buffer {
        *byte = (rest % 62) as u8;
        rest /= 62;
    }
    Ok(())
}

pub(crate) fn caller(scopes: &[&str]) -> Caller {
    Caller {
        client: "tester".to_owned(),
        scopes: scopes.iter().map(ToString::to_string).collect(),
    }
}

/// A request; what stands behind `?` in the path is its query.
pub(crate) fn request(method: &str, path: &str, body: &str) -> ApiRequest {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    ApiRequest {
        method: method.to_owned(),
        path: path.to_owned(),
        query: pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: body.as_bytes().to_vec(),
        content_type: Some("application/json".to_owned()),
    }
}

/// The answer to a caller with every scope.
pub(crate) fn call(api: &Api<MemoryStore>, method: &str, path: &str, body: &str) -> ApiResponse {
    handle(api, &caller(&EVERY_SCOPE), &request(method, path, body))
}

/// Creates a connection and gives its id.
#[track_caller]
pub(crate) fn create(api: &Api<MemoryStore>, body: &str) -> String {
    let response = call(api, "POST", "/connections", body);
    assert_eq!(response.status, 201, "{:?}", response.body);
    text_at(&value(&response), "/id")
}

#[track_caller]
pub(crate) fn value(response: &ApiResponse) -> Value {
    Value::parse(response.body.as_deref().unwrap().as_bytes()).unwrap()
}

#[track_caller]
pub(crate) fn text_at(value: &Value, pointer: &str) -> String {
    let found = value.at(&Pointer::parse(pointer).unwrap()).unwrap();
    found.as_str().unwrap().to_owned()
}

/// Asserts status, code and message of an error.
#[track_caller]
pub(crate) fn check_error(response: &ApiResponse, status: u16, code: &str, message: &str) {
    let body = response.body.as_deref().unwrap();
    let expected = format!(r#"{{"error":"{code}","message":"{message}","statusCode":{status}}}"#);
    assert_eq!((response.status, body), (status, expected.as_str()));
}

/// Asserts status 400 and that the message holds a text.
#[track_caller]
pub(crate) fn check_bad_request(response: &ApiResponse, part: &str) {
    let body = value(response);
    assert_eq!(response.status, 400, "{body}");
    assert_eq!(text_at(&body, "/error"), "bad_request");
    let message = text_at(&body, "/message");
    assert!(message.contains(part), "{message}");
}
