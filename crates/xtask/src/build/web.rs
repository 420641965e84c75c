//! The console as a static site in `dist/`.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::{PROFILE, compress, npm_package};
use crate::context::Context;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::process;
use crate::progress::{Progress, Step};
use crate::toolchain::{self, TARGET, Toolchain};
use crate::tools;

/// What the site is built with.
pub(crate) struct WebTools {
    pub(crate) toolchain: Toolchain,
    pub(crate) trunk: PathBuf,
    pub(crate) wasm_bindgen: PathBuf,
    pub(crate) wasm_opt: PathBuf,
}

/// The crate whose binary Trunk builds; `www/index.html` names both.
const CONSOLE: &str = "console";

/// Where in the site the reader of documents is, which `www/boot.js` fetches when it is needed.
const DOCUMENTS: &str = "documents";

/// Builds `dist/` unless it is already what the inputs give.
pub(crate) fn web(context: &Context, tools: &WebTools, step: &Step) -> Result<()> {
    let dist = context.project.dist();
    let inputs = inputs(context, &tools.toolchain)?;
    let stamp = Stamp::new(context.project.target(), "web", &inputs);
    if stamp.holds_for(&dist) {
        return Ok(());
    }

    let is_first = !tools.toolchain.has_built();
    let hint = if is_first {
        " and its standard library (2 to 4 minutes)"
    } else {
        ""
    };
    step.say(format_args!("compiling the console{hint}"));
    // Trunk would do this as well, but offline: Cargo may still have crates to fetch.
    let mut cargo = tools.toolchain.cargo(context);
    cargo.args([
        "build",
        "--package",
        CONSOLE,
        "--bins",
        "--profile",
        PROFILE,
        "--target",
        TARGET,
    ]);
    process::quiet(&mut cargo)?;

    step.say(format_args!("assembling {} with Trunk", dist.display()));
    let folders = [tools.trunk.as_path(), &tools.wasm_bindgen, &tools.wasm_opt];
    let mut trunk = tools
        .toolchain
        .program(context, &tools.trunk.join("trunk"), &folders)?;
    trunk.args(["build", "--release", "--offline", "--color", "never"]);
    // Its errors say enough; sixty lines of its own stack would push them out of sight.
    trunk.env("RUST_BACKTRACE", "0");
    process::quiet(&mut trunk)?;
    ensure!(
        dist.join("index.html").is_file(),
        "Trunk wrote no {}",
        dist.join("index.html").display()
    );

    npm_package::documents(context, tools, step, &dist.join(DOCUMENTS))?;

    step.say("compressing");
    compress::folder(&dist)?;
    stamp.write_for(&dist)
}

/// Everything that the site is made from; tools by version, the rest by content.
fn inputs(context: &Context, toolchain: &Toolchain) -> Result<Fingerprint> {
    let root = context.project.root();
    let mut inputs = Fingerprint::new();
    inputs.text("toolchain", &toolchain.identity());
    inputs.text("trunk", tools::TRUNK_VERSION);
    for file in [
        "Cargo.toml",
        "Cargo.lock",
        "Trunk.toml",
        "tests/package-lock.json",
    ] {
        inputs.file(root, &root.join(file))?;
    }
    for folder in context.project.source_folders(CONSOLE)? {
        inputs.folder(root, &folder)?;
    }
    npm_package::documents_inputs(context, &mut inputs)?;
    inputs.folder(root, &root.join("www"))?;
    Ok(inputs)
}

impl WebTools {
    /// Gets what is missing, one step each.
    pub(crate) fn get(context: &Context, progress: &mut Progress) -> Result<Self> {
        let toolchain = progress.step("Rust compiler for the browser", |step| {
            let toolchain = toolchain::small(context, step)?;
            step.say(toolchain.title());
            Ok(toolchain)
        })?;
        let trunk = progress.step(&format!("Trunk {}", tools::TRUNK_VERSION), |step| {
            tools::trunk(context, step)
        })?;
        let version = context.project.locked_version("wasm-bindgen")?;
        let wasm_bindgen = progress.step(&format!("wasm-bindgen {version}"), |step| {
            tools::wasm_bindgen(context, step)
        })?;
        let wasm_opt = progress.step("wasm-opt from npm", |step| tools::wasm_opt(context, step))?;
        Ok(WebTools {
            toolchain,
            trunk,
            wasm_bindgen,
            wasm_opt,
        })
    }
}
