//! What Terraform says of its resources.

use super::{CANARY, Files};

fn shown(options: &str) -> String {
    format!(
        r#"{{"format_version":"1.0","terraform_version":"1.9.5","values":{{"root_module":{{"resources":[
{{"address":"auth0_client.app","mode":"managed","type":"auth0_client","values":{{"name":"app","strategy":"nonsense"}}}},
{{"address":"auth0_connection.idp","mode":"managed","type":"auth0_connection","values":{{"id":"con_1","name":"idp","strategy":"samlp","options":[{options}]}}}}]}}}}}}"#
    )
}

#[test]
fn what_is_certain_is_checked_and_the_rest_is_named() {
    let options = format!(
        r#"{{"sign_in_endpoint":"http://a.example/","digest_algorithm":"sha512","fields_map":"{CANARY}","made_up":true,"metadata_url":"","entity_id":null}}"#
    );
    let files = Files::new(&[("state.json", &shown(&options))]);
    let run = files.check(&["--strict", "state.json"]);
    assert_eq!(run.code, 1);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(lines[0].starts_with("state.json:3:1: warning: [0]/options/sign_in_endpoint: "));
    assert!(lines[1].starts_with("state.json:3:1: warning: [0]/options/digest_algorithm: "));
    assert_eq!(lines[2], "1 connection in 1 file: 0 errors, 2 warnings");
    assert_eq!(
        run.stderr,
        "patchbay: state.json: not checked, since no option of the API is certain to be meant: \
         options.fields_map, options.made_up\n"
    );
    assert!(!run.stdout.contains(CANARY));
    assert_eq!(files.check(&["--quiet", "state.json"]).stderr, "");
}

/// What is found in a connection of a strategy, at the provider's names, and what is not checked.
#[track_caller]
fn found(strategy: &str, options: &str) -> (Vec<String>, String) {
    let text = shown(options).replace("samlp", strategy);
    let files = Files::new(&[("state.json", &text)]);
    let run = files.check(&["--format", "json", "state.json"]);
    let row = |row: &lossless_json::Value| {
        let text = |key| row.get(key).unwrap().as_str().unwrap().to_owned();
        assert!(row.get("fix").is_none(), "{row}");
        format!("{} {}", text("pointer"), text("code"))
    };
    (run.rows().iter().map(row).collect(), run.stderr)
}

#[test]
fn attributes_with_another_name_than_their_option_are_checked() {
    let long = "x".repeat(5_000);
    for (strategy, options, expected) in [
        (
            "samlp",
            r#"{"disable_sign_out":true,"fields_map":"{\"email\":[5]}"}"#.to_owned(),
            &["/options/fields_map/email/0 common/type"][..],
        ),
        (
            "samlp",
            format!(
                r#"{{"idp_initiated":[{{"client_protocol":"x","client_authorize_query":"{long}"}}]}}"#
            ),
            &[
                "/options/idp_initiated/client_protocol common/choice",
                "/options/idp_initiated/client_authorize_query common/length",
            ],
        ),
        (
            "oidc",
            r#"{"scopes":["email","profile"],"attribute_map":[{"mapping_mode":"x","attributes":"{}"}]}"#
                .to_owned(),
            &[
                "/options/scopes common/format",
                "/options/attribute_map/mapping_mode common/choice",
            ],
        ),
        ("okta", r#"{"scopes":["openid","email"]}"#.to_owned(), &[]),
        (
            "oauth2",
            format!(
                r#"{{"authorization_endpoint":"http://a.example/x","token_endpoint":"http://a.example/x","scopes":["{long}"],"scripts":{{"fetchUserProfile":"x"}}}}"#
            ),
            &[
                "/options/authorization_endpoint common/format",
                "/options/token_endpoint common/format",
                "/options/scopes/0 common/length",
            ],
        ),
        (
            "email",
            r#"{"name":"email","from":"a@b.example","subject":"Hello","syntax":"liquidd","template":"x"}"#
                .to_owned(),
            &["/options/syntax common/choice"],
        ),
        ("sms", r#"{"template":"x","syntax":"liquid"}"#.to_owned(), &[]),
        ("ad", r#"{"use_kerberos":true,"use_cert_auth":true}"#.to_owned(), &[]),
        (
            "apple",
            r#"{"client_secret":"no key","key_id":"k","team_id":"t"}"#.to_owned(),
            &["/options/client_secret common/format"],
        ),
        (
            "google-oauth2",
            r#"{"upstream_params":"{\"screen_name\":{\"alias\":7}}"}"#.to_owned(),
            &["/options/upstream_params/screen_name/alias common/type"],
        ),
    ] {
        let (rows, not_checked) = found(strategy, &options);
        assert_eq!(rows, expected, "{strategy}");
        assert_eq!(not_checked, "", "{strategy}");
    }
}

#[test]
fn a_review_names_attributes_and_has_no_fix_in_the_names_of_the_api() {
    let pem = include_str!("../../../../connection-documents/tests/data/signing.pem");
    let bare: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let certificate = format!(r#"{{"signing_cert":"{bare}"}}"#);
    for (strategy, options, expected) in [
        (
            "samlp",
            certificate.as_str(),
            "/options/signing_cert certificate/not-pem",
        ),
        (
            "auth0",
            r#"{"password_policy":"low"}"#,
            "/options/password_policy review/weak-password-policy",
        ),
    ] {
        let text = shown(options).replace("samlp", strategy);
        let files = Files::new(&[("state.json", &text)]);
        let run = files.check(&["--review", "--format", "json", "state.json"]);
        let [row] = run.rows().try_into().unwrap();
        let text = |key| row.get(key).unwrap().as_str().unwrap();
        assert_eq!(format!("{} {}", text("pointer"), text("code")), expected);
        assert_eq!(row.get("fix"), None, "{row}");
    }
}

#[test]
fn an_attribute_of_another_shape_or_strategy_is_named() {
    for (strategy, options, names) in [
        ("samlp", r#"{"fields_map":"[]"}"#, "options.fields_map"),
        ("samlp", r#"{"use_kerberos":true}"#, "options.use_kerberos"),
        ("github", r#"{"scopes":["repo"]}"#, "options.scopes"),
        ("oidc", r#"{"scopes":[5]}"#, "options.scopes"),
    ] {
        let (rows, not_checked) = found(strategy, options);
        assert_eq!(rows, [""; 0], "{strategy}");
        assert!(
            not_checked.ends_with(&format!(": {names}\n")),
            "{not_checked}"
        );
    }
}

#[test]
fn what_is_missing_may_be_in_an_attribute_that_is_not_checked() {
    let files = Files::new(&[("state.json", &shown(r#"{"debug":true}"#))]);
    let run = files.check(&["--strict", "state.json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn a_state_is_not_mended() {
    let text = shown(r#"{"debug":true}"#).replace("samlp", "SAMLP");
    let files = Files::new(&[("state.json", &text)]);
    assert_eq!(files.check(&["state.json"]).code, 1);
    let run = files.check(&["--fix", "state.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("is Terraform's"), "{}", run.stderr);
    let path = files.0.path().join("state.json");
    assert_eq!(std::fs::read_to_string(path).unwrap(), text);
}
