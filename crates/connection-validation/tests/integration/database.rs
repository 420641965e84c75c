//! Options of a database connection.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_validation::Context;

use crate::{check, check_options, sentences};

#[test]
fn a_password_history_has_a_size_of_0_to_24() {
    for size in ["0", "24", "5.0", "1e1"] {
        let options = format!(r#"{{"password_history":{{"enable":true,"size":{size}}}}}"#);
        check_options(Reference, &options, &[]);
    }
    for size in ["-1", "25", "99", "1e99", "99999999999999999999"] {
        let options = format!(r#"{{"password_history":{{"enable":true,"size":{size}}}}}"#);
        check_options(
            Reference,
            &options,
            &["/options/password_history/size common/range error"],
        );
    }
    for size in ["4.5", "\"5\"", "null", "true", "[]"] {
        let options = format!(r#"{{"password_history":{{"enable":true,"size":{size}}}}}"#);
        check_options(
            Reference,
            &options,
            &["/options/password_history/size common/type error"],
        );
    }
}

#[test]
fn what_its_parent_needs_is_required() {
    let expected = ["/options/password_history/enable common/required error"];
    check_options(Reference, r#"{"password_history":{"size":5}}"#, &expected);
    check_options(Reference, r#"{"password_history":null}"#, &[]);
    check_options(
        Tenant,
        r#"{"validation":{"username":{}}}"#,
        &[
            "/options/validation/username/min common/required error",
            "/options/validation/username/max common/required error",
        ],
    );
}

#[test]
fn a_policy_is_one_of_five() {
    for policy in ["none", "low", "fair", "good", "excellent"] {
        check_options(
            Reference,
            &format!(r#"{{"password_policy":"{policy}"}}"#),
            &[],
        );
        check_options(Tenant, &format!(r#"{{"passwordPolicy":"{policy}"}}"#), &[]);
    }
    check_options(Reference, r#"{"password_policy":null}"#, &[]);
    let options = r#"{"password_policy":"strong"}"#;
    check_options(
        Reference,
        options,
        &["/options/password_policy common/choice error"],
    );
    let payload = r#"{"name":"a","strategy":"auth0","options":{"password_policy":"strong"}}"#;
    assert_eq!(
        sentences(payload, &Context::create(Reference)),
        ["must be `none`, `low`, `fair`, `good` or `excellent`"]
    );
}

#[test]
fn an_unknown_option_is_wondered_at_and_kept() {
    let options = r#"{"disable_singup":true,"colour":"red"}"#;
    check_options(
        Reference,
        options,
        &[
            "/options/disable_singup common/unknown-option warning",
            "/options/colour common/unknown-option warning",
        ],
    );
}

#[test]
fn an_unknown_key_in_a_closed_object_is_refused() {
    let options = r#"{"validation":{"requires_username":true}}"#;
    let expected = ["/options/validation/requires_username common/unknown-option error"];
    check_options(Tenant, options, &expected);
}

#[test]
fn free_form_objects_take_any_key() {
    let options = r#"{
        "enabledDatabaseCustomization": true,
        "customScripts": { "made_up": "function made_up() {}" },
        "configuration": { "ANY_NAME": "value", "OTHER": null },
        "mfa": { "active": true, "more": {} }
    }"#;
    check_options(Reference, options, &[]);
}

#[test]
fn flexible_identifiers_exclude_the_older_settings() {
    let attributes = r#""attributes":{"email":{"identifier":{"active":true}}}"#;
    check_options(
        Tenant,
        &format!(r#"{{{attributes},"requires_username":true}}"#),
        &["/options/requires_username auth0/attributes-with-username error"],
    );
    check_options(
        Tenant,
        &format!(r#"{{"validation":{{"username":{{"min":1,"max":5}}}},{attributes}}}"#),
        &["/options/validation auth0/attributes-with-validation error"],
    );
    // Only what says something was recorded to be refused.
    check_options(
        Tenant,
        &format!(r#"{{{attributes},"requires_username":false}}"#),
        &["/options/requires_username auth0/attributes-with-username warning"],
    );
    for empty in ["{}", r#"{"username":null}"#] {
        check_options(
            Tenant,
            &format!(r#"{{{attributes},"validation":{empty}}}"#),
            &["/options/validation auth0/attributes-with-validation warning"],
        );
    }
    check_options(
        Tenant,
        &format!(r#"{{{attributes},"validation":null}}"#),
        &[],
    );
}

#[test]
fn one_identifier_is_active() {
    let expected = ["/options/attributes auth0/no-active-identifier error"];
    let inactive = r#"{"attributes":{"email":{"identifier":{"active":false}},"username":{}}}"#;
    check_options(Tenant, inactive, &expected);
    let active = r#"{"attributes":{"email":{},"username":{"identifier":{"active":true}}}}"#;
    check_options(Tenant, active, &[]);
}

#[test]
fn a_required_attribute_is_asked_for_at_sign_up() {
    let with_status = |status: &str| {
        format!(
            r#"{{"attributes":{{"phone_number":{{"identifier":{{"active":true}},
                "profile_required":true,"signup":{{"status":"{status}"}}}}}}}}"#
        )
    };
    let at = "/options/attributes/phone_number/signup/status auth0/required-not-on-signup";
    check_options(Tenant, &with_status("required"), &[]);
    check_options(Tenant, &with_status("inactive"), &[&format!("{at} error")]);
    check_options(
        Tenant,
        &with_status("optional"),
        &[&format!("{at} warning")],
    );
}

#[test]
fn a_shared_email_identifies_nobody() {
    let options = r#"{"attributes":{
        "username": { "identifier": { "active": true } },
        "email": { "unique": false, "identifier": { "active": true } }
    }}"#;
    check_options(
        Tenant,
        options,
        &["/options/attributes/email/identifier/active auth0/non-unique-identifier warning"],
    );
}

#[test]
fn the_flexible_policy_replaces_five_older_settings() {
    let options = r#"{
        "password_options": {},
        "passwordPolicy": "good",
        "password_history": { "enable": false },
        "password_dictionary": null
    }"#;
    check_options(
        Tenant,
        options,
        &[
            "/options/passwordPolicy auth0/password-options-with-legacy warning",
            "/options/password_history auth0/password-options-with-legacy warning",
        ],
    );
}

#[test]
fn three_of_four_kinds_wants_all_four_listed() {
    let with_types = |types: &str| {
        format!(
            r#"{{"password_options":{{"complexity":{{"character_types":{types},
                "character_type_rule":"three_of_four"}}}}}}"#
        )
    };
    let at = "/options/password_options/complexity/character_type_rule auth0/three-of-four warning";
    check_options(Tenant, &with_types(r#"["number","special"]"#), &[at]);
    check_options(
        Tenant,
        &with_types(r#"["lowercase","number","special","uppercase"]"#),
        &[],
    );
}

#[test]
fn sign_in_without_a_password_wants_proof() {
    let options = r#"{
        "attributes": { "email": { "identifier": { "active": true } } },
        "authentication_methods": {
            "password": { "enabled": false },
            "passkey": { "enabled": true }
        }
    }"#;
    check_options(
        Tenant,
        options,
        &[
            "/options/attributes/email/signup/verification/active auth0/unverified-without-password warning",
            "/options/authentication_methods/passkey/enabled auth0/passkey-alone warning",
        ],
    );
}

#[test]
fn the_order_of_identifiers_names_each_once() {
    check_options(
        Tenant,
        r#"{"precedence":["username","email","phone_number"]}"#,
        &[],
    );
    check_options(
        Tenant,
        r#"{"precedence":["username","email"]}"#,
        &["/options/precedence common/count error"],
    );
    check_options(
        Tenant,
        r#"{"precedence":["email","email","phone"]}"#,
        &[
            "/options/precedence/1 common/unique warning",
            "/options/precedence/2 common/choice error",
        ],
    );
}

#[test]
fn scripts_count_only_in_a_custom_database() {
    let options = r#"{"customScripts":{"login":"function login() {}"},"import_mode":true}"#;
    check_options(
        Reference,
        options,
        &[
            "/options/customScripts common/has-no-effect warning",
            "/options/import_mode common/has-no-effect warning",
        ],
    );
}

#[test]
fn findings_stand_in_document_order() {
    let payload = r#"{
        "options": {
            "requires_username": 1,
            "attributes": {},
            "mfa": 2,
            "passwordPolicy": 3
        },
        "strategy": "auth0"
    }"#;
    check(
        payload,
        &Context::create(Tenant),
        &[
            "/name common/required error",
            "/options/requires_username common/type warning",
            "/options/attributes common/count error",
            "/options/attributes auth0/no-active-identifier error",
            "/options/mfa common/type warning",
            "/options/passwordPolicy common/type error",
        ],
    );
}
