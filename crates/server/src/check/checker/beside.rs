//! What is said of a connection beside what the validator says of its payload: the dates of its
//! certificates, what a review says, and what it shares with others of its tenant.

use std::path::Path;

use connection_validation::{Finding, Locale, Set, SetFinding, message};
use lossless_json::Value;

use super::Checker;
use super::stored::is_stored;
use crate::check::deploy_cli::Layout;
use crate::check::report::Shown;
use crate::check::review::as_database;

/// The connections that belong to one tenant, as far as is known: those of one file, of one folder
/// of auth0-deploy-cli, or of the tenant itself.
#[derive(Debug, Default)]
pub(super) struct Together {
    set: Set,
    /// Where each connection is, if in several files: the file, and the place in it unless the
    /// file holds nothing else. A connection of a tenant has its URL instead of a file.
    places: Option<Vec<(String, Option<usize>)>>,
    /// The places in the one file, until there are several.
    indices: Vec<Option<usize>>,
}

impl Checker<'_> {
    /// What comes next belongs to another tenant than what came before, in several files or in one.
    pub(in crate::check) fn another_tenant(&mut self, several_files: bool) {
        self.together = Together {
            set: Set::default(),
            places: several_files.then(Vec::new),
            indices: Vec::new(),
        };
    }

    /// The findings of one connection with their sentences. `known` is what the validator says of
    /// it already; what is no JSON only counts.
    pub(super) fn beside(
        &mut self,
        connection: Option<&Value>,
        known: &[Finding],
        file: &str,
        index: Option<usize>,
    ) -> Vec<(Finding, String)> {
        let mut beside = Vec::new();
        if let (Some(expiring), Some(connection)) = (self.expiring, connection) {
            let certificates = expiring.look_into(connection, known);
            if let Some(count) = &mut self.totals.certificates {
                *count += certificates.read;
            }
            beside.extend(certificates.findings.into_iter().map(with_sentence));
        }
        let shared = self.together.add(connection, file, index);
        beside.extend(shared);
        beside
    }

    /// What a review says of a connection of a file, with its sentences.
    pub(super) fn reviewed(
        &self,
        connection: &Value,
        is_database: bool,
        findings: &[Finding],
        beside: &[(Finding, String)],
    ) -> Vec<(Finding, String)> {
        let Some(reviewer) = self.reviewer else {
            return Vec::new();
        };
        let named;
        let is_database = is_database || matches!(self.layout, Some(Layout::Database { .. }));
        let connection = if is_database {
            named = as_database(connection);
            &named
        } else {
            connection
        };
        let dated = beside.iter().map(|(finding, _)| finding);
        let known: Vec<_> = findings.iter().chain(dated).cloned().collect();
        let mut found = reviewer.of_parts(self.terraform).look_into(
            connection,
            self.judged_by,
            &known,
            is_stored(connection),
        );
        if let Some(layout) = &self.layout {
            found = layout.findings(found, is_database, Some(connection));
        }
        found.into_iter().map(with_sentence).collect()
    }
}

pub(super) fn with_sentence(finding: Finding) -> (Finding, String) {
    let sentence = message(Locale::English, &finding);
    (finding, sentence)
}

impl Together {
    /// What comes next is in other files than `first`, where everything was so far.
    pub(super) fn in_several_files(&mut self, first: &Path) {
        if self.places.is_none() {
            let name = first.to_string_lossy();
            let so_far = self.indices.drain(..);
            let places = so_far.map(|index| (name.clone().into_owned(), index));
            self.places = Some(places.collect());
        }
    }

    fn add(
        &mut self,
        connection: Option<&Value>,
        file: &str,
        index: Option<usize>,
    ) -> Vec<(Finding, String)> {
        match &mut self.places {
            Some(places) => places.push((file.to_owned(), index)),
            None => self.indices.push(index),
        }
        let found = self.set.add(connection.unwrap_or(&Value::Null));
        let sentence = |one: SetFinding| {
            let mut sentence = message(Locale::English, &one.finding);
            if let Some(other) = one.other {
                sentence.push_str(&self.other(other));
            }
            (one.finding, sentence)
        };
        found.into_iter().map(sentence).collect()
    }

    /// Where the other connection is.
    fn other(&self, other: usize) -> String {
        match &self.places {
            None => match self.indices.get(other).copied().flatten() {
                Some(index) => format!(" (the other is [{index}])"),
                None => format!(" (the other is [{other}])"),
            },
            Some(places) => match places.get(other) {
                Some((file, Some(index))) => {
                    format!(" (the other is [{index}] of {})", Shown(file))
                }
                Some((file, None)) => format!(" (the other is {})", Shown(file)),
                None => String::new(),
            },
        }
    }
}
