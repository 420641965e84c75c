//! Files that are made from the code and committed, so that people can read them where they look for them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::context::Context;

/// One generated file.
struct Generated {
    path: PathBuf,
    text: String,
}

/// Writes every generated file; returns how many there are.
pub(crate) fn write(context: &Context) -> Result<usize> {
    let files = files(context.project.root());
    for file in &files {
        if let Some(folder) = file.path.parent() {
            fs::create_dir_all(folder)?;
        }
        if !is_current(file)? {
            fs::write(&file.path, &file.text)
                .with_context(|| format!("cannot write {}", file.path.display()))?;
        }
    }
    Ok(files.len())
}

/// The generated files that are not as the code would write them now, one line each.
pub(crate) fn check(context: &Context) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for file in files(context.project.root()) {
        if !is_current(&file)? {
            complaints.push(format!(
                "{} is not up to date; run: cargo xtask generate",
                file.path.display()
            ));
        }
    }
    Ok(complaints)
}

fn is_current(file: &Generated) -> Result<bool> {
    match fs::read_to_string(&file.path) {
        Ok(present) => Ok(present == file.text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.path.display())),
    }
}

fn files(_root: &Path) -> Vec<Generated> {
    Vec::new()
}
