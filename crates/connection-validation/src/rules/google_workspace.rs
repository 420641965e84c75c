//! The domain of Google Workspace, and switches that compare with what is stored.

use lossless_json::Value;

use super::{Payload, stored};
use crate::Code;
use crate::catalogue::relation::Expected::Bool;
use crate::context::Operation;
use crate::engine::Outbox;
use crate::finding::Severity;
use crate::strategies::google_apps::option;

const TENANT_DOMAIN: u16 = option("tenant_domain");
const DOMAIN: u16 = option("domain");
const USER_ID_MAPPING: u16 = option("map_user_id_to_id");
const USERS: u16 = option("api_enable_users");
const GROUPS: u16 = option("ext_groups");

/// What the rules read.
pub(crate) const READS: &[u16] = &[TENANT_DOMAIN, DOMAIN, USER_ID_MAPPING, USERS, GROUPS];

/// Reads `tenant_domain` and `domain`, and of an update also `map_user_id_to_id`,
/// `api_enable_users` and `ext_groups` of the payload and of the stored connection.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    domain(payload, outbox);
    if let Some(stored) = stored::options(payload) {
        user_id_mapping(payload, stored, outbox);
        provisioning(payload, stored, outbox);
    }
}

/// Reported by users for creations: "undefined is not a valid google apps domain". A tenant was
/// recorded to accept a creation without any options.
fn domain(payload: &Payload<'_>, outbox: &mut Outbox) {
    let options = payload.options;
    let named = !options.absent(TENANT_DOMAIN) || !options.absent(DOMAIN);
    if options.start().is_none() || named {
        return;
    }
    let severity = match payload.context.operation {
        Operation::Create => Severity::Error,
        Operation::Update { .. } | Operation::Read => Severity::Warning,
    };
    let code = Code::MissingWorkspaceDomain;
    payload.report(outbox, TENANT_DOMAIN, DOMAIN, code, severity);
}

/// Documented: how users are told apart is fixed when the connection is created.
fn user_id_mapping(payload: &Payload<'_>, stored: &Value, outbox: &mut Outbox) {
    let was_on = is_on(stored, "map_user_id_to_id");
    if was_on.is_some_and(|was_on| payload.options.is(USER_ID_MAPPING, Bool(!was_on))) {
        let code = Code::UserIdMappingChanged;
        payload.report(
            outbox,
            USER_ID_MAPPING,
            USER_ID_MAPPING,
            code,
            Severity::Warning,
        );
    }
}

/// Documented: inbound directory provisioning needs both. Only the API can see whether it is on.
/// To leave groups out turns them off; users were recorded to come back on.
fn provisioning(payload: &Payload<'_>, stored: &Value, outbox: &mut Outbox) {
    for (option, key) in [(USERS, "api_enable_users"), (GROUPS, "ext_groups")] {
        if is_on(stored, key) != Some(true) {
            continue;
        }
        let code = Code::NeededByProvisioning;
        if payload.options.is(option, Bool(false)) {
            payload.report(outbox, option, option, code, Severity::Warning);
        } else if option == GROUPS && payload.options.absent(option) {
            payload.left_out(outbox, option, code, stored.get(key));
        }
    }
}

fn is_on(stored: &Value, key: &str) -> Option<bool> {
    stored.get(key).and_then(Value::as_bool)
}
