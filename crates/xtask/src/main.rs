#![doc = include_str!("../README.md")]

mod bench;
mod build;
mod cache;
mod cli;
mod context;
mod fingerprint;
mod fuzz;
mod generate;
mod process;
mod progress;
mod project;
mod size;
mod start;
mod suites;
mod toolchain;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

use build::WebTools;
use cli::Request;
use context::Context;
use progress::Progress;

fn main() -> ExitCode {
    let request = match cli::parse(std::env::args_os().skip(1)) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("{error}\n\n{}", cli::USAGE);
            return ExitCode::from(2);
        }
    };
    run(&request).unwrap_or_else(|error| {
        eprintln!("\n{error:#}");
        ExitCode::FAILURE
    })
}

fn run(request: &Request) -> Result<ExitCode> {
    if *request == Request::Help {
        print!("{}", cli::USAGE);
        return Ok(ExitCode::SUCCESS);
    }
    let context = Context::load()?;
    match request {
        Request::Start(options) => start::start(&context, options)?,
        Request::Test(options) => return Ok(suites::run(&context, options)),
        Request::Build => drop(deliverables(&context)?),
        Request::Npm => npm(&context)?,
        Request::Size { update } => {
            let folders = deliverables(&context)?;
            if *update {
                size::update(&context, &folders)?;
            } else {
                return Ok(verdict(&size::check(&context, &folders)?));
            }
        }
        Request::Generate { check: true } => return Ok(verdict(&generate::check(&context)?)),
        Request::Generate { check: false } => {
            eprintln!("{} files are up to date", generate::write(&context)?);
        }
        Request::BenchValidate => bench::validate(&context)?,
        Request::BenchNative => bench::native(&context)?,
        Request::Fuzz(options) => fuzz::fuzz(&context, options)?,
        Request::Format => {
            let mut command = process::command("cargo");
            process::quiet(
                command
                    .args(["fmt", "--all"])
                    .current_dir(context.project.root()),
            )?;
        }
        Request::Help => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds what is downloaded; returns the folders that hold it.
fn deliverables(context: &Context) -> Result<Vec<std::path::PathBuf>> {
    let mut progress = Progress::numbered(8);
    progress.step("Node.js", |_| tools::check_node())?;
    let web_tools = WebTools::get(context, &mut progress)?;
    progress.step("Console", |step| build::web(context, &web_tools, step))?;
    let npm = progress.step("npm package", |step| {
        build::npm_package(context, &web_tools, step)
    })?;
    let validator = progress.step("Validator", |step| {
        let toolchain = toolchain::fast(context, step)?;
        build::validator(context, &toolchain, &web_tools.wasm_opt, step)
    })?;
    Ok(vec![context.project.dist(), npm, validator])
}

/// Builds the npm package and says where it is.
fn npm(context: &Context) -> Result<()> {
    let mut progress = Progress::numbered(6);
    progress.step("Node.js", |_| tools::check_node())?;
    let web_tools = WebTools::get(context, &mut progress)?;
    let folder = progress.step("npm package", |step| {
        build::npm_package(context, &web_tools, step)
    })?;
    eprintln!("{}", folder.display());
    Ok(())
}

/// Prints what is wrong and fails if anything is.
fn verdict(complaints: &[String]) -> ExitCode {
    for complaint in complaints {
        eprintln!("{complaint}");
    }
    if complaints.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
