//! `patchbay check`: the validator on the command line.
//!
//! A reader for each notation cuts a file into connections, one after the other; the validator
//! says what is wrong with each; a report writes that down at once. So what is kept in memory is
//! the file and what was found in one connection.

mod arguments;
mod checker;
mod codes;
mod deploy_cli;
mod details;
mod edit;
mod expiring;
mod fix;
mod input;
mod report;
mod review;
mod tenant;
mod terraform;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

pub(crate) use self::arguments::CheckArguments;
use self::arguments::Format;
use self::checker::{Checker, FileError};
use self::expiring::Expiring;
use self::fix::FixError;
use self::input::InputError;
use self::report::{Github, Human, Json, Report, Sarif, Shown};
use self::review::Reviewer;
use crate::log;

/// What the exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// 0
    Right,
    /// 1: the API would refuse a connection; when asked to be strict, there may be warnings alone.
    Wrong,
    /// 2: not everything could be checked.
    Unusable,
}

/// Checks the files, writes what is found to standard output and why a file cannot be used to
/// standard error.
pub(crate) fn check(arguments: &CheckArguments) -> ExitCode {
    let outcome = match run(arguments) {
        Ok(outcome) => outcome,
        Err(error) => {
            log::say(format_args!("cannot write the findings: {error}"));
            Outcome::Unusable
        }
    };
    ExitCode::from(outcome as u8)
}

fn run(arguments: &CheckArguments) -> io::Result<Outcome> {
    // Standard output is for one thing: texts that are mended, or differences, or findings.
    let (mut texts, findings): (Box<dyn Write>, Box<dyn Write>) = if arguments.writes_texts() {
        (Box::new(io::stdout().lock()), Box::new(io::stderr().lock()))
    } else {
        (Box::new(io::sink()), Box::new(io::stdout().lock()))
    };
    let terminal = if arguments.writes_texts() {
        io::stderr().is_terminal()
    } else {
        io::stdout().is_terminal()
    };
    let colour = terminal && terminal_wants_colour();
    let mut report = report(
        arguments.format,
        BufWriter::new(findings),
        colour,
        arguments.quiet,
        arguments.verbose,
    );
    let mut checker = Checker::new(arguments.contract, &mut *report);
    if arguments.fix {
        checker.files_are_mended();
    }
    if let Some(days) = arguments.expiring {
        checker.look_for_expiring(Expiring::within(days));
    }
    if arguments.review {
        checker.review(Reviewer::now());
    }
    match check_files(arguments, &mut checker, &mut *texts) {
        Ok(()) => {}
        // The one who reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(error),
    }
    Ok(checker.outcome(arguments.strict))
}

fn check_files(
    arguments: &CheckArguments,
    checker: &mut Checker<'_>,
    texts: &mut dyn Write,
) -> io::Result<()> {
    let mut argument = None;
    for input in inputs(&arguments.files) {
        let path = input.path.as_path();
        let walked = input.walked;
        if argument.replace(input.argument) != Some(input.argument) {
            checker.another_tenant(walked);
        }
        checker.walk(walked);
        let mut content = match input.missing {
            Some(error) => Err(error),
            None => input::read(path),
        };
        if let Some(mode) = arguments.fix_mode() {
            content = match content.map_err(FixError::Input).and_then(|content| {
                fix::fix(path, content, arguments.contract, walked, mode, texts)
            }) {
                Ok(fixed) => {
                    checker.fixed(fixed.count, mode);
                    Ok(fixed.content)
                }
                Err(FixError::Input(error)) => Err(error),
                Err(FixError::Output(error)) => return Err(error),
            };
        }
        match checker.file(path, content) {
            Ok(()) => {
                let names = checker.take_not_checked();
                if !names.is_empty() && !arguments.quiet {
                    let file = path.to_string_lossy();
                    let names: Vec<_> = names.iter().map(String::as_str).collect();
                    log::say(format_args!(
                        "{}: not checked, since no option of the API is certain to be meant: {}",
                        Shown(&file),
                        Shown(&names.join(", "))
                    ));
                }
            }
            Err(FileError::Output(error)) => return Err(error),
            Err(FileError::Input(error)) => {
                let name = path.to_string_lossy();
                log::say(format_args!("{}: {error}", Shown(&name)));
            }
        }
    }
    if let Some(address) = &arguments.tenant {
        checker.another_tenant(true);
        let outcome = tenant::check(address, arguments.contract, checker)?;
        let problem = outcome.err().map(|problem| problem.to_string());
        checker.tenant(address.base_url(), problem.as_deref())?;
        if let Some(problem) = problem {
            log::say(format_args!("{}: {problem}", address.base_url()));
        }
    }
    texts.flush()?;
    checker.finish()
}

/// A file that is to be checked.
struct Input {
    path: PathBuf,
    /// The place on the command line of what it comes from: a file or a folder.
    argument: usize,
    /// Whether its folder was named, one of auth0-deploy-cli.
    walked: bool,
    /// Why there is no such file.
    missing: Option<InputError>,
}

/// The files that were named, and those of folders in the place of their folder.
fn inputs(named: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (argument, path) in named.iter().enumerate() {
        let input = |path: PathBuf, walked, missing| Input {
            path,
            argument,
            walked,
            missing,
        };
        if !path.is_dir() {
            inputs.push(input(path.clone(), false, None));
            continue;
        }
        match deploy_cli::files(path) {
            Ok(files) => inputs.extend(files.into_iter().map(|file| input(file, true, None))),
            Err(error) => {
                let error = InputError::Unreadable(error);
                inputs.push(input(path.clone(), false, Some(error)));
            }
        }
    }
    inputs
}

fn report<'w>(
    format: Format,
    output: impl Write + 'w,
    colour: bool,
    quiet: bool,
    verbose: bool,
) -> Box<dyn Report + 'w> {
    match format {
        Format::Human => Box::new(Human::new(output, colour, quiet).quoting_api(verbose)),
        Format::Json => Box::new(Json::new(output)),
        Format::Sarif => Box::new(Sarif::new(output)),
        Format::Github => Box::new(Github::new(output, quiet)),
    }
}

/// What <https://no-color.org> and terminals that know no colours ask for.
fn terminal_wants_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let unable = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    !refused && !unable
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use lossless_json::Value;
    use proptest::prelude::*;

    use super::{Checker, Format, Outcome, report};

    /// The outcome and what is written.
    fn run(format: Format, name: &str, content: &[u8]) -> (Outcome, String) {
        let mut output = Vec::new();
        let mut report = report(format, &mut output, false, false, true);
        let mut checker = Checker::new(None, &mut *report);
        // Why a file cannot be used is counted, too.
        drop(checker.file(Path::new(name), Ok(content.to_vec())));
        checker.finish().unwrap();
        let outcome = checker.outcome(false);
        drop(report);
        (outcome, String::from_utf8(output).unwrap())
    }

    #[track_caller]
    fn check(name: &str, content: &[u8]) {
        let (outcome, text) = run(Format::Human, name, content);
        assert!(text.ends_with('\n'));
        let (same, array) = run(Format::Json, name, content);
        assert_eq!(outcome, same);
        let array = Value::parse(array.as_bytes()).unwrap();
        let errors = array
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row.get("severity") == Some(&"error".into()));
        match outcome {
            Outcome::Right => assert_eq!(errors.count(), 0),
            Outcome::Wrong => assert!(errors.count() > 0),
            Outcome::Unusable => {}
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_bytes_have_one_of_three_outcomes(
            name in "(-|a|a\\.json|a\\.yaml)",
            content in prop::collection::vec(any::<u8>(), 0..64),
        ) {
            check(&name, &content);
        }

        #[test]
        fn any_pieces_of_json_and_yaml_have_one_of_three_outcomes(
            name in "(-|a\\.ndjson|a\\.yml)",
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "{", "}", "[", "]", ":", ": ", ",", "\"", "\n", "\n  ", "- ", "? ", "&a ", "*a",
                    "<<: ", "|\n", "'", "!!str ", "!x ", "---\n", "...\n", "# ", "%YAML 1.2\n",
                    "name", "\"strategy\"", "auth0", "options", "connections", "null", "1e5", ".inf",
                    "\\", "\u{feff}", "é", "\t",
                ]),
                0..24,
            ),
        ) {
            check(&name, pieces.concat().as_bytes());
        }
    }

    #[test]
    fn the_worst_finding_decides() {
        let right = br#"{"name":"a","strategy":"auth0"}"#;
        let warned = br#"{"name":"a","strategy":"auth0","options":{"nonsense":1}}"#;
        let wrong = br#"{"name":"a","strategy":"auth0","nonsense":1}"#;
        let outcome = |content: &[u8]| run(Format::Json, "a.json", content).0;
        assert_eq!(outcome(right), Outcome::Right);
        assert_eq!(outcome(warned), Outcome::Right);
        assert_eq!(outcome(wrong), Outcome::Wrong);
        assert_eq!(outcome(b""), Outcome::Unusable);
        assert_eq!(outcome(b"[]"), Outcome::Unusable);
        assert_eq!(outcome(br#"[{"nonsense":1},"#), Outcome::Unusable);
    }
}
