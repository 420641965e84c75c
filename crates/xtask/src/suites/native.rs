//! The tests that `cargo test` runs natively.

use std::env;
use std::process::Command;

use anyhow::Result;

use super::Bench;
use super::counts::Counts;
use crate::process;

/// The module of the tests over recorded traffic; they are a suite of their own, since the recordings may be absent.
const RECORDINGS: &str = "recordings::";

/// All unit, integration and documentation tests of the workspace but those over recordings.
pub(super) fn tests(bench: &Bench<'_>) -> Result<Counts> {
    let mut command = cargo_test(bench);
    command.args(["--", "--skip", RECORDINGS]);
    Ok(Counts::of_libtest(&process::stream(
        &mut command,
        is_worth_showing,
    )?))
}

/// The tests over recorded traffic, where `PATCHBAY_RECORDINGS` names a folder of it.
pub(super) fn recordings(bench: &Bench<'_>) -> Result<Counts> {
    if env::var_os("PATCHBAY_RECORDINGS").is_none_or(|folder| folder.is_empty()) {
        println!("skipped: PATCHBAY_RECORDINGS names no folder");
        return Ok(Counts::SKIPPED);
    }
    let mut command = cargo_test(bench);
    command.args(["--tests", "--", RECORDINGS]);
    Ok(Counts::of_libtest(&process::stream(
        &mut command,
        is_worth_showing,
    )?))
}

/// The same packages and features for both suites, so that the second has nothing to compile.
fn cargo_test(bench: &Bench<'_>) -> Command {
    let mut command = bench.cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    command.arg(format!(
        "--features={}",
        bench.context.project.native_features().join(",")
    ));
    // What the console decides is tested natively, where that is quickest; all tests of the package need wasm.
    command.args(["--exclude", "npm-package"]);
    command
}

/// A good test needs no line of its own; programs without a test need none at all.
pub(super) fn is_worth_showing(line: &str) -> bool {
    let line = line.trim();
    let is_good = line.starts_with("test ") && line.ends_with(" ... ok");
    let is_empty = line.is_empty()
        || line.starts_with("running ")
        || line.starts_with("test result: ok. 0 passed; 0 failed; 0 ignored;");
    !is_good && !is_empty
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_tells_something_is_shown() {
        let check = |line, shown| assert_eq!(is_worth_showing(line), shown, "{line}");
        check("test number::a_number_keeps_its_text ... ok\n", false);
        check("test number::a_number_keeps_its_text ... FAILED\n", true);
        check("thread 'x' panicked at src/lib.rs:1:1:\n", true);
        check("running 12 tests\n", false);
        check("\n", false);
        check(
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured\n",
            true,
        );
        check(
            "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured\n",
            false,
        );
    }
}
