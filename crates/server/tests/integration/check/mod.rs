//! `patchbay check` as a process: what it reads, what it prints, how it ends.

mod certificates;
mod deploy_cli;
mod expiring;
mod fix;
mod review;
mod sarif;
mod tenant;
mod terraform;
mod together;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use lossless_json::{Patch, Value};
use tempfile::TempDir;

use crate::client::Request;
use crate::patchbay::Data;

/// What no output may hold.
const CANARY: &str = "hunter2-canary";

const RIGHT: &str = r#"{"name":"my-connection","strategy":"auth0","enabled_clients":["client_123"],"options":{"requires_username":true,"password_policy":"fair","password_history":{"enable":true,"size":5}}}"#;
const WARNED: &str = r#"{"name":"b","strategy":"auth0","options":{"brute_force_protectoin":true}}"#;
const WRONG: &str =
    r#"{"name":"c","strategy":"auth0","options":{"password_history":{"enable":true,"size":99}}}"#;

/// A folder with files to check.
struct Files(TempDir);

/// What a run printed and its exit code.
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Files {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        Self(folder)
    }

    #[track_caller]
    fn check(&self, arguments: &[&str]) -> Run {
        self.check_input(arguments, "")
    }

    #[track_caller]
    fn check_input(&self, arguments: &[&str], input: &str) -> Run {
        let mut child = command(self.0.path(), arguments).spawn().unwrap();
        // A run that refuses its arguments reads nothing.
        drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Run {
    /// The findings of `--format json`.
    #[track_caller]
    fn rows(&self) -> Vec<Value> {
        let value = Value::parse(self.stdout.as_bytes()).unwrap();
        value.as_array().unwrap().to_vec()
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patchbay"));
    command
        .current_dir(folder)
        .arg("check")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn the_exit_code_says_the_worst() {
    let files = Files::new(&[
        ("right.json", RIGHT),
        ("warned.json", WARNED),
        ("wrong.json", WRONG),
    ]);
    let check = |arguments: &[&str], code: i32| {
        let run = files.check(arguments);
        assert_eq!(
            run.code, code,
            "{arguments:?} {} {}",
            run.stdout, run.stderr
        );
        assert_eq!(run.stderr, "");
    };
    check(&["right.json"], 0);
    check(&["--strict", "right.json"], 0);
    check(&["warned.json"], 0);
    check(&["--strict", "warned.json"], 1);
    check(&["wrong.json"], 1);
    check(&["--format", "json", "right.json", "wrong.json"], 1);
}

#[test]
fn what_cannot_be_used_exits_with_2_and_says_why() {
    let files = Files::new(&[
        ("empty.json", ""),
        ("blank.yaml", " \n"),
        ("nothing.json", "[]"),
        ("nothing.yaml", "# nothing yet\n"),
        ("none.json", r#"{"total":0,"connections":[]}"#),
        ("cut.json", r#"{"name":"a","strategy":"au"#),
        ("cut-list.json", "[{}, "),
        ("broken.ndjson", "{}\n{]\n"),
        ("words.json", "hello"),
        ("words.txt", "hello"),
        ("broken.yaml", "name: a\n  strategy: b\n"),
        ("infinite.yaml", "name: .inf\n"),
    ]);
    std::fs::write(files.0.path().join("wide.json"), b"\xFF\xFE{\0}\0").unwrap();
    std::fs::write(files.0.path().join("latin.yaml"), b"name: \xE9\n").unwrap();
    let check = |name: &str, said: &str| {
        for format in ["human", "json"] {
            let run = files.check(&["--format", format, name]);
            assert_eq!(run.code, 2, "{name}");
            let text = run.stdout.clone() + &run.stderr;
            assert!(text.contains(name) && text.contains(said), "{name}: {text}");
            if format == "json" {
                run.rows();
            }
        }
    };
    check("missing.json", "cannot be read");
    check(".", "cannot be read");
    check("empty.json", "is empty");
    check("blank.yaml", "is empty");
    check("nothing.json", "has no connection in it");
    check("nothing.yaml", "has no connection in it");
    check("none.json", "has no connection in it");
    check(
        "cut.json",
        "line 1, column 27; has the file been cut short?",
    );
    check("cut-list.json", "(line 1, column 6)");
    check("broken.ndjson", "line 2, column 2");
    check("words.json", "a connection begins with {");
    check(
        "words.txt",
        "a mapping or a list of mappings belongs here (line 1, column 1)",
    );
    check("broken.yaml", "is not YAML");
    check("infinite.yaml", "cannot be sent as JSON");
    check("wide.json", "UTF-16; save it as UTF-8");
    check("latin.yaml", "save the file as UTF-8 (line 1, column 7)");
}

#[test]
fn a_file_that_cannot_be_used_does_not_hide_the_others() {
    let files = Files::new(&[
        ("wrong.json", WRONG),
        ("lines.ndjson", &format!("{RIGHT}\n{{\"name\":\n{WRONG}\n")),
    ]);
    let run = files.check(&[
        "--format",
        "json",
        "missing.json",
        "lines.ndjson",
        "wrong.json",
    ]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .starts_with("patchbay: missing.json: cannot be read")
    );
    let found: Vec<_> = run
        .rows()
        .iter()
        .map(|row| {
            ["file", "index", "code"]
                .map(|key| row.get(key).unwrap().to_string())
                .join(" ")
        })
        .collect();
    assert_eq!(
        found,
        [
            r#""lines.ndjson" 1 "json/syntax""#,
            r#""lines.ndjson" 2 "common/range""#,
            r#""wrong.json" 0 "common/range""#,
        ]
    );
}

#[test]
fn a_finding_has_file_index_pointer_code_severity_message_and_fix() {
    let files = Files::new(&[("list.json", &format!("[{RIGHT},{WARNED},{WRONG}]"))]);
    let run = files.check(&["--format", "json", "list.json"]);
    assert_eq!(
        run.rows()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [
            r#"{"file":"list.json","index":1,"pointer":"/options/brute_force_protectoin","code":"common/unknown-option","severity":"warning","message":"is no known option of this strategy; did you mean `brute_force_protection`?","fix":[{"op":"move","from":"/options/brute_force_protectoin","path":"/options/brute_force_protection"}]}"#,
            r#"{"file":"list.json","index":2,"pointer":"/options/password_history/size","code":"common/range","severity":"error","message":"must be 0 to 24"}"#,
        ]
    );
}

#[test]
fn a_fix_mends_what_it_stands_beside() {
    let files = Files::new(&[("warned.json", WARNED)]);
    let rows = files.check(&["--format", "json", "warned.json"]).rows();
    let fix = Patch::from_value(rows[0].get("fix").unwrap()).unwrap();
    let mut connection = Value::parse(WARNED.as_bytes()).unwrap();
    fix.apply(&mut connection).unwrap();
    let run = files.check_input(&["--strict", "-"], &connection.to_string());
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn every_notation_has_the_same_findings() {
    let yaml = "- {name: a, strategy: auth0}\n- name: c\n  strategy: auth0\n  options:\n    \
                password_history: {enable: true, size: 99}\n    big: 123456789012345678901\n    \
                big: 1\n";
    let first = r#"{"name":"a","strategy":"auth0"}"#;
    let second = r#"{"name":"c","strategy":"auth0","options":{"password_history":{"enable":true,"size":99},"big":123456789012345678901,"big":1}}"#;
    let files = Files::new(&[
        ("list.json", &format!("[\n{first},\n{second}\n]")),
        ("list.ndjson", &format!("{first}\n\n{second}")),
        ("list", &format!("\u{feff}{first}{second}")),
        (
            "answer.json",
            &format!(r#"{{"total":2,"connections":[{first},{second}]}}"#),
        ),
        ("list.yaml", yaml),
        ("tenant.YAML", &format!("connections:\n{yaml}")),
        ("flow.yaml", &format!("[{first},{second}]")),
    ]);
    let codes = |run: &Run| {
        assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
        let row = |row: &Value| {
            ["index", "pointer", "code"]
                .map(|key| row.get(key).unwrap().to_string())
                .join(" ")
        };
        run.rows().iter().map(row).collect::<Vec<_>>()
    };
    let expected = [
        r#"1 "/options/password_history/size" "common/range""#,
        r#"1 "/options/big" "common/unknown-option""#,
        r#"1 "/options/big" "json/duplicate-key""#,
        r#"1 "/options/big" "common/unknown-option""#,
    ];
    let names = std::fs::read_dir(files.0.path()).unwrap();
    for name in names.map(|entry| entry.unwrap().file_name().into_string().unwrap()) {
        assert_eq!(
            codes(&files.check(&["--format", "json", &name])),
            expected,
            "{name}"
        );
    }
    for input in [
        yaml.to_owned(),
        format!("[{first},{second}]"),
        format!("{first}\n{second}\n"),
    ] {
        assert_eq!(
            codes(&files.check_input(&["--format", "json", "-"], &input)),
            expected
        );
    }
}

#[test]
fn each_contract_has_its_own_spelling() {
    let files = Files::new(&[(
        "tenant.json",
        r#"{"name":"a","strategy":"auth0","options":{"passwordPolicy":"fair"}}"#,
    )]);
    let run = files.check(&["tenant.json"]);
    assert!(
        run.stdout.contains("[common/other-contract]"),
        "{}",
        run.stdout
    );
    let run = files.check(&["--contract", "tenant", "--strict", "tenant.json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(files.check(&["--contract", "other", "tenant.json"]).code, 2);
}

#[test]
fn an_export_of_our_own_server_is_right() {
    let data = Data::new();
    data.run(&["seed"]);
    let server = data.serve();
    let token = data.token(&["--scope", "read:connections"]);
    for query in ["", "?include_totals=true"] {
        let request = Request::new("GET", &format!("/api/v2/connections{query}")).token(&token);
        let answer = server.send(request).value().to_string();
        let run = Files::new(&[]).check_input(&["-"], &answer);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        assert!(
            run.stdout.contains("4 connections in 1 file: "),
            "{}",
            run.stdout
        );
        assert!(
            run.stdout
                .contains("note: 4 connections have what only the server sets")
        );
    }
}

#[test]
fn people_read_lines_that_editors_can_follow() {
    let files = Files::new(&[(
        "list.yaml",
        "- name: a\n  strategy: auth0\n- name: b\n  strategy: auth0\n  nonsense: 1\n",
    )]);
    let run = files.check(&["list.yaml"]);
    assert_eq!(
        run.stdout,
        "list.yaml:5:3: error: [1]/nonsense: is no field of a connection; check the spelling \
         [common/unknown-field]\n2 connections in 1 file: 1 error, 0 warnings\n"
    );
}

#[test]
fn the_words_of_the_api_stand_below_a_finding_when_they_are_asked_for() {
    let broken = r#"{"name":"a","strategy":"adfs","options":{},"nonsense":1}"#;
    let files = Files::new(&[("a.json", broken)]);
    let sentence = "missing federation metadata url";
    let run = files.check(&["--contract", "tenant", "a.json"]);
    assert!(!run.stdout.contains(sentence), "{}", run.stdout);
    let run = files.check(&["--contract", "tenant", "--verbose", "a.json"]);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert!(lines[0].contains("[adfs/missing-federation-metadata]"));
    assert_eq!(lines[1], "  the API: missing federation metadata url");
    assert_eq!(lines[3], "  the API: Additional properties not allowed");
    let words = |arguments: &[&str]| {
        let run = files.check(&[&["--format", "json"], arguments, &["a.json"]].concat());
        let said = |row: &Value| Some(row.get("serverMessage")?.as_str()?.to_owned());
        run.rows().iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(
        words(&["--contract", "tenant"]),
        [
            Some(sentence.to_owned()),
            Some("Additional properties not allowed".to_owned())
        ]
    );
    assert_eq!(words(&[]), [None, None]);
}

#[test]
fn whoever_wants_findings_alone_asks_for_quiet() {
    let files = Files::new(&[
        ("right.json", RIGHT),
        ("warned.json", WARNED),
        ("wrong.json", WRONG),
    ]);
    let run = files.check(&["--quiet", "right.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    for format in ["human", "github"] {
        let run = files.check(&["-q", "--format", format, "warned.json", "wrong.json"]);
        assert_eq!((run.code, run.stdout.lines().count()), (1, 2));
    }
}

#[test]
fn the_summary_says_what_can_be_mended() {
    let files = Files::new(&[
        ("warned.json", WARNED),
        ("warned.yaml", "name: a\nstrategy: Auth0\n"),
    ]);
    let run = files.check(&["warned.json"]);
    assert!(
        run.stdout
            .ends_with("1 connection in 1 file: 0 errors, 1 warning; 1 can be mended with --fix\n"),
        "{}",
        run.stdout
    );
    let run = files.check(&["warned.yaml"]);
    assert!(
        run.stdout.ends_with(": 1 error, 0 warnings\n"),
        "{}",
        run.stdout
    );
}

/// Guards an invariant: a secret is in no output, whatever is wrong with its file.
#[test]
fn no_output_quotes_a_value() {
    let connection = format!(
        r#"{{"name":"{CANARY} 1","strategy":"{CANARY}","nonsense":"{CANARY}","options":{{"client_secret":"{CANARY}","client_id":["{CANARY}"]}}}}"#
    );
    let yaml = format!("name: {CANARY}\noptions:\n  client_secret: {CANARY}\n");
    let mut texts = vec![
        connection.clone(),
        format!("[{connection},{connection}"),
        format!("{connection} {CANARY}"),
        format!("\"{CANARY}\""),
        CANARY.to_owned(),
        yaml.clone(),
        format!("{yaml}  x: !{CANARY} {CANARY}\n"),
        format!("{yaml}  x: *{CANARY}\n"),
        format!("{yaml}  x: \"{CANARY}\n"),
        format!("{yaml}{CANARY}\n"),
        format!("{yaml}  ? [{CANARY}]\n"),
        format!("%{CANARY}\n---\n{yaml}"),
    ];
    texts.extend((1..8).map(|part| connection[..connection.len() * part / 8].to_owned()));
    let mut files = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        files.push((format!("{place}.json"), text.as_str()));
        files.push((format!("{place}.yaml"), text.as_str()));
    }
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    let folder = Files::new(&files);
    for format in ["human", "json"] {
        let run = folder.check(&[&["--format", format], &names[..]].concat());
        assert_eq!(run.code, 2);
        assert!(!run.stdout.contains(CANARY), "{}", run.stdout);
        assert!(!run.stderr.contains(CANARY), "{}", run.stderr);
    }
}

#[test]
fn ten_thousand_connections_are_checked_one_by_one() {
    let mut lines = String::new();
    for number in 0..9_999 {
        lines += "{\"strategy\":\"auth0\",\"name\":\"c";
        lines += &number.to_string();
        lines += "\"}\n";
    }
    lines += WRONG;
    let run = Files::new(&[]).check_input(&["-"], &lines);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout
            .starts_with("-:10000:77: error: [9999]/options/password_history/size:"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .ends_with("10000 connections in 1 file: 1 error, 0 warnings\n")
    );
}

#[test]
fn a_reader_may_leave_early() {
    let lines = format!("{WRONG}\n").repeat(5_000);
    let files = Files::new(&[("lines.ndjson", &lines)]);
    let mut child = command(files.0.path(), &["lines.ndjson"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty());
}

#[test]
fn help_has_examples_and_exit_codes() {
    let run = Files::new(&[]).check(&["--help"]);
    assert_eq!(run.code, 0);
    for part in [
        "Exit codes:",
        "Examples:",
        "--contract <CONTRACT>",
        "--strict",
        "NDJSON",
        "YAML",
    ] {
        assert!(run.stdout.contains(part), "{part}");
    }
    assert_eq!(Files::new(&[]).check(&[]).code, 2, "nothing to check");
}
