//! The tests that Node's test runner runs: of the console in a browser, of the npm package, and of the hot
//! door to the validator.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::Bench;
use super::counts::Counts;
use crate::build;
use crate::process;
use crate::progress::Progress;
use crate::tools;

/// Longer than any test takes on a busy machine, in milliseconds.
const TIME_LIMIT: &str = "180000";

/// Builds the server with the console in it and the npm package, then runs `tests/browser/*.test.mjs`.
pub(super) fn tests(bench: &Bench<'_>) -> Result<Counts> {
    let [_, npm, _] = bench.deliverables()?;
    let server = Progress::unnumbered().step("Server", |step| {
        tools::check_c_compiler(step)?;
        build::server(bench.context, step)
    })?;
    let portal = build::portal(bench.context, &npm)?;
    let variables: [(&str, &Path); 3] = [
        ("PATCHBAY_NPM", &npm),
        ("PATCHBAY_BIN", &server),
        ("PATCHBAY_PORTAL", &portal),
    ];
    run(bench, "browser", &variables)
}

/// Runs `tests/npm/*.test.mjs` over the npm package.
pub(super) fn npm(bench: &Bench<'_>) -> Result<Counts> {
    let [_, npm, _] = bench.deliverables()?;
    run(bench, "npm", &[("PATCHBAY_NPM", &npm)])
}

/// Runs `tests/validator/*.test.mjs` over the hot door, the predicate, the package and the native
/// validator.
pub(super) fn validator(bench: &Bench<'_>) -> Result<Counts> {
    let [_, npm, validator] = bench.deliverables()?;
    let native = Progress::unnumbered().step("Native validator", |_| {
        build::example(bench.context, "connection-validation", "findings")
    })?;
    let variables: [(&str, &Path); 3] = [
        ("PATCHBAY_VALIDATOR", &validator),
        ("PATCHBAY_NPM", &npm),
        ("PATCHBAY_NATIVE", &native),
    ];
    run(bench, "validator", &variables)
}

fn run(bench: &Bench<'_>, name: &str, variables: &[(&str, &Path)]) -> Result<Counts> {
    let context = bench.context;
    let folder = context.project.root().join("tests").join(name);
    let files = test_files(&folder)?;
    ensure!(
        !files.is_empty(),
        "there is no test in {}",
        folder.display()
    );

    let mut progress = Progress::unnumbered();
    let chromium = progress.step("Chromium", tools::chromium::find)?;
    progress.step("npm packages", |step| tools::link_for_tests(context, step))?;

    let tap = context
        .project
        .target()
        .join(format!("patchbay/{name}.tap"));
    let mut node = process::command("node");
    node.current_dir(context.project.root().join("tests"))
        .args(["--test", "--test-timeout", TIME_LIMIT])
        .args([
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
            "--test-reporter=tap",
        ])
        .arg(format!("--test-reporter-destination={}", tap.display()))
        .args(files)
        .envs(variables.iter().copied())
        .env("PATCHBAY_CHROMIUM", chromium);
    let finished = process::stream(&mut node, |_| true)?;
    let totals =
        fs::read_to_string(&tap).with_context(|| format!("cannot read {}", tap.display()))?;
    fs::remove_file(&tap)?;
    Ok(Counts::of_tap(&totals, finished.success))
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().ends_with(".test.mjs"))
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
