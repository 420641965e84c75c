//! The specification of the validator, from common to special.
//!
//! It runs natively and as WebAssembly, so that both are held to the same findings.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod catalogue;
#[cfg(not(target_arch = "wasm32"))]
mod certificates;
mod contracts;
mod database;
mod dates;
mod directories;
mod explain;
mod export;
mod federation;
mod fields;
mod fixes;
mod hosts;
mod losses;
#[cfg(not(target_arch = "wasm32"))]
mod mending;
mod mutations;
mod oauth1;
mod oauth2;
mod okta;
mod openid_connect;
mod passwordless;
mod placeholders;
mod read;
mod review;
mod scopes;
mod secrets;
mod set;
mod social;
mod syntax;
#[cfg(not(target_arch = "wasm32"))]
mod totality;
mod updates;
mod workspace;

use connection_model::{Contract, Strategy};
use connection_validation::{Context, Finding, Locale, message, validate_text, validate_value};
use lossless_json::Value;

/// `pointer code severity`, one line a finding.
fn lines(findings: &[Finding]) -> Vec<String> {
    let line = |finding: &Finding| {
        format!(
            "{} {} {}",
            finding.pointer,
            finding.code,
            finding.severity.as_str()
        )
    };
    findings.iter().map(line).collect()
}

/// The payload has exactly these findings, in this order, as text and as a tree.
#[track_caller]
fn check(payload: &str, context: &Context<'_>, expected: &[&str]) {
    let report = validate_text(payload.as_bytes(), context);
    assert_eq!(lines(&report.findings), expected, "\n{payload}");
    if let Ok(value) = Value::parse(payload.as_bytes()) {
        assert_eq!(
            validate_value(&value, context),
            report,
            "as a tree: {payload}"
        );
    }
}

/// A whole connection with these `options`, on the contract given.
#[track_caller]
fn check_options(contract: Contract, options: &str, expected: &[&str]) {
    let payload = format!(r#"{{"name":"customers","strategy":"auth0","options":{options}}}"#);
    check(&payload, &Context::create(contract), expected);
}

/// A connection of this strategy that is created with these `options` on a tenant.
#[track_caller]
fn check_created(strategy: Strategy, options: &str, expected: &[&str]) {
    let payload = format!(r#"{{"name":"customers","strategy":"{strategy}","options":{options}}}"#);
    check(&payload, &Context::create(Contract::Tenant), expected);
}

/// A connection of this strategy that gets these `options` on a tenant.
#[track_caller]
fn check_updated(strategy: Strategy, options: &str, expected: &[&str]) {
    let payload = format!(r#"{{"options":{options}}}"#);
    let context = Context::update(Contract::Tenant, Some(strategy), None);
    check(&payload, &context, expected);
}

/// The sentences of a payload's findings.
fn sentences(payload: &str, context: &Context<'_>) -> Vec<String> {
    let report = validate_text(payload.as_bytes(), context);
    report
        .findings
        .iter()
        .map(|finding| message(Locale::English, finding))
        .collect()
}
