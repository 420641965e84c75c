//! What a review says of a connection that the API takes.

use std::collections::BTreeSet;

use connection_model::Contract;
use connection_validation::review::{Answer, BEST_PRACTICES};
use connection_validation::{Code, Locale, Severity, message, review};
use lossless_json::Value;

/// A moment at which the example certificate is valid: 2026-01-01T00:00:00Z.
const NOW: i64 = 1_767_225_600;

fn connection(text: &str) -> Value {
    Value::parse(text.as_bytes()).unwrap()
}

/// A connection of a strategy with these options, about which nothing else is to be said.
fn with_options(strategy: &str, options: &str) -> Value {
    connection(&format!(
        r#"{{"name":"acme","strategy":"{strategy}","enabled_clients":["c"],
            "metadata":{{"owner":"it"}},"options":{options}}}"#
    ))
}

#[track_caller]
fn check(connection: &Value, contract: Contract, expected: &[&str]) {
    let found: Vec<String> = review(connection, contract, NOW)
        .iter()
        .map(|finding| format!("{} {}", finding.pointer, finding.code))
        .collect();
    assert_eq!(found, expected, "{connection}");
}

#[track_caller]
fn check_options(strategy: &str, options: &str, expected: &[&str]) {
    check(&with_options(strategy, options), Contract::Tenant, expected);
}

#[test]
fn a_database_is_asked_for_strong_passwords_by_the_name_its_server_reads() {
    let bare = with_options("auth0", "{}");
    let history = "/options/password_history review/password-history-off";
    check(
        &bare,
        Contract::Tenant,
        &[
            "/options/passwordPolicy review/weak-password-policy",
            history,
        ],
    );
    check(
        &bare,
        Contract::Reference,
        &[
            "/options/password_policy review/weak-password-policy",
            history,
        ],
    );
    check_options(
        "auth0",
        r#"{"passwordPolicy":"fair","password_history":{"enable":true,"size":5}}"#,
        &[],
    );
    check_options("auth0", r#"{"password_options":{}}"#, &[]);
    check_options(
        "auth0",
        r#"{"passwordPolicy":"low","password_history":{"enable":false,"size":9},
            "brute_force_protection":false,"import_mode":true}"#,
        &[
            "/options/passwordPolicy review/weak-password-policy",
            history,
            "/options/import_mode review/import-mode",
            "/options/brute_force_protection review/brute-force-protection-off",
        ],
    );
}

#[test]
fn enterprise_connections_are_asked_for_proofs() {
    check_options(
        "samlp",
        r#"{"signatureAlgorithm":"rsa-sha1","digestAlgorithm":"sha1"}"#,
        &[
            "/options/signSAMLRequest review/unsigned-requests",
            "/options/signatureAlgorithm review/sha-1",
            "/options/digestAlgorithm review/sha-1",
        ],
    );
    check_options(
        "samlp",
        r#"{"signSAMLRequest":true,"signatureAlgorithm":"rsa-sha256","digestAlgorithm":"sha256"}"#,
        &[],
    );
    check_options("oidc", "{}", &["/options/type review/implicit-flow"]);
    check_options("okta", r#"{"domain":"x.okta.com"}"#, &[]);
    check_options(
        "oidc",
        r#"{"type":"back_channel","connection_settings":{"pkce":"disabled"}}"#,
        &["/options/connection_settings/pkce review/pkce-disabled"],
    );
    check_options(
        "waad",
        r#"{"should_trust_email_verified_connection":"always_set_emails_as_verified"}"#,
        &["/options/should_trust_email_verified_connection review/email-trust"],
    );
}

#[test]
fn social_connections_are_asked_whose_app_users_see_and_what_for() {
    check_options(
        "github",
        "{}",
        &["/options/client_id review/developer-keys"],
    );
    check_options(
        "github",
        r#"{"client_id":"c","email":true,"delete_repo":true,"admin_org":false}"#,
        &["/options/delete_repo review/wide-scope"],
    );
    check_options("samlp", r#"{"signSAMLRequest":true}"#, &[]);
}

#[test]
fn every_connection_is_asked_for_its_use_its_name_and_its_owner() {
    let bare = connection(r#"{"name":"test","strategy":"samlp","enabled_clients":[]}"#);
    check(
        &bare,
        Contract::Tenant,
        &[
            "/options/signSAMLRequest review/unsigned-requests",
            "/enabled_clients review/unused",
            "/display_name review/name-says-nothing",
            "/metadata review/no-notes",
        ],
    );
    // Where clients are kept apart, their absence says nothing; a display name explains a name.
    let explained = connection(
        r#"{"name":"test","display_name":"Acme staff","strategy":"custom","metadata":{"a":"b"}}"#,
    );
    check(&explained, Contract::Tenant, &[]);
}

#[test]
fn each_fix_mends_what_it_is_for_and_none_leads_to_an_error() {
    for (strategy, options) in [
        (
            "auth0",
            r#"{"password_history":{"size":3},"brute_force_protection":false,"import_mode":true}"#,
        ),
        ("auth0", "{}"),
        (
            "oidc",
            r#"{"client_id":"c","type":"back_channel","connection_settings":{"pkce":"disabled"}}"#,
        ),
        (
            "adfs",
            r#"{"adfs_server":"https://x.example","should_trust_email_verified_connection":"always_set_emails_as_verified"}"#,
        ),
    ] {
        for contract in [Contract::Reference, Contract::Tenant] {
            let mut mended = with_options(strategy, options);
            let fixes = review(&mended, contract, NOW);
            assert!(fixes.iter().any(|finding| finding.fix.is_some()));
            for finding in fixes {
                assert_eq!(finding.severity, Severity::Warning);
                let fix = finding.fix.expect("what is weak here can be mended");
                fix.apply(&mut mended).unwrap();
            }
            check(&mended, contract, &[]);
            let context = connection_validation::Context::create(contract);
            let report = connection_validation::validate_value(&mended, &context);
            assert!(!report.has_errors(), "{report:?}");
        }
    }
}

#[test]
fn a_review_speaks_of_certificates_ninety_days_ahead_and_leaves_the_form_to_the_validation() {
    let pem = Value::from(include_str!("../data/example.pem")).to_string();
    let signed = format!(r#"{{"signSAMLRequest":true,"signingCert":{pem}}}"#);
    check_options("samlp", &signed, &[]);
    let found = review(
        &with_options("samlp", &signed),
        Contract::Tenant,
        2_656_022_399 - 90 * 86_400,
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::CertificateExpiresSoon);
    assert_eq!(found[0].params.number("days"), Some(90));
    let malformed = r#"{"signSAMLRequest":true,"signingCert":"no certificate"}"#;
    check_options("samlp", malformed, &[]);
    let hollow = r#"{"signSAMLRequest":true,"signingCert":"bm8gY2VydGlmaWNhdGU="}"#;
    check_options(
        "samlp",
        hollow,
        &["/options/signingCert certificate/unreadable"],
    );
}

#[test]
fn whatever_the_value_a_review_ends() {
    for text in [
        "null",
        "[]",
        "{}",
        r#"{"strategy":5,"options":[],"name":{},"metadata":[],"enabled_clients":{}}"#,
        r#"{"strategy":"auth0","options":null}"#,
        r#"{"strategy":"auth0","options":{"password_history":[],"passwordPolicy":7}}"#,
    ] {
        for finding in review(&connection(text), Contract::Reference, NOW) {
            assert!(finding.code.is_of_review());
            assert!(!message(Locale::English, &finding).is_empty());
        }
    }
}

#[test]
fn each_best_practice_of_the_reference_has_an_answer_and_each_code_a_practice() {
    let lines: Vec<&str> = BEST_PRACTICES
        .iter()
        .map(|practice| practice.line)
        .collect();
    assert_eq!(
        lines,
        [
            "Use strong password policies",
            "Enable password history",
            "Configure appropriate connection options",
            "Regularly review enabled clients",
            "Use meaningful connection names",
            "Document connection settings",
            "Test connections before enabling",
            "Monitor connection health",
            "Backup user data before deletion",
            "Plan user migrations carefully",
            "Monitor user import/export operations",
        ]
    );
    let mut answered = BTreeSet::new();
    for practice in &BEST_PRACTICES {
        if let Answer::Review(codes) | Answer::Both(codes, _) = practice.answer {
            answered.extend(codes.iter().copied());
        }
    }
    let all: BTreeSet<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| code.is_of_review())
        .collect();
    assert_eq!(answered, all);
}
