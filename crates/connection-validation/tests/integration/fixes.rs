//! Fixes: offered where one mend is certain, and right when applied.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_validation::{Context, validate_value};
use lossless_json::Value;

/// Applies every fix of the payload; the result has no finding with a fix.
#[track_caller]
fn check(payload: &str, context: &Context<'_>, expected: &str) {
    let mut value = Value::parse(payload.as_bytes()).unwrap();
    for finding in validate_value(&value, context).findings {
        if let Some(fix) = finding.fix {
            fix.apply(&mut value).unwrap();
        }
    }
    assert_eq!(value.to_string(), expected);
    let left = validate_value(&value, context);
    assert!(
        left.findings.iter().all(|finding| finding.fix.is_none()),
        "{left:?}"
    );
}

#[test]
fn a_misspelt_option_is_renamed() {
    check(
        r#"{"name":"a","strategy":"auth0","options":{"disableSignup":true}}"#,
        &Context::create(Reference),
        r#"{"name":"a","strategy":"auth0","options":{"disable_signup":true}}"#,
    );
}

#[test]
fn the_other_contract_s_spelling_is_renamed() {
    let reference = r#"{"name":"a","strategy":"auth0","options":{"password_policy":"good"}}"#;
    let tenant = r#"{"name":"a","strategy":"auth0","options":{"passwordPolicy":"good"}}"#;
    check(reference, &Context::create(Tenant), tenant);
    check(tenant, &Context::create(Reference), reference);
}

#[test]
fn nothing_is_renamed_over_a_key_that_is_there() {
    let payload = r#"{"name":"a","strategy":"auth0","options":{"password_policy":"low","passwordPolicy":"good"}}"#;
    check(payload, &Context::create(Tenant), payload);
}

#[test]
fn capitals_are_mended() {
    check(
        r#"{"name":"a","strategy":"Auth0"}"#,
        &Context::create(Reference),
        r#"{"name":"a","strategy":"auth0"}"#,
    );
    check(
        r#"{"name":"a","strategy":"auth0","options":{"password_policy":"Good"}}"#,
        &Context::create(Reference),
        r#"{"name":"a","strategy":"auth0","options":{"password_policy":"good"}}"#,
    );
}

#[test]
fn fixed_fields_are_taken_out_of_an_update() {
    check(
        r#"{"name":"a","strategy":"auth0","display_name":"Customers"}"#,
        &Context::update(Tenant, None, None),
        r#"{"display_name":"Customers"}"#,
    );
}
