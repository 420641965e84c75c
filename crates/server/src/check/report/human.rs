//! Lines for people.

use std::collections::BTreeMap;
use std::io::{self, Write};

use connection_validation::Severity;
use lossless_json::Position;

use super::{Report, Row, Shown, Totals, summary};

/// Writes `file:line:column: error: [index]/pointer: message [code]` a finding, and a summary.
///
/// Of many findings it also says how often each code is there. When asked for the API's words, it
/// writes them below each finding for which they are known.
pub(in crate::check) struct Human<W> {
    output: W,
    colour: bool,
    quiet: bool,
    quotes_api: bool,
    by_code: BTreeMap<String, usize>,
}

impl<W: Write> Human<W> {
    pub(in crate::check) fn new(output: W, colour: bool, quiet: bool) -> Self {
        Self {
            output,
            colour,
            quiet,
            quotes_api: false,
            by_code: BTreeMap::new(),
        }
    }

    /// The same with the API's words below each finding, or without them.
    pub(in crate::check) fn quoting_api(self, quotes_api: bool) -> Self {
        Self { quotes_api, ..self }
    }

    /// The codes, the most frequent first.
    fn codes(&mut self) -> io::Result<()> {
        let mut codes: Vec<_> = self.by_code.iter().collect();
        codes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let width = codes
            .first()
            .map_or(0, |(_, count)| count.to_string().len());
        for (code, count) in codes {
            writeln!(self.output, "  {count:width$} {code}")?;
        }
        Ok(())
    }
}

/// So many lines are hard to survey.
const MANY: usize = 20;

impl<W: Write> Report for Human<W> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        let (bold, dim, plain) = if self.colour {
            ("\x1b[1m", "\x1b[2m", "\x1b[0m")
        } else {
            ("", "", "")
        };
        let severity_colour = match row.severity {
            _ if !self.colour => "",
            Severity::Error => "\x1b[1;31m",
            Severity::Warning => "\x1b[1;33m",
        };
        write!(self.output, "{bold}{}:", Shown(row.file))?;
        if let Some(Position { line, column }) = row.place {
            write!(self.output, "{line}:{column}:")?;
        }
        write!(
            self.output,
            "{plain} {severity_colour}{}:{plain} ",
            row.severity.as_str(),
        )?;
        if row.listed {
            write!(self.output, "[{}]", row.index)?;
        }
        match row.pointer {
            "" if row.listed => self.output.write_all(b" ")?,
            "" => {}
            pointer => write!(self.output, "{}: ", Shown(pointer))?,
        }
        if let Some(count) = self.by_code.get_mut(row.code) {
            *count += 1;
        } else {
            self.by_code.insert(row.code.to_owned(), 1);
        }
        writeln!(
            self.output,
            "{} {dim}[{}]{plain}",
            Shown(row.message),
            row.code
        )?;
        match row.server_message.filter(|_| self.quotes_api) {
            Some(said) => writeln!(self.output, "  {dim}the API: {said}{plain}"),
            None => Ok(()),
        }
    }

    fn finish(&mut self, totals: &Totals) -> io::Result<()> {
        if !self.quiet {
            if totals.errors + totals.warnings > MANY && self.by_code.len() > 1 {
                self.codes()?;
            }
            summary::write(&mut self.output, totals)?;
        }
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use connection_validation::Severity;
    use lossless_json::Position;

    use super::{Human, Report, Row, Totals};

    fn row(pointer: &str, listed: bool, severity: Severity) -> Row<'_> {
        Row {
            file: "a.json",
            index: 3,
            listed,
            place: Some(Position { line: 7, column: 5 }),
            pointer,
            code: "common/type",
            severity,
            message: "must be a text",
            server_message: Some("Expected type"),
            fix: None,
            name: None,
            replacement: None,
        }
    }

    #[track_caller]
    fn check_row(row: &Row<'_>, colour: bool, line: &str) {
        let mut output = Vec::new();
        Human::new(&mut output, colour, false).row(row).unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), format!("{line}\n"));
    }

    #[track_caller]
    fn check_summary(totals: Totals, text: &str) {
        let mut output = Vec::new();
        Human::new(&mut output, false, false)
            .finish(&totals)
            .unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), format!("{text}\n"));
    }

    #[test]
    fn a_finding_is_a_line_that_editors_can_follow() {
        check_row(
            &row("/options/size", false, Severity::Error),
            false,
            "a.json:7:5: error: /options/size: must be a text [common/type]",
        );
        check_row(
            &row("", false, Severity::Error),
            false,
            "a.json:7:5: error: must be a text [common/type]",
        );
    }

    #[test]
    fn a_connection_among_others_is_named_by_its_index() {
        check_row(
            &row("/name", true, Severity::Warning),
            false,
            "a.json:7:5: warning: [3]/name: must be a text [common/type]",
        );
        check_row(
            &row("", true, Severity::Warning),
            false,
            "a.json:7:5: warning: [3] must be a text [common/type]",
        );
    }

    #[test]
    fn colours_say_nothing_that_the_text_does_not() {
        check_row(
            &row("/name", false, Severity::Error),
            true,
            "\x1b[1ma.json:7:5:\x1b[0m \x1b[1;31merror:\x1b[0m /name: must be a text \
             \x1b[2m[common/type]\x1b[0m",
        );
    }

    #[test]
    fn the_words_of_the_api_stand_below_when_they_are_asked_for() {
        let mut output = Vec::new();
        Human::new(&mut output, false, false)
            .quoting_api(true)
            .row(&row("/name", false, Severity::Error))
            .unwrap();
        assert_eq!(
            String::from_utf8(output).unwrap(),
            "a.json:7:5: error: /name: must be a text [common/type]\n  the API: Expected type\n"
        );
    }

    #[test]
    fn many_findings_are_counted_by_code() {
        let mut output = Vec::new();
        let mut report = Human::new(&mut output, false, false);
        let totals = Totals {
            files: 1,
            connections: 30,
            warnings: 30,
            ..Totals::default()
        };
        for number in 0..30 {
            let code = if number % 5 == 0 {
                "common/range"
            } else {
                "common/type"
            };
            let row = Row {
                code,
                ..row("/name", true, Severity::Warning)
            };
            report.row(&row).unwrap();
        }
        report.finish(&totals).unwrap();
        let output = String::from_utf8(output).unwrap();
        assert!(
            output.ends_with(
                "  24 common/type\n   6 common/range\n30 connections in 1 file: 0 errors, 30 \
                 warnings\n"
            ),
            "{output}"
        );
    }

    #[test]
    fn the_summary_counts() {
        let totals = Totals {
            files: 1,
            connections: 1,
            ..Totals::default()
        };
        check_summary(totals, "1 connection in 1 file: nothing wrong");
        let totals = Totals {
            files: 2,
            tenants: 0,
            connections: 12,
            errors: 1,
            warnings: 2,
            unusable: 1,
            server_made: 12,
            certificates: None,
            mendable: 0,
            fixed: 3,
            fixable: 0,
        };
        check_summary(
            totals,
            "note: 12 connections have what only the server sets (id, provisioning_ticket_url) and \
             are checked as it shows them; leave that out when you create\n\
             12 connections in 2 files: 1 error, 2 warnings; 1 file cannot be read whole; 3 \
             fixed",
        );
    }
}
