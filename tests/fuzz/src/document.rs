//! Any bytes as a document.

use connection_documents::{Kind, inspect, message};

/// Reading comes to an end, and everything that is found has a sentence.
pub fn document(data: &[u8]) {
    let Ok(inspection) = inspect(data, 1_800_000_000) else {
        return;
    };
    let mut findings = inspection.findings;
    if let Kind::Metadata(providers) = inspection.kind {
        findings.extend(providers.into_iter().flat_map(|it| it.findings));
    }
    assert!(findings.iter().all(|finding| !message(finding).is_empty()));
}
