//! Where findings are collected, with the place the engine is at.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use lossless_json::{Operation, Patch, Pointer, Text};

use crate::Code;
use crate::finding::{Finding, Report, Severity};
use crate::params::Params;

/// The findings so far and the pointer of the current value.
///
/// The pointer is kept as text that grows and shrinks; it is copied only for a finding.
#[derive(Default)]
pub(crate) struct Outbox {
    findings: Vec<(u32, Finding)>,
    path: String,
    position: u32,
    /// Below this length of the path nothing is an error: the contract does not read the key.
    ignored_above: Option<usize>,
}

impl Outbox {
    /// Counts an event, so that findings can be put into document order.
    pub(crate) fn advance(&mut self) {
        self.position = self.position.saturating_add(1);
    }

    pub(crate) fn position(&self) -> u32 {
        self.position
    }

    pub(crate) fn path_length(&self) -> usize {
        self.path.len()
    }

    /// Back to a container's own pointer.
    pub(crate) fn leave(&mut self, path_length: usize) {
        self.path.truncate(path_length);
        if self
            .ignored_above
            .is_some_and(|length| path_length <= length)
        {
            self.ignored_above = None;
        }
    }

    pub(crate) fn enter_key(&mut self, key: &Text<'_>) {
        self.path.push('/');
        for character in key.chars() {
            match character {
                '~' => self.path.push_str("~0"),
                '/' => self.path.push_str("~1"),
                other => self.path.push(other),
            }
        }
    }

    pub(crate) fn enter_index(&mut self, index: usize) {
        // Writing to a String cannot fail.
        let _ = write!(self.path, "/{index}");
    }

    /// The current key, whose object's pointer has this length, is one the server does not read:
    /// until the key is left, nothing in its value can be refused.
    pub(crate) fn ignore_value(&mut self, object_path_length: usize) {
        self.ignored_above = Some(object_path_length);
    }

    pub(crate) fn is_at(&self, pointer: &str) -> bool {
        self.path == pointer
    }

    /// The pointer of the current value.
    pub(crate) fn pointer(&self) -> Pointer {
        Pointer::parse(&self.path).unwrap_or_default()
    }

    /// Reports something at the current value; the answer names the finding for later.
    pub(crate) fn report(
        &mut self,
        code: Code,
        severity: Severity,
        params: Params,
        fix: Option<Patch>,
    ) -> usize {
        self.report_at(self.pointer(), code, severity, params, fix)
    }

    /// Reports something at another place, as of now.
    pub(crate) fn report_at(
        &mut self,
        pointer: Pointer,
        code: Code,
        severity: Severity,
        params: Params,
        fix: Option<Patch>,
    ) -> usize {
        self.push(
            self.position,
            Finding {
                pointer,
                code,
                severity,
                params,
                fix,
            },
        )
    }

    /// Reports something that belongs to an earlier place of the document.
    pub(crate) fn report_earlier(
        &mut self,
        position: u32,
        pointer: Pointer,
        code: Code,
        severity: Severity,
        params: Params,
    ) -> usize {
        self.push(
            position,
            Finding {
                pointer,
                code,
                severity,
                params,
                fix: None,
            },
        )
    }

    /// The finding is mended by giving its key another name.
    pub(crate) fn fix_by_renaming(&mut self, finding: usize, to: &str) {
        let Some((_, finding)) = self.findings.get_mut(finding) else {
            return;
        };
        let Some(parent) = finding.pointer.parent() else {
            return;
        };
        let from = finding.pointer.clone();
        finding.fix = Some(Patch(alloc::vec![Operation::Move {
            from,
            path: parent.join(to)
        }]));
    }

    /// The findings in document order.
    pub(crate) fn into_report(mut self) -> Report {
        self.findings.sort_by_key(|(position, _)| *position);
        Report {
            findings: self
                .findings
                .into_iter()
                .map(|(_, finding)| finding)
                .collect(),
        }
    }

    fn push(&mut self, position: u32, mut finding: Finding) -> usize {
        if self.ignored_above.is_some() {
            finding.severity = Severity::Warning;
        }
        self.findings.push((position, finding));
        self.findings.len() - 1
    }
}
