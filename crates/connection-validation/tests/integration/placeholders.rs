//! Placeholders in the place of secrets.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::{Context, Locale, message, validate_text};

use crate::{check, check_created, check_updated};

const FORMS: [&str; 6] = [
    "##CLIENT_SECRET##",
    "@@CLIENT_SECRET@@",
    "****",
    "****************",
    "<redacted>",
    "<REDACTED>",
];

#[test]
fn a_placeholder_is_no_secret_whatever_the_request() {
    for form in FORMS {
        let options = format!(r#"{{"client_id":"a","client_secret":"{form}"}}"#);
        let expected = ["/options/client_secret common/placeholder error"];
        for contract in [Reference, Tenant] {
            let created = format!(r#"{{"name":"a","strategy":"github","options":{options}}}"#);
            check(&created, &Context::create(contract), &expected);
            let updated = format!(r#"{{"options":{options}}}"#);
            let update = Context::update(contract, Some(Strategy::GitHub), None);
            check(&updated, &update, &expected);
        }
    }
}

#[test]
fn an_escape_does_not_hide_one() {
    check_updated(
        Strategy::GitHub,
        r#"{"client_id":"a","client_secret":"\u0023#A##"}"#,
        &["/options/client_secret common/placeholder error"],
    );
}

#[test]
fn what_only_looks_like_one_is_a_value() {
    for value in [
        "[REDACTED]",
        "REDACTED",
        "masked-0a1b2c",
        "***",
        "#secret",
        "@secret@",
        "<secret>",
        "##A##B",
        r"##\u0041",
    ] {
        check_updated(
            Strategy::GitHub,
            &format!(r#"{{"client_id":"a","client_secret":"{value}"}}"#),
            &[],
        );
    }
}

#[test]
fn nothing_else_is_asked_of_one() {
    // It is no private key either, and shorter than a token.
    check_created(
        Strategy::Apple,
        r###"{"app_secret":"##KEY##","client_id":"a","team_id":"b","kid":"c"}"###,
        &["/options/app_secret common/placeholder error"],
    );
}

#[test]
fn what_may_hold_a_secret_holds_none_either() {
    check_updated(
        Strategy::Auth0,
        r#"{"enabledDatabaseCustomization":true,"configuration":{"HOST":"db","KEY":"<redacted>"},
            "upstream_params":{"a":{"value":"@@A@@"},"b":{"alias":"login_hint"}}}"#,
        &[
            "/options/configuration/KEY common/placeholder error",
            "/options/upstream_params/a/value common/placeholder error",
        ],
    );
    check_updated(
        Strategy::Oauth2,
        r#"{"customHeaders":{"Authorization":"****"}}"#,
        &["/options/customHeaders/Authorization common/placeholder error"],
    );
}

#[test]
fn scripts_templates_and_what_is_public_may_have_them() {
    check_updated(
        Strategy::Auth0,
        r#"{"enabledDatabaseCustomization":true,"customScripts":{"login":"****"}}"#,
        &[],
    );
    check_updated(
        Strategy::Oauth2,
        r#"{"scripts":{"fetchUserProfile":"@@SCRIPT@@"}}"#,
        &[],
    );
    check_updated(
        Strategy::Email,
        r#"{"name":"email","email":{"body":"@@BODY@@","subject":"****"}}"#,
        &[],
    );
    check_updated(Strategy::Sms, r#"{"template":"@@password@@"}"#, &[]);
    check_updated(
        Strategy::GitHub,
        r###"{"client_id":"##CLIENT_ID##","client_secret":"a"}"###,
        &[],
    );
}

#[test]
fn a_sentence_says_what_to_do() {
    let context = Context::update(Tenant, Some(Strategy::GitHub), None);
    let report = validate_text(
        br#"{"options":{"client_id":"a","client_secret":"****"}}"#,
        &context,
    );
    assert_eq!(
        message(Locale::English, &report.findings[0]),
        "is a placeholder and not the value; put the real one in its place"
    );
}
