//! Connections of one tenant are held against each other, and those of others are not.

use super::{Files, Run};

/// File, index, pointer and code of each finding.
fn found(run: &Run) -> Vec<String> {
    let text = |row: &lossless_json::Value| {
        ["file", "index", "pointer", "code"]
            .map(|key| row.get(key).unwrap().to_string().replace('"', ""))
            .join(" ")
    };
    run.rows().iter().map(text).collect()
}

const A: &str = r#"{"name":"a","strategy":"ad","options":{"domain_aliases":["a.example"]}}"#;
const B: &str = r#"{"name":"b","strategy":"ad","options":{"domain_aliases":["a.example"]}}"#;

#[test]
fn a_file_is_a_tenant_and_two_files_are_two() {
    let files = Files::new(&[
        ("a.json", A),
        ("b.json", B),
        ("both.json", &format!("[{A},{B}]")),
        ("twice.ndjson", &format!("{A}\n{A}\n")),
    ]);
    let run = files.check(&["a.json", "b.json", "a.json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let run = files.check(&["--format", "json", "both.json", "twice.ndjson"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(
        found(&run),
        [
            "both.json 1 /options/domain_aliases/0 set/same-domain",
            "twice.ndjson 1 /name set/same-name",
            "twice.ndjson 1 /options/domain_aliases/0 set/same-domain",
        ]
    );
    let run = files.check(&["both.json"]);
    assert_eq!(run.code, 0, "a warning alone: {}", run.stdout);
    assert!(run.stdout.contains("(the other is [0])"), "{}", run.stdout);
}

#[test]
fn a_folder_of_auth0_deploy_cli_is_one_tenant_and_says_which_file_the_other_is() {
    let files = Files::new(&[]);
    for (folder, name, content) in [
        ("one", "a.json", A),
        ("one", "b.json", B),
        ("two", "b.json", B),
    ] {
        let folder = files.0.path().join(folder).join("connections");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), content).unwrap();
    }
    let run = files.check(&["--format", "json", "one", "two"]);
    assert_eq!(
        found(&run),
        ["one/connections/b.json 0 /options/domain_aliases/0 set/same-domain"]
    );
    let run = files.check(&["one"]);
    assert!(
        run.stdout.contains("(the other is one/connections/a.json)"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_domain_of_everybody_is_told_of_one_connection_alone() {
    let files = Files::new(&[("a.json", &A.replace("a.example", "gmail.com"))]);
    let run = files.check(&["--format", "json", "a.json"]);
    assert_eq!(
        found(&run),
        ["a.json 0 /options/domain_aliases/0 review/public-mail-domain"]
    );
}
