//! The bytes of a file, and whether they are JSON or YAML.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How many bytes a file may have. Ten thousand connections have about 20 MB.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// Why nothing of a file can be checked.
#[derive(Debug)]
pub(crate) enum InputError {
    /// The system cannot read it.
    Unreadable(io::Error),
    /// It has more than [`MAX_BYTES`].
    TooLarge,
    /// It is UTF-16, as some shells write what is redirected to a file.
    Utf16,
    /// It has no byte, or nothing but white space.
    Empty,
    /// It is right as JSON or YAML, and there is no connection in it.
    NoConnection,
    /// It is YAML, and was to be mended.
    YamlNotFixed,
    /// It is Terraform's, and was to be mended.
    TerraformNotFixed,
    /// It was mended and cannot be written.
    Unwritable(io::Error),
}

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// A JSON value, or several one after the other.
    Json,
    /// YAML documents.
    Yaml,
}

/// Reads a file, or standard input for the path `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, InputError> {
    if path == Path::new("-") {
        return read_all(io::stdin().lock());
    }
    let file = File::open(path).map_err(InputError::Unreadable)?;
    read_all(file)
}

fn read_all(source: impl Read) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    source
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(InputError::Unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(InputError::TooLarge);
    }
    Ok(bytes)
}

/// The text of a file without its byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<&[u8], InputError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(InputError::Utf16);
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.trim_ascii_start().is_empty() {
        return Err(InputError::Empty);
    }
    Ok(text)
}

impl Notation {
    /// What a text is written in: its name says so, else its first character.
    pub(crate) fn of(path: &Path, text: &[u8]) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let is_one_of = |names: &[&str]| {
            extension.is_some_and(|extension| {
                names
                    .iter()
                    .any(|name| extension.eq_ignore_ascii_case(name))
            })
        };
        if is_one_of(&["yaml", "yml"]) {
            Self::Yaml
        } else if is_one_of(&["json", "jsonl", "ndjson"])
            || text.trim_ascii_start().starts_with(b"{")
            || text.trim_ascii_start().starts_with(b"[")
        {
            Self::Json
        } else {
            Self::Yaml
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(formatter, "cannot be read: {error}"),
            Self::TooLarge => {
                let megabytes = MAX_BYTES / (1024 * 1024);
                write!(
                    formatter,
                    "is larger than {megabytes} MB; split it into several files"
                )
            }
            Self::Utf16 => formatter.write_str("is UTF-16; save it as UTF-8"),
            Self::Empty => formatter.write_str(
                "is empty; write one connection, an array of them or one a line into it",
            ),
            Self::YamlNotFixed => formatter.write_str(
                "is YAML, and --fix changes JSON only; check it without --fix and mend it by hand",
            ),
            Self::TerraformNotFixed => formatter.write_str(
                "is Terraform's, which writes it anew; mend the configuration, without --fix",
            ),
            Self::Unwritable(error) => {
                write!(formatter, "cannot be written, so it is as it was: {error}")
            }
            Self::NoConnection => {
                formatter.write_str("has no connection in it; an array needs at least one entry")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{InputError, Notation, text};

    #[track_caller]
    fn check_notation(name: &str, content: &str, notation: Notation) {
        assert_eq!(
            Notation::of(Path::new(name), content.as_bytes()),
            notation,
            "{name}"
        );
    }

    #[test]
    fn a_name_says_what_a_file_is_written_in() {
        check_notation("a.json", "name: x", Notation::Json);
        check_notation("a.ndjson", "name: x", Notation::Json);
        check_notation("a.JSONL", "name: x", Notation::Json);
        check_notation("a.yaml", r#"{"name": 1}"#, Notation::Yaml);
        check_notation("a.json.YML", r#"{"name": 1}"#, Notation::Yaml);
    }

    #[test]
    fn without_such_a_name_the_first_character_decides() {
        check_notation("-", " \n{", Notation::Json);
        check_notation("connections", "[", Notation::Json);
        check_notation("connections.txt", "# mine\nname: x", Notation::Yaml);
        check_notation("-", "- name: x", Notation::Yaml);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(text(b"\xEF\xBB\xBF{}").unwrap(), b"{}");
        assert!(matches!(text(b"\xFF\xFE{\0}\0"), Err(InputError::Utf16)));
        assert!(matches!(text(b"\xFE\xFF\0{\0}"), Err(InputError::Utf16)));
        assert!(matches!(text(b"\xEF\xBB\xBF \n"), Err(InputError::Empty)));
    }
}
