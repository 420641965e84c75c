//! The tests that run as wasm, in Node.js.

use anyhow::Result;

use super::Bench;
use super::counts::Counts;
use super::native::is_worth_showing;
use crate::process;
use crate::toolchain::TARGET;

/// The variable by which Cargo is told what runs a program of the target.
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// All members that have tests for wasm.
pub(super) fn tests(bench: &Bench<'_>) -> Result<Counts> {
    let runner = bench.web()?.wasm_bindgen.join("wasm-bindgen-test-runner");
    let mut command = bench.plain()?.cargo(bench.context);
    command.args(["test", "--no-fail-fast", "--tests", "--target", TARGET]);
    command
        .env("CARGO_TERM_COLOR", "never")
        .env(RUNNER, runner)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let members = bench.context.project.members_with_wasm_tests();
    if members.is_empty() {
        println!("no member of the workspace has tests for wasm");
        return Ok(Counts::FAILED);
    }
    for member in members {
        command.args(["--package", &member]);
    }
    Ok(Counts::of_libtest(&process::stream(
        &mut command,
        is_worth_showing,
    )?))
}
