//! One JSON array.

use std::io::{self, Write};

use lossless_json::{Object, Value};

use super::{Report, Row, Totals};

/// Writes an array with an object a finding, each on a line of its own.
pub(in crate::check) struct Json<W> {
    output: W,
    empty: bool,
}

impl<W: Write> Json<W> {
    pub(in crate::check) fn new(output: W) -> Self {
        Self {
            output,
            empty: true,
        }
    }
}

impl<W: Write> Report for Json<W> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        let mut finding = Object::new();
        finding.insert("file", Value::from(row.file));
        finding.insert("index", Value::from(row.index as u64));
        finding.insert("pointer", Value::from(row.pointer));
        finding.insert("code", Value::from(row.code));
        finding.insert("severity", Value::from(row.severity.as_str()));
        finding.insert("message", Value::from(row.message));
        if let Some(said) = row.server_message {
            finding.insert("serverMessage", Value::from(said));
        }
        if let Some(fix) = row.fix {
            finding.insert("fix", fix.to_value());
        }
        let before = if self.empty { "[\n" } else { ",\n" };
        self.empty = false;
        write!(self.output, "{before}{}", Value::Object(finding))
    }

    fn finish(&mut self, _totals: &Totals) -> io::Result<()> {
        self.output
            .write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use connection_validation::Severity;
    use lossless_json::{Operation, Patch, Pointer, Position};

    use super::{Json, Report, Row, Totals};

    fn written(rows: &[Row<'_>]) -> String {
        let mut output = Vec::new();
        let mut report = Json::new(&mut output);
        for row in rows {
            report.row(row).unwrap();
        }
        report.finish(&Totals::default()).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn no_finding_is_an_empty_array() {
        assert_eq!(written(&[]), "[]\n");
    }

    #[test]
    fn a_finding_is_an_object_with_fix_and_words_of_the_api_where_there_are_some() {
        let fix = Patch(vec![Operation::Remove {
            path: Pointer::root().join("id"),
        }]);
        let row = |fix: Option<_>| Row {
            file: "a \"b\".json",
            index: 3,
            listed: true,
            place: Some(Position { line: 7, column: 5 }),
            pointer: "/id",
            code: "common/unknown-field",
            severity: Severity::Warning,
            message: "is no field",
            server_message: fix.map(|_| "not allowed"),
            fix,
            name: None,
            replacement: None,
        };
        let members = r#""file":"a \"b\".json","index":3,"pointer":"/id","code":"common/unknown-field","severity":"warning","message":"is no field""#;
        assert_eq!(
            written(&[row(None), row(Some(&fix))]),
            format!(
                "[\n{{{members}}},\n{{{members},\"serverMessage\":\"not allowed\",\"fix\":[{{\"op\":\"remove\",\"path\":\"/id\"}}]}}\n]\n"
            )
        );
    }
}
