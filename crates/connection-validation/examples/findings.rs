//! Answers lines of standard input with findings as JSON, one line each.
//!
//! A line is an array: what is asked, and of what.
//!
//! - `["create", contract, payload, now]`, with the time in seconds since 1970, or `null` where no
//!   dates of certificates are to be told
//! - `["update", contract, payload, now, strategy, stored]`, the strategy an empty text and the
//!   stored connection `null` where they are not known
//! - `["read", contract, payload, now]`, a connection as a server shows it
//! - `["review", contract, connection, now]`; the answer is `null` where the connection is no JSON
//! - `["explain", status, body, strategy, sent]`, with the payload that was sent, or `null`
//!
//! A payload and a body are texts with one character, U+0000 to U+00FF, for each of their bytes, so
//! that they may be no JSON and no UTF-8.

use std::io::{self, BufRead, BufWriter, Write};

use connection_model::{Contract, Strategy};
use connection_validation::{
    Context, Finding, Locale, Sent, ServerFinding, explain, message, review, validate_text,
};
use lossless_json::{Object, Patch, Value};

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let Some(findings) = answer(&line?) else {
            let text = "a line is one of those that the documentation names";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, text));
        };
        writeln!(output, "{findings}")?;
    }
    output.flush()
}

fn answer(line: &str) -> Option<Value> {
    let line = Value::parse(line.as_bytes()).ok()?;
    let (asked, of) = line.as_array()?.split_first()?;
    let findings: Vec<Value> = match (asked.as_str()?, of) {
        ("create", [contract, payload, now]) => {
            validated(Context::create(self::contract(contract)?), payload, now)?
        }
        ("update", [contract, payload, now, strategy, stored]) => {
            let stored = (!stored.is_null()).then_some(stored);
            let context = Context::update(self::contract(contract)?, named(strategy), stored);
            validated(context, payload, now)?
        }
        ("read", [contract, payload, now]) => {
            validated(Context::read(self::contract(contract)?), payload, now)?
        }
        ("review", [contract, connection, now]) => {
            let Ok(connection) = Value::parse(&bytes(connection)?) else {
                return Some(Value::Null);
            };
            let now = now.as_number()?.as_i64()?;
            let findings = review(&connection, self::contract(contract)?, now);
            findings.iter().map(read).collect()
        }
        ("explain", [status, body, strategy, sent]) => {
            let status = u16::try_from(status.as_number()?.as_u64()?).ok()?;
            let strategy = named(strategy);
            let sent = (!sent.is_null()).then_some(Sent {
                value: sent,
                strategy,
            });
            let explanation = explain(status, &bytes(body)?, sent);
            explanation.findings.iter().map(read_server).collect()
        }
        _ => return None,
    };
    Some(Value::Array(findings))
}

/// The findings of a payload, at the moment if there is one.
fn validated(mut context: Context<'_>, payload: &Value, now: &Value) -> Option<Vec<Value>> {
    if !now.is_null() {
        context = context.at(now.as_number()?.as_i64()?);
    }
    let report = validate_text(&bytes(payload)?, &context);
    Some(report.findings.iter().map(read).collect())
}

fn contract(name: &Value) -> Option<Contract> {
    name.as_str()?.parse().ok()
}

/// No strategy where the text is empty.
fn named(strategy: &Value) -> Option<Strategy> {
    strategy.as_str()?.parse().ok()
}

fn bytes(text: &Value) -> Option<Vec<u8>> {
    let bytes: Result<Vec<u8>, _> = text.as_str()?.chars().map(u8::try_from).collect();
    bytes.ok()
}

fn read(finding: &Finding) -> Value {
    let mut members = Object::new();
    members.insert("pointer", Value::from(finding.pointer.as_str()));
    members.insert("code", Value::from(finding.code.as_str()));
    members.insert("severity", Value::from(finding.severity.as_str()));
    members.insert("message", Value::from(message(Locale::English, finding)));
    members.insert("params", finding.params.to_value());
    if let Some(fix) = finding.fix.as_ref().map(Patch::to_value) {
        members.insert("fix", fix);
    }
    Value::Object(members)
}

fn read_server(finding: &ServerFinding) -> Value {
    let mut members = Object::new();
    if let Some(pointer) = &finding.pointer {
        members.insert("pointer", Value::from(pointer.as_str()));
    }
    members.insert("code", Value::from(finding.reason.as_str()));
    members.insert("severity", Value::from(finding.severity().as_str()));
    members.insert("message", Value::from(finding.message.as_str()));
    members.insert("params", finding.params.to_value());
    Value::Object(members)
}
