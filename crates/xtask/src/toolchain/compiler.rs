//! One Rust compiler with its Cargo.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{Need, TARGET};
use crate::cache::Cache;
use crate::context::Context;
use crate::process;

/// The oldest compiler that the workspace builds with, as (major, minor); the same as `rust-version` in Cargo.toml.
const OLDEST: (u32, u32) = (1, 95);

/// Where Debian's packages put their programs.
const DEBIAN: &str = "/usr/bin";

pub(crate) struct Compiler {
    origin: Origin,
    /// What `rustc -vV` says, and for Debian's also which build of it this is.
    identity: String,
    sysroot: PathBuf,
}

#[derive(Clone, Copy, PartialEq)]
enum Origin {
    /// The one that `cargo` on `PATH` uses.
    InUse,
    Debian,
}

impl Compiler {
    pub(super) fn in_use() -> Result<Self> {
        Self::ask(Origin::InUse, Path::new("rustc"))
    }

    /// Debian's compiler, if it is installed and new enough.
    pub(super) fn debians() -> Option<Self> {
        let rustc = Path::new(DEBIAN).join("rustc");
        let installed = rustc.is_file() && Path::new(DEBIAN).join("cargo").is_file();
        installed
            .then(|| Self::ask(Origin::Debian, &rustc).ok())
            .flatten()
    }

    pub(super) fn has(&self, need: Need) -> bool {
        let rustlib = self.sysroot.join("lib/rustlib");
        match need {
            Need::Library => has_std(&rustlib.join(TARGET).join("lib")),
            Need::Source => rustlib.join("src/rust/library/std/Cargo.toml").is_file(),
        }
    }

    pub(super) fn is_debians(&self) -> bool {
        self.origin == Origin::Debian
    }

    pub(super) fn identity(&self) -> &str {
        &self.identity
    }

    pub(super) fn title(&self) -> String {
        let version = self.identity.lines().next().unwrap_or_default();
        match self.origin {
            Origin::InUse => format!("{version} from {}", self.sysroot.display()),
            Origin::Debian => format!("{version} from Debian's packages"),
        }
    }

    pub(super) fn cargo(&self) -> PathBuf {
        self.program("cargo")
    }

    /// Called with `clippy` as its first argument, as Cargo does it.
    pub(super) fn clippy(&self) -> PathBuf {
        self.program("cargo-clippy")
    }

    pub(super) fn variables(&self) -> Vec<(&'static str, OsString)> {
        match self.origin {
            Origin::InUse => Vec::new(),
            Origin::Debian => {
                vec![
                    ("RUSTC", self.program("rustc").into()),
                    ("RUSTDOC", self.program("rustdoc").into()),
                ]
            }
        }
    }

    /// A folder for `PATH` in which `cargo` is this compiler's; none where it is so anyway.
    ///
    /// `/usr/bin` as a whole must not come first: it may hold an old `wasm-opt`.
    pub(super) fn folder_with_cargo(&self, context: &Context) -> Result<Option<PathBuf>> {
        match self.origin {
            Origin::InUse => Ok(None),
            Origin::Debian => link_to_cargo(&context.cache, &self.cargo()).map(Some),
        }
    }

    fn program(&self, name: &str) -> PathBuf {
        match self.origin {
            Origin::InUse => PathBuf::from(name),
            Origin::Debian => Path::new(DEBIAN).join(name),
        }
    }

    fn ask(origin: Origin, rustc: &Path) -> Result<Self> {
        let mut identity = process::answer(process::command(rustc).arg("-vV"))?;
        let version = release(&identity)
            .with_context(|| format!("{} -vV tells no version", rustc.display()))?;
        if version < OLDEST {
            bail!(
                "{} is Rust {}.{}, but {}.{} is needed",
                rustc.display(),
                version.0,
                version.1,
                OLDEST.0,
                OLDEST.1
            );
        }
        let sysroot = process::answer(process::command(rustc).args(["--print", "sysroot"]))?;
        if origin == Origin::Debian {
            // Another build of the same version may not read the library that this one compiled.
            let built = fs::metadata(rustc).and_then(|metadata| metadata.modified())?;
            identity = format!("{identity}built: {built:?}\n");
        }
        Ok(Compiler {
            origin,
            identity,
            sysroot: PathBuf::from(sysroot.trim_end()),
        })
    }
}

fn has_std(folder: &Path) -> bool {
    let is_std = |path: &Path| {
        path.extension()
            .is_some_and(|extension| extension == "rlib")
            && path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("libstd-"))
    };
    fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(|entry| is_std(&entry.path())))
}

/// The `release:` line of `rustc -vV` as (major, minor).
fn release(identity: &str) -> Option<(u32, u32)> {
    let version = identity
        .lines()
        .find_map(|line| line.strip_prefix("release: "))?;
    let mut numbers = version.split('.');
    let major = numbers.next()?.parse().ok()?;
    let minor = numbers.next()?.parse().ok()?;
    Some((major, minor))
}

#[cfg(unix)]
fn link_to_cargo(cache: &Cache, cargo: &Path) -> Result<PathBuf> {
    cache.entry("debian-cargo", |folder| {
        Ok(std::os::unix::fs::symlink(cargo, folder.join("cargo"))?)
    })
}

#[cfg(not(unix))]
fn link_to_cargo(_cache: &Cache, cargo: &Path) -> Result<PathBuf> {
    bail!("{} is not a program of this system", cargo.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_release_line() {
        let check = |text, version| assert_eq!(release(text), version);
        check(
            "rustc 1.95.0 (f2d3 2026)\nbinary: rustc\nrelease: 1.95.0\nLLVM version: 22.1.2\n",
            Some((1, 95)),
        );
        check("release: 1.97.0-nightly\n", Some((1, 97)));
        check("rustc 1.95.0\n", None);
    }

    #[test]
    fn the_compiler_in_use_is_new_enough() {
        assert!(Compiler::in_use().unwrap().title().starts_with("rustc 1."));
    }
}
