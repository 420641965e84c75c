//! Reads exchanges from the folder of recordings.

use std::collections::BTreeMap;
use std::{env, fs};

use connection_model::Strategy;
use lossless_json::Value;

/// The recordings, one file a client.
const FILES: [&str; 5] = [
    "auth0-deploy-cli.jsonl",
    "go-auth0.jsonl",
    "node-auth0.jsonl",
    "ruby-auth0.jsonl",
    "terraform-provider-auth0.jsonl",
];

/// A request that writes a connection, and how the tenant answered it.
pub(super) struct Write {
    /// File and line, for messages.
    pub(super) place: String,
    /// Whether it creates.
    pub(super) creates: bool,
    /// The strategy of the connection, as far as the recording tells.
    pub(super) strategy: Option<Strategy>,
    /// The connection as the tenant last showed it before an update.
    pub(super) stored: Option<Value>,
    /// The body as it was sent.
    pub(super) body: Value,
    /// The body of the answer.
    pub(super) answer: Option<Value>,
    /// The status of the answer.
    pub(super) status: u16,
    /// The sentence of a refusal.
    pub(super) sentence: String,
}

/// An error answer of the Management API.
pub(super) struct Refusal {
    /// File and line, for messages.
    pub(super) place: String,
    /// The status, 400 and above.
    pub(super) status: u16,
    /// The body as it came.
    pub(super) body: Value,
}

/// Every recorded write of a connection; nothing where the folder is not named.
pub(super) fn writes() -> Option<Vec<Write>> {
    let mut writes = Vec::new();
    for file in exchanges()? {
        let mut seen = BTreeMap::new();
        for (place, exchange) in file {
            writes.extend(write(&exchange, &mut seen, place));
        }
    }
    Some(writes)
}

/// Every connection that a tenant has shown, with file and line; nothing where the folder is not
/// named.
pub(super) fn answers() -> Option<Vec<(String, Value)>> {
    let mut answers = Vec::new();
    for (place, exchange) in exchanges()?.into_iter().flatten() {
        let path = exchange.get("path").and_then(Value::as_str);
        if path.is_some_and(|path| path.starts_with("/api/v2/connections")) {
            let mut shown = BTreeMap::new();
            remember(exchange.get("response_body"), &mut shown);
            answers.extend(
                shown
                    .into_values()
                    .map(|connection| (place.clone(), connection)),
            );
        }
    }
    Some(answers)
}

/// Every recorded error answer of the Management API; nothing where the folder is not named.
pub(super) fn refusals() -> Option<Vec<Refusal>> {
    let refusal = |(place, exchange): (String, Value)| {
        let path = exchange.get("path").and_then(Value::as_str)?;
        let status = exchange.get("status")?.as_number()?.as_u64()?;
        let is_refusal = status >= 400 && path.starts_with("/api/v2/");
        is_refusal.then_some(Refusal {
            place,
            status: u16::try_from(status).ok()?,
            body: exchange.get("response_body")?.clone(),
        })
    };
    let all = exchanges()?.into_iter().flatten();
    Some(all.filter_map(refusal).collect())
}

/// Place and exchange, file by file.
///
/// A folder that is named and lacks a file, or a line that cannot be read, is a failure.
fn exchanges() -> Option<Vec<Vec<(String, Value)>>> {
    let Some(folder) = env::var_os("PATCHBAY_RECORDINGS") else {
        eprintln!("skipped: PATCHBAY_RECORDINGS is not set");
        return None;
    };
    let mut files = Vec::new();
    for file in FILES {
        let path = std::path::Path::new(&folder).join(file);
        let text = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        let lines = text.lines().enumerate().map(|(number, line)| {
            let place = format!("{file}:{}", number + 1);
            let exchange = Value::parse(line.as_bytes());
            let exchange = exchange.unwrap_or_else(|error| panic!("{place}: {:?}", error.kind));
            (place, exchange)
        });
        files.push(lines.collect());
    }
    Some(files)
}

fn write(exchange: &Value, seen: &mut BTreeMap<String, Value>, place: String) -> Option<Write> {
    let text = |key: &str| {
        exchange
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let path = text("path").to_string();
    let id = path
        .strip_prefix("/api/v2/connections/")
        .filter(|id| !id.contains('/'));
    let stored = id.and_then(|id| seen.get(id)).cloned();
    let answer = exchange.get("response_body");
    remember(answer, seen);
    let creates = match (text("method"), path.as_str(), id) {
        ("POST", "/api/v2/connections", _) => true,
        ("PATCH", _, Some(_)) => false,
        _ => return None,
    };
    let body = exchange
        .get("request_body")
        .filter(|body| body.as_object().is_some())?
        .clone();
    let named = |value: Option<&Value>| value?.get("strategy")?.as_str()?.parse().ok();
    let status = exchange
        .get("status")
        .and_then(Value::as_number)?
        .as_u64()?;
    let sentence = answer
        .and_then(|it| it.get("message"))
        .and_then(Value::as_str);
    Some(Write {
        place,
        creates,
        strategy: named(Some(&body))
            .or_else(|| named(stored.as_ref()))
            .or_else(|| named(answer)),
        stored,
        body,
        answer: answer.cloned(),
        status: u16::try_from(status).ok()?,
        sentence: sentence.unwrap_or_default().to_string(),
    })
}

/// Keeps every connection an answer shows, by its id.
fn remember(answer: Option<&Value>, seen: &mut BTreeMap<String, Value>) {
    let Some(answer) = answer else { return };
    if let (Some(id), Some(_)) = (
        answer.get("id").and_then(Value::as_str),
        answer.get("strategy"),
    ) {
        seen.insert(id.to_string(), answer.clone());
    }
    let listed = answer
        .as_array()
        .or_else(|| answer.get("connections")?.as_array());
    for entry in listed.into_iter().flatten() {
        remember(Some(entry), seen);
    }
}
