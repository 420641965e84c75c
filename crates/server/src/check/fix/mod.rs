//! `--fix`: certain fixes, carried out in the text of a file.
//!
//! Nothing is serialised again: what is not changed stays byte for byte as it was written.

mod diff;
mod hide;
mod write;

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use connection_files::{Item, JsonRecords, Origin, hide_in_json, show_in_json};
use connection_model::Contract;
use connection_validation::{Code, validate_text};
use lossless_json::Value;

use super::checker::{context, is_server_made};
use super::deploy_cli::Layout;
use super::edit::{apply, compatible, edits};
use super::input::{self, InputError, Notation};
use super::terraform::is_terraform;

/// How often a connection is checked again after it was mended, since one fix may call for another.
const MAX_ROUNDS: usize = 16;

/// What becomes of the mended text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// It takes the place of the file; that of standard input goes to standard output.
    Write,
    /// Nothing: standard output gets the difference.
    DryRun,
}

/// A file after its fixes.
#[derive(Debug)]
pub(super) struct Fixed {
    /// The whole of it, to be checked.
    pub(super) content: Vec<u8>,
    /// How many findings were mended.
    pub(super) count: usize,
}

/// Mends a file and writes what the mode says.
///
/// # Errors
/// [`FixError::Input`] when the file cannot be used or written: it is as it was then.
pub(super) fn fix(
    path: &Path,
    content: Vec<u8>,
    contract: Option<Contract>,
    walked: bool,
    mode: Mode,
    output: &mut dyn Write,
) -> Result<Fixed, FixError> {
    let text = input::text(&content)?;
    if Notation::of(path, text) == Notation::Yaml {
        return Err(InputError::YamlNotFixed.into());
    }
    if is_terraform(text) {
        return Err(InputError::TerraformNotFixed.into());
    }
    let layout = Layout::of_json(path, walked);
    let contract = contract.unwrap_or(match layout {
        Some(_) => Contract::Tenant,
        None => Contract::Reference,
    });
    let has_placeholders = layout.is_some();
    let readable = match layout {
        Some(_) => hide_in_json(text),
        None => Cow::Borrowed(text),
    };
    let mut mended = mend(&readable, contract);
    if mode == Mode::DryRun && mended.count > 0 {
        let name = path.to_string_lossy();
        let difference = diff::unified(&name, &readable, &mended.parts, has_placeholders);
        output.write_all(difference.as_bytes())?;
    }
    if has_placeholders {
        for part in &mut mended.parts {
            part.text = show_in_json(std::mem::take(&mut part.text));
        }
    }
    // A byte order mark stays.
    let mark = content.len() - text.len();
    let mut whole = content.get(..mark).unwrap_or_default().to_vec();
    whole.extend_from_slice(&mended.text(text));
    if mode == Mode::Write {
        if path == Path::new("-") {
            output.write_all(&whole)?;
        } else if mended.count > 0 {
            write::replace(path, &content, &whole).map_err(InputError::Unwritable)?;
        }
    }
    Ok(Fixed {
        content: whole,
        count: mended.count,
    })
}

/// Why a file was not mended.
#[derive(Debug)]
pub(super) enum FixError {
    /// The file cannot be used, or cannot be written.
    Input(InputError),
    /// Standard output cannot be written to.
    Output(io::Error),
}

/// The parts of a text that are other ones after the fixes, in order.
#[derive(Debug, Default)]
struct Mended {
    parts: Vec<Part>,
    count: usize,
}

/// A connection of a file and what became of it.
#[derive(Debug)]
struct Part {
    range: Range<usize>,
    text: Vec<u8>,
}

impl Mended {
    /// The whole text.
    fn text(&self, before: &[u8]) -> Vec<u8> {
        let mut whole = Vec::with_capacity(before.len());
        let mut at = 0;
        for part in &self.parts {
            whole.extend_from_slice(before.get(at..part.range.start).unwrap_or_default());
            whole.extend_from_slice(&part.text);
            at = part.range.end;
        }
        whole.extend_from_slice(before.get(at..).unwrap_or_default());
        whole
    }
}

/// Mends each connection of a JSON text.
fn mend(text: &[u8], contract: Contract) -> Mended {
    let mut mended = Mended::default();
    for item in JsonRecords::new(text) {
        let Item::Record(record) = item else {
            continue;
        };
        let Origin::Slice(start) = record.origin else {
            continue;
        };
        if let Some((text, count)) = mend_record(&record.text, contract) {
            mended.count += count;
            mended.parts.push(Part {
                range: start..start + record.text.len(),
                text,
            });
        }
    }
    mended
}

/// The text of a connection after its fixes and their number; nothing when there is none.
fn mend_record(text: &[u8], contract: Contract) -> Option<(Vec<u8>, usize)> {
    let context = context(Value::parse(text).ok().as_ref(), contract);
    let mut current = Cow::Borrowed(text);
    let mut count = 0;
    for _ in 0..MAX_ROUNDS {
        let report = validate_text(&current, &context);
        if report
            .findings
            .iter()
            .any(|finding| finding.code == Code::Syntax)
        {
            break;
        }
        let fixes: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| !is_server_made(finding))
            .filter_map(|finding| finding.fix.as_ref())
            .collect();
        let edits = compatible(edits(&current, &fixes).into_iter().flatten().collect());
        if edits.is_empty() {
            break;
        }
        count += edits.len();
        current = Cow::Owned(apply(&current, &edits));
    }
    (count > 0).then(|| (current.into_owned(), count))
}

impl From<InputError> for FixError {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl From<io::Error> for FixError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

#[cfg(test)]
mod tests {
    use connection_model::Contract;
    use connection_validation::{Context, validate_text};
    use lossless_json::Value;
    use proptest::prelude::*;

    use super::mend;

    const CONTRACT: Contract = Contract::Reference;

    fn mended(text: &str) -> String {
        String::from_utf8(mend(text.as_bytes(), CONTRACT).text(text.as_bytes())).unwrap()
    }

    #[test]
    fn only_what_is_mended_changes() {
        let text = "[ {\"name\":\"a\" ,\n\t\"strategy\": \"Auth0\",\"options\":\r\n{ \
                    \"brute_force_protectoin\":  true, \"big\": 1.50e+03} }, {} ]\n";
        assert_eq!(
            mended(text),
            "[ {\"name\":\"a\" ,\n\t\"strategy\": \"auth0\",\"options\":\r\n{ \
             \"brute_force_protection\":  true, \"big\": 1.50e+03} }, {} ]\n"
        );
    }

    #[test]
    fn a_connection_that_is_not_json_is_left_alone() {
        let broken = "{\"name\":\"a\",\"strategy\":\"Auth0\",}\n";
        assert_eq!(mended(broken), broken);
        let lines = format!("{broken}{{\"name\":\"b\",\"strategy\":\"Auth0\"}}\n");
        assert_eq!(
            mended(&lines),
            format!("{broken}{{\"name\":\"b\",\"strategy\":\"auth0\"}}\n")
        );
    }

    #[test]
    fn two_misspellings_of_one_key_do_not_become_one_key_twice() {
        let text = r#"{"name":"a","strategy":"auth0","options":{"brute_force_protectoin":true,"brute_force_protectin":false}}"#;
        let mended = mended(text);
        assert!(Value::parse(mended.as_bytes()).is_ok(), "{mended}");
        assert!(mended.contains("\"brute_force_protectin\""), "{mended}");
    }

    fn connection() -> impl Strategy<Value = String> {
        let member = prop::sample::select(vec![
            r#""name" : "a""#,
            r#""strategy":"auth0""#,
            r#""Strategy":"auth0""#,
            r#""strategy": "SAMLP""#,
            r#""display_nam":"B""#,
            r#""display-name":"B""#,
            r#""realm":["a"]"#,
            r#""options":{"password_policy":"Good","passwordPolicy":"low"}"#,
            r#""options":{"passwordPolicy": "FAIR" , "disable_singup":true}"#,
            r#""options":{"disable_singup":true,"disable_sigup":1.0,"x":{"y":[{}]}}"#,
            r#""options": { "signInEndpiont":"https://a.example/" }"#,
            r#""option":{}"#,
            "\"nonsense\"\n:\n[1, 2 ]",
        ]);
        let space = prop::sample::select(vec!["", " ", "\n  ", "\r\n\t"]);
        prop::collection::vec((space, member), 0..7).prop_map(|members| {
            let members: Vec<_> = members
                .into_iter()
                .map(|(space, member)| format!("{space}{member}"))
                .collect();
            format!("{{{}}}", members.join(","))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn a_second_run_finds_nothing_to_fix(connections in prop::collection::vec(connection(), 0..4)) {
            for text in [connections.join("\n"), format!("[\n{}\n]", connections.join(" ,\n"))] {
                let once = mended(&text);
                prop_assert_eq!(&mended(&once), &once);
                // What can be read before can be read afterwards, and has no more errors.
                if let Ok(before) = Value::parse(text.as_bytes()) {
                    let after = Value::parse(once.as_bytes());
                    prop_assert!(after.is_ok(), "{}", once);
                    prop_assert_eq!(before.as_array().map(<[_]>::len), after.unwrap().as_array().map(<[_]>::len));
                }
            }
            for text in connections {
                let errors = |text: &str| validate_text(text.as_bytes(), &Context::create(CONTRACT)).errors().count();
                let known = text.contains("\"strategy\":\"auth0\"");
                prop_assert!(!known || errors(&mended(&text)) <= errors(&text), "{}", text);
            }
        }
    }
}
