//! The validator against the common ones of JavaScript.

use std::fs;

use anyhow::{Context as _, Result, ensure};

use super::schema;
use crate::context::Context;
use crate::progress::Progress;
use crate::{build, process, toolchain, tools};

/// Builds the validator, gives the rivals its rules and runs all of them.
///
/// Prints a table and writes `target/bench/validate.json`.
pub(crate) fn validate(context: &Context) -> Result<()> {
    let mut progress = Progress::numbered(6);
    progress.step("Node.js", |_| tools::check_node())?;
    let toolchain = progress.step("Rust compiler for the browser", |step| {
        toolchain::fast(context, step)
    })?;
    let wasm_opt = progress.step("wasm-opt from npm", |step| tools::wasm_opt(context, step))?;
    let module = progress.step("Validator", |step| {
        build::validator(context, &toolchain, &wasm_opt, step)
    })?;

    let chromium = progress.step("Chromium", tools::chromium::find)?;
    let bench = context.project.root().join("tests/bench/validate");
    let output = context.project.target().join("bench");
    progress.step("Rivals from npm", |step| {
        step.say("installing what package-lock.json names");
        let mut npm = process::command("npm");
        npm.args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&bench);
        process::quiet(&mut npm)?;
        fs::create_dir_all(&output).with_context(|| format!("cannot make {}", output.display()))?;
        let file = output.join("connection.schema.json");
        fs::write(&file, serde_json::to_string_pretty(&schema::connection())?)
            .with_context(|| format!("cannot write {}", file.display()))
    })?;
    let mut node = process::command("node");
    node.args(["--expose-gc", "run.mjs"])
        .env("PATCHBAY_VALIDATOR", module)
        .env("PATCHBAY_BENCH", &output)
        .env("PATCHBAY_CHROMIUM", chromium)
        .current_dir(&bench);
    let finished = process::stream(&mut node, |_| true)?;
    ensure!(finished.success, "the benchmark failed");
    Ok(())
}
