//! Workflow commands of GitHub Actions, which show findings beside the lines of a pull request.

use std::fmt;
use std::io::{self, Write};

use connection_validation::Severity;
use lossless_json::Position;

use super::{Report, Row, Shown, Totals, summary};

/// Writes `::error file=…,line=…,col=…,title=code::[index]/pointer: message` a finding.
pub(in crate::check) struct Github<W> {
    output: W,
    quiet: bool,
}

impl<W: Write> Github<W> {
    pub(in crate::check) fn new(output: W, quiet: bool) -> Self {
        Self { output, quiet }
    }
}

impl<W: Write> Report for Github<W> {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        let level = match row.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let index = if row.listed {
            format!("[{}]", row.index)
        } else {
            String::new()
        };
        let place = format!("{index}{}", row.pointer);
        let colon = if place.is_empty() { "" } else { ": " };
        write!(self.output, "::{level} file={},", Property(row.file))?;
        if let Some(Position { line, column }) = row.place {
            write!(self.output, "line={line},col={column},")?;
        }
        writeln!(
            self.output,
            "title={}::{}",
            Property(row.code),
            Data(&format!("{}{colon}{}", Shown(&place), Shown(row.message))),
        )
    }

    fn unusable(&mut self, file: &str, problem: &str) -> io::Result<()> {
        writeln!(
            self.output,
            "::error file={}::{}",
            Property(file),
            Data(problem)
        )
    }

    fn finish(&mut self, totals: &Totals) -> io::Result<()> {
        if !self.quiet {
            summary::write(&mut self.output, totals)?;
        }
        self.output.flush()
    }
}

/// The text of a command.
struct Data<'a>(&'a str);

/// The value of a command's property, which a comma or a colon would end.
struct Property<'a>(&'a str);

impl fmt::Display for Data<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape(formatter, self.0, false)
    }
}

impl fmt::Display for Property<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape(formatter, self.0, true)
    }
}

fn escape(formatter: &mut fmt::Formatter<'_>, text: &str, property: bool) -> fmt::Result {
    use std::fmt::Write as _;
    for character in text.chars() {
        match character {
            '%' => formatter.write_str("%25")?,
            '\r' => formatter.write_str("%0D")?,
            '\n' => formatter.write_str("%0A")?,
            ':' if property => formatter.write_str("%3A")?,
            ',' if property => formatter.write_str("%2C")?,
            other => formatter.write_char(other)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use connection_validation::Severity;
    use lossless_json::Position;

    use super::{Github, Report, Row};

    #[test]
    fn a_finding_is_a_command_that_nothing_in_it_can_end() {
        let mut output = Vec::new();
        let row = Row {
            file: "a:b,c\n::error::.json",
            index: 3,
            listed: true,
            place: Some(Position { line: 7, column: 5 }),
            pointer: "/100%\n::set-output::",
            code: "common/type",
            severity: Severity::Warning,
            message: "must be a text",
            server_message: None,
            fix: None,
            name: None,
            replacement: None,
        };
        Github::new(&mut output, false).row(&row).unwrap();
        assert_eq!(
            String::from_utf8(output).unwrap(),
            "::warning file=a%3Ab%2Cc%0A%3A%3Aerror%3A%3A.json,line=7,col=5,title=common/type::\
             [3]/100%25\\n::set-output::: must be a text\n"
        );
    }
}
