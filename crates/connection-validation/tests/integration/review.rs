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
fn the_flexible_password_policy_is_judged_in_the_place_of_the_older_one() {
    let dictionary = "/options/password_options/dictionary review/weak-password-policy";
    let history = "/options/password_options/history review/password-history-off";
    // What a tenant fills in has a length that is enough, and neither of the others.
    check_options(
        "auth0",
        r#"{"password_options":{}}"#,
        &[dictionary, history],
    );
    check_options(
        "auth0",
        r#"{"passwordPolicy":"none","password_history":{"enable":false},"password_options":
            {"complexity":{"min_length":8},"dictionary":{"active":true},"history":{"active":true}}}"#,
        &[],
    );
    let weak = with_options(
        "auth0",
        r#"{"password_options":{"complexity":{"min_length":7},
            "dictionary":{"active":false,"custom":["acme"]},"history":{"active":false,"size":9}}}"#,
    );
    let length = "/options/password_options/complexity/min_length review/weak-password-policy";
    check(&weak, Contract::Tenant, &[length, dictionary, history]);
    let mut mended = weak.clone();
    let found = review(&weak, Contract::Tenant, NOW);
    for finding in &found {
        finding.fix.as_ref().unwrap().apply(&mut mended).unwrap();
    }
    assert_eq!(
        mended.get("options").unwrap().to_string(),
        r#"{"password_options":{"complexity":{"min_length":8},"dictionary":{"active":true,"custom":["acme"]},"history":{"active":true,"size":9}}}"#
    );
    let sentences: Vec<_> = found
        .iter()
        .map(|finding| message(Locale::English, finding))
        .collect();
    assert_eq!(
        sentences,
        [
            "is too small: so short a password can be guessed; ask for 8 or more",
            "is off, so that the passwords everybody tries first are taken; turn it on",
            "is off, so that users can go back to a password that has leaked; turn it on",
        ]
    );
    // Of another shape it is the validation's to speak of.
    let older = [
        "/options/passwordPolicy review/weak-password-policy",
        "/options/password_history review/password-history-off",
    ];
    check_options("auth0", r#"{"password_options":[]}"#, &older);
}

#[test]
fn an_adfs_server_is_trusted_unless_somebody_says_no() {
    let trust = "/options/should_trust_email_verified_connection review/email-trust";
    let sentence = |options: &str| {
        let found = review(&with_options("adfs", options), Contract::Tenant, NOW);
        message(Locale::English, &found[0])
    };
    let rest = "who sets somebody else's address there gets into their account here; set \
                `never_set_emails_as_verified` unless each address is verified there";
    for options in ["{}", r#"{"should_trust_email_verified_connection":null}"#] {
        check_options("adfs", options, &[trust]);
        assert_eq!(
            sentence(options),
            format!("is missing, and then every email counts as verified: {rest}")
        );
    }
    let always = r#"{"should_trust_email_verified_connection":"always_set_emails_as_verified"}"#;
    check_options("adfs", always, &[trust]);
    assert_eq!(
        sentence(always),
        format!("counts every email as verified: {rest}")
    );
    let never = r#"{"should_trust_email_verified_connection":"never_set_emails_as_verified"}"#;
    check_options("adfs", never, &[]);
    // The default of the other strategies is another one, and options that are kept back say nothing.
    check_options("waad", "{}", &[]);
    let hidden = connection(
        r#"{"name":"acme","strategy":"adfs","enabled_clients":["c"],"metadata":{"a":"b"}}"#,
    );
    check(&hidden, Contract::Tenant, &[]);
}

#[test]
fn a_custom_provider_is_asked_for_its_client_and_for_pkce() {
    check_options(
        "oauth2",
        r#"{"client_id":"c","pkce_enabled":false}"#,
        &["/options/pkce_enabled review/pkce-disabled"],
    );
    for options in [
        r#"{"client_id":"c"}"#,
        r#"{"client_id":"c","pkce_enabled":true}"#,
    ] {
        check_options("oauth2", options, &[]);
    }
    let said = |strategy: &str| {
        let found = review(&with_options(strategy, "{}"), Contract::Tenant, NOW);
        assert_eq!(found.len(), 1, "{found:?}");
        message(Locale::English, &found[0])
    };
    assert_eq!(
        said("oauth2"),
        "is missing, so that the provider does not know who asks and nobody can sign in; register \
         an app there and put its client ID in"
    );
    assert!(said("github").contains("shared developer keys"));
}

#[test]
fn what_users_are_asked_for_is_weighed_wherever_it_stands() {
    let wide = |place: &str| format!("/options/{place} review/wide-scope");
    let of = |strategy: &str, options: &str, expected: &[&str]| {
        let options = format!(r#"{{"client_id":"c",{options}}}"#);
        let expected: Vec<_> = expected.iter().map(|place| wide(place)).collect();
        let expected: Vec<_> = expected.iter().map(String::as_str).collect();
        check_options(strategy, &options, &expected);
    };
    of(
        "google-oauth2",
        r#""drive":true,"gmail_readonly":true,"calendar":false"#,
        &["drive"],
    );
    of(
        "windowslive",
        r#""mail_send":true,"graph_user":true"#,
        &["mail_send"],
    );
    of(
        "facebook",
        r#""business_management":true,"user_managed_groups":true"#,
        &["business_management"],
    );
    of("github", r#""repo":true,"read_org":true"#, &["repo"]);
    of(
        "github",
        r#""freeform_scopes":["read:org","write:packages"]"#,
        &["freeform_scopes/1"],
    );
    of("oauth2", r#""scope":["profile","admin"]"#, &["scope/1"]);
    of("oauth2", r#""scope":"openid delete:all""#, &["scope"]);
    of(
        "github",
        r#""upstream_params":{"scope":{"value":"repo"},"x":{"value":"repo"}}"#,
        &["upstream_params/scope/value"],
    );
    // The API makes the scope of the switches and says nothing new in it.
    of("github", r#""repo":true,"scope":["repo"]"#, &["repo"]);
    of("github", r#""scope":["user:email","repo"]"#, &["scope/1"]);
    of(
        "github",
        r#""scope":["user:email"],"freeform_scopes":[7],"upstream_params":[]"#,
        &[],
    );
    let secret = with_options("oauth2", r#"{"client_id":"c","scope":"admin:hunter2"}"#);
    let found = review(&secret, Contract::Tenant, NOW);
    assert!(!format!("{found:?}").contains("hunter2"));
    assert_eq!(
        message(Locale::English, &found[0]),
        "asks users for a permission, which lets applications change or remove what is theirs or \
         act as them; keep it only if one needs it"
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
        ("adfs", r#"{"adfs_server":"https://x.example"}"#),
        (
            "auth0",
            r#"{"password_options":{"complexity":{"min_length":1},"history":{"active":false}}}"#,
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
