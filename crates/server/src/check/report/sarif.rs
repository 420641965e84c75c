//! SARIF 2.1.0 (OASIS), as code scanning services read it.

use std::io::{self, Write};

use connection_documents::{CONNECTION_CODES, Code as DocumentCode};
use connection_validation::{Code, Severity};
use lossless_json::{Object, Position, Value};
use sha2::{Digest, Sha256};

use super::{Replacement, Report, Row, Totals, uri};
use crate::check::codes::OWN_CODES;

/// Writes one log with one run: every rule, a result a finding, and at the end whether all files
/// could be read.
///
/// Results are written as they come, a line each.
pub(in crate::check) struct Sarif<W> {
    output: W,
    begun: bool,
    empty: bool,
    notifications: Vec<Value>,
}

impl<W: Write> Sarif<W> {
    pub(in crate::check) fn new(output: W) -> Self {
        Self {
            output,
            begun: false,
            empty: true,
            notifications: Vec::new(),
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            let tool = object([(
                "driver",
                object([
                    ("name", "patchbay".into()),
                    ("semanticVersion", env!("CARGO_PKG_VERSION").into()),
                    ("rules", Value::Array(rules())),
                ]),
            )]);
            write!(
                self.output,
                "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\
                 \"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},\n\
                 \"columnKind\":\"unicodeCodePoints\",\"results\":["
            )?;
        }
        Ok(())
    }
}

impl<W: Write> Report for Sarif<W> {
    fn wants_details(&self) -> bool {
        true
    }

    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        self.begin()?;
        let before = if self.empty { "\n" } else { ",\n" };
        self.empty = false;
        write!(self.output, "{before}{}", result(row))
    }

    fn unusable(&mut self, file: &str, problem: &str) -> io::Result<()> {
        self.notifications.push(object([
            ("level", "error".into()),
            ("message", text(&format!("{file}: {problem}"))),
            (
                "locations",
                Value::Array(vec![object([(
                    "physicalLocation",
                    object([("artifactLocation", artifact(file))]),
                )])]),
            ),
        ]));
        Ok(())
    }

    fn finish(&mut self, totals: &Totals) -> io::Result<()> {
        self.begin()?;
        let notifications = std::mem::take(&mut self.notifications);
        let invocation = object([
            ("executionSuccessful", (totals.unusable == 0).into()),
            ("toolExecutionNotifications", Value::Array(notifications)),
        ]);
        writeln!(self.output, "\n],\n\"invocations\":[{invocation}]}}]}}")?;
        self.output.flush()
    }
}

/// Every code, so that a service can list what is looked for.
///
/// The level is that of most findings; each result has its own.
fn rules() -> Vec<Value> {
    let codes = Code::ALL
        .iter()
        .map(|code| (code.as_str(), code.description()));
    // Those that the validator has, too, are among its own.
    let of_documents = CONNECTION_CODES
        .iter()
        .filter(|code| !matches!(code, DocumentCode::Shared(_)))
        .map(|code| (code.as_str(), code.description()));
    let own = OWN_CODES.iter().map(|code| (code.slug, code.description));
    codes
        .chain(of_documents)
        .chain(own)
        .map(|(id, description)| {
            object([
                ("id", id.into()),
                ("shortDescription", text(description)),
                ("fullDescription", text(description)),
                ("help", text(description)),
                ("defaultConfiguration", object([("level", "error".into())])),
            ])
        })
        .collect()
}

fn result(row: &Row<'_>) -> Value {
    let mut physical = Object::new();
    physical.insert("artifactLocation", artifact(row.file));
    if let Some(place) = row.place {
        physical.insert("region", start(place));
    }
    let location = object([
        ("physicalLocation", Value::Object(physical)),
        (
            "logicalLocations",
            Value::Array(vec![object([
                (
                    "fullyQualifiedName",
                    format!("{}{}", row.index, row.pointer).into(),
                ),
                ("kind", "member".into()),
            ])]),
        ),
    ]);
    let message = match row.pointer {
        "" => row.message.to_owned(),
        pointer => format!("{pointer} {}", row.message),
    };
    let mut result = Object::new();
    result.insert("ruleId", row.code.into());
    result.insert(
        "level",
        match row.severity {
            Severity::Error => "error".into(),
            Severity::Warning => "warning".into(),
        },
    );
    result.insert("message", text(&message));
    result.insert("locations", Value::Array(vec![location]));
    result.insert(
        "partialFingerprints",
        object([("primaryLocationLineHash", fingerprint(row).into())]),
    );
    if let Some(said) = row.server_message {
        result.insert("properties", object([("serverMessage", said.into())]));
    }
    if let Some(replacement) = row.replacement {
        result.insert("fixes", Value::Array(vec![fix(row, replacement)]));
    }
    Value::Object(result)
}

fn fix(row: &Row<'_>, replacement: &Replacement) -> Value {
    let mut region = Object::new();
    region.insert("startLine", number(replacement.start.line));
    region.insert("startColumn", number(replacement.start.column));
    region.insert("endLine", number(replacement.end.line));
    region.insert("endColumn", number(replacement.end.column));
    let replaced = object([
        ("deletedRegion", Value::Object(region)),
        ("insertedContent", text(&replacement.text)),
    ]);
    object([
        ("description", text(row.message)),
        (
            "artifactChanges",
            Value::Array(vec![object([
                ("artifactLocation", artifact(row.file)),
                ("replacements", Value::Array(vec![replaced])),
            ])]),
        ),
    ])
}

/// What makes a finding the same one in the next run: the file, the connection by its name, the
/// place in it and the code. Lines above may come and go, and values may change.
fn fingerprint(row: &Row<'_>) -> String {
    use std::fmt::Write as _;
    let index = row.index.to_string();
    let mut hash = Sha256::new();
    for part in [row.file, row.name.unwrap_or(&index), row.pointer, row.code] {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    // Half of the digest tells findings apart as well as the whole.
    let digest = hash.finalize();
    let mut fingerprint = String::with_capacity(34);
    for byte in digest.iter().take(16) {
        // Writing to a String cannot fail.
        let _ = write!(fingerprint, "{byte:02x}");
    }
    fingerprint.push_str(":1");
    fingerprint
}

fn start(position: Position) -> Value {
    object([
        ("startLine", number(position.line)),
        ("startColumn", number(position.column)),
    ])
}

fn artifact(file: &str) -> Value {
    object([("uri", uri::reference(file).into())])
}

fn text(text: &str) -> Value {
    object([("text", text.into())])
}

fn number(number: usize) -> Value {
    Value::from(number as u64)
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let mut object = Object::new();
    for (key, value) in members {
        object.insert(key, value);
    }
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use super::{Report, Row, Sarif, Severity, Totals, Value};
    use lossless_json::Position;

    fn fingerprint(file: &str, index: usize, name: Option<&str>, pointer: &str) -> String {
        super::fingerprint(&Row {
            file,
            index,
            listed: true,
            place: Some(Position { line: 7, column: 5 }),
            pointer,
            code: "common/type",
            severity: Severity::Error,
            message: "must be a text",
            server_message: None,
            fix: None,
            name,
            replacement: None,
        })
    }

    #[test]
    fn a_finding_is_the_same_wherever_its_connection_moves_to() {
        let named = fingerprint("a.json", 0, Some("b"), "/name");
        assert_eq!(named, fingerprint("a.json", 5, Some("b"), "/name"));
        for other in [
            fingerprint("b.json", 0, Some("b"), "/name"),
            fingerprint("a.json", 0, Some("c"), "/name"),
            fingerprint("a.json", 0, Some("b"), "/strategy"),
            fingerprint("a.json", 0, None, "/name"),
            fingerprint("a.json", 0, Some("b/name"), ""),
        ] {
            assert_ne!(named, other);
        }
    }

    #[test]
    fn a_run_without_findings_is_a_whole_log() {
        let mut output = Vec::new();
        Sarif::new(&mut output).finish(&Totals::default()).unwrap();
        let log = Value::parse(&output).unwrap();
        let run = log.at(&"/runs/0".parse().unwrap()).unwrap();
        assert_eq!(run.get("results"), Some(&Value::Array(Vec::new())));
    }
}
