//! The validator against the grammar alone, as native programs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::context::Context;
use crate::process;
use crate::progress::Progress;
use crate::tools;

/// What is measured; the first is what the others are compared with.
const CONTENDERS: [&str; 3] = ["ignored-any", "grammar", "patchbay"];

/// Each in turn so often, so that what else the machine does disturbs all alike.
const TURNS: usize = 5;

/// How often a contender goes through the export in one turn.
const ROUNDS: &str = "21";

/// Goes through the export of the other benchmark, in time and in instructions.
///
/// Prints a table and writes `target/bench/native.json`: an array of `{work, environment,
/// contender, median_us, ratio, instructions}`, the last `null` where there is no valgrind.
pub(crate) fn native(context: &Context) -> Result<()> {
    let mut progress = Progress::numbered(3);
    progress.step("Node.js", |_| tools::check_node())?;
    let output = context.project.target().join("bench");
    fs::create_dir_all(&output).with_context(|| format!("cannot make {}", output.display()))?;
    let export = progress.step("Export", |_| write_export(context, &output))?;
    let program = progress.step("Program", |step| {
        step.say("compiling");
        build(context)
    })?;
    let mut times = vec![Vec::new(); CONTENDERS.len()];
    for _ in 0..TURNS {
        for (contender, own) in CONTENDERS.iter().zip(&mut times) {
            own.push(time(&program, contender, &export)?);
        }
    }
    let medians = times.iter_mut().map(|own| {
        own.sort_by(f64::total_cmp);
        own.get(TURNS / 2).copied().unwrap_or_default()
    });
    let medians: Vec<f64> = medians.collect();
    let rival = medians.first().copied().unwrap_or_default();
    let base = instructions(&program, "nothing", &export)?;
    let mut rows = Vec::new();
    println!(
        "{:<14}{:>12}{:>8}{:>16}",
        "contender", "median µs", "ratio", "instructions"
    );
    for (contender, median) in CONTENDERS.iter().zip(medians) {
        let own = instructions(&program, contender, &export)?;
        let counted = own.zip(base).map(|(own, base)| own.saturating_sub(base));
        let ratio = (rival / median * 100.0).round() / 100.0;
        let shown = counted.map_or("no valgrind".to_owned(), |count| count.to_string());
        println!("{contender:<14}{median:>12.0}{ratio:>8.2}{shown:>16}");
        rows.push(json!({
            "work": "export as bytes",
            "environment": "native",
            "contender": contender,
            "median_us": median,
            "ratio": ratio,
            "instructions": counted,
        }));
    }
    let file = output.join("native.json");
    fs::write(&file, serde_json::to_string_pretty(&Value::Array(rows))?)
        .with_context(|| format!("cannot write {}", file.display()))
}

/// The connections that the other benchmark has as well.
fn write_export(context: &Context, output: &Path) -> Result<PathBuf> {
    const SCRIPT: &str = "import { writeFileSync } from 'node:fs';
        import { exported } from './data.mjs';
        writeFileSync(process.argv[1], JSON.stringify(exported(10_000)));";
    let file = output.join("export.json");
    let mut node = process::command("node");
    node.args(["--input-type=module", "--eval", SCRIPT])
        .arg(&file)
        .current_dir(context.project.root().join("tests/bench/validate"));
    process::quiet(&mut node)?;
    Ok(file)
}

fn build(context: &Context) -> Result<PathBuf> {
    let mut cargo = process::command("cargo");
    cargo
        .args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "tests",
            "--example",
            "export",
        ])
        .current_dir(context.project.root());
    process::quiet(&mut cargo)?;
    Ok(context.project.target().join("release/examples/export"))
}

/// The median of a turn, in microseconds.
fn time(program: &Path, contender: &str, export: &Path) -> Result<f64> {
    let mut command = process::command(program);
    command.arg(contender).arg(export).arg(ROUNDS);
    let told = process::quiet(&mut command)?;
    told.trim()
        .parse()
        .with_context(|| format!("{told} is no time"))
}

/// How many instructions one way through takes; none where nothing counts them.
fn instructions(program: &Path, contender: &str, export: &Path) -> Result<Option<u64>> {
    let mut command = process::command("valgrind");
    command
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .arg(contender)
        .arg(export);
    if process::answer(process::command("valgrind").arg("--version")).is_err() {
        return Ok(None);
    }
    let told = process::quiet(&mut command)?;
    let counted = told.lines().find_map(|line| line.split_once("Collected :"));
    let (_, count) = counted.context("callgrind counted nothing")?;
    Ok(Some(
        count
            .trim()
            .parse()
            .with_context(|| format!("{count} is no count"))?,
    ))
}
