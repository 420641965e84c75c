//! Bodies of `PATCH`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::{Contract, Strategy};
use connection_validation::{Context, server_message, validate_text};
use lossless_json::Value;

use crate::check;

fn update(contract: Contract) -> Context<'static> {
    Context::update(contract, Some(Strategy::Auth0), None)
}

#[test]
fn an_update_names_what_changes_and_nothing_else() {
    check(r#"{"realms":["a","b"]}"#, &update(Tenant), &[]);
    check(
        r#"{"options":{"disable_signup":true}}"#,
        &update(Tenant),
        &[],
    );
}

#[test]
fn applications_are_enabled_apart() {
    let payload = r#"{"enabled_clients":["a"]}"#;
    let expected = ["/enabled_clients update/clients-apart warning"];
    check(payload, &update(Tenant), &expected);
    check(payload, &update(Reference), &[]);
    let created = format!(r#"{{"name":"a","strategy":"auth0",{}"#, &payload[1..]);
    check(&created, &Context::create(Tenant), &[]);

    // A tenant that still shows them takes them here.
    let stored = |members: &str| Value::parse(members.as_bytes()).unwrap();
    let shown = stored(r#"{"name":"a","enabled_clients":[]}"#);
    let context = Context::update(Tenant, Some(Strategy::Auth0), Some(&shown));
    check(payload, &context, &[]);
    let hidden = stored(r#"{"name":"a"}"#);
    let context = Context::update(Tenant, Some(Strategy::Auth0), Some(&hidden));
    check(payload, &context, &expected);

    let report = validate_text(payload.as_bytes(), &context);
    let [finding] = report.findings.as_slice() else {
        panic!("{report:?}");
    };
    let fix = finding.fix.as_ref().unwrap().to_value().to_string();
    assert_eq!(fix, r#"[{"op":"remove","path":"/enabled_clients"}]"#);
    let said = server_message(finding, Tenant);
    assert_eq!(said, Some("Additional properties not allowed"));
    let unknown = validate_text(payload.as_bytes(), &update(Tenant));
    assert_eq!(unknown.findings[0].fix, None);
}

#[test]
fn an_empty_update_is_refused() {
    for contract in [Reference, Tenant] {
        check("{}", &update(contract), &[" common/empty-update error"]);
    }
}

#[test]
fn name_and_strategy_are_fixed() {
    check(
        r#"{"name":"a","strategy":"auth0"}"#,
        &update(Tenant),
        &[
            "/name common/immutable error",
            "/strategy common/immutable error",
        ],
    );
}

#[test]
fn what_a_merging_server_keeps_is_not_missing() {
    check(
        r#"{"enabled_clients":["client_123","client_456"],
            "options":{"password_policy":"good","password_history":{"size":10}}}"#,
        &update(Reference),
        &[],
    );
    check(
        r#"{"options":{"customScripts":{"login":"function login() {}"}}}"#,
        &update(Reference),
        &[],
    );
}

#[test]
fn a_tenant_wants_what_a_nested_object_needs() {
    check(
        r#"{"options":{"password_history":{"size":10}}}"#,
        &update(Tenant),
        &["/options/password_history/enable common/required error"],
    );
}

#[track_caller]
fn check_against(stored: &str, payload: &str, expected: &[&str]) {
    let stored = Value::parse(stored.as_bytes()).unwrap();
    let context = Context::update(Tenant, Some(Strategy::Auth0), Some(&stored));
    check(payload, &context, expected);
}

#[test]
fn a_stored_unique_email_stays_unique() {
    let unique = r#"{"options":{"attributes":{"email":{"identifier":{"active":true}}}}}"#;
    let shared = r#"{"options":{"attributes":{"username":{"identifier":{"active":true}},
        "email":{"unique":false}}}}"#;
    check_against(unique, unique, &[]);
    check_against(shared, shared, &[]);
    let at = "/options/attributes/email/unique";
    let changed = format!("{at} auth0/email-unique-changed error");
    let no_identifier = "/options/attributes/email/identifier update/option-lost warning";
    check_against(unique, shared, &[no_identifier, &changed]);
    // Left out, it reads as true.
    let no_username = "/options/attributes/username update/option-lost warning";
    check_against(shared, unique, &[no_username, &changed]);
    let added = format!("{at} auth0/non-unique-email-added error");
    check_against(r#"{"options":{}}"#, shared, &[&added]);
}

#[test]
fn one_way_switches_are_compared_with_what_is_stored() {
    check_against(
        r#"{"options":{"enable_script_context":true}}"#,
        r#"{"options":{"enable_script_context":false,"enabledDatabaseCustomization":true}}"#,
        &[
            "/options/enable_script_context auth0/script-context-one-way warning",
            "/options/enabledDatabaseCustomization auth0/custom-database-switch warning",
        ],
    );
}

#[test]
fn a_stored_connection_of_any_shape_is_no_trouble() {
    for stored in [
        "null",
        "[]",
        r#"{"options":7}"#,
        r#"{"options":{"attributes":[]}}"#,
    ] {
        check_against(stored, r#"{"options":{"disable_signup":true}}"#, &[]);
    }
}
