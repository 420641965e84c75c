//! `--format sarif` and `--format github`: what code scanning and pull requests are told.

use lossless_json::Value;

use super::{CANARY, Files, RIGHT, Run, WARNED, WRONG};

#[track_caller]
fn at<'a>(value: &'a Value, pointer: &str) -> &'a Value {
    value
        .at(&pointer.parse().unwrap())
        .unwrap_or_else(|| panic!("{pointer}: {value}"))
}

#[track_caller]
fn log(run: &Run) -> Value {
    Value::parse(run.stdout.as_bytes()).unwrap()
}

#[test]
fn words_of_the_api_are_a_property_of_a_result() {
    let files = Files::new(&[("a.json", r#"{"name":"a","strategy":"adfs","options":{}}"#)]);
    let run = files.check(&["--format", "sarif", "--contract", "tenant", "a.json"]);
    assert_eq!(
        at(&log(&run), "/runs/0/results/0/properties/serverMessage").as_str(),
        Some("missing federation metadata url")
    );
}

/// Holds a log against the types that `serde-sarif` makes of the JSON Schema of OASIS: what the
/// standard does not know is lost on the way through them, and what it requires must be there.
#[track_caller]
fn hold_against_the_standard(run: &Run) {
    let written: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let read: serde_sarif::sarif::Sarif = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), written);
}

#[test]
fn a_log_is_one_of_the_standard() {
    let server_made = r#"{"name":"a","strategy":"adfs","options":{}}"#;
    let fixed =
        r#"{"name":"a","strategy":"samlp","options":{"sign_in_endpoint":"https://a.example/"}}"#;
    let files = Files::new(&[
        ("list.json", &format!("[\n{RIGHT},\n {WARNED},\n{WRONG}]")),
        ("said.json", server_made),
        ("fixed.json", fixed),
        ("a b.yaml", "name: [\n"),
        ("none.json", ""),
    ]);
    let all = [
        "list.json",
        "said.json",
        "fixed.json",
        "a b.yaml",
        "none.json",
        "absent.json",
    ];
    let arguments = ["--review", "--contract", "tenant", "--format", "sarif"];
    for names in [&all[..], &all[..1], &all[5..]] {
        let run = files.check(&[&arguments, names].concat());
        hold_against_the_standard(&run);
    }
    let run = files.check(&[&arguments[..], &all].concat());
    let whole = [
        r#""serverMessage""#,
        r#""fixes""#,
        r#""toolExecutionNotifications":[{"#,
    ];
    for part in whole {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
}

#[test]
fn a_log_has_what_the_standard_and_code_scanning_require() {
    let files = Files::new(&[("list.json", &format!("[\n{RIGHT},\n {WARNED},\n{WRONG}]"))]);
    let run = files.check(&["--format", "sarif", "./list.json"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr, "");
    let log = log(&run);
    assert_eq!(at(&log, "/version").as_str(), Some("2.1.0"));
    assert!(at(&log, "/$schema").as_str().unwrap().contains("2.1.0"));
    assert_eq!(at(&log, "/runs").as_array().unwrap().len(), 1);
    let driver = at(&log, "/runs/0/tool/driver");
    assert_eq!(at(driver, "/name").as_str(), Some("patchbay"));
    let rules = at(driver, "/rules").as_array().unwrap();
    let mut ids: Vec<_> = rules.iter().map(|rule| at(rule, "/id").as_str()).collect();
    for rule in rules {
        for text in [
            "/shortDescription/text",
            "/fullDescription/text",
            "/help/text",
        ] {
            assert!(at(rule, text).as_str().unwrap().ends_with('.'), "{rule}");
        }
        assert_eq!(
            at(rule, "/defaultConfiguration/level").as_str(),
            Some("error")
        );
    }
    let results = at(&log, "/runs/0/results").as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        assert!(ids.contains(&at(result, "/ruleId").as_str()), "{result}");
        assert_eq!(at(result, "/locations").as_array().unwrap().len(), 1);
        let place = at(result, "/locations/0/physicalLocation");
        assert_eq!(
            at(place, "/artifactLocation/uri").as_str(),
            Some("list.json")
        );
        let hash = at(result, "/partialFingerprints/primaryLocationLineHash");
        assert_eq!(hash.as_str().unwrap().len(), 34);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules.len(), "no rule is there twice");

    let warning = &results[0];
    assert_eq!(at(warning, "/level").as_str(), Some("warning"));
    assert_eq!(
        at(warning, "/locations/0/physicalLocation/region").to_string(),
        r#"{"startLine":3,"startColumn":44}"#
    );
    assert_eq!(
        at(warning, "/message/text").as_str(),
        Some(
            "/options/brute_force_protectoin is no known option of this strategy; did you mean \
             `brute_force_protection`?"
        )
    );
    assert_eq!(at(&results[1], "/level").as_str(), Some("error"));
    assert_eq!(results[1].get("fixes"), None);
    assert_eq!(
        at(&log, "/runs/0/invocations/0/executionSuccessful"),
        &Value::Bool(true)
    );
}

#[test]
fn a_fix_of_a_log_mends_its_file() {
    let text = format!("[\n{RIGHT},\n {WARNED}]");
    let files = Files::new(&[("list.json", &text)]);
    let log = log(&files.check(&["--format", "sarif", "list.json"]));
    let change = at(&log, "/runs/0/results/0/fixes/0/artifactChanges/0");
    assert_eq!(
        at(change, "/artifactLocation/uri").as_str(),
        Some("list.json")
    );
    let replacement = at(change, "/replacements/0");
    let number = |key: &str| {
        let number = at(replacement, &format!("/deletedRegion/{key}"));
        usize::try_from(number.as_number().unwrap().as_u64().unwrap()).unwrap()
    };
    assert_eq!(number("startLine"), number("endLine"));
    let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    lines[number("startLine") - 1].replace_range(
        number("startColumn") - 1..number("endColumn") - 1,
        at(replacement, "/insertedContent/text").as_str().unwrap(),
    );
    let run = files.check_input(&["--strict", "-"], &lines.join("\n"));
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn a_finding_in_yaml_has_a_place_and_no_fix() {
    let files = Files::new(&[(
        "a b.yaml",
        "name: b\nstrategy: auth0\noptions:\n  brute_force_protectoin: true\n",
    )]);
    let log = log(&files.check(&["--format", "sarif", "a b.yaml"]));
    let result = at(&log, "/runs/0/results/0");
    assert_eq!(
        at(result, "/locations/0/physicalLocation").to_string(),
        r#"{"artifactLocation":{"uri":"a%20b.yaml"},"region":{"startLine":4,"startColumn":3}}"#
    );
    assert_eq!(result.get("fixes"), None);
}

#[test]
fn a_log_says_when_not_everything_was_checked() {
    let files = Files::new(&[("cut.json", "[{}, ")]);
    let run = files.check(&["--format", "sarif", "missing.json", "cut.json"]);
    assert_eq!(run.code, 2);
    let log = log(&run);
    let invocation = at(&log, "/runs/0/invocations/0");
    assert_eq!(at(invocation, "/executionSuccessful"), &Value::Bool(false));
    let notification = at(invocation, "/toolExecutionNotifications/0");
    let text = at(notification, "/message/text").as_str().unwrap();
    assert!(text.starts_with("missing.json: cannot be read"), "{text}");
}

#[test]
fn a_pull_request_shows_findings_beside_their_lines() {
    let files = Files::new(&[("list.json", &format!("[\n{RIGHT},\n{WRONG}]"))]);
    let run = files.check(&["--format", "github", "list.json", "missing.json"]);
    assert_eq!(run.code, 2);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(
        lines[0],
        "::error file=list.json,line=3,col=77,title=common/range::\
         [1]/options/password_history/size: must be 0 to 24"
    );
    assert!(lines[1].starts_with("::error file=missing.json::cannot be read"));
    assert_eq!(
        lines[2],
        "2 connections in 2 files: 1 error, 0 warnings; 1 file cannot be read whole"
    );
}

/// Guards an invariant: a secret is in no output, neither as it is nor in a fix.
#[test]
fn no_log_quotes_a_value() {
    let connection = format!(
        r#"{{"name":"{CANARY} 1","strategy":"Auth0","nonsense":"{CANARY}","options":{{"client_secrt":"{CANARY}","pasword_policy":"{CANARY}","brute_force_protectoin":"{CANARY}"}}}}"#
    );
    let files = Files::new(&[
        ("a.json", &connection),
        ("b.json", &format!("[{connection},{CANARY}")),
        (
            "c.yaml",
            &format!("name: {CANARY}\nnonsense: {CANARY}\n{CANARY}"),
        ),
    ]);
    for format in ["sarif", "github"] {
        let run = files.check(&["--format", format, "a.json", "b.json", "c.yaml"]);
        assert_eq!(run.code, 2);
        assert!(!run.stdout.contains(CANARY), "{}", run.stdout);
        assert!(!run.stderr.contains(CANARY), "{}", run.stderr);
    }
}
