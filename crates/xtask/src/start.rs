//! From a clone to a running console: gets what is missing, builds, adds sample data, serves.

use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result, bail};

use crate::build::{self, WebTools};
use crate::context::Context;
use crate::process;
use crate::progress::Progress;
use crate::tools;

/// Steps before the server runs: requirements, four tools, console, server, sample data.
const STEPS: usize = 8;

/// What the user may choose.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// `HOST:PORT`; the server's default if not set.
    pub(crate) listen: Option<String>,
    /// The data folder; the server's default if not set.
    pub(crate) data: Option<std::ffi::OsString>,
    /// Leave the desktop's browser alone.
    pub(crate) no_open: bool,
    /// Serve the page that embeds the console in place of the console.
    pub(crate) portal: bool,
}

/// Stays until the server ends or the user stops it.
pub(crate) fn start(context: &Context, options: &Options) -> Result<()> {
    let mut progress = Progress::numbered(STEPS + usize::from(options.portal));
    progress.step("Node.js and a C compiler", |step| {
        tools::check_node()?;
        tools::check_c_compiler(step)
    })?;
    let web_tools = WebTools::get(context, &mut progress)?;
    progress.step("Console", |step| build::web(context, &web_tools, step))?;
    let portal = if options.portal {
        let folder = progress.step("Portal", |step| {
            let package = build::npm_package(context, &web_tools, step)?;
            build::portal(context, &package)
        })?;
        Some(folder)
    } else {
        None
    };
    let server = progress.step("Server", |step| build::server(context, step))?;
    progress.step("Sample data", |step| {
        let said = process::quiet(with_data(process::command(&server).arg("seed"), options))?;
        if !said.trim().is_empty() {
            step.say(said.trim());
        }
        Ok(())
    })?;
    serve(&server, options, portal.as_deref())
}

fn serve(server: &Path, options: &Options, assets: Option<&Path>) -> Result<()> {
    let mut command = process::command(server);
    command.args(["serve", "--next-free-port", "--plan", "off"]);
    if let Some(listen) = &options.listen {
        command.args(["--listen", listen]);
    }
    if let Some(assets) = assets {
        command.arg("--assets").arg(assets);
    }
    with_data(&mut command, options);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the server")?;
    let stopped = stop_together(&child)?;

    let stdout = child
        .stdout
        .take()
        .context("the server has no standard output")?;
    let mut lines = BufReader::new(stdout);
    let mut address = String::new();
    lines.read_line(&mut address)?;
    if !address.is_empty() {
        eprintln!("\nPatchbay is running. Ctrl-C stops it. Open:");
        print!("{address}");
        io::stdout().flush()?;
        if !options.no_open {
            open_browser(address.trim());
        }
    }
    wait(child, lines, &stopped)
}

/// Ends the server when this program is told to end; true once that has happened.
///
/// A terminal sends Ctrl-C to both, but whoever ends this program alone means the server as well.
fn stop_together(child: &Child) -> Result<Arc<AtomicBool>> {
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopped);
    let id = child.id().to_string();
    ctrlc::set_handler(move || {
        flag.store(true, Ordering::SeqCst);
        let mut end = if cfg!(windows) {
            process::command("taskkill")
        } else {
            process::command("kill")
        };
        if cfg!(windows) {
            end.args(["/F", "/PID", &id])
        } else {
            end.args(["-TERM", &id])
        };
        // It may have ended by itself already.
        let _ = end.stdout(Stdio::null()).stderr(Stdio::null()).status();
    })
    .context("cannot listen for Ctrl-C")?;
    Ok(stopped)
}

fn wait(mut child: Child, mut rest: BufReader<ChildStdout>, stopped: &AtomicBool) -> Result<()> {
    io::copy(&mut rest, &mut io::stdout())?;
    let status = child.wait()?;
    if status.success() || stopped.load(Ordering::SeqCst) {
        return Ok(());
    }
    bail!("the server ended with {status}")
}

fn with_data<'a>(command: &'a mut Command, options: &Options) -> &'a mut Command {
    if let Some(data) = &options.data {
        command.arg("--data").arg(data);
    }
    command
}

/// Opens the address where there is a desktop; the printed line is there for everybody else.
fn open_browser(address: &str) {
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    let mut command = if cfg!(target_os = "macos") {
        process::command("open")
    } else if cfg!(windows) {
        let mut command = process::command("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else if has_display {
        process::command("xdg-open")
    } else {
        return;
    };
    // A desktop without an opener is no failure: the address is on the screen.
    let _ = command
        .arg(address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
