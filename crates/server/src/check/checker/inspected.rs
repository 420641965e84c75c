//! What is said of the certificates in a connection beside their dates, and of those in metadata.

use connection_documents::{Finding, inspect_connection};
use connection_validation::review::EXPIRY_DAYS;
use lossless_json::Value;

use super::Checker;
use crate::check::deploy_cli::is_open_at;
use crate::check::expiring::Expiring;
use crate::system_clock;

impl Checker<'_> {
    /// The findings of a connection, when its certificates are to be looked at; all are warnings.
    ///
    /// Who asks for dates within so many days, and for a review as well, gets the longer notice.
    pub(super) fn inspected(&mut self, connection: Option<&Value>) -> Vec<Finding> {
        let days = self.expiring.map(Expiring::days);
        let days = days.max(self.reviewer.map(|_| EXPIRY_DAYS));
        let (Some(days), Some(connection)) = (days, connection) else {
            return Vec::new();
        };
        let now = i64::try_from(system_clock::seconds()).unwrap_or(i64::MAX);
        let mut inspection = inspect_connection(connection, now, days);
        if let Some(count) = &mut self.totals.certificates {
            *count += inspection.dated;
        }
        // What a tool fills in before it sends the connection is not known.
        if self.layout.is_some() {
            let findings = &mut inspection.findings;
            findings.retain(|finding| !is_open_at(connection, &finding.pointer));
        }
        inspection.findings
    }
}
