//! The top-level fields of a connection.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::{Code, Context, validate_text};

use crate::{check, check_updated, sentences};

const CREATE: Context<'_> = Context::create(Reference);

#[test]
fn the_reference_document_s_own_example_has_no_finding() {
    let example = r#"{
        "name": "my-connection",
        "strategy": "auth0",
        "enabled_clients": ["client_123"],
        "options": {
            "requires_username": true,
            "password_policy": "fair",
            "password_history": { "enable": true, "size": 5 }
        }
    }"#;
    check(example, &CREATE, &[]);
}

#[test]
fn a_name_and_a_strategy_are_enough() {
    check(r#"{"name":"customers","strategy":"auth0"}"#, &CREATE, &[]);
    check(
        r#"{"strategy":"ad","options":{},"name":"acme"}"#,
        &CREATE,
        &[],
    );
}

#[test]
fn name_and_strategy_must_be_there() {
    let expected = [
        "/name common/required error",
        "/strategy common/required error",
    ];
    check("{}", &CREATE, &expected);
    check(r#"{"options":{}}"#, &CREATE, &expected);
}

#[test]
fn a_payload_is_an_object() {
    for payload in ["[]", "null", "true", "7", r#""text""#] {
        check(payload, &CREATE, &[" common/not-an-object error"]);
    }
}

#[test]
fn a_name_has_letters_digits_and_single_hyphens() {
    for name in ["", "-a", "a-", "a--b", "a b", "a_b", "é"] {
        let payload = format!(r#"{{"name":"{name}","strategy":"auth0"}}"#);
        let code = if name.is_empty() {
            "common/length"
        } else {
            "common/format"
        };
        check(&payload, &CREATE, &[&format!("/name {code} error")]);
    }
    let long = format!(r#"{{"name":"{}","strategy":"auth0"}}"#, "a".repeat(129));
    check(&long, &CREATE, &["/name common/length error"]);
    let longest = format!(r#"{{"name":"{}","strategy":"auth0"}}"#, "a".repeat(128));
    check(&longest, &CREATE, &[]);
}

#[test]
fn a_strategy_is_one_of_the_api_s() {
    let expected = ["/strategy common/unknown-strategy error"];
    check(r#"{"name":"a","strategy":"saml"}"#, &CREATE, &expected);
    check(r#"{"name":"a","strategy":""}"#, &CREATE, &expected);
    assert_eq!(
        sentences(r#"{"name":"a","strategy":"SAMLP"}"#, &CREATE),
        ["is no strategy the API knows; did you mean `samlp`?"]
    );
}

#[test]
fn another_field_is_refused() {
    let payload = r#"{"name":"a","strategy":"auth0","enabled_client":[],"colour":"red"}"#;
    let expected = [
        "/enabled_client common/unknown-field error",
        "/colour common/unknown-field error",
    ];
    check(payload, &CREATE, &expected);
    assert_eq!(
        sentences(payload, &CREATE),
        [
            "is no field of a connection; did you mean `enabled_clients`?",
            "is no field of a connection; check the spelling",
        ]
    );
}

#[test]
fn each_field_has_its_type() {
    let payload = r#"{
        "name": 7,
        "strategy": ["auth0"],
        "enabled_clients": "client_123",
        "is_domain_connection": "true",
        "realms": [1],
        "metadata": { "owner": 1, "note": null, "ticket": "A-1" },
        "options": []
    }"#;
    let expected = [
        "/name common/type error",
        "/strategy common/type error",
        "/enabled_clients common/type error",
        "/is_domain_connection common/type error",
        "/realms/0 common/type error",
        "/metadata/owner common/type error",
        "/options common/type error",
    ];
    check(payload, &CREATE, &expected);
    assert_eq!(
        sentences(payload, &CREATE)[0],
        "must be a text, not a number"
    );
    assert_eq!(
        sentences(payload, &CREATE)[3],
        "must be true or false, not a text"
    );
    assert_eq!(
        sentences(payload, &CREATE)[5],
        "must be a text or null, not a number"
    );
}

#[test]
fn metadata_has_ten_notes_of_255_characters() {
    let notes = |count: usize| {
        let members: Vec<_> = (0..count)
            .map(|index| format!(r#""key{index}":"note""#))
            .collect();
        format!(
            r#"{{"name":"a","strategy":"auth0","metadata":{{{}}}}}"#,
            members.join(",")
        )
    };
    check(&notes(10), &CREATE, &[]);
    check(&notes(11), &CREATE, &["/metadata common/count error"]);
    let long = format!(
        r#"{{"name":"a","strategy":"auth0","metadata":{{"note":"{}"}}}}"#,
        "ä".repeat(256)
    );
    check(&long, &CREATE, &["/metadata/note common/length error"]);
}

#[test]
fn null_options_are_refused_by_the_reference_alone() {
    let payload = r#"{"name":"a","strategy":"auth0","options":null}"#;
    check(payload, &CREATE, &["/options common/options-null error"]);
    check(
        payload,
        &Context::create(Tenant),
        &["/options common/options-null warning"],
    );
}

#[test]
fn a_button_is_for_enterprise_strategies() {
    let payload = r#"{"name":"a","strategy":"auth0","show_as_button":true}"#;
    check(
        payload,
        &CREATE,
        &["/show_as_button common/button-not-enterprise warning"],
    );
    check(
        r#"{"name":"a","strategy":"auth0","show_as_button":false}"#,
        &CREATE,
        &[],
    );
    check(
        r#"{"name":"a","strategy":"ad","show_as_button":true}"#,
        &CREATE,
        &[],
    );
}

#[test]
fn options_of_a_strategy_of_which_none_is_known_are_taken_as_they_are() {
    let payload = r#"{"name":"a","strategy":"custom","options":{"anything":{"goes":[1,null]}}}"#;
    check(payload, &CREATE, &[]);
    let payload = r#"{"name":"a","strategy":"custom","options":7}"#;
    check(payload, &CREATE, &["/options common/type error"]);
}

#[test]
fn a_retired_strategy_is_taken_and_its_creation_is_warned_of() {
    let retired = [
        "instagram",
        "ip",
        "oauth1",
        "office365",
        "sharepoint",
        "soundcloud",
        "untappd",
    ];
    for strategy in Strategy::ALL {
        let payload = format!(r#"{{"name":"a","strategy":"{strategy}","display_name":"A"}}"#);
        let warned = validate_text(payload.as_bytes(), &CREATE)
            .findings
            .iter()
            .any(|finding| finding.code == Code::RetiredStrategy);
        assert_eq!(warned, retired.contains(&strategy.as_str()), "{strategy}");
    }
    check(
        r#"{"strategy":"untappd","name":"a"}"#,
        &CREATE,
        &["/strategy common/retired-strategy warning"],
    );
}

#[test]
fn an_update_of_a_retired_strategy_is_not_warned_of() {
    check_updated(
        Strategy::Untappd,
        r#"{"client_id":"a","client_secret":"b"}"#,
        &[],
    );
}
