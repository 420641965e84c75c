//! Text that is not JSON, and JSON that readers disagree on.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_validation::{
    Code, Context, Export, Report, Validator, validate_text, validate_value,
};
use lossless_json::{SyntaxErrorKind, Value};

use crate::{check, lines, sentences};

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
fn what_is_json_is_decided_as_the_parser_decides_whatever_was_expected() {
    let payloads = [
        r#"{"x":1,"name":"a","strategy":"auth0","options":{"y":[],"mfa":{"active":true,"return_enroll_settings":true},"disable_signup":true}}"#,
        r#"{"options":{"x":{},"fieldsMap":{"email":"mail"},"domain_aliases":["a.example.com"]},"strategy":"samlp","name":"c"}"#,
        r#"{"metadata":{"a":"b","c":"d"},"realms":["a","b"],"authentication":{"active":true},"name":"e","strategy":"oidc"}"#,
    ];
    let broken = |report: &Report| report.findings.iter().any(|it| it.code == Code::Syntax);
    let mut learned = Validator::new();
    for payload in payloads {
        for place in 0..payload.len() {
            for other in ["", ",", ":", "\"", "}", "]", "{", " ", "1", "\\"] {
                let text = [&payload[..place], other, &payload[place + 1..]].concat();
                learned.validate_text(payload.as_bytes(), &CREATE);
                let report = learned.validate_text(text.as_bytes(), &CREATE);
                assert_eq!(report, validate_text(text.as_bytes(), &CREATE), "{text}");
                let parsed = Value::parse(text.as_bytes()).map_err(|error| error.kind);
                let is_json = !matches!(parsed, Err(kind) if kind != SyntaxErrorKind::DuplicateKey);
                assert_eq!(!broken(&report), is_json, "{text}");
            }
        }
    }
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
    // Each of them, and that there are too many of them.
    assert_eq!(report.findings.len(), 100_001);
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
    // Each of them, and that there are too many of them.
    assert_eq!(report.findings.len(), 100_001);
    let meant = |finding: &&connection_validation::Finding| finding.params.get("meant").is_some();
    assert_eq!(report.findings.iter().filter(meant).count(), 200);
}

#[test]
fn what_is_larger_than_the_api_reads_is_told_wherever_it_comes_from() {
    const MOST: usize = 1 << 20;
    let of_size = |size: usize| {
        let payload = |value: &str| {
            format!(
                r#"{{"name":"a","strategy":"auth0","options":{{"configuration":{{"key":"{value}"}}}}}}"#
            )
        };
        payload(&"x".repeat(size - payload("").len()))
    };
    let context = Context::create(Tenant);
    let large = [" common/too-large warning"];
    check(&of_size(MOST), &context, &[]);
    check(&of_size(MOST + 1), &context, &large);
    // Whitespace is sent along with a text, and a tree has none.
    let padded = of_size(MOST).replace("\"name\":", "\"name\": ");
    let report = validate_text(padded.as_bytes(), &context);
    assert_eq!(lines(&report.findings), large);
    let tree = Value::parse(padded.as_bytes()).unwrap();
    assert_eq!(validate_value(&tree, &context).findings, []);
    // What has to be escaped is longer as a text than as a tree.
    let escaped = of_size(MOST / 2).replace('x', "\\n");
    check(&escaped, &context, &[]);
    check(&escaped.replace("\\n", "\\n\\n"), &context, &large);
    let mut found = Vec::new();
    let mut export = Export::new(context);
    let text = format!("[{},{}]", of_size(MOST), of_size(MOST + 1));
    export.push(text.as_bytes(), &mut |index, report| {
        found.push((index, lines(&report.findings)));
    });
    export.end(&mut |_, _| {});
    assert_eq!(found, [(1, vec![large[0].to_owned()])]);
}
