//! Tools that `cargo install` builds.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cache::remove_folder;
use crate::context::Context;
use crate::process;
use crate::progress::Step;

/// The newest Trunk that Rust 1.95 builds; 0.22 wants a newer one.
pub(crate) const TRUNK_VERSION: &str = "0.21.14";

/// One tool as `cargo install` wants it.
struct Recipe<'a> {
    package: &'a str,
    version: &'a str,
    arguments: &'a [&'a str],
    /// Enough for a tool that mostly starts other programs, and far quicker to build than the default.
    optimization: &'a str,
    minutes: &'a str,
}

/// The folder with `trunk`.
pub(crate) fn trunk(context: &Context, step: &Step) -> Result<PathBuf> {
    let recipe = Recipe {
        package: "trunk",
        version: TRUNK_VERSION,
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
        optimization: "0",
        minutes: "2 to 3",
    };
    install(context, &recipe, step)
}

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner` of the version that the crates are locked to.
///
/// Without `--locked`: its lock file asks for a version of a certificate list that is not to be had everywhere.
pub(crate) fn wasm_bindgen(context: &Context, step: &Step) -> Result<PathBuf> {
    let version = context.project.locked_version("wasm-bindgen")?;
    let recipe = Recipe {
        package: "wasm-bindgen-cli",
        version: &version,
        arguments: &[],
        optimization: "1",
        minutes: "1 to 2",
    };
    install(context, &recipe, step)
}

fn install(context: &Context, recipe: &Recipe<'_>, step: &Step) -> Result<PathBuf> {
    let name = format!("{}-{}", recipe.package, recipe.version);
    let folder = context.cache.entry(&name, |folder| {
        let place = context.cache.path(&name);
        step.say(format_args!(
            "cargo install into {} (about {} minutes)",
            place.display(),
            recipe.minutes
        ));
        let scratch = folder.join("scratch");
        process::quiet(&mut command(recipe, folder, &scratch))?;
        remove_folder(&scratch)
    })?;
    Ok(folder.join("bin"))
}

fn command(recipe: &Recipe<'_>, root: &Path, scratch: &Path) -> std::process::Command {
    let mut command = process::command("cargo");
    command
        .args(["install", recipe.package, "--version"])
        .arg(format!("={}", recipe.version))
        .args(recipe.arguments)
        .arg("--root")
        .arg(root)
        // Outside of the workspace, whose `.cargo/config.toml` does not concern the tool.
        .current_dir(root)
        .env("CARGO_TARGET_DIR", scratch)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", recipe.optimization)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env_remove("CARGO_BUILD_TARGET");
    command
}
