//! What was found, as it is written to standard output.

mod github;
mod human;
mod json;
mod sarif;
mod summary;
mod uri;

use std::io;

use connection_model::Contract;
use connection_validation::{Finding, Severity, server_message};
use lossless_json::{Patch, Position};

pub(super) use crate::shown::Shown;
pub(super) use github::Github;
pub(super) use human::Human;
pub(super) use json::Json;
pub(super) use sarif::Sarif;

/// One finding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The file as it was named on the command line; the URL of a connection of a tenant.
    pub(super) file: &'a str,
    /// The place of the connection in the file, from 0.
    pub(super) index: usize,
    /// Whether the file may hold other connections.
    pub(super) listed: bool,
    /// Where in the file; nothing for a connection of a tenant.
    pub(super) place: Option<Position>,
    /// Where in the connection (RFC 6901).
    pub(super) pointer: &'a str,
    pub(super) code: &'a str,
    pub(super) severity: Severity,
    pub(super) message: &'a str,
    /// Words of the API's own sentence, where it is known.
    pub(super) server_message: Option<&'static str>,
    pub(super) fix: Option<&'a Patch>,
    /// The connection's name, where it has one, for reports that [want details]
    /// (Report::wants_details). It is to be recognised by, and not to be written.
    pub(super) name: Option<&'a str>,
    /// The fix as a change of the file, likewise.
    pub(super) replacement: Option<&'a Replacement>,
}

impl<'a> Row<'a> {
    /// An error in the only connection of a file, of which nothing is said yet.
    pub(super) const fn error(file: &'a str) -> Self {
        Self {
            file,
            index: 0,
            listed: false,
            place: None,
            pointer: "",
            code: "",
            severity: Severity::Error,
            message: "",
            server_message: None,
            fix: None,
            name: None,
            replacement: None,
        }
    }

    /// The same file and connection, with what a finding says for a server of the contract.
    pub(super) fn says(self, finding: &'a Finding, message: &'a str, contract: Contract) -> Self {
        Self {
            pointer: finding.pointer.as_str(),
            code: finding.code.as_str(),
            severity: finding.severity,
            message,
            server_message: server_message(finding, contract),
            fix: finding.fix.as_ref(),
            ..self
        }
    }

    /// The same file and connection, with what a finding about its certificates says.
    pub(super) fn tells(
        self,
        finding: &'a connection_documents::Finding,
        message: &'a str,
    ) -> Self {
        Self {
            pointer: finding.pointer.as_str(),
            code: finding.code.as_str(),
            severity: finding.severity,
            message,
            fix: finding.fix.as_ref(),
            ..self
        }
    }
}

/// A part of a file and what comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    pub(super) start: Position,
    /// Behind the part's last character.
    pub(super) end: Position,
    pub(super) text: String,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) files: usize,
    /// Tenants whose connections were read, which are no files.
    pub(super) tenants: usize,
    pub(super) connections: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// Files of which not everything could be read.
    pub(super) unusable: usize,
    /// Connections with fields that only the server sets.
    pub(super) server_made: usize,
    /// Certificates whose dates were read; nothing when nobody asked for them.
    pub(super) certificates: Option<usize>,
    /// Findings that `--fix` would mend.
    pub(super) mendable: usize,
    /// Findings that were mended, and so are no errors or warnings any more.
    pub(super) fixed: usize,
    /// Findings that would be mended, likewise.
    pub(super) fixable: usize,
}

/// A form of output.
pub(super) trait Report {
    /// Whether rows shall have what takes time to find: the connection's name and the fix as a
    /// change of the file.
    fn wants_details(&self) -> bool {
        false
    }

    /// Takes note of a file of which nothing can be checked, which standard error tells, too.
    fn unusable(&mut self, _file: &str, _problem: &str) -> io::Result<()> {
        Ok(())
    }

    /// Writes a finding.
    fn row(&mut self, row: &Row<'_>) -> io::Result<()>;

    /// Writes what comes behind all findings.
    fn finish(&mut self, totals: &Totals) -> io::Result<()>;
}
