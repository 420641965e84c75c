//! The connections of a tenant, which are in no file.

use std::io;

use connection_model::{Connection, Contract};
use connection_validation::{Context, Locale, message, validate_text};

use super::Checker;
use super::beside::with_sentence;
use crate::check::report::Row;

impl Checker<'_> {
    /// Checks a connection as a tenant has it.
    pub(in crate::check) fn live(
        &mut self,
        base_url: &str,
        connection: &Connection,
        contract: Contract,
    ) -> io::Result<()> {
        self.totals.connections += 1;
        let index = self.live;
        self.live += 1;
        let has_options = connection.options().is_some();
        self.live_with_options += usize::from(has_options);
        let text = connection.to_value().to_string();
        let findings = validate_text(text.as_bytes(), &Context::read(contract)).findings;
        let url = format!(
            "{base_url}/api/v2/connections/{}",
            connection.id().unwrap_or_default()
        );
        let whole = connection.to_value();
        let mut beside = self.beside(Some(&whole), &findings, &url, None);
        if let Some(reviewer) = self.reviewer {
            let dated = beside.iter().map(|(finding, _)| finding);
            let known: Vec<_> = findings.iter().chain(dated).cloned().collect();
            let found = reviewer.look_into(&whole, contract, &known, true);
            beside.extend(found.into_iter().map(with_sentence));
        }
        let base = Row {
            index,
            name: connection.name(),
            ..Row::error(&url)
        };
        for finding in &findings {
            let sentence = message(Locale::English, finding);
            self.row(&base.says(finding, &sentence, contract))?;
        }
        for (finding, sentence) in &beside {
            self.row(&base.says(finding, sentence, contract))?;
        }
        for finding in &self.inspected(Some(&whole)) {
            let sentence = connection_documents::message(Locale::English, finding);
            self.row(&base.tells(finding, &sentence))?;
        }
        Ok(())
    }

    /// Whether there were connections of a tenant, and all of them without options.
    pub(in crate::check) fn saw_no_options(&self) -> bool {
        self.live > 0 && self.live_with_options == 0
    }

    /// Counts a tenant, and whether all of it could be read.
    pub(in crate::check) fn tenant(&mut self, name: &str, problem: Option<&str>) -> io::Result<()> {
        self.totals.tenants += 1;
        if let Some(problem) = problem {
            self.totals.unusable += 1;
            self.report.unusable(name, problem)?;
        }
        Ok(())
    }
}
