//! Shared by the tests.

use connection_documents::{Finding, Locale, Severity, message};

/// 2026-01-01T00:00:00Z: the certificates of the samples are valid then, but those of openssl.
pub(crate) const NOW: i64 = 1_767_225_600;
pub(crate) const DAY: i64 = 86_400;

/// A sample by its file name.
#[track_caller]
pub(crate) fn sample(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Pointer and code of each finding.
pub(crate) fn places(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings
        .iter()
        .map(|finding| (finding.pointer.as_str(), finding.code.as_str()))
        .collect()
}

/// The sentences of findings.
pub(crate) fn sentences(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| message(Locale::English, finding))
        .collect()
}

/// The codes of the errors.
pub(crate) fn errors(findings: &[Finding]) -> Vec<&str> {
    findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.code.as_str())
        .collect()
}
