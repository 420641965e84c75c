//! `--review`: what the API takes and its owner may regret.

use connection_model::{Contract, Strategy};
use connection_validation::{Code, Finding, review};
use lossless_json::Value;

use crate::system_clock;

/// A review of each connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reviewer {
    /// Seconds since 1970.
    now: i64,
    /// Whether a connection may have options that are not shown.
    partial: bool,
}

impl Reviewer {
    /// One that looks at certificates as of now.
    pub(super) fn now() -> Self {
        Self {
            now: i64::try_from(system_clock::seconds()).unwrap_or(i64::MAX),
            partial: false,
        }
    }

    /// Of a source that leaves things out nothing can be said that is not there.
    pub(super) fn of_parts(self, partial: bool) -> Self {
        Self { partial, ..self }
    }

    /// What could be better, without the certificates that `known` speaks of already.
    ///
    /// A connection without `options` is one whose server keeps them back when it was read there,
    /// so that their absence says nothing.
    pub(super) fn look_into(
        self,
        connection: &Value,
        contract: Contract,
        known: &[Finding],
        is_read: bool,
    ) -> Vec<Finding> {
        let is_hidden = is_read && connection.get("options").is_none();
        let is_known = |one: &Finding| {
            one.code.as_str().starts_with("certificate/")
                && known.iter().any(|other| other.pointer == one.pointer)
        };
        // Whoever checks looks at the connections together, and that tells of public mail already.
        let is_of_all = |one: &Finding| one.code == Code::ReviewPublicMailDomain;
        let mut found = review(connection, contract, self.now);
        found.retain(|finding| {
            let is_below_options = finding.pointer.as_str().starts_with("/options");
            let is_kept_back = is_hidden && is_below_options;
            let is_left_out = self.partial && connection.at(&finding.pointer).is_none();
            !(is_known(finding) || is_of_all(finding) || is_kept_back || is_left_out)
        });
        found
    }
}

/// A connection that its place makes a database, with the strategy that it need not name there.
pub(super) fn as_database(connection: &Value) -> Value {
    let mut connection = connection.clone();
    if let Value::Object(members) = &mut connection
        && members.get("strategy").is_none()
    {
        members.insert("strategy", Value::from(Strategy::Auth0.as_str()));
    }
    connection
}
