//! Where findings are collected and put into document order.

use alloc::vec::Vec;

use lossless_json::{Operation, Patch, Pointer};

use super::Place;
use crate::Code;
use crate::finding::{Finding, Report, Severity};
use crate::params::{Param, Params};

/// How many bytes the pointers of a report have together, a little more or less. Below one long key
/// a hostile payload has as many findings as the key has bytes, and each tells the way to it.
const MOST_POINTERS: usize = 8 << 20;

/// What a finding is named that is not listed.
const UNLISTED: usize = usize::MAX;

/// The findings so far, each with the position it belongs to.
pub(crate) struct Outbox {
    findings: Vec<(u32, Finding)>,
    /// How many bytes their pointers have.
    pointers: usize,
    /// Whether one of them is an error.
    refused: bool,
    /// How many findings were left out for lack of room.
    unlisted: u32,
}

impl Outbox {
    pub(crate) const fn new() -> Self {
        Self {
            findings: Vec::new(),
            pointers: 0,
            refused: false,
            unlisted: 0,
        }
    }

    /// Forgets everything.
    pub(crate) fn restart(&mut self) {
        self.findings.clear();
        self.pointers = 0;
        self.refused = false;
        self.unlisted = 0;
    }

    /// How many findings there are, listed or not.
    #[inline]
    pub(crate) fn count(&self) -> usize {
        self.findings.len() + self.unlisted as usize
    }

    /// Whether such a finding is listed; the first error always is.
    pub(crate) fn has_room(&self, severity: Severity) -> bool {
        self.pointers < MOST_POINTERS || (severity == Severity::Error && !self.refused)
    }

    /// Reports something at a place; the answer names the finding for later.
    #[cold]
    pub(crate) fn report(
        &mut self,
        place: &Place<'_, '_>,
        code: Code,
        severity: Severity,
        params: Params,
        fix: Option<Patch>,
    ) -> usize {
        let severity = severity_at(place, severity);
        self.push(place.position(), severity, || Finding {
            pointer: place.pointer(),
            code,
            severity,
            params,
            fix,
        })
    }

    /// Reports something below a place that is not there, or not read any more.
    #[cold]
    pub(crate) fn report_below(
        &mut self,
        place: &Place<'_, '_>,
        pointer: impl FnOnce() -> Pointer,
        code: Code,
        severity: Severity,
        params: Params,
    ) {
        let severity = severity_at(place, severity);
        self.push(place.position(), severity, || Finding {
            pointer: pointer(),
            code,
            severity,
            params,
            fix: None,
        });
    }

    /// Reports something that belongs to an earlier place of the document; the answer names the
    /// finding for later.
    #[cold]
    pub(crate) fn report_earlier(
        &mut self,
        position: u32,
        pointer: Pointer,
        code: Code,
        severity: Severity,
        params: Params,
    ) -> usize {
        self.push(position, severity, || Finding {
            pointer,
            code,
            severity,
            params,
            fix: None,
        })
    }

    /// The payload stops being JSON, behind whatever was found.
    #[cold]
    pub(crate) fn report_last(&mut self, params: Params) {
        let code = Code::Syntax;
        self.report_earlier(u32::MAX, Pointer::root(), code, Severity::Error, params);
    }

    /// The finding is mended by this.
    pub(crate) fn fix(&mut self, finding: usize, fix: Patch) {
        if let Some((_, finding)) = self.findings.get_mut(finding) {
            finding.fix = Some(fix);
        }
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

    /// The findings in document order, which are then forgotten here.
    pub(crate) fn take_report(&mut self) -> Report {
        if self.findings.is_empty() {
            return Report::default();
        }
        if self.unlisted > 0 {
            let params = Params::none().with("count", Param::Number(self.unlisted.into()));
            let (code, severity) = (Code::Unlisted, Severity::Warning);
            let (pointer, fix) = (Pointer::root(), None);
            let told = Finding {
                pointer,
                code,
                severity,
                params,
                fix,
            };
            self.findings.push((u32::MAX, told));
        }
        self.findings.sort_by_key(|(position, _)| *position);
        let mut findings: Vec<_> = self
            .findings
            .drain(..)
            .map(|(_, finding)| finding)
            .collect();
        keep_what_can_be_mended_together(&mut findings);
        Report { findings }
    }

    /// Makes the finding only where there is room for it; where not, it is counted.
    fn push(
        &mut self,
        position: u32,
        severity: Severity,
        finding: impl FnOnce() -> Finding,
    ) -> usize {
        if !self.has_room(severity) {
            self.unlisted = self.unlisted.saturating_add(1);
            return UNLISTED;
        }
        let finding = finding();
        self.pointers += finding.pointer.as_str().len();
        self.refused |= severity == Severity::Error;
        self.findings.push((position, finding));
        self.findings.len() - 1
    }
}

/// Below a key that the contract does not read nothing is refused.
fn severity_at(place: &Place<'_, '_>, severity: Severity) -> Severity {
    if place.is_ignored() {
        Severity::Warning
    } else {
        severity
    }
}

/// What one mend takes away or gives another name, no other one of the report mends: all of them can
/// be made one after the other, and the next report says what is left.
fn keep_what_can_be_mended_together(findings: &mut [Finding]) {
    let mut gone: Option<Pointer> = None;
    for finding in findings {
        let Some(Patch(operations)) = &finding.fix else {
            continue;
        };
        if gone
            .as_ref()
            .is_some_and(|gone| finding.pointer.starts_with(gone))
        {
            finding.fix = None;
            continue;
        }
        let away = operations.iter().find_map(|operation| match operation {
            Operation::Remove { path } => Some(path),
            Operation::Move { from, .. } => Some(from),
            _ => None,
        });
        if let Some(away) = away {
            gone = Some(away.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outbox: &mut Outbox, length: usize, severity: Severity) -> usize {
        let pointer = Pointer::root().join(&"x".repeat(length));
        outbox.report_earlier(0, pointer, Code::Type, severity, Params::none())
    }

    #[test]
    fn what_has_no_room_is_counted_and_the_first_error_is_listed_all_the_same() {
        let mut outbox = Outbox::new();
        for place in 0..9 {
            assert_eq!(
                report(&mut outbox, 1 << 20, Severity::Warning) == UNLISTED,
                place == 8
            );
        }
        assert_eq!(report(&mut outbox, 1 << 20, Severity::Error), 8);
        assert_eq!(report(&mut outbox, 1, Severity::Error), UNLISTED);
        outbox.fix_by_renaming(UNLISTED, "y");
        let report = outbox.take_report();
        let told = report.findings.last().unwrap();
        assert_eq!(
            (told.code, told.params.number("count")),
            (Code::Unlisted, Some(2))
        );
        assert_eq!(report.findings.len(), 10);
        assert_eq!(report.errors().count(), 1);
    }
}
