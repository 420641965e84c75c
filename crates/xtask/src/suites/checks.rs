//! Suites that look at the code or at what is built from it; each counts as one test.

use std::process::Command;

use anyhow::Result;

use super::Bench;
use super::counts::Counts;
use crate::generate;
use crate::process;
use crate::project::WASM_ONLY;
use crate::size;
use crate::toolchain::TARGET;

/// Every file is as rustfmt writes it.
pub(super) fn format(bench: &Bench<'_>) -> Result<Counts> {
    passes(
        bench
            .cargo()
            .args(["fmt", "--all", "--check", "--", "--color", "never"]),
    )
}

/// Clippy over everything native, tests included.
pub(super) fn clippy(bench: &Bench<'_>) -> Result<Counts> {
    let mut command = bench.cargo();
    command.args(["clippy", "--workspace", "--all-targets"]);
    command.arg(format!(
        "--features={}",
        bench.context.project.native_features().join(",")
    ));
    for member in WASM_ONLY {
        command.args(["--exclude", member]);
    }
    passes(command.args(["--", "--deny", "warnings"]))
}

/// Clippy over what only a browser runs, and over the tests that run in wasm.
pub(super) fn clippy_wasm(bench: &Bench<'_>) -> Result<Counts> {
    let clippy = || -> Result<Command> {
        let mut command = bench.plain()?.clippy(bench.context);
        command
            .args(["--target", TARGET])
            .env("CARGO_TERM_COLOR", "never");
        Ok(command)
    };

    let mut tests = clippy()?;
    tests.args(["--tests", "--package", "console"]);
    for member in bench.context.project.members_with_wasm_tests() {
        tests.args(["--package", &member]);
    }
    passes(tests.args(["--", "--deny", "warnings"]))?;

    let mut code = clippy()?;
    code.args([
        "--lib",
        "--bins",
        "--package",
        "management-client",
        "--features",
        "management-client/fetch",
    ]);
    for member in WASM_ONLY {
        code.args(["--package", member]);
    }
    passes(code.args(["--", "--deny", "warnings"]))
}

/// The committed files that are made from the code are what the code makes.
pub(super) fn generated(bench: &Bench<'_>) -> Result<Counts> {
    Ok(Counts::of_check(&generate::check(bench.context)?))
}

/// What is downloaded stays within its budget.
pub(super) fn size(bench: &Bench<'_>) -> Result<Counts> {
    let folders = bench.deliverables()?;
    Ok(Counts::of_check(&size::check(bench.context, &folders)?))
}

/// One check of one program, whose complaints are the error.
fn passes(command: &mut Command) -> Result<Counts> {
    process::quiet(command).map(|_| Counts::PASSED)
}
