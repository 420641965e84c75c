#![doc = include_str!("../README.md")]

mod api;
mod assets;
mod body;
mod check;
mod cli;
mod cors;
mod data_directory;
mod guard;
mod headers;
mod inspect;
mod log;
mod oauth;
mod random;
mod response;
mod seed;
mod serve;
mod session;
mod shown;
mod state;
mod store;
mod system_clock;
mod tokens;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Command, CommandLine};

fn main() -> ExitCode {
    log::hide_panic_messages();
    let outcome = match CommandLine::parse().command {
        Command::Serve(arguments) => serve::serve(&arguments),
        Command::SignIn(arguments) => session::print_link(&arguments),
        Command::Seed(arguments) => seed::seed(&arguments),
        Command::Client(arguments) => oauth::print_client(&arguments),
        Command::Token(arguments) => tokens::print_token(&arguments),
        Command::Check(arguments) => return check::check(&arguments),
        Command::Inspect(arguments) => return inspect::inspect(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::say(format_args!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}
