//! The command line.

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::fuzz;
use crate::start;
use crate::suites;

/// Shown for `--help` and where the command line is not understood.
pub(crate) const USAGE: &str = "\
cargo xtask COMMAND

  start [--portal] [--listen HOST:PORT] [--data DIR] [--no-open]
            get what is missing, build the console and the server, add sample data, run;
            --portal shows the console embedded in another page
  test [--quick] [--all] [SUITE...]
            run every suite, or those that are named; --quick leaves the browser out, --all adds the slow ones
  build     write the static site to dist/ and the npm package below the target folder
  npm       write the npm package, ready for `npm pack`, to the folder `npm` below the target folder
  size [--update]
            hold the size of what is downloaded against the budget, or make it the budget
  generate [--check]
            write the files that are made from the code, or say which are not up to date
  bench validate
            compare the validator with its rivals; writes target/bench/validate.json
  bench native
            weigh the validator against the grammar alone, in time and, where there is valgrind, in instructions;
            writes target/bench/native.json
  fuzz [--seconds N] [--keep] [TARGET...]
            look for inputs that break what must hold, or need more memory for each byte than is allowed, five
            minutes a target: text, payload, certificate, document, refusal, yaml; --keep adds those that
            reach furthest to tests/fuzz/corpus, which the tests replay
  fmt       format everything

PATCHBAY_CACHE      folder for tools (default: patchbay below the user's cache folder)
PATCHBAY_TOOLCHAIN  rustup or debian: where the compiler for wasm comes from (default: what works)
PATCHBAY_CHROMIUM   the browser for the tests (default: the first that is found)
PATCHBAY_FACTS      file of facts that those of the tests are condensed from (default: none, and they are not compared)
PATCHBAY_RECORDINGS folder of recorded traffic for the tests (default: none, and its tests are skipped)
";

/// One command with its options.
#[derive(Debug, PartialEq)]
pub(crate) enum Request {
    Start(start::Options),
    Test(suites::Options),
    Build,
    Npm,
    Size { update: bool },
    Generate { check: bool },
    BenchValidate,
    BenchNative,
    Fuzz(fuzz::Options),
    Format,
    Help,
}

/// Understands the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Request::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let mut request = match name.as_str() {
        "start" => Request::Start(start::Options::default()),
        "test" => Request::Test(suites::Options::default()),
        "build" => Request::Build,
        "npm" => Request::Npm,
        "size" => Request::Size { update: false },
        "generate" => Request::Generate { check: false },
        "bench" => match parser.next()? {
            Some(Value(name)) if name == "validate" => Request::BenchValidate,
            Some(Value(name)) if name == "native" => Request::BenchNative,
            _ => bail!("bench wants the name of a benchmark: validate or native"),
        },
        "fuzz" => Request::Fuzz(fuzz::Options::default()),
        "fmt" => Request::Format,
        "help" => Request::Help,
        other => bail!("there is no command {other:?}"),
    };
    while let Some(argument) = parser.next()? {
        match (&mut request, argument) {
            (_, Short('h') | Long("help")) => return Ok(Request::Help),
            (Request::Start(options), Long("listen")) => {
                options.listen = Some(parser.value()?.string()?);
            }
            (Request::Start(options), Long("data")) => options.data = Some(parser.value()?),
            (Request::Start(options), Long("no-open")) => options.no_open = true,
            (Request::Start(options), Long("portal")) => options.portal = true,
            (Request::Test(options), Long("quick")) => options.quick = true,
            (Request::Test(options), Long("all")) => options.all = true,
            (Request::Test(options), Value(suite)) => options.add(suite.string()?)?,
            (Request::Fuzz(options), Long("seconds")) => {
                options.seconds = parser.value()?.parse()?;
            }
            (Request::Fuzz(options), Long("keep")) => options.keep = true,
            (Request::Fuzz(options), Value(target)) => options.only.push(target.string()?),
            (Request::Size { update }, Long("update")) => *update = true,
            (Request::Generate { check }, Long("check")) => *check = true,
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Request> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn every_command_is_understood() {
        let check = |line: &str, expected: Request| {
            assert_eq!(parse_line(line).unwrap(), expected, "{line}");
        };
        check("", Request::Help);
        check("start --help", Request::Help);
        check("build", Request::Build);
        check("npm", Request::Npm);
        check("fmt", Request::Format);
        check("bench validate", Request::BenchValidate);
        check("bench native", Request::BenchNative);
        check("size", Request::Size { update: false });
        check("size --update", Request::Size { update: true });
        check("generate --check", Request::Generate { check: true });
        check(
            "test --quick",
            Request::Test(suites::Options {
                quick: true,
                ..Default::default()
            }),
        );
        check(
            "fuzz --seconds 5 --keep text",
            Request::Fuzz(fuzz::Options {
                only: vec!["text".into()],
                seconds: 5,
                keep: true,
            }),
        );
        let options = start::Options {
            listen: Some("127.0.0.1:0".into()),
            data: Some("d".into()),
            no_open: true,
            portal: true,
        };
        check(
            "start --listen 127.0.0.1:0 --data d --no-open --portal",
            Request::Start(options),
        );
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "stat",
            "--quick",
            "build --quick",
            "bench",
            "bench console",
            "start extra",
            "start --listen",
            "test everything",
            "fuzz --seconds soon",
        ] {
            assert!(parse_line(line).is_err(), "{line}");
        }
    }
}
