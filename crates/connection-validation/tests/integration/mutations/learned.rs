//! What a validator learns from one payload says nothing else of the next one: it keeps the order of
//! keys and values that were right, and every payload here differs from one before it in little.

use connection_model::Contract::{Reference, Tenant};
use connection_validation::{Context, Export, Report, Validator, validate_text};
use lossless_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::proven;

#[test]
fn payloads_one_after_another_have_the_findings_of_each_whatever_they_are_meant_for() {
    let mut validator = Validator::new();
    for proven in proven() {
        let text = proven.payload.to_string();
        let strategy = Some(proven.aim.strategy);
        for context in [
            Context::update(Reference, strategy, None),
            proven.aim.context(),
            Context::create(Reference),
            Context::read(Tenant),
            Context::update(Tenant, strategy, None),
        ] {
            let learned = validator.validate_text(text.as_bytes(), &context);
            assert_eq!(learned, validate_text(text.as_bytes(), &context), "{text}");
        }
    }
}

#[test]
fn an_update_is_held_against_what_is_stored_though_its_values_are_known() {
    let stored =
        r#"{"strategy":"auth0","options":{"mfa":{"active":true,"return_enroll_settings":false}}}"#;
    let stored = Value::parse(stored.as_bytes()).unwrap();
    let update = br#"{"options":{"mfa":{"active":true}}}"#;
    let strategy = Some(connection_model::Strategy::Auth0);
    let mut validator = Validator::new();
    for _ in 0..2 {
        for stored in [None, Some(&stored)] {
            let context = Context::update(Tenant, strategy, stored);
            let learned = validator.validate_text(update, &context);
            assert_eq!(learned, validate_text(update, &context));
            assert_eq!(learned.findings.is_empty(), stored.is_none(), "{learned:?}");
        }
    }
}

#[test]
fn records_of_an_export_have_the_findings_of_each() {
    let texts: Vec<String> = proven().iter().map(|it| it.payload.to_string()).collect();
    for context in [Context::create(Tenant), Context::read(Tenant)] {
        let mut export = Export::new(context);
        let mut found = vec![Report::default(); texts.len()];
        let mut note = |record: usize, report| found[record] = report;
        export.push(texts.join("\n").as_bytes(), &mut note);
        export.end(&mut note);
        for (text, found) in texts.iter().zip(found) {
            assert_eq!(found, validate_text(text.as_bytes(), &context), "{text}");
        }
    }
}
