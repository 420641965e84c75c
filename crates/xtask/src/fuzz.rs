//! Looks for inputs under which what must hold does not: builds `tests/fuzz` with coverage and lets
//! libFuzzer drive it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use crate::context::Context;
use crate::process;

/// The targets, each a function of `tests/fuzz/src`.
const TARGETS: [&str; 6] = [
    "text",
    "payload",
    "certificate",
    "document",
    "refusal",
    "yaml",
];

/// What the compiler is told, so that libFuzzer sees where an input leads.
const RUSTFLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    --cfg fuzzing -Ccodegen-units=1";

/// Longer inputs reach no further.
const LONGEST: &str = "4096";

/// What the user may choose.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// Only these targets; all of them if empty.
    pub(crate) only: Vec<String>,
    /// How long each is run.
    pub(crate) seconds: u32,
    /// Whether the inputs that reach furthest are kept beside the targets afterwards.
    pub(crate) keep: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            only: Vec::new(),
            seconds: 300,
            keep: false,
        }
    }
}

/// Runs the targets one after another; fails with the first input that breaks one.
pub(crate) fn fuzz(context: &Context, options: &Options) -> Result<()> {
    for name in &options.only {
        if !TARGETS.contains(&name.as_str()) {
            bail!(
                "there is no target {name:?}; there are {}",
                TARGETS.join(", ")
            );
        }
    }
    let programs = build(context)?;
    let wanted = |name: &&str| options.only.is_empty() || options.only.iter().any(|it| it == name);
    for name in TARGETS.iter().copied().filter(wanted) {
        run(context, &programs, name, options)?;
    }
    Ok(())
}

/// Builds all targets; returns the folder of the programs.
fn build(context: &Context) -> Result<PathBuf> {
    let folder = context.project.target().join("fuzz");
    let mut rustc = process::command("rustc");
    let version = process::quiet(rustc.arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc names no host")?;
    let mut cargo = process::command("cargo");
    cargo
        // A target that is named keeps the flags from build scripts, which have no libFuzzer.
        .args(["build", "--release", "--target", host])
        .current_dir(context.project.root().join("tests/fuzz"))
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", RUSTFLAGS)
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    process::quiet(&mut cargo)?;
    Ok(folder.join(host).join("release"))
}

fn run(context: &Context, programs: &Path, name: &str, options: &Options) -> Result<()> {
    let kept = context.project.root().join("tests/fuzz/corpus").join(name);
    let grown = context.project.target().join("fuzz/corpus").join(name);
    for folder in [&kept, &grown] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let program = programs.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    eprintln!("{name}: {} seconds", options.seconds);
    let broken = format!(
        "{}/{name}-",
        context.project.target().join("fuzz").display()
    );
    let mut fuzzer = process::command(&program);
    fuzzer
        .args([&grown, &kept])
        .arg(format!("-max_total_time={}", options.seconds))
        .args(["-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1"])
        .arg(format!("-max_len={LONGEST}"))
        .arg(format!("-artifact_prefix={broken}"));
    let status = fuzzer.status().context("cannot start libFuzzer")?;
    ensure!(
        status.success(),
        "{name} does not hold; the input is in {broken}…"
    );
    if options.keep {
        let mut merge = process::command(&program);
        merge
            .args(["-set_cover_merge=1", "-use_counters=0"])
            .arg(format!("-max_len={LONGEST}"))
            .args([&kept, &grown]);
        process::quiet(&mut merge)?;
    }
    Ok(())
}
