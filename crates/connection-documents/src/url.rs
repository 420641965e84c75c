//! Addresses in documents.

use alloc::vec::Vec;

use connection_validation::Severity;

use crate::finding::{Code, Finding};

/// Warns of an address that is not `https`.
pub(crate) fn check(place: &str, address: &str, findings: &mut Vec<Finding>) {
    let scheme = address.get(..8).unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("https://") {
        findings.push(Finding::new(place, Code::NotHttps, Severity::Warning));
    }
}
