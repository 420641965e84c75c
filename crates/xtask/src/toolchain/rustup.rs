//! Lets rustup add what is missing, if it can.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use super::compiler::Compiler;
use super::{Need, TARGET};
use crate::context::Context;
use crate::fingerprint::short_key;
use crate::process;
use crate::progress::Step;

/// Longer than a slow line takes for thirty megabytes, shorter than anybody's patience with a dead one.
const TIME_LIMIT: Duration = Duration::from_secs(150);

/// Adds the target or the library's source to the toolchain in use; false where rustup is absent or fails.
///
/// A failure is remembered in the cache, since waiting for the same answer at each run helps nobody.
pub(super) fn add(context: &Context, compiler: &Compiler, need: Need, step: &Step) -> Result<bool> {
    let arguments = match need {
        Need::Library => ["target", "add", TARGET],
        Need::Source => ["component", "add", "rust-src"],
    };
    let key = short_key(&format!("{}{arguments:?}", compiler.identity()));
    let memory = context.cache.path(&format!("rustup-failed-{key}"));
    if memory.is_file() {
        step.say(format_args!(
            "rustup could not fetch this before; remove {} to have it try again",
            memory.display()
        ));
        return Ok(false);
    }
    if process::answer(process::command("rustup").arg("--version")).is_err() {
        return Ok(false);
    }
    step.say(format_args!("rustup {}", arguments.join(" ")));
    if run_with_limit(&arguments)? && compiler.has(need) {
        return Ok(true);
    }
    step.say("rustup cannot fetch it");
    fs::write(&memory, format!("rustup {}\n", arguments.join(" ")))
        .with_context(|| format!("cannot write {}", memory.display()))?;
    Ok(false)
}

fn run_with_limit(arguments: &[&str]) -> Result<bool> {
    let mut command = process::command("rustup");
    let mut child = command
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if begin.elapsed() > TIME_LIMIT {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(100));
    }
}
