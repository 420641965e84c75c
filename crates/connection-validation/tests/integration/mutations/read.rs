//! The same payloads as a server would show them: what an answer may break, and nothing more.

use std::collections::BTreeSet;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Strategy;
use connection_validation::{Code, Context, Finding, Severity, validate_text, validate_value};
use lossless_json::{Pointer, Value};

use super::payload::{Aim, put};
use super::{Proof, proven};

/// Relations that a server's own answers break, by the place of their finding.
const OF_REQUESTS: &[(Strategy, &str, Code)] = &[
    (
        Strategy::Adfs,
        "/options/adfs_server",
        Code::MissingFederationMetadata,
    ),
    (
        Strategy::Auth0,
        "/options/passwordPolicy",
        Code::PasswordOptionsWithLegacy,
    ),
    (
        Strategy::Auth0,
        "/options/password_complexity_options",
        Code::PasswordOptionsWithLegacy,
    ),
    (
        Strategy::Auth0,
        "/options/password_history",
        Code::PasswordOptionsWithLegacy,
    ),
    (
        Strategy::Auth0,
        "/options/password_no_personal_info",
        Code::PasswordOptionsWithLegacy,
    ),
    (
        Strategy::Auth0,
        "/options/password_dictionary",
        Code::PasswordOptionsWithLegacy,
    ),
    (
        Strategy::Samlp,
        "/options/signingCert",
        Code::MissingWithoutMetadata,
    ),
    (
        Strategy::Samlp,
        "/options/signInEndpoint",
        Code::MissingWithoutMetadata,
    ),
];

/// The payload as an answer: with what only a server gives.
fn shown(aim: Aim, payload: &Value) -> Value {
    let mut shown = payload.clone();
    for (key, value) in [
        ("id", "con_1"),
        ("name", "customers"),
        ("strategy", aim.strategy.as_str()),
    ] {
        put(&mut shown, &Pointer::root().join(key), Value::from(value));
    }
    shown
}

fn found(finding: &Finding) -> (String, Code, Severity) {
    let at = finding.pointer.to_string();
    (at, finding.code, finding.severity)
}

/// What is found in an answer, and in an update with the same fields.
fn both(aim: Aim, payload: &Value) -> [BTreeSet<(String, Code, Severity)>; 2] {
    let shown = shown(aim, payload);
    let read = Context::read(aim.contract);
    let report = validate_value(&shown, &read);
    assert_eq!(validate_text(shown.to_string().as_bytes(), &read), report);
    let update = Context::update(aim.contract, Some(aim.strategy), None);
    let sent = validate_value(payload, &update);
    [report, sent].map(|report| report.findings.iter().map(found).collect())
}

#[test]
fn an_answer_has_no_finding_that_an_update_with_the_same_has_not() {
    let mut count = 0;
    for proven in proven() {
        let [read, sent] = both(proven.aim, &proven.payload);
        let more: Vec<_> = read.difference(&sent).collect();
        let retired = ("/strategy".into(), Code::RetiredStrategy, Severity::Warning);
        let retired: Vec<_> = proven
            .aim
            .strategy
            .is_retired()
            .then_some(&retired)
            .into_iter()
            .collect();
        assert_eq!(more, retired, "{}", proven.payload);
        count += read.len();
    }
    assert!(count > 2_000, "only {count}");
}

#[test]
fn every_relation_holds_for_answers_but_those_that_they_break_themselves() {
    let mut of_requests = BTreeSet::new();
    for proven in proven() {
        let (Proof::Parted(..), [code]) = (proven.proof, proven.codes.as_slice()) else {
            continue;
        };
        let [read, sent] = both(proven.aim, &proven.payload);
        let gone = sent.difference(&read).filter(|(_, own, _)| own == code);
        let gone = gone.map(|(at, code, _)| (proven.aim.strategy, at.clone(), *code));
        of_requests.extend(gone);
    }
    let listed = OF_REQUESTS.iter();
    let listed = listed.map(|(strategy, at, code)| (*strategy, (*at).to_owned(), *code));
    assert_eq!(of_requests, listed.collect());
}
