//! Files that are made from the code and committed, so that people can read them where they look for them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use connection_model::Strategy;
use connection_validation::{docs, review};

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
    for stray in strays(context.project.root(), &files)? {
        fs::remove_file(&stray).with_context(|| format!("cannot remove {}", stray.display()))?;
    }
    Ok(files.len())
}

/// What is not as the code would write it now, one line each.
pub(crate) fn check(context: &Context) -> Result<Vec<String>> {
    let files = files(context.project.root());
    let mut complaints = Vec::new();
    for stray in strays(context.project.root(), &files)? {
        complaints.push(format!(
            "{} is not generated any more; run: cargo xtask generate",
            stray.display()
        ));
    }
    for file in &files {
        if !is_current(file)? {
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

/// The page of every strategy whose options the validator knows, that of the best practices, and
/// that of what servers say.
fn files(root: &Path) -> Vec<Generated> {
    let folder = docs_folder(root);
    let best_practices = Generated {
        path: folder.join("best-practices.md"),
        text: review::best_practices_page(),
    };
    let refusals = Generated {
        path: folder.join("refusals.md"),
        text: docs::refusals(),
    };
    Strategy::ALL
        .iter()
        .filter_map(|strategy| {
            let path = folder.join(format!("{}.md", strategy.as_str()));
            docs::markdown(*strategy).map(|text| Generated { path, text })
        })
        .chain([best_practices, refusals])
        .collect()
}

fn docs_folder(root: &Path) -> PathBuf {
    root.join("crates/connection-validation/docs")
}

/// Files of the generated folder that nothing generates any more.
fn strays(root: &Path, files: &[Generated]) -> Result<Vec<PathBuf>> {
    let folder = docs_folder(root);
    let mut strays = Vec::new();
    if folder.is_dir() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let path = entry?.path();
            if files.iter().all(|file| file.path != path) {
                strays.push(path);
            }
        }
    }
    strays.sort();
    Ok(strays)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_strategy_with_a_table_has_a_page() {
        let files = files(Path::new("/root"));
        assert!(files.iter().any(|file| {
            file.path
                .ends_with("crates/connection-validation/docs/auth0.md")
        }));
        for file in files {
            assert!(file.text.starts_with("# "), "{}", file.path.display());
        }
    }

    #[test]
    fn what_is_missing_changed_or_left_over_is_told_apart() {
        let root = tempfile::tempdir().unwrap();
        let folder = docs_folder(root.path());
        fs::create_dir_all(&folder).unwrap();
        let file = Generated {
            path: folder.join("auth0.md"),
            text: "new".to_owned(),
        };
        assert!(!is_current(&file).unwrap(), "missing");
        fs::write(&file.path, "old").unwrap();
        assert!(!is_current(&file).unwrap(), "changed");
        fs::write(&file.path, "new").unwrap();
        assert!(is_current(&file).unwrap());
        fs::write(folder.join("gone.md"), "x").unwrap();
        assert_eq!(
            strays(root.path(), &[file]).unwrap(),
            [folder.join("gone.md")]
        );
    }
}
