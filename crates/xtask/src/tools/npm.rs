//! The npm packages of `tests/package.json`: `wasm-opt` for every build, a browser's remote control for tests.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::check_node;
use crate::context::Context;
use crate::fingerprint::Fingerprint;
use crate::process;
use crate::progress::Step;

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// The `node_modules` folder in the cache, exactly as the lock file says.
pub(crate) fn node_modules(context: &Context, step: &Step) -> Result<PathBuf> {
    let tests = context.project.root().join("tests");
    let mut fingerprint = Fingerprint::new();
    for file in FILES {
        fingerprint.file(&tests, &tests.join(file))?;
    }
    let key: String = fingerprint.finish().chars().take(12).collect();
    let name = format!("npm-{key}");
    let folder = context.cache.entry(&name, |folder| {
        step.say(format_args!(
            "npm ci into {}",
            context.cache.path(&name).display()
        ));
        for file in FILES {
            fs::copy(tests.join(file), folder.join(file))?;
        }
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut command = process::command(npm);
        command
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(folder);
        process::quiet(&mut command).map(drop)
    })?;
    Ok(folder.join("node_modules"))
}

/// The folder with `wasm-opt`.
pub(crate) fn wasm_opt(context: &Context, step: &Step) -> Result<PathBuf> {
    check_node()?;
    Ok(node_modules(context, step)?.join(".bin"))
}

/// Makes `tests/node_modules` point to the cache, since Node looks for packages beside the file that imports them.
pub(crate) fn link_for_tests(context: &Context, step: &Step) -> Result<()> {
    let wanted = node_modules(context, step)?;
    let link = context.project.root().join("tests/node_modules");
    if fs::read_link(&link).is_ok_and(|present| present == wanted) {
        return Ok(());
    }
    if link.is_symlink() {
        fs::remove_file(&link)?;
    } else if link.is_dir() {
        // Somebody ran npm there; the packages are as good.
        return Ok(());
    }
    make_link(&wanted, &link).with_context(|| format!("cannot make the link {}", link.display()))
}

#[cfg(unix)]
fn make_link(target: &std::path::Path, link: &std::path::Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(windows)]
fn make_link(target: &std::path::Path, link: &std::path::Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(target, link)
}
