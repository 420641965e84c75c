//! What the API refused, without the secrets that it repeats.

use connection_model::ErrorBody;
use connection_validation::{Sent, ServerFinding, explain};
use lossless_json::Pointer;

/// An error answer of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Status, code and sentence. A text of the request that may be a secret and that the server
    /// repeated in its sentence is replaced by `…`.
    pub body: ErrorBody,
    /// What the sentence says, one by one; at least one.
    pub findings: Vec<ServerFinding>,
    /// How many more errors the server has counted and not named.
    pub unnamed: u64,
}

impl Refusal {
    /// The first place in the payload that the sentence names, where it names one.
    pub fn pointer(&self) -> Option<&Pointer> {
        self.findings
            .iter()
            .find_map(|finding| finding.pointer.as_ref())
    }

    /// Reads an error answer of either contract.
    pub(crate) fn read(status: u16, body: &[u8], sent: Option<Sent<'_>>) -> Self {
        let explanation = explain(status, body, sent);
        Self {
            body: explanation.body,
            findings: explanation.findings,
            unnamed: explanation.unnamed,
        }
    }
}
