//! The one binary that people run.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::context::Context;
use crate::process;
use crate::progress::Step;

/// Builds `patchbay` with the console of `dist/` in it; returns the program's path.
pub(crate) fn server(context: &Context, step: &Step) -> Result<PathBuf> {
    let program = context
        .project
        .target()
        .join("release")
        .join(format!("patchbay{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        step.say("compiling the server (the first time 2 to 4 minutes)");
    }
    let mut cargo = process::command("cargo");
    cargo
        .args([
            "build",
            "--package",
            "server",
            "--release",
            "--features",
            "embed-console",
        ])
        .current_dir(context.project.root());
    process::quiet(&mut cargo)?;
    ensure!(program.is_file(), "Cargo wrote no {}", program.display());
    Ok(program)
}
