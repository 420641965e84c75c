//! Checks payloads from standard input, one a line, and writes their findings as JSON, one line each.
//!
//! A line is an array of the operation (`create`, `update` or `read`), the contract, the strategy of an
//! update or an empty text, and the payload with one character, U+0000 to U+00FF, for each of its
//! bytes, so that it may be no JSON and no UTF-8.

use std::io::{self, BufRead, BufWriter, Write};

use connection_model::{Contract, Strategy};
use connection_validation::{Context, Finding, Locale, message, validate_text};
use lossless_json::{Object, Patch, Value};

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let Some(findings) = check(&line?) else {
            let text = "a line is [operation, contract, strategy, payload]";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, text));
        };
        writeln!(output, "{findings}")?;
    }
    output.flush()
}

fn check(line: &str) -> Option<Value> {
    let line = Value::parse(line.as_bytes()).ok()?;
    let [operation, contract, strategy, payload] = line.as_array()? else {
        return None;
    };
    let contract: Contract = contract.as_str()?.parse().ok()?;
    let strategy: Option<Strategy> = strategy.as_str()?.parse().ok();
    let context = match operation.as_str()? {
        "create" => Context::create(contract),
        "update" => Context::update(contract, strategy, None),
        "read" => Context::read(contract),
        _ => return None,
    };
    let bytes: Result<Vec<u8>, _> = payload.as_str()?.chars().map(u8::try_from).collect();
    let report = validate_text(&bytes.ok()?, &context);
    Some(Value::Array(report.findings.iter().map(read).collect()))
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
