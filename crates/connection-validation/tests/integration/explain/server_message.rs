//! What a server will say, beside what is said here.

use connection_model::Contract::{self, Reference, Tenant};
use connection_validation::{
    Code, Context, Finding, Params, Severity, server_message, validate_text,
};
use lossless_json::Pointer;

/// The sentences beside the errors of a connection, without those that have none.
#[track_caller]
fn check(payload: &str, contract: Contract, expected: &[&str]) {
    let report = validate_text(payload.as_bytes(), &Context::create(contract));
    assert!(report.has_errors(), "{payload}");
    let messages: Vec<_> = report
        .findings
        .iter()
        .filter_map(|finding| server_message(finding, contract))
        .collect();
    assert_eq!(messages, expected, "{payload}");
}

fn finding(pointer: &str, code: Code, severity: Severity) -> Finding {
    Finding {
        pointer: Pointer::parse(pointer).unwrap(),
        code,
        severity,
        params: Params::none(),
        fix: None,
    }
}

#[test]
fn a_rule_of_a_strategy_has_the_sentence_of_the_tenant() {
    check(
        r#"{"name":"a","strategy":"auth0","options":{"requires_username":true,"attributes":{"email":{"identifier":{"active":true}}}}}"#,
        Tenant,
        &["Cannot set both options.attributes and options.requires_username"],
    );
    check(
        r#"{"name":"a","strategy":"adfs","options":{}}"#,
        Tenant,
        &["missing federation metadata url"],
    );
}

#[test]
fn what_varies_in_a_sentence_is_left_out() {
    check(
        r#"{"name":"a","strategy":"auth0","options":{"attributes":{"email":{"identifier":{"active":true},"profile_required":true,"signup":{"status":"inactive"}}}}}"#,
        Tenant,
        &["must also be required on signup"],
    );
    check(
        r#"{"name":"a","strategy":"waad","options":{}}"#,
        Tenant,
        &["is not a valid Windows Azure AD domain"],
    );
    check(
        r#"{"name":"a","strategy":"auth0","is_domain_connection":1,"nonsense":1}"#,
        Tenant,
        &["Expected type", "Additional properties not allowed"],
    );
}

#[test]
fn the_place_decides_between_sentences_of_a_code() {
    let required = |pointer| finding(pointer, Code::Required, Severity::Error);
    assert_eq!(
        server_message(&required("/options/client_id"), Tenant),
        Some("is required")
    );
    for elsewhere in ["/strategy", "/options/mfa/active"] {
        assert_eq!(
            server_message(&required(elsewhere), Tenant),
            Some("Missing required property")
        );
    }
}

#[test]
fn bounds_decide_between_too_small_and_too_large() {
    let range = |params| Finding {
        params,
        ..finding("/options/a", Code::Range, Severity::Error)
    };
    let at_least = Params::none().with_number("min", Some(1));
    let both = at_least.clone().with_number("max", Some(2));
    assert_eq!(
        server_message(&range(at_least), Tenant),
        Some("is less than minimum")
    );
    assert_eq!(server_message(&range(both), Tenant), None);
}

#[test]
fn a_warning_of_the_schema_has_none_since_the_api_takes_it() {
    let warning = |code| finding("/options/a", code, Severity::Warning);
    assert_eq!(server_message(&warning(Code::UnknownOption), Tenant), None);
    assert_eq!(server_message(&warning(Code::Type), Tenant), None);
    assert_eq!(
        server_message(
            &finding(
                "/options/enabledDatabaseCustomization",
                Code::CustomDatabaseSwitch,
                Severity::Warning
            ),
            Tenant
        ),
        Some(
            "This database contains users. You cannot change \"options.enabledDatabaseCustomization\" setting"
        )
    );
}

#[test]
fn a_warning_of_the_schema_has_the_sentence_that_belongs_to_its_place() {
    let warning = |pointer, code| finding(pointer, code, Severity::Warning);
    let action = "/options/custom_password_hash/action_id";
    for code in [Code::Required, Code::Length, Code::Type] {
        assert_eq!(
            server_message(&warning(action, code), Tenant),
            Some("The action_id field value cannot be empty, null or undefined")
        );
    }
    for (pointer, code, expected) in [
        (
            "/options/signingCert",
            Code::Format,
            "The signing certificate is not valid. Please provide a .pem or .cer certificate base64 encoded public key",
        ),
        (
            "/options/custom_password_hash",
            Code::UnknownOption,
            "The custom_password_hash option is only available for database connections",
        ),
    ] {
        let finding = warning(pointer, code);
        assert_eq!(server_message(&finding, Tenant), Some(expected));
        assert_eq!(server_message(&finding, Reference), None);
    }
    // "options.client_id is required" was said of one strategy; others take a connection without.
    let client = warning("/options/client_id", Code::Required);
    assert_eq!(server_message(&client, Tenant), None);
}

#[test]
fn only_what_is_too_long_exceeds_a_size() {
    let length = |found| Finding {
        params: Params::none()
            .with_number("min", Some(1))
            .with_number("max", Some(9))
            .with_number("found", Some(found)),
        ..finding("/options/metadataXml", Code::Length, Severity::Warning)
    };
    assert_eq!(
        server_message(&length(10), Tenant),
        Some("SAML metadata document exceeded the maximum allowed size of 4 MB")
    );
    assert_eq!(server_message(&length(0), Tenant), None);
}

#[test]
fn on_the_reference_contract_the_message_is_the_servers_own() {
    check(
        r#"{"name":"a","strategy":"adfs","options":{},"nonsense":1}"#,
        Reference,
        &[],
    );
    let taken = finding("/name", Code::SetSameName, Severity::Error);
    for contract in [Reference, Tenant] {
        assert_eq!(
            server_message(&taken, contract),
            Some("A connection with the same name already exists")
        );
    }
}
