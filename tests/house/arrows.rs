//! Arrows point one way.

use super::graph::{Names, metadata, normal_dependencies, reached};

/// Every arrow between crates of the workspace that may exist.
const ARROWS: &[(&str, &[&str])] = &[
    ("lossless-json", &[]),
    ("connection-files", &["lossless-json"]),
    ("connection-model", &["lossless-json"]),
    (
        "connection-validation",
        &["connection-model", "lossless-json"],
    ),
    (
        "connection-documents",
        &["connection-model", "connection-validation", "lossless-json"],
    ),
    (
        "management-client",
        &["connection-model", "connection-validation", "lossless-json"],
    ),
    (
        "management-api",
        &["connection-model", "connection-validation", "lossless-json"],
    ),
    (
        "console",
        &[
            "connection-model",
            "connection-validation",
            "lossless-json",
            "management-client",
        ],
    ),
    (
        "npm-package",
        &[
            "connection-documents",
            "connection-model",
            "connection-validation",
            "console",
            "lossless-json",
            "management-client",
        ],
    ),
    (
        "server",
        &[
            "connection-documents",
            "connection-files",
            "connection-model",
            "connection-validation",
            "lossless-json",
            "management-api",
            "management-client",
        ],
    ),
    (
        "validator-wasm",
        &["connection-model", "connection-validation", "lossless-json"],
    ),
    ("xtask", &["connection-model", "connection-validation"]),
    ("tests", &[]),
];

#[test]
fn no_crate_knows_another_but_along_the_arrows() {
    let direct = normal_dependencies(&metadata());
    for (name, dependencies) in &direct {
        let row = ARROWS.iter().find(|(row, _)| row == name);
        let Some((_, allowed)) = row else {
            panic!("{name} has no row of arrows")
        };
        for dependency in dependencies.iter().filter(|it| direct.contains_key(*it)) {
            assert!(
                allowed.contains(&dependency.as_str()),
                "{name} must not know {dependency}"
            );
        }
    }
}

/// The packages from outside that a crate may reach; for the core there are none but
/// `serde` and `wide`, the safe door to vector instructions (over `bytemuck`).
#[track_caller]
fn check_outside(crate_name: &str, allowed: &[&str]) {
    let direct = normal_dependencies(&metadata());
    let outside: Names = reached(&direct, crate_name)
        .into_iter()
        .filter(|name| !direct.contains_key(name))
        .collect();
    let strangers: Vec<_> = outside
        .iter()
        .filter(|name| !allowed.contains(&name.as_str()))
        .collect();
    assert!(strangers.is_empty(), "{crate_name} reaches {strangers:?}");
}

#[test]
fn the_core_reaches_no_runtime_no_clock_and_no_browser() {
    for core in ["lossless-json", "connection-model", "connection-validation"] {
        check_outside(core, &["bytemuck", "serde", "wide"]);
    }
    let readers = [
        "bytemuck",
        "quick-xml",
        "serde",
        "sha1",
        "sha2",
        "wide",
        "x509-cert",
    ];
    check_outside("connection-documents", &readers);
    let readers = ["bytemuck", "granit-parser", "serde", "wide"];
    check_outside("connection-files", &readers);
}

#[test]
fn the_api_reaches_no_socket_and_no_database() {
    check_outside("management-api", &["bytemuck", "serde", "wide"]);
}

#[test]
fn the_console_s_wasm_links_no_heavyweight() {
    const TOO_HEAVY: &[&str] = &[
        "chrono",
        "fluent",
        "idna",
        "jiff",
        "regex",
        "similar",
        "url",
        "x509-cert",
        "x509-parser",
    ];
    let direct = normal_dependencies(&metadata());
    // The package has a module of its own for documents, which may.
    let reached = reached(&direct, "console");
    for heavy in TOO_HEAVY {
        assert!(!reached.contains(*heavy), "the console reaches {heavy}");
    }
}

#[test]
fn no_build_script_starts_a_build() {
    for package in metadata().workspace_packages() {
        for target in package
            .targets
            .iter()
            .filter(|target| target.is_custom_build())
        {
            let script = std::fs::read_to_string(&target.src_path).unwrap();
            for word in ["Command", "process", "spawn", "unsafe"] {
                assert!(!script.contains(word), "{}: {word}", target.src_path);
            }
        }
    }
}
