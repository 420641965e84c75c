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
        r#"{{"sign_in_endpoint":"http://a.example/","digest_algorithm":"sha512","fields_map":"{CANARY}","disable_sign_out":true,"metadata_url":"","entity_id":null}}"#
    );
    let files = Files::new(&[("state.json", &shown(&options))]);
    let run = files.check(&["--strict", "state.json"]);
    assert_eq!(run.code, 1);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(lines[0].starts_with("state.json:3:1: warning: [0]/options/signInEndpoint: "));
    assert!(lines[1].starts_with("state.json:3:1: warning: [0]/options/digestAlgorithm: "));
    assert_eq!(lines[2], "1 connection in 1 file: 0 errors, 2 warnings");
    assert_eq!(
        run.stderr,
        "patchbay: state.json: not checked, since no option of the API is certain to be meant: \
         options.disable_sign_out, options.fields_map\n"
    );
    assert!(!run.stdout.contains(CANARY));
    assert_eq!(files.check(&["--quiet", "state.json"]).stderr, "");
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
