//! Runs every suite, counts, and ends with the sum.

mod browser;
mod checks;
mod counts;
mod native;
mod wasm;

use std::cell::OnceCell;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::build::{self, WebTools};
use crate::context::Context;
use crate::process;
use crate::progress::Progress;
use crate::toolchain::{self, Toolchain};
use counts::Counts;

/// What the user may choose.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// Without the browser.
    pub(crate) quick: bool,
    /// With the slow suites too.
    pub(crate) all: bool,
}

/// One suite: its name, and what runs it.
struct Suite {
    name: &'static str,
    /// Whether it needs a browser.
    is_browser: bool,
    run: fn(&Bench<'_>) -> Result<Counts>,
}

/// In the order of what is told soonest.
const SUITES: [Suite; 9] = [
    Suite {
        name: "format",
        is_browser: false,
        run: checks::format,
    },
    Suite {
        name: "clippy",
        is_browser: false,
        run: checks::clippy,
    },
    Suite {
        name: "clippy-wasm",
        is_browser: false,
        run: checks::clippy_wasm,
    },
    Suite {
        name: "tests",
        is_browser: false,
        run: native::tests,
    },
    Suite {
        name: "recordings",
        is_browser: false,
        run: native::recordings,
    },
    Suite {
        name: "wasm",
        is_browser: false,
        run: wasm::tests,
    },
    Suite {
        name: "generated",
        is_browser: false,
        run: checks::generated,
    },
    Suite {
        name: "size",
        is_browser: false,
        run: checks::size,
    },
    Suite {
        name: "browser",
        is_browser: true,
        run: browser::tests,
    },
];

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
    for suite in &SUITES {
        if options.quick && suite.is_browser {
            lines.push(format!("{}: left out by --quick", suite.name));
            continue;
        }
        println!("\n=== {}", suite.name);
        let counts = (suite.run)(&bench).unwrap_or_else(|error| {
            println!("{error:#}");
            Counts::FAILED
        });
        let line = format!("{}: {counts}", suite.name);
        println!("{line}");
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

    /// Builds what is downloaded; returns the folders that hold it: the site's and the npm package's.
    fn deliverables(&self) -> Result<[PathBuf; 2]> {
        let web = self.web()?;
        let mut progress = Progress::unnumbered();
        progress.step("Console", |step| build::web(self.context, web, step))?;
        let npm = progress.step("npm package", |step| {
            build::npm_package(self.context, web, step)
        })?;
        Ok([self.context.project.dist(), npm])
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
