//! Checks the connections of one file after the other.

mod beside;
mod included;
mod inspected;
mod live;
mod places;
mod stored;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use connection_files::{Broken, BrokenPlace, Cursor, Item, JsonRecords, Origin, Record};
use connection_files::{YamlRecords, hide_in_json, hide_in_yaml};
use connection_model::Contract;
use connection_validation::{Code, Locale, Severity, message, validate_text};
use lossless_json::Value;

use self::beside::Together;
use self::included::{Along, Waiting};
use self::places::{mend, places, places_of, rename};
use self::stored::is_stored;
pub(super) use self::stored::{context, is_server_made};
use super::Outcome;
use super::deploy_cli::{Includes, Layout};
use super::details::Details;
use super::expiring::Expiring;
use super::fix::Mode;
use super::input::{self, InputError, Notation};
use super::report::{Report, Row, Totals};
use super::review::Reviewer;
use super::terraform::{self, Names, is_terraform};

/// Checks files and counts.
pub(super) struct Checker<'r> {
    /// The one that was asked for.
    contract: Option<Contract>,
    /// The one that the present file is checked against.
    judged_by: Contract,
    /// What the present file is to auth0-deploy-cli.
    layout: Option<Layout>,
    /// Whether the next file was found in a folder of auth0-deploy-cli.
    walked: bool,
    /// The files that the last file includes, which are read behind it, and all it included so far.
    waiting: Vec<Waiting>,
    includes: Includes,
    /// Whether the present file is Terraform's, and what of it is not checked.
    terraform: bool,
    not_checked: BTreeSet<String>,
    /// What the present file calls the places of its connections, by their numbers.
    names: Vec<Names>,
    expiring: Option<Expiring>,
    reviewer: Option<Reviewer>,
    /// What belongs to one tenant, as far as is known.
    together: Together,
    /// Whether what is left has been through the fixes.
    mends: bool,
    /// How many connections of a tenant were checked, and how many of them had options.
    live: usize,
    live_with_options: usize,
    report: &'r mut (dyn Report + 'r),
    totals: Totals,
}

/// Why the check of a file came to an end.
#[derive(Debug)]
pub(super) enum FileError {
    /// There is nothing in the file that can be checked.
    Input(InputError),
    /// A finding cannot be written.
    Output(io::Error),
}

impl<'r> Checker<'r> {
    pub(super) fn new(contract: Option<Contract>, report: &'r mut (dyn Report + 'r)) -> Self {
        Self {
            contract,
            judged_by: contract.unwrap_or_default(),
            layout: None,
            walked: false,
            waiting: Vec::new(),
            includes: Includes::default(),
            terraform: false,
            not_checked: BTreeSet::new(),
            names: Vec::new(),
            expiring: None,
            reviewer: None,
            together: Together::default(),
            mends: false,
            live: 0,
            live_with_options: 0,
            report,
            totals: Totals::default(),
        }
    }

    /// Findings come from files that were mended: what is left cannot be.
    pub(super) fn files_are_mended(&mut self) {
        self.mends = true;
    }

    /// Has the dates of certificates checked, too.
    pub(super) fn look_for_expiring(&mut self, expiring: Expiring) {
        self.expiring = Some(expiring);
        self.totals.certificates = Some(0);
    }

    /// Has what is right reviewed, too.
    pub(super) fn review(&mut self, reviewer: Reviewer) {
        self.reviewer = Some(reviewer);
    }

    /// The next file was found in a folder of auth0-deploy-cli, or was not.
    pub(super) fn walk(&mut self, walked: bool) {
        self.walked = walked;
    }

    /// Checks each connection of a file.
    pub(super) fn file(
        &mut self,
        path: &Path,
        content: Result<Vec<u8>, InputError>,
    ) -> Result<(), FileError> {
        self.totals.files += 1;
        self.waiting.clear();
        self.includes = Includes::default();
        let checked = content
            .map_err(FileError::Input)
            .and_then(|content| self.content(path, &content, None));
        if matches!(checked, Ok(false) | Err(FileError::Input(_))) {
            self.totals.unusable += 1;
        }
        if let Err(FileError::Input(error)) = &checked {
            let name = path.to_string_lossy();
            self.report.unusable(&name, &error.to_string())?;
        }
        checked.map(|_whole| ())?;
        Ok(self.read_along(path)?)
    }

    /// Counts findings that were mended, or would be.
    pub(super) fn fixed(&mut self, count: usize, mode: Mode) {
        match mode {
            Mode::Write => self.totals.fixed += count,
            Mode::DryRun => self.totals.fixable += count,
        }
    }

    /// The attributes of the last file, one of Terraform's, that were not checked.
    pub(super) fn take_not_checked(&mut self) -> BTreeSet<String> {
        std::mem::take(&mut self.not_checked)
    }

    /// Writes what comes behind all findings.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.report.finish(&self.totals)
    }

    /// What was found so far.
    pub(super) fn outcome(&self, strict: bool) -> Outcome {
        if self.totals.unusable > 0 {
            Outcome::Unusable
        } else if self.totals.errors > 0
            || self.totals.fixable > 0
            || (strict && self.totals.warnings > 0)
        {
            Outcome::Wrong
        } else {
            Outcome::Right
        }
    }

    /// Whether all of the file could be read; `along` is for one that another one includes.
    fn content(
        &mut self,
        path: &Path,
        content: &[u8],
        along: Option<&Along>,
    ) -> Result<bool, FileError> {
        let text = input::text(content)?;
        let readable;
        let mut is_terraform_file = false;
        self.layout = None;
        self.names.clear();
        let records: Box<dyn Iterator<Item = Item<'_>>> = match Notation::of(path, text) {
            _ if let Some(along) = along => {
                self.layout = Some(along.layout());
                readable = hide_in_yaml(text);
                Box::new(YamlRecords::new(&readable).of_databases(along.databases))
            }
            Notation::Json if is_terraform(text) => {
                let resources = terraform::read(text);
                self.not_checked = resources.not_checked;
                self.names = resources.names;
                is_terraform_file = true;
                Box::new(resources.records.into_iter().map(Item::Record))
            }
            Notation::Json => {
                self.layout = Layout::of_json(path, self.walked);
                readable = match self.layout {
                    Some(_) => hide_in_json(text),
                    None => Cow::Borrowed(text),
                };
                Box::new(JsonRecords::new(&readable))
            }
            Notation::Yaml => {
                self.layout = Layout::of_yaml(path, text);
                readable = match self.layout {
                    Some(_) => hide_in_yaml(text),
                    None => Cow::Borrowed(text),
                };
                Box::new(YamlRecords::new(&readable))
            }
        };
        // Other tools talk to live tenants.
        let is_others = is_terraform_file || self.layout.is_some();
        self.terraform = is_terraform_file;
        self.judged_by = self.contract.unwrap_or(if is_others {
            Contract::Tenant
        } else {
            Contract::Reference
        });
        let name = path.to_string_lossy();
        let mut cursor = Cursor::new(text);
        let mut empty = true;
        let mut whole = true;
        for item in records {
            empty = false;
            match item {
                Item::Record(record) => whole &= self.record(&name, &record, &mut cursor)?,
                Item::Included(included) => whole &= self.included(path, included)?,
                Item::Broken(broken) => {
                    whole = false;
                    self.broken(&name, &broken, &mut cursor)?;
                }
            }
        }
        if empty {
            return Err(InputError::NoConnection.into());
        }
        Ok(whole)
    }

    /// Whether the record is JSON.
    fn record(
        &mut self,
        file: &str,
        record: &Record<'_>,
        cursor: &mut Cursor<'_>,
    ) -> io::Result<bool> {
        self.totals.connections += 1;
        let connection = Value::parse(&record.text).ok();
        let contract = self.judged_by;
        let report = validate_text(&record.text, &context(connection.as_ref(), contract));
        let (server_made, mut findings): (Vec<_>, Vec<_>) =
            report.findings.into_iter().partition(is_server_made);
        if !server_made.is_empty() || connection.as_ref().is_some_and(is_stored) {
            self.totals.server_made += 1;
        }
        if self.terraform {
            findings = terraform::findings(findings);
        }
        let mut elsewhere = Vec::new();
        if let Some(layout) = &self.layout {
            findings = layout.findings(findings, record.database, connection.as_ref());
            let values = connection.as_ref().map(|value| layout.elsewhere(value));
            elsewhere = values.unwrap_or_default();
        }
        let index = record.listed.then_some(record.index);
        let mut beside = self.beside(connection.as_ref(), &findings, file, index);
        if let Some(connection) = &connection {
            beside.extend(self.reviewed(connection, record.database, &findings, &beside));
        }
        let mut inspected = self.inspected(connection.as_ref());
        // Copies of the cursor go on from here, and not from the last finding far above.
        let is_clean = findings.is_empty()
            && beside.is_empty()
            && inspected.is_empty()
            && elsewhere.is_empty();
        if let (false, Origin::Slice(start)) = (is_clean, &record.origin) {
            cursor.at(*start);
        }
        let details = if !is_clean && self.report.wants_details() {
            Details::of(record, &findings, cursor)
        } else {
            Details::default()
        };
        let pointers = beside.iter().map(|(finding, _)| &finding.pointer);
        let beside_places = places_of(record, pointers.collect(), &mut cursor.clone());
        let pointers = inspected.iter().map(|finding| &finding.pointer);
        let inspected_places = places_of(record, pointers.collect(), &mut cursor.clone());
        let pointers = elsewhere.iter().map(|value| &value.pointer);
        let absent = places_of(record, pointers.collect(), &mut cursor.clone());
        let places = places(record, &mut findings, cursor);
        if let Some(names) = self.names.get(record.index) {
            rename(names, &mut findings, &mut beside, &mut inspected);
        }
        let base = Row {
            index: record.index,
            listed: record.listed,
            name: details.name.as_deref(),
            ..Row::error(file)
        };
        let mut is_json = true;
        for (number, (finding, place)) in findings.iter().zip(places).enumerate() {
            let mut sentence = message(Locale::English, finding);
            if finding.fix.is_some() && matches!(record.origin, Origin::Slice(_)) && !self.mends {
                self.totals.mendable += 1;
            }
            if finding.code == Code::Syntax {
                is_json = false;
                sentence.push_str(mend(finding.params.word("problem")));
            }
            self.row(&Row {
                place: Some(place),
                replacement: details.replacements.get(number).and_then(Option::as_ref),
                ..base.says(finding, &sentence, contract)
            })?;
        }
        for ((finding, sentence), place) in beside.iter().zip(beside_places) {
            self.row(&Row {
                place: Some(place),
                ..base.says(finding, sentence, contract)
            })?;
        }
        for (finding, place) in inspected.iter().zip(inspected_places) {
            let sentence = connection_documents::message(Locale::English, finding);
            self.row(&Row {
                place: Some(place),
                ..base.tells(finding, &sentence)
            })?;
        }
        for (value, place) in elsewhere.iter().zip(absent) {
            self.row(&Row {
                place: Some(place),
                pointer: value.pointer.as_str(),
                code: value.code,
                severity: value.severity,
                message: value.message,
                ..base
            })?;
        }
        Ok(is_json)
    }

    fn broken(&mut self, file: &str, broken: &Broken, cursor: &mut Cursor<'_>) -> io::Result<()> {
        let place = match broken.place {
            BrokenPlace::Offset(offset) => cursor.at(offset),
            BrokenPlace::Position(position) => position,
        };
        let message = format!(
            "{} (line {}, column {})",
            broken.message, place.line, place.column
        );
        self.row(&Row {
            index: broken.index,
            listed: broken.index > 0,
            place: Some(place),
            code: broken.code,
            message: &message,
            ..Row::error(file)
        })
    }

    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        match row.severity {
            Severity::Error => self.totals.errors += 1,
            Severity::Warning => self.totals.warnings += 1,
        }
        self.report.row(row)
    }
}

impl From<InputError> for FileError {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Checker;
    use crate::check::report::Human;

    /// What people see of a file.
    #[track_caller]
    fn check(name: &str, content: &str, lines: &[&str]) {
        let mut output = Vec::new();
        let mut report = Human::new(&mut output, false, false);
        let mut checker = Checker::new(None, &mut report);
        checker
            .file(Path::new(name), Ok(content.as_bytes().to_vec()))
            .unwrap();
        checker.finish().unwrap();
        let output = String::from_utf8(output).unwrap();
        assert_eq!(output.lines().collect::<Vec<_>>(), lines);
    }

    const RIGHT: &str = r#"{"name":"a","strategy":"auth0"}"#;

    #[test]
    fn a_finding_is_at_its_line_and_column() {
        check(
            "a.json",
            "{\n  \"name\": \"a\",\n  \"strategy\": \"auth0\",\n  \"options\": {\n    \
             \"password_history\": {\"enable\": true, \"size\": 99}\n  }\n}\n",
            &[
                "a.json:5:42: error: /options/password_history/size: must be 0 to 24 [common/range]",
                "1 connection in 1 file: 1 error, 0 warnings",
            ],
        );
    }

    #[test]
    fn a_missing_member_is_where_it_belongs() {
        check(
            "a.ndjson",
            &format!("{RIGHT}\n{{\"name\":\"b\"}}\n"),
            &[
                "a.ndjson:2:1: error: [1]/strategy: is missing; the API wants it [common/required]",
                "2 connections in 1 file: 1 error, 0 warnings",
            ],
        );
    }

    #[test]
    fn connections_of_one_file_are_held_against_each_other() {
        check(
            "a.yaml",
            "- name: a\n  strategy: auth0\n- name: b\n  strategy: ad\n  options:\n    \
             domain_aliases: [a.example]\n- strategy: ad\n  name: a\n  options:\n    \
             domain_aliases: [b.example, a.example]\n",
            &[
                "a.yaml:8:3: error: [2]/name: is the name of another connection, too; a tenant \
                 takes each name once (the other is [0]) [set/same-name]",
                "a.yaml:10:33: warning: [2]/options/domain_aliases/1: is a domain of another \
                 connection, too, so that nobody can say which of them its users come to; keep it \
                 in one (the other is [1]) [set/same-domain]",
                "3 connections in 1 file: 1 error, 1 warning",
            ],
        );
    }

    #[test]
    fn a_key_that_is_there_twice_is_where_it_comes_again() {
        let twice = "{\n\"name\": \"a\",\n\"strategy\": \"auth0\",\n\"name\": \"b\"\n}";
        let message = "error: /name: is there twice; keep one of them [json/duplicate-key]";
        let summary = "1 connection in 1 file: 1 error, 0 warnings";
        check(
            "a.json",
            twice,
            &[&format!("a.json:4:1: {message}"), summary],
        );
        let twice = "name: a\nstrategy: auth0\nname: b\n";
        check(
            "a.yaml",
            twice,
            &[&format!("a.yaml:3:1: {message}"), summary],
        );
    }

    #[test]
    fn yaml_is_checked_like_json() {
        check(
            "a.yaml",
            "- name: a\n  strategy: auth0\n- name: b\n  strategy: auth0\n  options:\n    \
             password_history:\n      enable: true\n      size: 99\n",
            &[
                "a.yaml:8:7: error: [1]/options/password_history/size: must be 0 to 24 \
                 [common/range]",
                "2 connections in 1 file: 1 error, 0 warnings",
            ],
        );
    }

    #[test]
    fn a_syntax_error_tells_its_place_in_the_file() {
        check(
            "a.ndjson",
            &format!(
                "{RIGHT}\n  {{\"name\": nil}}\n{}\n",
                RIGHT.replace("\"a\"", "\"c\"")
            ),
            &[
                "a.ndjson:2:13: error: [1] is not JSON: an unexpected character at line 2, column \
                 13; check commas, quotes and brackets there and before [json/syntax]",
                "3 connections in 1 file: 1 error, 0 warnings; 1 file cannot be read whole",
            ],
        );
        check(
            "a.json",
            &format!("[{RIGHT}\n{RIGHT}]"),
            &[
                "a.json:2:1: error: [1] is not JSON: something else than a comma or a closing \
                 bracket behind an entry (line 2, column 1) [json/syntax]",
                "1 connection in 1 file: 1 error, 0 warnings; 1 file cannot be read whole",
            ],
        );
    }

    #[test]
    fn what_only_the_server_sets_may_be_there() {
        check(
            "a.json",
            r#"[{"id":"con_1","name":"a","strategy":"ad","provisioning_ticket_url":"https://x"}]"#,
            &[
                "note: 1 connection has what only the server sets (id, provisioning_ticket_url) and \
                 is checked as it shows them; leave that out when you create",
                "1 connection in 1 file: nothing wrong",
            ],
        );
        // Its strategy cannot be created any more, its name never could change.
        check(
            "a.json",
            r#"[{"id":"con_1","name":"a_b","strategy":"aol","options":{"x":1}}]"#,
            &[
                "a.json:1:29: warning: [0]/strategy: is retired: the API creates no such connection any \
                 more, so this one cannot be made again; move its users to another before you \
                 delete it [common/retired-strategy]",
                "note: 1 connection has what only the server sets (id, provisioning_ticket_url) and \
                 is checked as it shows them; leave that out when you create",
                "1 connection in 1 file: 0 errors, 1 warning",
            ],
        );
        // It is no name for anything deeper.
        check(
            "a.json",
            r#"{"name":"a","strategy":"ad","authentication":{"active":true,"id":1}}"#,
            &[
                "a.json:1:61: error: /authentication/id: is no known option of this strategy; \
                 check the spelling [common/unknown-option]",
                "1 connection in 1 file: 1 error, 0 warnings",
            ],
        );
    }
}
