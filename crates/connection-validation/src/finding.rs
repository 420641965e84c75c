//! Findings: what is wrong, where, and how it can be mended.

use alloc::vec::Vec;

use lossless_json::{Patch, Pointer};

use crate::{Code, Params};

/// What the API will do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The API takes it, and you will regret it.
    Warning,
    /// The API refuses it.
    Error,
}

impl Severity {
    /// `error` or `warning`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong with a payload.
///
/// It holds no text and no value of the payload: [`crate::message`] makes the sentence. Only a fix
/// may hold one in another spelling, where the catalogue says that it is no secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The place in the payload (RFC 6901). For a missing member it is the place where the
    /// member belongs.
    pub pointer: Pointer,
    /// What is wrong.
    pub code: Code,
    /// What the API will do about it.
    pub severity: Severity,
    /// The figures and names the sentence needs.
    pub params: Params,
    /// A JSON Patch (RFC 6902) on the payload, where exactly one mend is certain.
    pub fix: Option<Patch>,
}

/// All findings of a payload, in document order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The findings; a payload without any is right as far as can be known before it is sent.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether the API would refuse the payload.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// The findings for which the API would refuse the payload.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
    }

    /// The findings at exactly this place.
    pub fn at<'a>(&'a self, pointer: &'a Pointer) -> impl Iterator<Item = &'a Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.pointer == *pointer)
    }
}
