//! Runs programs, keeps what they say, and tells enough when one fails.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// How many lines of a failed program's output are shown.
const TAIL_LINES: usize = 60;

/// What a program that has ended left behind.
pub(crate) struct Finished {
    pub(crate) success: bool,
    /// Standard output and standard error in the order in which they were written.
    pub(crate) output: String,
}

/// A command without the variables that `cargo run` adds for the program it runs, and with no standard input.
///
/// A Cargo below this one would otherwise take them for its own, or its build scripts would.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_set_by_cargo_run) {
            command.env_remove(name);
        }
    }
    for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
        if let Some(value) = env::var_os(name) {
            let kept: Vec<_> = env::split_paths(&value)
                .filter(|path| !is_of_a_toolchain(path))
                .collect();
            match env::join_paths(&kept) {
                Ok(joined) if !kept.is_empty() => command.env(name, joined),
                _ => command.env_remove(name),
            };
        }
    }
    command
}

/// Runs to the end and says nothing, unless it fails: then the error holds the command and the tail of its output.
pub(crate) fn quiet(command: &mut Command) -> Result<String> {
    let finished = collect(command, |_| Ok(()))?;
    if !finished.success {
        bail!(
            "{}\n\nThis failed:\n  {}",
            tail(&finished.output),
            describe(command)
        );
    }
    Ok(finished.output)
}

/// Runs to the end and passes on the lines that are worth it, as they come, to standard output.
///
/// A failure of the program is no error here.
pub(crate) fn stream(
    command: &mut Command,
    is_worth_showing: fn(&str) -> bool,
) -> Result<Finished> {
    let mut out = io::stdout();
    collect(command, |line| {
        if is_worth_showing(&String::from_utf8_lossy(line)) {
            out.write_all(line)?;
            out.flush()?;
        }
        Ok(())
    })
}

/// The standard output of a program that answers a question, such as `rustc -vV`.
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::piped())
        .output()
        .with_context(|| format!("cannot run: {}", describe(command)))?;
    if !output.status.success() {
        bail!(
            "{}\n\nThis failed:\n  {}",
            tail(&String::from_utf8_lossy(&output.stderr)),
            describe(command)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as one would type it in a shell, with the variables that were set for it.
pub(crate) fn describe(command: &Command) -> String {
    let mut words = Vec::new();
    if let Some(folder) = command.get_current_dir() {
        words.push(format!("cd {} &&", quote(folder.as_os_str())));
    }
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            words.push(format!("{}={}", name.to_string_lossy(), quote(value)));
        }
    }
    words.push(quote(command.get_program()));
    words.extend(command.get_args().map(quote));
    words.join(" ")
}

/// `PATH` with more folders at its front.
pub(crate) fn path_with(front: &[&Path]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = front
        .iter()
        .map(|path| path.to_path_buf())
        .chain(env::split_paths(&rest));
    env::join_paths(folders).context("a folder for PATH has a separator in its name")
}

fn collect(
    command: &mut Command,
    mut each_line: impl FnMut(&[u8]) -> io::Result<()>,
) -> Result<Finished> {
    let (reader, writer) = io::pipe().context("cannot make a pipe")?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start: {}", describe(command)))?;
    // The command holds the pipe's writing ends; as long as it does, the reader would wait for ever.
    command.stdout(Stdio::null()).stderr(Stdio::null());

    let mut output = Vec::new();
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        each_line(&line)?;
        output.append(&mut line);
    }
    let status = child.wait()?;
    Ok(Finished {
        success: status.success(),
        output: String::from_utf8_lossy(&output).into_owned(),
    })
}

fn tail(output: &str) -> String {
    let lines: Vec<&str> = output.trim_end().lines().collect();
    let start = lines.len().saturating_sub(TAIL_LINES);
    lines.get(start..).unwrap_or_default().join("\n")
}

fn quote(word: &OsStr) -> String {
    let text = word.to_string_lossy();
    let plain =
        |character: char| character.is_ascii_alphanumeric() || "-_./=:,@+%".contains(character);
    if !text.is_empty() && text.chars().all(plain) {
        text.into_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

fn is_set_by_cargo_run(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || matches!(
            name,
            "CARGO"
                | "CARGO_BIN_NAME"
                | "CARGO_CRATE_NAME"
                | "CARGO_MANIFEST_DIR"
                | "CARGO_MANIFEST_LINKS"
                | "CARGO_MANIFEST_PATH"
                | "CARGO_PRIMARY_PACKAGE"
                | "OUT_DIR"
        )
}

/// `cargo run` puts the toolchain's libraries and the target folder in front of the user's own list.
fn is_of_a_toolchain(path: &Path) -> bool {
    let of_toolchain = path.join("rustlib").is_dir()
        || path.components().any(|part| part.as_os_str() == "rustlib");
    let of_target = path.ends_with("debug") || path.ends_with("deps") || path.ends_with("release");
    of_toolchain || of_target
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_described_as_one_would_type_it() {
        let mut command = Command::new("cargo");
        command
            .args(["build", "--features", "a b", ""])
            .env("RUSTC", "/usr/bin/rustc")
            .current_dir("/tmp");
        assert_eq!(
            describe(&command),
            "cd /tmp && RUSTC=/usr/bin/rustc cargo build --features 'a b' ''"
        );
    }

    #[test]
    fn both_outputs_are_kept_and_a_failure_is_told() {
        let script = "const { writeSync } = require('node:fs'); writeSync(1, 'one\\n'); writeSync(2, 'two\\n'); process.exit(3)";
        let error = quiet(Command::new("node").args(["-e", script]))
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("one\ntwo\n\nThis failed:\n  node -e "),
            "{error}"
        );
    }

    #[test]
    fn only_the_tail_of_a_long_output_is_shown() {
        let long: Vec<String> = (0..1000).map(|number| format!("line {number}")).collect();
        let tail = tail(&long.join("\n"));
        assert_eq!(tail.lines().count(), TAIL_LINES);
        assert!(tail.ends_with("line 999"));
    }
}
