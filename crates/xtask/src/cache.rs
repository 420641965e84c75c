//! The folder for everything that outlives a clean checkout: tools, a standard library, npm packages.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::{env, process};

use anyhow::{Context as _, Result};

/// The user's cache folder of this project. Each entry's name holds its version, so entries never change.
pub(crate) struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `PATCHBAY_CACHE`, or `patchbay` below the user's cache folder.
    pub(crate) fn open() -> Result<Self> {
        let root = chosen_root(|name| {
            env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        })
        .context("neither PATCHBAY_CACHE nor HOME is set, so there is no folder for tools")?;
        let root = std::path::absolute(root)?;
        fs::create_dir_all(&root).with_context(|| format!("cannot make {}", root.display()))?;
        Ok(Cache { root })
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The entry of this name, made by `make` in a folder beside it if it is not there.
    ///
    /// The folder gets its name only once it is complete, and one process at a time makes entries:
    /// an interrupted or parallel run leaves no half of a tool behind.
    pub(crate) fn entry(
        &self,
        name: &str,
        make: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let complete = self.path(name);
        if complete.is_dir() {
            return Ok(complete);
        }
        let _lock = self.lock()?;
        if complete.is_dir() {
            return Ok(complete);
        }
        let partial = self.path(&format!("{name}.partial-{}", process::id()));
        remove_folder(&partial)?;
        fs::create_dir_all(&partial)?;
        let outcome = make(&partial).and_then(|()| {
            fs::rename(&partial, &complete)
                .with_context(|| format!("cannot make {}", complete.display()))
        });
        if outcome.is_err() {
            remove_folder(&partial)?;
        }
        outcome.map(|()| complete)
    }

    /// Held until the returned file is dropped.
    fn lock(&self) -> Result<File> {
        let path = self.path("lock");
        let file =
            File::create(&path).with_context(|| format!("cannot make {}", path.display()))?;
        file.lock()
            .with_context(|| format!("cannot lock {}", path.display()))?;
        Ok(file)
    }
}

/// Removes a folder and what is in it; there being none is as well.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

fn chosen_root(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let below = |name: &str, rest: &str| variable(name).map(|folder| folder.join(rest));
    variable("PATCHBAY_CACHE")
        .or_else(|| below("XDG_CACHE_HOME", "patchbay"))
        .or_else(|| below("LOCALAPPDATA", "patchbay"))
        .or_else(|| below("HOME", ".cache/patchbay"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_is_where_the_user_wants_it() {
        let check = |set: &[(&str, &str)], expected: Option<&str>| {
            let root = chosen_root(|name| {
                set.iter()
                    .find(|(variable, _)| *variable == name)
                    .map(|(_, value)| PathBuf::from(value))
            });
            assert_eq!(root.as_deref(), expected.map(Path::new));
        };
        check(&[("HOME", "/home/a")], Some("/home/a/.cache/patchbay"));
        check(
            &[("HOME", "/home/a"), ("XDG_CACHE_HOME", "/x")],
            Some("/x/patchbay"),
        );
        check(
            &[
                ("HOME", "/home/a"),
                ("XDG_CACHE_HOME", "/x"),
                ("PATCHBAY_CACHE", "/p"),
            ],
            Some("/p"),
        );
        check(&[], None);
    }

    #[test]
    fn an_entry_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache {
            root: folder.path().to_path_buf(),
        };
        let first = cache
            .entry("tool-1", |path| Ok(fs::write(path.join("tool"), "x")?))
            .unwrap();
        let second = cache
            .entry("tool-1", |_| panic!("it is there already"))
            .unwrap();
        assert_eq!(first, second);
        assert_eq!(fs::read_to_string(first.join("tool")).unwrap(), "x");
    }

    #[test]
    fn an_entry_that_failed_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache {
            root: folder.path().to_path_buf(),
        };
        let failed = cache.entry("tool-1", |path| {
            fs::write(path.join("half"), "x")?;
            anyhow::bail!("no network")
        });
        assert!(failed.is_err());
        let left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, ["lock"]);
    }
}
