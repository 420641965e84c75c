//! `--fix`: what becomes of files, and what does not.

use super::{CANARY, Files, RIGHT, Run, WARNED, WRONG};

/// Laid out as nobody's serialiser does it.
const UNTIDY: &str = "[ {\"name\":\"a\" ,\n\t\"strategy\": \"Auth0\",\"options\":\r\n{ \
                      \"brute_force_protectoin\":  true, \"import_mode\" :false,\n \
                      \"password_history\":{\"enable\":true,\"size\":99 } } }\n,{\"name\":\"b\", \
                      \"strategy\":\"auth0\"} ]";

impl Files {
    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    /// The files that are there, to see what was left behind.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[track_caller]
fn assert_run(run: &Run, code: i32, stdout: &str, stderr: &str) {
    assert_eq!(run.stdout, stdout);
    assert_eq!(run.stderr, stderr);
    assert_eq!(run.code, code);
}

#[test]
fn certain_fixes_are_made_and_the_rest_is_reported() {
    let files = Files::new(&[("a.json", UNTIDY), ("right.json", RIGHT)]);
    let run = files.check(&["--fix", "a.json", "right.json"]);
    assert_run(
        &run,
        1,
        "a.json:4:36: error: [0]/options/password_history/size: must be 0 to 24 [common/range]\n\
         3 connections in 2 files: 1 error, 0 warnings; 2 fixed\n",
        "",
    );
    let mended = UNTIDY
        .replace("Auth0", "auth0")
        .replace("protectoin", "protection");
    assert_eq!(files.read("a.json"), mended, "not a byte more");
    assert_eq!(files.names(), ["a.json", "right.json"]);

    let run = files.check(&["--fix", "a.json"]);
    assert!(!run.stdout.contains("fixed"), "{}", run.stdout);
    assert_eq!(files.read("a.json"), mended);
}

#[test]
fn what_has_nothing_to_fix_is_not_written() {
    let files = Files::new(&[("a.json", WRONG)]);
    let path = files.0.path().join("a.json");
    let before = std::fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(files.check(&["--fix", "a.json"]).code, 1);
    let after = std::fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(before, after);
}

#[test]
fn a_byte_order_mark_and_a_broken_line_stay() {
    let lines = format!("\u{feff}{WARNED}\n{{\"name\":}}\n{WARNED}\n");
    let files = Files::new(&[("a.ndjson", &lines)]);
    assert_eq!(files.check(&["--fix", "a.ndjson"]).code, 2);
    assert_eq!(
        files.read("a.ndjson"),
        lines.replace("protectoin", "protection")
    );
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mode_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let files = Files::new(&[("a.json", WARNED)]);
    let path = files.0.path().join("a.json");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = files.0.path().join("link.json");
    symlink("a.json", &link).unwrap();
    assert_eq!(files.check(&["--fix", "--strict", "link.json"]).code, 0);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(files.read("a.json").contains("protection"));
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let files = Files::new(&[("a.json", UNTIDY), ("right.json", RIGHT)]);
    let run = files.check(&["--fix", "--dry-run", "a.json", "right.json"]);
    assert_run(
        &run,
        1,
        "--- a/a.json\n+++ b/a.json\n@@ -1,5 +1,5 @@\n [ {\"name\":\"a\" ,\n\
         -\t\"strategy\": \"Auth0\",\"options\":\r\n\
         -{ \"brute_force_protectoin\":  true, \"import_mode\" :false,\n\
         +\t\"strategy\": \"auth0\",\"options\":\r\n\
         +{ \"brute_force_protection\":  true, \"import_mode\" :false,\n  \
         \"password_history\":{\"enable\":true,\"size\":99 } } }\n ,{\"name\":\"b\", \
         \"strategy\":\"auth0\"} ]\n\\ No newline at end of file\n",
        "a.json:4:36: error: [0]/options/password_history/size: must be 0 to 24 [common/range]\n\
         3 connections in 2 files: 1 error, 0 warnings; 2 would be fixed\n",
    );
    assert_eq!(files.read("a.json"), UNTIDY);
    let run = files.check(&["--fix", "--dry-run", "right.json"]);
    assert_run(&run, 0, "", "1 connection in 1 file: nothing wrong\n");
    assert_eq!(files.check(&["--dry-run", "right.json"]).code, 2);
}

/// Whoever has `patch` can make the change without us.
#[test]
fn a_difference_without_hidden_values_is_one_that_patch_takes() {
    let files = Files::new(&[("a.json", UNTIDY)]);
    let difference = files.check(&["--fix", "--dry-run", "a.json"]).stdout;
    std::fs::write(files.0.path().join("a.patch"), difference).unwrap();
    let patched = std::process::Command::new("patch")
        .args(["--binary", "-p1", "-i", "a.patch"])
        .current_dir(files.0.path())
        .output();
    let Ok(patched) = patched else {
        // This machine has no patch.
        return;
    };
    assert!(patched.status.success(), "{patched:?}");
    assert!(files.read("a.json").contains("brute_force_protection"));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let files = Files::new(&[]);
    let run = files.check_input(&["--fix", "-"], WARNED);
    assert_run(
        &run,
        0,
        &WARNED.replace("protectoin", "protection"),
        "1 connection in 1 file: nothing wrong; 1 fixed\n",
    );
    let run = files.check_input(&["--fix", "-"], RIGHT);
    assert_eq!(run.stdout, RIGHT);
}

#[test]
fn yaml_is_refused_and_stays_as_it_is() {
    let yaml = "name: a\nstrategy: Auth0\n";
    let files = Files::new(&[("a.yaml", yaml), ("b.json", WARNED)]);
    let run = files.check(&["--fix", "a.yaml", "b.json"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .starts_with("patchbay: a.yaml: is YAML, and --fix changes JSON only"),
        "{}",
        run.stderr
    );
    assert_eq!(files.read("a.yaml"), yaml);
    assert!(files.read("b.json").contains("protection"));
    let run = files.check_input(&["--fix", "-"], yaml);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

/// A pipe has a name there, and nothing can take its place.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_an_error() {
    let run = Files::new(&[]).check_input(&["--fix", "/dev/stdin"], WARNED);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .starts_with("patchbay: /dev/stdin: cannot be written, so it is as it was"),
        "{}",
        run.stderr
    );
}

/// Guards an invariant: a difference shows no secret, on changed lines as little as around them.
#[test]
fn no_difference_quotes_a_secret() {
    let connection = format!(
        r#"{{"name":"a","strategy":"OIDC","nonsense":"{CANARY}","options":{{"client_secrt":"{CANARY}","x":["{CANARY}"],"client_secret":"{CANARY}"}}}}"#
    );
    let files = Files::new(&[
        ("a.json", &connection.replace(',', ",\n")),
        (
            "b.json",
            &format!("{{\"token\":\"{CANARY}\",\"connections\":[{connection}],\"x\":{CANARY}"),
        ),
        ("c.json", &format!("{connection}\n{{\"name\":\"{CANARY}\n")),
    ]);
    let run = files.check(&["--fix", "--dry-run", "a.json", "b.json", "c.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains('+'), "{}", run.stdout);
    for text in [&run.stdout, &run.stderr] {
        assert!(!text.contains(CANARY), "{text}");
    }
}

#[test]
fn an_export_keeps_what_only_its_server_can_say() {
    let export = |option: &str, strategy: &str| {
        format!(
            r#"{{"id":"con_1","name":"{strategy}_","strategy":"{strategy}","options":{{"{option}":true}}}}"#
        )
    };
    let both = |option: &str| {
        let newer = export("disable_singup", "Auth0");
        format!("{}\n{newer}\n", export(option, "auth0"))
    };
    let files = Files::new(&[("export.json", &both("disable_singup"))]);
    let run = files.check(&["--fix", "export.json"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(files.read("export.json"), both("disable_signup"));
}
