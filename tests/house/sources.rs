//! What stands in no source file.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder of the workspace with this ending.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, ending: &str, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("node_modules") {
                    collect(&path, ending, found);
                }
            } else if path.extension().is_some_and(|it| it == ending) {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(&crate::root().join(folder), ending, &mut found);
    assert!(
        !found.is_empty(),
        "{folder} has no {ending} files: is this test looking in the right place?"
    );
    found
}

/// None of the words stands in any Rust file of a crate, apart from the files and folders excused,
/// from comments and from unit tests.
#[track_caller]
fn check_absent(crate_name: &str, words: &[&str], excused: &[&str]) {
    for (path, text) in files(&format!("crates/{crate_name}/src"), "rs") {
        let path_text = path.to_string_lossy().replace('\\', "/");
        if path.ends_with("tests.rs") || excused.iter().any(|file| path_text.contains(file)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if line == "#[cfg(test)]" {
                break;
            }
            if line.trim_start().starts_with("//") {
                continue;
            }
            for word in words {
                assert!(
                    !line.contains(word),
                    "{}:{}: {word}",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn the_core_does_no_io_and_knows_no_clock() {
    let words = [
        "std::",
        "async fn",
        ".await",
        "println!",
        "SystemTime",
        "Instant::",
    ];
    for core in ["lossless-json", "connection-model", "connection-validation"] {
        check_absent(core, &words, &[]);
    }
    // Readers of XML and YAML need the standard library, so that they may name what only formats.
    let io = ["fs", "io", "net", "env", "process", "time", "thread"].map(|it| format!("std::{it}"));
    let io: Vec<_> = io.iter().map(String::as_str).collect();
    let words = [&io, words.get(1..).unwrap_or_default()].concat();
    check_absent("connection-documents", &words, &[]);
    check_absent("connection-files", &words, &[]);
}

#[test]
fn no_api_body_becomes_a_serde_json_value() {
    for crate_name in [
        "connection-validation",
        "management-client",
        "management-api",
        "console",
        "npm-package",
    ] {
        check_absent(crate_name, &["serde_json"], &[]);
    }
}

#[test]
fn no_component_calls_fetch() {
    check_absent(
        "console",
        &["gloo_net", "fetch_with", "XmlHttpRequest"],
        &[],
    );
    check_absent(
        "npm-package",
        &["gloo_net", "fetch_with", "XmlHttpRequest"],
        &[],
    );
}

#[test]
fn the_console_touches_the_page_only_through_its_host() {
    let words = [
        "web_sys::window",
        "gloo::",
        ".location()",
        ".local_storage(",
        ".session_storage(",
    ];
    check_absent("console", &words, &["src/host", "src/main.rs"]);
}

#[test]
fn the_api_writes_no_sql_and_opens_no_socket() {
    check_absent(
        "management-api",
        &["rusqlite", "TcpListener", "SELECT ", "INSERT "],
        &[],
    );
}

#[test]
fn unsafe_code_stands_where_it_is_listed() {
    const LISTED: [&str; 3] = [
        // An allocator that counts cannot be written otherwise; each has a file of its own.
        "connection-validation/tests/allocation.rs",
        "tests/fuzz/src/memory.rs",
        // To check once more that a text is UTF-8 takes longer than to check it.
        "lossless-json/src/scanner/utf8.rs",
    ];
    // The names that JavaScript calls, and nothing else.
    const NAMES: &str = "validator-wasm/src/door.rs";
    for (path, text) in [files("crates", "rs"), files("tests/fuzz", "rs")].concat() {
        if LISTED.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            let found = code.contains("unsafe {") || code.contains("unsafe fn");
            assert!(!found, "{}:{}", path.display(), number + 1);
            let named = code.contains("unsafe(no_mangle)");
            assert!(
                !named || path.ends_with(NAMES),
                "{}:{}",
                path.display(),
                number + 1
            );
        }
    }
}

#[test]
fn pages_have_no_inline_script_and_no_inline_style() {
    for (path, text) in files("www", "html") {
        for (number, line) in text.lines().enumerate() {
            let at = format!("{}:{}", path.display(), number + 1);
            assert!(!line.contains("style="), "{at}: an inline style");
            assert!(!line.contains("<style"), "{at}: an inline style sheet");
            assert!(
                !line.contains(" onclick") && !line.contains(" onload"),
                "{at}: a handler"
            );
            let inline = line.contains("<script") && !line.contains(" src=");
            assert!(!inline, "{at}: an inline script");
        }
    }
    check_absent("console", &["style="], &[]);
}

/// The console takes no address that its own page would then not be allowed to ask.
#[test]
fn the_page_may_ask_every_server_that_the_console_takes() {
    let page = fs::read_to_string(crate::root().join("www/index.html")).unwrap();
    let policy = page.split("connect-src ").nth(1).unwrap();
    let sources: Vec<&str> = policy.split(';').next().unwrap().split(' ').collect();
    let local = management_client::LOCAL_HOSTS.map(|host| format!("http://{host}:*"));
    let mut expected = vec!["'self'", "https:"];
    expected.extend(local.iter().map(String::as_str));
    assert_eq!(sources, expected);
}

#[test]
fn the_top_level_holds_what_was_agreed() {
    const AGREED: &[&str] = &[
        "Cargo.toml",
        "Cargo.lock",
        "crates",
        "www",
        "tests",
        "Trunk.toml",
        "README.md",
    ];
    // Built things are ignored by git and may lie beside them.
    const BUILT: &[&str] = &["target", "dist"];
    for entry in fs::read_dir(crate::root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let agreed = AGREED.contains(&name.as_str())
            || BUILT.contains(&name.as_str())
            || name.starts_with('.')
            || name.starts_with("LICENSE-");
        assert!(agreed, "{name} stands at the top level");
    }
}

#[test]
fn a_file_is_a_room_and_not_a_hall() {
    let mut lengths: Vec<usize> = files("crates", "rs")
        .iter()
        .map(|(_, text)| text.lines().count())
        .collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 160, "the median file has {median} lines");
    for (path, text) in files("crates", "rs") {
        let lines = text.lines().count();
        let is_table = path.to_string_lossy().contains("/strategies/");
        assert!(
            lines <= 600 || is_table,
            "{} has {lines} lines",
            path.display()
        );
    }
}
