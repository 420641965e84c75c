//! The module that JavaScript imports, below the target folder.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::web::WebTools;
use super::{PROFILE, WASM_OPT, compress};
use crate::cache::remove_folder;
use crate::context::Context;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::process;
use crate::progress::Step;
use crate::toolchain::TARGET;

/// Name of the crate, of its library, and of the files that come out.
const PACKAGE: &str = "npm-package";
const LIBRARY: &str = "npm_package.wasm";
const OUTPUT: &str = "patchbay";

/// Builds `npm/patchbay.js`, `npm/patchbay_bg.wasm` and `npm/patchbay.d.ts`; returns their folder.
pub(crate) fn npm_package(context: &Context, tools: &WebTools, step: &Step) -> Result<PathBuf> {
    let output = context.project.target().join("npm");
    let mut inputs = Fingerprint::new();
    let root = context.project.root();
    inputs
        .text("toolchain", &tools.toolchain.identity())
        .text("wasm-opt", &WASM_OPT.join(" "));
    for file in ["Cargo.toml", "Cargo.lock", "tests/package-lock.json"] {
        inputs.file(root, &root.join(file))?;
    }
    for folder in context.project.source_folders(PACKAGE)? {
        inputs.folder(root, &folder)?;
    }
    let stamp = Stamp::new(context.project.target(), "npm", &inputs);
    if stamp.holds_for(&output) {
        return Ok(output);
    }

    step.say("compiling the npm package");
    let mut cargo = tools.toolchain.cargo(context);
    cargo.args([
        "build",
        "--package",
        PACKAGE,
        "--lib",
        "--profile",
        PROFILE,
        "--target",
        TARGET,
    ]);
    process::quiet(&mut cargo)?;

    remove_folder(&output)?;
    fs::create_dir_all(&output).with_context(|| format!("cannot make {}", output.display()))?;
    let mut bindgen = process::command(tools.wasm_bindgen.join("wasm-bindgen"));
    bindgen
        .args(["--target", "web", "--out-name", OUTPUT, "--out-dir"])
        .arg(&output)
        .arg(tools.toolchain.artifact(PROFILE, LIBRARY));
    process::quiet(&mut bindgen)?;

    let module = output.join(format!("{OUTPUT}_bg.wasm"));
    let mut wasm_opt = process::command(tools.wasm_opt.join("wasm-opt"));
    wasm_opt
        .args(WASM_OPT)
        .arg(&module)
        .arg("--output")
        .arg(&module);
    process::quiet(&mut wasm_opt)?;

    compress::folder(&output)?;
    stamp.write_for(&output)?;
    Ok(output)
}
