//! Runs every suite, counts, and ends with the sum.

mod browser;
mod checks;
mod counts;
mod native;
mod wasm;

use std::cell::OnceCell;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::build::{self, WebTools};
use crate::context::Context;
use crate::process;
use crate::progress::{Progress, duration};
use crate::toolchain::{self, Toolchain};
use counts::Counts;

/// What the user may choose.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// Without the browser.
    pub(crate) quick: bool,
    /// With the slow suites too.
    pub(crate) all: bool,
    /// Only these suites; all of them if empty.
    pub(crate) only: Vec<String>,
}

/// What runs one suite.
type Run = fn(&Bench<'_>) -> Result<Counts>;

/// Suites by name, in the order of what is told soonest.
const SUITES: [(&str, Run); 11] = [
    ("format", checks::format),
    ("clippy", checks::clippy),
    ("clippy-wasm", checks::clippy_wasm),
    ("tests", native::tests),
    ("recordings", native::recordings),
    ("wasm", wasm::tests),
    ("generated", checks::generated),
    ("size", checks::size),
    ("validator", browser::validator),
    (NPM, browser::npm),
    (BROWSER, browser::tests),
];

/// The suites that drive a browser, which `--quick` leaves out.
const BROWSER: &str = "browser";
const NPM: &str = "npm";

impl Options {
    /// Adds a suite to those that are run, if there is one of this name.
    pub(crate) fn add(&mut self, name: String) -> Result<()> {
        if SUITES.iter().all(|(suite, _)| *suite != name) {
            bail!(
                "there is no suite {name:?}; there are {}",
                SUITES.map(|(suite, _)| suite).join(", ")
            );
        }
        self.only.push(name);
        Ok(())
    }

    /// Why a suite is not run.
    fn reason_against(&self, suite: &str) -> Option<&'static str> {
        if !self.only.is_empty() && self.only.iter().all(|name| name != suite) {
            Some("not asked for")
        } else if self.quick && [BROWSER, NPM].contains(&suite) {
            Some("left out by --quick")
        } else {
            None
        }
    }
}

/// Runs all suites, whatever any of them says; the last line printed is the sum.
pub(crate) fn run(context: &Context, options: &Options) -> ExitCode {
    let bench = Bench {
        context,
        plain: OnceCell::new(),
        web: OnceCell::new(),
    };
    let mut lines = Vec::new();
    let mut sum = Counts::default();
    if options.all {
        println!("There are no slow suites yet: --all changes nothing.");
    }
    for (name, run) in SUITES {
        if let Some(reason) = options.reason_against(name) {
            lines.push(format!("{name}: {reason}"));
            continue;
        }
        println!("\n=== {name}");
        let begin = Instant::now();
        let counts = run(&bench).unwrap_or_else(|error| {
            println!("{error:#}");
            Counts::FAILED
        });
        let line = format!("{name}: {counts}");
        println!("took {}\n{line}", duration(begin.elapsed()));
        lines.push(line);
        sum += counts;
    }
    println!("\n=== sum");
    for line in lines {
        println!("{line}");
    }
    println!("{sum}");
    if sum.failed == 0 && sum.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What the suites share; each tool is got when the first suite asks for it.
struct Bench<'a> {
    context: &'a Context,
    plain: OnceCell<Toolchain>,
    web: OnceCell<WebTools>,
}

impl Bench<'_> {
    /// The compiler of clippy and the tests for wasm.
    fn plain(&self) -> Result<&Toolchain> {
        get_or_try(&self.plain, || {
            Progress::unnumbered().step("Rust compiler for tests in wasm", |step| {
                toolchain::plain(self.context, step)
            })
        })
    }

    /// What the deliverables are built with.
    fn web(&self) -> Result<&WebTools> {
        get_or_try(&self.web, || {
            WebTools::get(self.context, &mut Progress::unnumbered())
        })
    }

    /// Builds what is downloaded; returns the folders that hold it: the site's, the npm package's, and
    /// that of the hot door to the validator.
    fn deliverables(&self) -> Result<[PathBuf; 3]> {
        let web = self.web()?;
        let mut progress = Progress::unnumbered();
        progress.step("Console", |step| build::web(self.context, web, step))?;
        let npm = progress.step("npm package", |step| {
            build::npm_package(self.context, web, step)
        })?;
        let validator = progress.step("Validator", |step| {
            let toolchain = toolchain::fast(self.context, step)?;
            build::validator(self.context, &toolchain, &web.wasm_opt, step)
        })?;
        Ok([self.context.project.dist(), npm, validator])
    }

    /// The native Cargo, in the workspace's root, without colours.
    fn cargo(&self) -> Command {
        let mut command = process::command("cargo");
        command
            .current_dir(self.context.project.root())
            .env("CARGO_TERM_COLOR", "never");
        command
    }
}

/// `OnceCell::get_or_try_init` is not stable.
fn get_or_try<T>(cell: &OnceCell<T>, make: impl FnOnce() -> Result<T>) -> Result<&T> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = make()?;
    Ok(cell.get_or_init(|| value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_is_left_out_only_for_a_reason() {
        let check = |quick, only: &[&str], suite, reason: Option<&str>| {
            let mut options = Options {
                quick,
                ..Options::default()
            };
            for name in only {
                options.add((*name).to_owned()).unwrap();
            }
            assert_eq!(
                options.reason_against(suite),
                reason,
                "{quick} {only:?} {suite}"
            );
        };
        check(false, &[], "browser", None);
        check(true, &[], "browser", Some("left out by --quick"));
        check(true, &[], "tests", None);
        check(false, &["wasm"], "wasm", None);
        check(false, &["wasm"], "tests", Some("not asked for"));
    }
}
