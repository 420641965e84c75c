//! The npm package, below the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use connection_validation::typescript;

use super::web::WebTools;
use super::{PROFILE, WASM_OPT, compress};
use crate::cache::remove_folder;
use crate::context::Context;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::process;
use crate::progress::Step;
use crate::toolchain::TARGET;

/// Name of the crate, and of its library.
const PACKAGE: &str = "npm-package";
const LIBRARY: &str = "npm_package.wasm";

/// The modules: their name, and the feature that is in it. Whoever needs one does not download the
/// others.
const MODULES: [(&str, &str); 3] = [
    ("validator_module", "validator"),
    ("documents_module", "documents"),
    ("patchbay", "console"),
];

/// The scripts that an entry for documents in a browser is made of.
const DOCUMENTS: [&str; 3] = ["documents.js", "documents-core.js", "loader.js"];

/// What the declarations of the validator begin with; the rest is made from the catalogue.
const HEAD: &str = "validator.head.d.ts";

/// Builds the package as it is published; returns its folder.
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
    for file in ["LICENSE-APACHE", "LICENSE-MIT"] {
        inputs.file(root, &root.join(file))?;
    }
    // The console's sheet is in its module.
    inputs.folder(root, &root.join("www/styles"))?;
    inputs.folder(root, &scripts(root))?;
    let stamp = Stamp::new(context.project.target(), "npm", &inputs);
    if stamp.holds_for(&output) {
        return Ok(output);
    }

    remove_folder(&output)?;
    fs::create_dir_all(&output).with_context(|| format!("cannot make {}", output.display()))?;
    for (name, feature) in MODULES {
        step.say(format_args!("compiling {name} of the npm package"));
        module(context, tools, name, feature, &output)?;
    }
    assemble(root, &output)?;
    compress::folder(&output)?;
    stamp.write_for(&output)?;
    Ok(output)
}

/// The reader of documents alone, with its entry for browsers, in a folder of its own.
pub(super) fn documents(
    context: &Context,
    tools: &WebTools,
    step: &Step,
    output: &Path,
) -> Result<()> {
    fs::create_dir_all(output).with_context(|| format!("cannot make {}", output.display()))?;
    let [_, (name, feature), _] = MODULES;
    step.say(format_args!("compiling {name} for {}", output.display()));
    module(context, tools, name, feature, output)?;
    let scripts = scripts(context.project.root());
    for name in DOCUMENTS {
        fs::copy(scripts.join(name), output.join(name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    Ok(())
}

/// What the reader of documents is made from.
pub(super) fn documents_inputs(context: &Context, inputs: &mut Fingerprint) -> Result<()> {
    let root = context.project.root();
    for folder in context.project.source_folders(PACKAGE)? {
        inputs.folder(root, &folder)?;
    }
    inputs.folder(root, &scripts(root)).map(drop)
}

/// `NAME.js` and `NAME_bg.wasm`.
fn module(
    context: &Context,
    tools: &WebTools,
    name: &str,
    feature: &str,
    output: &Path,
) -> Result<()> {
    let mut cargo = tools.toolchain.cargo(context);
    cargo
        .args([
            "build",
            "--package",
            PACKAGE,
            "--lib",
            "--profile",
            PROFILE,
            "--target",
            TARGET,
        ])
        .args(["--no-default-features", "--features", feature]);
    process::quiet(&mut cargo)?;

    let mut bindgen = process::command(tools.wasm_bindgen.join("wasm-bindgen"));
    bindgen
        .args(["--target", "web", "--no-typescript"])
        .args(["--out-name", name, "--out-dir"])
        .arg(output)
        .arg(tools.toolchain.artifact(PROFILE, LIBRARY));
    process::quiet(&mut bindgen)?;

    let module = output.join(format!("{name}_bg.wasm"));
    let mut wasm_opt = process::command(tools.wasm_opt.join("wasm-opt"));
    wasm_opt
        .args(WASM_OPT)
        .arg(&module)
        .arg("--output")
        .arg(&module);
    process::quiet(&mut wasm_opt).map(drop)
}

/// The entries, their declarations, and what a package has to say of itself.
fn assemble(root: &Path, output: &Path) -> Result<()> {
    let scripts = scripts(root);
    for entry in
        fs::read_dir(&scripts).with_context(|| format!("cannot read {}", scripts.display()))?
    {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        match &*name {
            HEAD => {
                let declarations = text + &typescript::declarations();
                write_declarations(output, "validator", &declarations)?;
            }
            "console.d.ts" => write_declarations(output, "console", &text)?,
            "documents.d.ts" => write_declarations(output, "documents", &text)?,
            "package.json" => {
                // All crates have one version, and the package has it, too.
                let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
                write(
                    output,
                    &name,
                    &text.replace("\"version\": \"0.0.0\"", &version),
                )?;
            }
            _ => write(output, &name, &text)?,
        }
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root.join(licence), output.join(licence))
            .with_context(|| format!("cannot copy {licence}"))?;
    }
    Ok(())
}

/// The same declarations for `import` and for `require`.
fn write_declarations(output: &Path, entry: &str, text: &str) -> Result<()> {
    write(output, &format!("{entry}.d.ts"), text)?;
    let required = text.replace("from \"./validator.js\"", "from \"./validator.cjs\"");
    write(output, &format!("{entry}.d.cts"), &required)
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    let path = folder.join(name);
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn scripts(root: &Path) -> PathBuf {
    root.join("crates/npm-package/js")
}
