//! What an update of a tenant takes away by leaving it out.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy::{self, Ad, Auth0, GitHub, GoogleApps, Oidc, Okta, Samlp};
use connection_validation::{Code, Context, validate_text, validate_value};
use lossless_json::{Patch, Value};

use crate::check;

fn parse(text: &str) -> Value {
    Value::parse(text.as_bytes()).unwrap()
}

/// What is found when options are stored and others are sent.
#[track_caller]
fn check_lost(strategy: Strategy, stored: &str, sent: &str, expected: &[&str]) {
    let stored = parse(&format!(r#"{{"name":"a","options":{stored}}}"#));
    let context = Context::update(Tenant, Some(strategy), Some(&stored));
    check(&format!(r#"{{"options":{sent}}}"#), &context, expected);
}

/// Every fix applied one after another makes this of the options that are sent.
#[track_caller]
fn check_mended(strategy: Strategy, stored: &str, sent: &str, expected: &str) {
    let stored = parse(&format!(r#"{{"options":{stored}}}"#));
    let context = Context::update(Tenant, Some(strategy), Some(&stored));
    let mut payload = parse(&format!(r#"{{"options":{sent}}}"#));
    for finding in validate_value(&payload, &context).findings {
        if let Some(fix) = finding.fix {
            fix.apply(&mut payload).unwrap();
        }
    }
    assert_eq!(payload.get("options").unwrap().to_string(), expected);
    let left = validate_value(&payload, &context).findings;
    assert!(left.iter().all(|it| it.fix.is_none()), "{left:?}");
}

#[test]
fn what_is_stored_and_left_out_is_lost() {
    check_lost(
        Auth0,
        r#"{"mfa":{"active":true},"passwordPolicy":"good","disable_signup":true,"made_up":1}"#,
        r#"{"disable_signup":true}"#,
        &[
            "/options/mfa update/option-lost warning",
            "/options/passwordPolicy update/option-lost warning",
            "/options/made_up update/option-lost warning",
        ],
    );
    check_lost(
        Ad,
        r#"{"brute_force_protection":true,"ips":null}"#,
        "{}",
        &["/options/brute_force_protection update/option-lost warning"],
    );
}

#[test]
fn a_nested_object_is_replaced_too() {
    check_lost(
        Auth0,
        r#"{"password_options":{"complexity":{"min_length":8,"character_types":["uppercase"]},
            "history":{"active":true}},"made_up":{"a":1,"b":2},"list":[{"a":1,"b":2}]}"#,
        r#"{"password_options":{"complexity":{"min_length":20}},"made_up":{"b":3},"list":[{"a":1}]}"#,
        &[
            "/options/password_options/history update/option-lost warning",
            "/options/password_options/complexity/character_types update/option-lost warning",
            "/options/made_up common/unknown-option warning",
            "/options/made_up/a update/option-lost warning",
            "/options/list common/unknown-option warning",
        ],
    );
}

#[test]
fn what_stays_or_says_nothing_is_not_lost() {
    let same = r#"{"passwordPolicy":"good","mfa":{"active":true,"made_up":{"a":[1]}}}"#;
    check_lost(Auth0, same, same, &[]);
    check_lost(
        Auth0,
        r#"{"disable_signup":false,"made_up":null,"list":[],"map":{},"text":""}"#,
        "{}",
        &[],
    );
    // It is there, if only in the spelling of the other contract.
    check_lost(
        Auth0,
        r#"{"passwordPolicy":"good","disable_signup":true}"#,
        r#"{"password_policy":"low","disableSignup":true}"#,
        &[
            "/options/password_policy common/other-contract warning",
            "/options/disableSignup common/unknown-option warning",
        ],
    );
}

#[test]
fn what_the_api_fills_in_again_is_not_lost() {
    check_lost(
        Auth0,
        r#"{"brute_force_protection":true,"passkey_options":{"challenge_ui":"both"},
            "authentication_methods":{"password":{"enabled":true},"passkey":{"enabled":false}}}"#,
        "{}",
        &[],
    );
    check_lost(
        GitHub,
        r#"{"scope":["user"],"client_id":"a"}"#,
        r#"{"client_id":"b"}"#,
        &["/options/client_secret common/incomplete warning"],
    );
    check_lost(
        GoogleApps,
        r#"{"email":true,"profile":true,"scope":["email"],"handle_login_from_social":true,
            "map_user_id_to_id":false,"api_enable_users":true,"domain":"a.example","client_id":"a"}"#,
        r#"{"domain":"a.example","client_id":"a","client_secret":"b"}"#,
        &[],
    );
    check_lost(
        Samlp,
        r#"{"idpinitiated":{"enabled":true},"cert":"MIIDAAAA","thumbprints":["a"]}"#,
        r#"{"idpinitiated":{"client_id":"a"},"signingCert":"MIIDAAAA","signInEndpoint":"https://a.example"}"#,
        &[],
    );
}

#[test]
fn what_comes_back_with_another_value_is_lost() {
    check_lost(
        Auth0,
        r#"{"brute_force_protection":false,"passkey_options":{"challenge_ui":"button"},
            "authentication_methods":{"password":{"enabled":true},"passkey":{"enabled":true}}}"#,
        r#"{"authentication_methods":{"password":{"enabled":true}}}"#,
        &[
            "/options/brute_force_protection update/option-lost warning",
            "/options/passkey_options update/option-lost warning",
            "/options/authentication_methods/passkey update/option-lost warning",
        ],
    );
    check_lost(
        Oidc,
        r#"{"attribute_map":{"mapping_mode":"use_map"},"schema_version":"oidc-V4"}"#,
        r#"{"client_id":"a","discovery_url":"https://a.example"}"#,
        &["/options/attribute_map update/option-lost warning"],
    );
    let basic = r#"{"attribute_map":{"mapping_mode":"bind_all"},"schema_version":"oidc-V4"}"#;
    let sent = r#"{"client_id":"a","discovery_url":"https://a.example"}"#;
    check_lost(Oidc, basic, sent, &[]);
}

#[test]
fn it_can_be_put_back() {
    check_mended(
        Auth0,
        r#"{"mfa":{"active":true},"passwordPolicy":"good","made_up":1,
            "password_dictionary":{"enable":true,"dictionary":["a"]}}"#,
        r#"{"password_dictionary":{"enable":true}}"#,
        r#"{"password_dictionary":{"enable":true,"dictionary":["a"]},"mfa":{"active":true},"passwordPolicy":"good"}"#,
    );
    // A script may hold a secret, and so may what is not known.
    check_mended(
        Auth0,
        r#"{"customScripts":{"login":"x"},"configuration":{"A":"b"},"mfa":{"made_up":1}}"#,
        "{}",
        "{}",
    );
    check_mended(
        Auth0,
        r#"{"passwordPolicy":"good","disable_signup":true}"#,
        r#"{"password_policy":"low","disableSignup":true}"#,
        r#"{"passwordPolicy":"low","disable_signup":true}"#,
    );
}

#[test]
fn a_secret_is_emptied_or_left_out() {
    let stored = r#"{"client_id":"a","client_secret":"canary"}"#;
    let emptied = "/options/client_secret update/secret-emptied warning";
    check_lost(
        GitHub,
        stored,
        r#"{"client_id":"a"}"#,
        &[emptied, "/options/client_secret common/incomplete warning"],
    );
    for empty in ["\"\"", "null"] {
        let sent = format!(r#"{{"client_id":"a","client_secret":{empty}}}"#);
        let context = parse(&format!(r#"{{"options":{stored}}}"#));
        let context = Context::update(Tenant, Some(GitHub), Some(&context));
        let payload = format!(r#"{{"options":{sent}}}"#);
        let report = validate_text(payload.as_bytes(), &context);
        let told = report
            .findings
            .iter()
            .filter(|it| it.code == Code::SecretEmptied);
        assert_eq!(told.count(), 1, "{report:?}");
        assert_eq!(report, validate_value(&parse(&payload), &context));
        assert!(!format!("{report:?}").contains("canary"));
    }
    check_lost(
        GitHub,
        stored,
        r#"{"client_id":"a","client_secret":"b"}"#,
        &[],
    );
    let none = r#"{"client_id":"a","client_secret":""}"#;
    check_lost(
        GitHub,
        none,
        r#"{"client_id":"a"}"#,
        &["/options/client_secret common/incomplete warning"],
    );
    check_lost(
        Auth0,
        r#"{"enabledDatabaseCustomization":true,"configuration":{"A":"canary","B":"canary"}}"#,
        r#"{"enabledDatabaseCustomization":true,"configuration":{"A":null}}"#,
        &[
            "/options/configuration/B update/secret-emptied warning",
            "/options/configuration/A update/secret-emptied warning",
        ],
    );
}

#[test]
fn only_a_tenant_replaces_and_only_options() {
    let stored =
        parse(r#"{"display_name":"A","options":{"passwordPolicy":"good","mfa":{"active":true}}}"#);
    let reference = Context::update(Reference, Some(Auth0), Some(&stored));
    check(r#"{"options":{"disable_signup":true}}"#, &reference, &[]);
    let tenant = Context::update(Tenant, Some(Auth0), Some(&stored));
    check(r#"{"show_as_button":false}"#, &tenant, &[]);
    let unknown = Context::update(Tenant, Some(Auth0), None);
    check(r#"{"options":{"disable_signup":true}}"#, &unknown, &[]);
}

#[test]
fn without_a_strategy_what_is_lost_is_told_and_not_put_back() {
    let stored = parse(r#"{"options":{"a":1,"b":{"c":2}}}"#);
    let context = Context::update(Tenant, None, Some(&stored));
    let payload = r#"{"options":{"b":{}}}"#;
    let expected = [
        "/options/a update/option-lost warning",
        "/options/b/c update/option-lost warning",
    ];
    check(payload, &context, &expected);
    let report = validate_text(payload.as_bytes(), &context);
    assert!(report.findings.iter().all(|it| it.fix.is_none()));
}

#[test]
fn a_switch_that_cannot_be_turned_off_is_not_left_out() {
    check_lost(
        Auth0,
        r#"{"enable_script_context":true,"enabledDatabaseCustomization":true}"#,
        "{}",
        &[
            "/options/enable_script_context auth0/script-context-one-way warning",
            "/options/enabledDatabaseCustomization auth0/custom-database-switch warning",
        ],
    );
    check_mended(
        Auth0,
        r#"{"enable_script_context":true,"enabledDatabaseCustomization":true}"#,
        "{}",
        r#"{"enable_script_context":true,"enabledDatabaseCustomization":true}"#,
    );
    let sent = r#"{"domain":"a.example","client_id":"a","client_secret":"b"}"#;
    check_lost(
        GoogleApps,
        r#"{"ext_groups":true,"api_enable_users":true}"#,
        sent,
        &["/options/ext_groups google-apps/needed-by-provisioning warning"],
    );
    check_mended(
        GoogleApps,
        r#"{"ext_groups":true}"#,
        sent,
        r#"{"domain":"a.example","client_id":"a","client_secret":"b","ext_groups":true}"#,
    );
}

#[test]
fn settings_of_the_code_exchange_are_kept_by_sending_them() {
    let expected = ["/options/connection_settings oidc/pkce-reset warning"];
    let okta = r#"{"domain":"a.okta.com","client_id":"a","client_secret":"b"}"#;
    let stored = r#"{"connection_settings":{"pkce":"S256"}}"#;
    check_lost(Okta, stored, okta, &expected);
    check_mended(
        Okta,
        stored,
        okta,
        r#"{"domain":"a.okta.com","client_id":"a","client_secret":"b","connection_settings":{"pkce":"S256"}}"#,
    );
    // What is not known cannot be put back.
    check_lost(Okta, "{}", okta, &expected);
    check_mended(Okta, "{}", okta, okta);
    let context = Context::update(Tenant, Some(Okta), None);
    check(&format!(r#"{{"options":{okta}}}"#), &context, &expected);
    let disabled = r#"{"connection_settings":{"pkce":"disabled"}}"#;
    check_lost(Okta, disabled, okta, &[]);
    // Not recorded: what becomes of settings without it.
    let empty =
        r#"{"domain":"a.okta.com","client_id":"a","client_secret":"b","connection_settings":{}}"#;
    check_lost(Okta, stored, empty, &[]);
}

#[test]
fn where_no_code_is_exchanged_only_a_known_loss_is_told() {
    let common = r#""client_id":"a","client_secret":"b","discovery_url":"https://a.example""#;
    let expected = ["/options/connection_settings oidc/pkce-reset warning"];
    let front = format!(r#"{{{common},"type":"front_channel"}}"#);
    let back = format!(r#"{{{common},"type":"back_channel"}}"#);
    check_lost(Oidc, "{}", &front, &[]);
    check_lost(Oidc, "{}", &back, &expected);
    check_lost(
        Oidc,
        r#"{"connection_settings":{"pkce":"auto"}}"#,
        &front,
        &expected,
    );
}

#[test]
fn a_hostile_payload_is_compared_only_so_often() {
    let members: Vec<String> = (0..1_000).map(|key| format!(r#""k{key}":1"#)).collect();
    let stored = parse(&format!(
        r#"{{"options":{{"a":{{{}}}}}}}"#,
        members.join(",")
    ));
    let context = Context::update(Tenant, Some(Auth0), Some(&stored));
    let payload = format!(
        r#"{{"options":{{{}}}}}"#,
        vec![r#""a":{}"#; 5_000].join(",")
    );
    let report = validate_text(payload.as_bytes(), &context);
    let told = report
        .findings
        .iter()
        .filter(|it| it.code == Code::OptionLost);
    assert!((1_000..=20_000).contains(&told.count()));
    let fixes = report.findings.iter().filter_map(|it| it.fix.as_ref());
    assert!(fixes.map(|Patch(it)| it.len()).sum::<usize>() == 0);
}
