//! Decides with which compiler and which standard library wasm is built.
//!
//! There are two kinds of builds.
//! The *plain* one is for clippy and tests: a compiler that has the target's standard library.
//! The *small* one is for what browsers download: it builds the standard library too,
//! optimized for size and without the text of panics, which takes a fifth off the module.
//!
//! On most machines rustup gives what both need.
//! Where it cannot fetch, Debian has a compiler and the library's source among its packages;
//! they are used beside rustup, whose settings stay as they are.

mod compiler;
mod debian;
mod rustup;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::context::Context;
use crate::fingerprint::short_key;
use crate::process;
use crate::progress::Step;
use compiler::Compiler;

/// The one target of everything that runs in a browser.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Cargo's name for the target's `rustflags`; `RUSTFLAGS` itself would win over it and is therefore removed.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// A panic of the small build is a trap at once, so the code that formats its message goes away.
const SMALL_RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Vector instructions, for a module whose speed is its purpose. All browsers of the last years
/// have them.
///
/// Only what is small or says `#[inline]` is inlined, and no loop is unrolled: by the compiler's own
/// measures the module would be a twentieth larger for a twenty-fifth of its time.
const FAST_RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort \
    -Ctarget-feature=+simd128 -Cllvm-args=-inline-threshold=100 -Cllvm-args=-unroll-threshold=0";

/// How to call Cargo for one kind of wasm build.
pub(crate) struct Toolchain {
    compiler: Compiler,
    variables: Vec<(&'static str, OsString)>,
    target: PathBuf,
}

/// What a kind of build wants from a compiler.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    /// The target's standard library, built.
    Library,
    /// The standard library's source.
    Source,
}

/// For clippy and tests: no unstable flag at all.
pub(crate) fn plain(context: &Context, step: &Step) -> Result<Toolchain> {
    let compiler = choose(context, Need::Library, step)?;
    let mut variables = Vec::new();
    let mut key = compiler.identity().to_owned();
    if compiler.is_debians() {
        let sysroot = debian::sysroot(context, &compiler, step)?;
        let mut flag = OsString::from("--sysroot=");
        flag.push(&sysroot);
        variables.push((RUSTFLAGS, flag));
        // Cargo does not notice when the library below it changes, but a new folder starts afresh.
        key.push_str(&sysroot.to_string_lossy());
    }
    let target = context
        .project
        .target()
        .join(format!("wasm-plain-{}", short_key(&key)));
    Ok(Toolchain {
        compiler,
        variables,
        target,
    })
}

/// For the modules that are delivered.
pub(crate) fn small(context: &Context, step: &Step) -> Result<Toolchain> {
    delivered(context, "small", SMALL_RUSTFLAGS, step)
}

/// For the module that is delivered for its speed.
pub(crate) fn fast(context: &Context, step: &Step) -> Result<Toolchain> {
    delivered(context, "fast", FAST_RUSTFLAGS, step)
}

fn delivered(context: &Context, kind: &str, flags: &str, step: &Step) -> Result<Toolchain> {
    let compiler = choose(context, Need::Source, step)?;
    let variables = vec![
        // Lets a stable compiler take unstable flags; set for these builds alone.
        ("RUSTC_BOOTSTRAP", "1".into()),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".into()),
        (
            "CARGO_UNSTABLE_BUILD_STD_FEATURES",
            "optimize_for_size".into(),
        ),
        (RUSTFLAGS, flags.into()),
    ];
    let target = context
        .project
        .target()
        .join(format!("wasm-{kind}-{}", short_key(compiler.identity())));
    Ok(Toolchain {
        compiler,
        variables,
        target,
    })
}

impl Toolchain {
    /// `cargo` in the workspace's root, ready for arguments.
    pub(crate) fn cargo(&self, context: &Context) -> Command {
        self.prepare(context, process::command(self.compiler.cargo()))
    }

    /// `cargo clippy`, ready for its arguments.
    pub(crate) fn clippy(&self, context: &Context) -> Command {
        let mut command = self.prepare(context, process::command(self.compiler.clippy()));
        command.env("CARGO", self.compiler.cargo()).arg("clippy");
        command
    }

    /// Any program that calls `cargo` by its name, with more folders in front of `PATH`.
    pub(crate) fn program(
        &self,
        context: &Context,
        program: &Path,
        folders: &[&Path],
    ) -> Result<Command> {
        let mut front = folders.to_vec();
        let cargo = self.compiler.folder_with_cargo(context)?;
        front.extend(cargo.as_deref());
        let mut command = self.prepare(context, process::command(program));
        command.env("PATH", process::path_with(&front)?);
        Ok(command)
    }

    /// The file that Cargo writes for a crate: `name.wasm`.
    pub(crate) fn artifact(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(TARGET).join(profile).join(name)
    }

    /// Whether anything was built with it before, so that the standard library need not be built.
    pub(crate) fn has_built(&self) -> bool {
        self.target.is_dir()
    }

    /// Everything that changes what comes out, as text for a fingerprint.
    pub(crate) fn identity(&self) -> String {
        format!("{}{:?}", self.compiler.identity(), self.variables)
    }

    /// For people: which compiler this is and where it comes from.
    pub(crate) fn title(&self) -> String {
        self.compiler.title()
    }

    fn prepare(&self, context: &Context, mut command: Command) -> Command {
        command.current_dir(context.project.root());
        for name in [
            "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_BUILD_TARGET",
            "CARGO_BUILD_RUSTFLAGS",
        ] {
            command.env_remove(name);
        }
        command.envs(self.compiler.variables());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.env("CARGO_TARGET_DIR", &self.target);
        command
    }
}

/// The compiler in use if it has what is needed, else what rustup can add to it, else Debian's.
fn choose(context: &Context, need: Need, step: &Step) -> Result<Compiler> {
    let wish = std::env::var("PATCHBAY_TOOLCHAIN").unwrap_or_default();
    let in_use = Compiler::in_use()?;
    match wish.as_str() {
        "" => {
            if in_use.has(need) || rustup::add(context, &in_use, need, step)? {
                return Ok(in_use);
            }
            debian::compiler(step)
        }
        "rustup" => {
            if in_use.has(need) || rustup::add(context, &in_use, need, step)? {
                return Ok(in_use);
            }
            bail!("PATCHBAY_TOOLCHAIN asks for rustup, which could not fetch what wasm builds need")
        }
        "debian" => debian::compiler(step),
        other => bail!("PATCHBAY_TOOLCHAIN is {other:?}; it may be rustup, debian or unset"),
    }
}
