//! `--review`: what is no mistake and still not good.

use super::{CANARY, Files};

const WEAK: &str = r#"{"name":"test","strategy":"auth0","enabled_clients":[],
"metadata":{"owner":"it"},"options":{"password_policy":"low","password_history":{"enable":true,"size":5}}}"#;

const GOOD: &str = r#"{"name":"customers","strategy":"auth0","enabled_clients":["c"],
"metadata":{"owner":"it"},"options":{"password_policy":"good","password_history":{"enable":true,"size":5}}}"#;

#[test]
fn a_review_is_warnings_and_only_on_request() {
    let files = Files::new(&[("weak.json", WEAK), ("good.json", GOOD)]);
    let run = files.check(&["weak.json"]);
    assert_eq!(run.stdout, "1 connection in 1 file: nothing wrong\n");
    let run = files.check(&["--review", "weak.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "weak.json:2:38: warning: /options/password_policy: takes passwords that are easy to guess; \
         set `good` or `excellent` [review/weak-password-policy]\n\
         weak.json:1:35: warning: /enabled_clients: is empty: nobody can sign in with this \
         connection; delete it or enable a client [review/unused]\n\
         weak.json:1:1: warning: /display_name: should tell people what the connection is for, since \
         its name does not; give it one [review/name-says-nothing]\n\
         1 connection in 1 file: 0 errors, 3 warnings\n"
    );
    assert_eq!(files.check(&["--review", "--strict", "weak.json"]).code, 1);
    let run = files.check(&["--review", "--strict", "good.json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(run.stdout, "1 connection in 1 file: nothing wrong\n");
}

#[test]
fn every_form_of_output_has_them() {
    let files = Files::new(&[("weak.json", WEAK)]);
    for format in ["json", "sarif", "github"] {
        let run = files.check(&["--review", "--format", format, "weak.json"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains("review/unused"), "{}", run.stdout);
    }
    let run = files.check(&["--review", "--format", "json", "weak.json"]);
    let rows = run.rows();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[0].get("fix").unwrap().to_string(),
        r#"[{"op":"replace","path":"/options/password_policy","value":"good"}]"#
    );
}

#[test]
fn a_fix_is_not_for_what_is_right() {
    let files = Files::new(&[("weak.json", WEAK)]);
    let run = files.check(&["--review", "--fix", "weak.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("review/weak-password-policy"));
    let text = std::fs::read_to_string(files.0.path().join("weak.json")).unwrap();
    assert_eq!(text, WEAK);
}

#[test]
fn values_that_are_not_known_yet_are_not_reviewed() {
    let database = r###"{"name":"users","enabled_clients":[],"metadata":{"a":"b"},
"options":{"passwordPolicy":"##POLICY##","password_history":{"enable":true},"import_mode":true}}"###;
    let files = Files::new(&[]);
    let folder = files.0.path().join("database-connections/users");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("database.json"), database).unwrap();
    let run = files.check(&["--review", "--format", "json", "."]);
    let codes: Vec<_> = run
        .rows()
        .iter()
        .map(|row| row.get("code").unwrap().as_str().unwrap().to_owned())
        .filter(|code| code.starts_with("review/"))
        .collect();
    assert_eq!(codes, ["review/import-mode", "review/unused"]);
}

#[test]
fn of_terraform_only_what_is_there_is_reviewed() {
    let state = r#"{"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{"resources":[
{"mode":"managed","type":"auth0_connection","values":{"name":"acme","strategy":"samlp",
"options":[{"signature_algorithm":"rsa-sha1","sign_saml_request":null}]}}]}}}"#;
    let files = Files::new(&[("state.json", state)]);
    let run = files.check(&["--review", "--format", "json", "state.json"]);
    let found: Vec<_> = run
        .rows()
        .iter()
        .map(|row| row.get("pointer").unwrap().as_str().unwrap().to_owned())
        .collect();
    assert_eq!(found, ["/options/signature_algorithm"]);
}

#[test]
fn a_review_quotes_nothing() {
    let scope = format!(r#"["admin:{CANARY}"]"#);
    let connection = format!(
        r#"{{"name":"acme","strategy":"oauth2","options":{{"client_id":"c","scope":{scope}}}}}"#
    );
    let files = Files::new(&[("a.json", &connection)]);
    for format in ["human", "json", "sarif", "github"] {
        let run = files.check(&["--review", "--format", format, "a.json"]);
        assert!(run.stdout.contains("review/wide-scope"), "{}", run.stdout);
        assert!(!run.stdout.contains(CANARY), "{}", run.stdout);
    }
}

#[test]
fn what_is_told_of_all_connections_is_told_once() {
    const PUBLIC: &str =
        r#"{"name":"a-company","strategy":"samlp","options":{"domain_aliases":["gmail.com"]}}"#;
    let files = Files::new(&[("public.json", PUBLIC)]);
    let run = files.check(&["--review", "public.json"]);
    let told = run.stdout.matches("[review/public-mail-domain]").count();
    assert_eq!(told, 1, "{}", run.stdout);
}
