//! Where findings are collected, with the place the engine is at.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use lossless_json::{Operation, Patch, Pointer, Text};

use super::stack::Stack;
use crate::Code;
use crate::finding::{Finding, Report, Severity};
use crate::params::Params;

/// One step of the way to the current value.
#[derive(Clone, Copy)]
enum Segment<'a> {
    Key(Text<'a>),
    Index(usize),
}

/// The findings so far and the way to the current value.
///
/// The way is kept as keys and numbers; it becomes a pointer only for a finding.
pub(crate) struct Outbox<'a> {
    findings: Vec<(u32, Finding)>,
    path: Stack<Segment<'a>, 16>,
    position: u32,
    /// Below this length of the path nothing is an error: the contract does not read the key.
    ignored_above: Option<usize>,
}

impl<'a> Outbox<'a> {
    pub(crate) const fn new() -> Self {
        Self {
            findings: Vec::new(),
            path: Stack::new(Segment::Index(0)),
            position: 0,
            ignored_above: None,
        }
    }

    /// Forgets everything.
    pub(crate) fn restart(&mut self) {
        self.findings.clear();
        self.path.truncate(0);
        self.position = 0;
        self.ignored_above = None;
    }

    /// Counts an event, so that findings can be put into document order.
    #[inline]
    pub(crate) fn advance(&mut self) {
        self.position = self.position.saturating_add(1);
    }

    #[inline]
    pub(crate) fn position(&self) -> u32 {
        self.position
    }

    /// Back to the container that is so many steps from the top.
    #[inline]
    pub(crate) fn leave(&mut self, depth: usize) {
        self.path.truncate(depth);
        if self.ignored_above.is_some_and(|ignored| depth <= ignored) {
            self.ignored_above = None;
        }
    }

    #[inline]
    pub(crate) fn enter_key(&mut self, key: Text<'a>) {
        self.path.push(Segment::Key(key));
    }

    #[inline]
    pub(crate) fn enter_index(&mut self, index: usize) {
        self.path.push(Segment::Index(index));
    }

    /// The current key, whose object is so many steps from the top, is one the server does not
    /// read: until the key is left, nothing in its value can be refused.
    pub(crate) fn ignore_value(&mut self, object_depth: usize) {
        self.ignored_above = Some(object_depth);
    }

    /// Whether the current value is this member of the payload.
    pub(crate) fn is_at_member(&self, key: &str) -> bool {
        let mut path = self.path.from(0);
        matches!(path.next(), Some(Segment::Key(own)) if own.is(key)) && path.next().is_none()
    }

    /// The pointer of the current value.
    pub(crate) fn pointer(&self) -> Pointer {
        let step = |pointer: Pointer, segment: &Segment<'_>| match segment {
            Segment::Key(key) => pointer.join(&key.decode()),
            Segment::Index(index) => pointer.join(&index.to_string()),
        };
        self.path.from(0).fold(Pointer::root(), step)
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

    /// The findings in document order, which are then forgotten here.
    pub(crate) fn take_report(&mut self) -> Report {
        self.findings.sort_by_key(|(position, _)| *position);
        Report {
            findings: self
                .findings
                .drain(..)
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
