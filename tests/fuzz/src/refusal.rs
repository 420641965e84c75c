//! Any bytes as the answer of a server.

use connection_validation::{Sent, explain};
use lossless_json::{Object, Value};

use super::memory::Bound;
use super::source::Source;

/// What must never be told again.
const SECRET: &str = "canary-7f3a-secret";

const MEMORY: Bound = Bound {
    fixed: 32 * 1024,
    for_each: 512,
};

/// Reading a refusal comes to an end, and a secret of the payload is in none of its words.
pub fn refusal(data: &[u8]) {
    MEMORY.holds(data, || check(data));
}

fn check(data: &[u8]) {
    let mut source = Source(data);
    let status = source
        .pick(&[400, 401, 403, 404, 409, 429, 500, 200])
        .unwrap_or(400);
    let strategy = source.strategy();
    let text = String::from_utf8_lossy(source.0);
    // The server may repeat what was sent, wherever it likes.
    let said = text.replace('%', SECRET);
    let _ = explain(status, source.0, None);
    let mut options = Object::new();
    options.insert("client_secret", SECRET.into());
    let mut payload = Object::new();
    payload.insert("options", Value::Object(options));
    let payload = Value::Object(payload);
    let sent = Sent {
        value: &payload,
        strategy,
    };
    for body in [said.clone(), message(&said)] {
        let explanation = explain(status, body.as_bytes(), Some(sent));
        let body = format!("{:?}", explanation.body);
        assert!(!body.contains(SECRET), "{body}");
        for finding in &explanation.findings {
            let told = format!("{finding:?}");
            assert!(!told.contains(SECRET), "{told}");
        }
    }
}

/// The text as the sentence of a tenant's error.
fn message(text: &str) -> String {
    let mut body = Object::new();
    body.insert("statusCode", 400_u32.into());
    body.insert("error", "Bad Request".into());
    body.insert("message", text.into());
    Value::Object(body).to_string()
}
