//! The hot door to the validator: a module, its JavaScript and the predicate for JavaScript
//! objects, below the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use connection_model::Strategy;
use connection_validation::{catalogue, known_sentences, predicate};

use super::compress;
use crate::cache::remove_folder;
use crate::context::Context;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::process;
use crate::progress::Step;
use crate::toolchain::{TARGET, Toolchain};

const PACKAGE: &str = "validator-wasm";
const LIBRARY: &str = "validator_wasm.wasm";
const PROFILE: &str = "wasm-fast";

/// The tables are full of short runs of zeros. To cut the data there into hundreds of segments makes
/// the module smaller as it is, and larger as it travels: each address compresses worse than zeros.
const WASM_OPT: [&str; 5] = [
    "-O3",
    "--converge",
    "--skip-pass=memory-packing",
    "--strip-debug",
    "--strip-producers",
];

/// Builds `validator/validator.wasm` and copies its JavaScript beside it; returns their folder.
pub(crate) fn validator(
    context: &Context,
    toolchain: &Toolchain,
    wasm_opt: &Path,
    step: &Step,
) -> Result<PathBuf> {
    let output = context.project.target().join("validator");
    let mut inputs = Fingerprint::new();
    let root = context.project.root();
    inputs
        .text("toolchain", &toolchain.identity())
        .text("wasm-opt", &WASM_OPT.join(" "));
    for file in ["Cargo.toml", "Cargo.lock", "tests/package-lock.json"] {
        inputs.file(root, &root.join(file))?;
    }
    for folder in context.project.source_folders(PACKAGE)? {
        inputs.folder(root, &folder)?;
    }
    let scripts = root.join("crates").join(PACKAGE).join("js");
    inputs.folder(root, &scripts)?;
    let stamp = Stamp::new(context.project.target(), "validator", &inputs);
    if stamp.holds_for(&output) {
        return Ok(output);
    }

    step.say("compiling the validator");
    let mut cargo = toolchain.cargo(context);
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
    let mut optimize = process::command(wasm_opt.join("wasm-opt"));
    optimize
        .args(WASM_OPT)
        .arg(toolchain.artifact(PROFILE, LIBRARY))
        .arg("--output")
        .arg(output.join("validator.wasm"));
    process::quiet(&mut optimize)?;
    check_no_sentence(&output.join("validator.wasm"))?;
    for entry in
        fs::read_dir(&scripts).with_context(|| format!("cannot read {}", scripts.display()))?
    {
        let entry = entry?;
        fs::copy(entry.path(), output.join(entry.file_name()))?;
    }
    fs::write(output.join("predicate.js"), predicate::javascript())
        .context("cannot write predicate.js")?;

    compress::folder(&output)?;
    stamp.write_for(&output)?;
    Ok(output)
}

/// What people read is no part of the module: a sentence in it means that something links texts.
fn check_no_sentence(module: &Path) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    let tables = Strategy::ALL.iter().filter_map(|it| catalogue::table(*it));
    for table in tables.chain([catalogue::common()]) {
        for option in table.options() {
            ensure!(
                !text.contains(option.help()),
                "{} has the help of {:?} in it",
                module.display(),
                option.path()
            );
        }
    }
    for sentence in known_sentences() {
        ensure!(
            !text.contains(sentence.words),
            "{} has {:?} of a server in it",
            module.display(),
            sentence.words
        );
    }
    Ok(())
}
