//! Text that is not JSON, and JSON that readers disagree on.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::Reference;
use connection_validation::Context;

use crate::{check, sentences};

const CREATE: Context<'_> = Context::create(Reference);

#[test]
fn broken_text_names_the_line_and_the_column() {
    let payload = "{\n  \"name\": \"customers\",\n  \"strategy\": auth0\n}";
    let found = sentences(payload, &CREATE);
    assert_eq!(
        found,
        ["is not JSON: an unexpected character at line 3, column 15"]
    );
}

#[test]
fn what_was_found_before_the_break_is_kept() {
    check(
        r#"{"name":"-","strategy":"auth0""#,
        &CREATE,
        &["/name common/format error", " json/syntax error"],
    );
}

#[test]
fn a_duplicate_key_is_refused_wherever_it_is() {
    check(
        r#"{"name":"a","name":"b","strategy":"auth0","options":{"x":{"k":1,"\u006b":2}}}"#,
        &CREATE,
        &[
            "/name json/duplicate-key error",
            "/options/x common/unknown-option warning",
            "/options/x/k json/duplicate-key error",
        ],
    );
}

#[test]
fn a_hundred_thousand_keys_are_compared_quickly() {
    let members: Vec<_> = (0..100_000)
        .map(|index| format!("\"k{index}\":0"))
        .collect();
    let payload = format!(
        "{{\"options\":{{\"configuration\":{{{}}}}}}}",
        members.join(",")
    );
    let context = Context::update(Reference, Some(connection_model::Strategy::Auth0), None);
    let report = connection_validation::validate_text(payload.as_bytes(), &context);
    assert_eq!(report.findings.len(), 100_000);
}

#[test]
fn keys_with_slashes_and_tildes_are_escaped_in_pointers() {
    check(
        r#"{"name":"a","strategy":"auth0","metadata":{"a/b~c":7}}"#,
        &CREATE,
        &["/metadata/a~1b~0c common/type error"],
    );
}

#[test]
fn a_hundred_thousand_unknown_options_are_reported_quickly() {
    let members: Vec<_> = (0..100_000)
        .map(|index| format!("\"disable_signup{index}\":0"))
        .collect();
    let payload = format!(
        "{{\"name\":\"a\",\"strategy\":\"auth0\",\"options\":{{{}}}}}",
        members.join(",")
    );
    let report = connection_validation::validate_text(payload.as_bytes(), &CREATE);
    assert_eq!(report.findings.len(), 100_000);
    let meant = |finding: &&connection_validation::Finding| finding.params.get("meant").is_some();
    assert_eq!(report.findings.iter().filter(meant).count(), 200);
}
