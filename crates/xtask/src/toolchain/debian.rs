//! Debian's newer Rust compiler, which its package set keeps beside the old one for building browsers.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::compiler::Compiler;
use super::{Need, RUSTFLAGS, TARGET};
use crate::context::Context;
use crate::fingerprint::short_key;
use crate::process;
use crate::progress::Step;
use crate::tools::apt;

/// The compiler, Cargo, the library's source, clippy, and the linker, which no other package asks for.
const PACKAGES: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "lld-22",
];

/// What the standard library is built from; a part of the sysroot's name.
const LIBRARY: &str = "std,panic_abort,proc_macro,test";

/// Debian's compiler with its library source, installed if need be.
pub(super) fn compiler(step: &Step) -> Result<Compiler> {
    if !is_complete() {
        ensure!(apt::exists(), "{}", advice());
        apt::install(&PACKAGES, step)
            .with_context(|| format!("{}\nDebian's compiler would do as well", advice()))?;
    }
    let compiler = Compiler::debians().context("Debian's rustc-web is missing or too old")?;
    ensure!(
        compiler.has(Need::Source),
        "Debian's rust-web-src is missing"
    );
    Ok(compiler)
}

fn advice() -> String {
    format!(
        "The compiler in use cannot build for {TARGET}, and rustup could not fetch what is missing.\n\
         Where its server can be reached, this gives it:\n  \
         rustup target add {TARGET} && rustup component add rust-src"
    )
}

/// A folder with the standard library for wasm, built once for each compiler.
///
/// It holds LLVM's bitcode too, since a build with link-time optimization asks for it.
pub(super) fn sysroot(context: &Context, compiler: &Compiler, step: &Step) -> Result<PathBuf> {
    let key = short_key(&format!("{}{LIBRARY}", compiler.identity()));
    context
        .cache
        .entry(&format!("wasm-sysroot-{key}"), |folder| {
            let place = context.cache.path("wasm-sysroot");
            step.say(format_args!(
                "building the standard library into {}-{key} (about a minute)",
                place.display()
            ));
            let scratch = folder.join("scratch");
            write_empty_crate(&scratch)?;
            let mut command = process::command(compiler.cargo());
            command
                .current_dir(&scratch)
                .args(["build", "--release", "--target", TARGET, "-Z"])
                .arg(format!("build-std={LIBRARY}"))
                .envs(compiler.variables())
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_DIR", scratch.join("target"))
                .env(RUSTFLAGS, "-Cembed-bitcode=yes");
            for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
                command.env_remove(name);
            }
            process::quiet(&mut command)?;
            let built = scratch.join("target").join(TARGET).join("release/deps");
            copy_libraries(&built, &folder.join("lib/rustlib").join(TARGET).join("lib"))?;
            fs::remove_dir_all(&scratch).context("cannot remove the scratch crate")
        })
}

fn is_complete() -> bool {
    let has_programs = ["cargo-clippy", "rust-lld"]
        .iter()
        .all(|name| Path::new("/usr/bin").join(name).is_file());
    has_programs && Compiler::debians().is_some_and(|compiler| compiler.has(Need::Source))
}

fn write_empty_crate(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                    [profile.release]\npanic = \"abort\"\n\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "#![no_std]\n")?;
    Ok(())
}

fn copy_libraries(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        let is_library = path
            .extension()
            .is_some_and(|extension| extension == "rlib");
        if is_library && !name.to_string_lossy().starts_with("libempty-") {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
