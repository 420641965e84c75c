//! Applications are enabled apart from the connection.

use connection_model::Contract;
use lossless_json::{Operation as PatchOperation, Patch, Pointer};

use super::Payload;
use crate::Code;
use crate::context::Operation;
use crate::engine::Outbox;
use crate::finding::Severity;
use crate::params::Params;
use crate::strategies::common;

const ENABLED_CLIENTS: u16 = common::option("enabled_clients");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[ENABLED_CLIENTS];

/// Reads `enabled_clients` of an update and of the stored connection.
///
/// Documented: since July 2026 a tenant takes them through `PATCH /connections/{id}/clients`
/// alone, unless it kept the older way; reported by users: "Additional properties not allowed:
/// enabled_clients". Recorded on tenants: one that changed over shows the field no longer, so that
/// one whose connection has it takes it here.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let Operation::Update { stored, .. } = payload.context.operation else {
        return;
    };
    let Some(fact) = payload.common.present(ENABLED_CLIENTS) else {
        return;
    };
    let shown = stored.is_some_and(|stored| stored.get("enabled_clients").is_some());
    if payload.context.contract != Contract::Tenant || shown {
        return;
    }
    let (code, none) = (Code::ClientsApart, Params::none());
    let path = Pointer::root().join("enabled_clients");
    let severity = Severity::Warning;
    let finding = outbox.report_earlier(fact.position, path.clone(), code, severity, none);
    if stored.is_some() {
        outbox.fix(finding, Patch(alloc::vec![PatchOperation::Remove { path }]));
    }
}
