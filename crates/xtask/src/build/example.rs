//! Programs that tests run beside what is delivered.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::context::Context;
use crate::process;

/// Builds an example of a crate; returns the program's path.
pub(crate) fn example(context: &Context, package: &str, name: &str) -> Result<PathBuf> {
    let mut cargo = process::command("cargo");
    cargo
        .args([
            "build",
            "--package",
            package,
            "--release",
            "--example",
            name,
        ])
        .current_dir(context.project.root());
    process::quiet(&mut cargo)?;
    let folder = context.project.target().join("release/examples");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    ensure!(program.is_file(), "Cargo wrote no {}", program.display());
    Ok(program)
}
