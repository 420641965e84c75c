//! Users of a Microsoft directory that are provisioned over SCIM.
//!
//! Whether they are is in no connection: it is known where the configuration stands beside one.

use alloc::vec::Vec;

use connection_model::Strategy;
use lossless_json::{Pointer, Value};

use super::{Payload, stored};
use crate::Code;
use crate::catalogue::relation::Expected::Bool;
use crate::engine::Outbox;
use crate::finding::{Finding, Severity};
use crate::params::Params;
use crate::strategies::waad::option;

const COMMON_ENDPOINT: u16 = option("useCommonEndpoint");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[COMMON_ENDPOINT];

/// Reads `useCommonEndpoint` of an update and of the stored connection. Documented: it cannot be
/// turned on while there is a SCIM configuration, which only the API can see.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let Some(stored) = stored::options(payload) else {
        return;
    };
    if !is_common(stored) && payload.options.is(COMMON_ENDPOINT, Bool(true)) {
        payload.report(
            outbox,
            COMMON_ENDPOINT,
            COMMON_ENDPOINT,
            Code::CommonEndpointWithScim,
            Severity::Warning,
        );
    }
}

/// What a connection with a SCIM configuration must not have, such as one that a deployment file
/// describes together with that configuration.
///
/// Documented: the endpoint for all directories of Microsoft and SCIM exclude each other, and SCIM
/// needs users to be told apart by `oid`. Each finding is a `warning`.
pub fn validate_provisioned(connection: &Value) -> Vec<Finding> {
    let strategy = connection.get("strategy").and_then(Value::as_str);
    let options = connection.get("options");
    let (Some(options), Some(Ok(Strategy::Waad))) = (options, strategy.map(str::parse)) else {
        return Vec::new();
    };
    let claim = options.get("userid_attribute").and_then(Value::as_str);
    // The common endpoint needs `sub`: it is what has to go first.
    let (key, code) = match claim {
        _ if is_common(options) => ("useCommonEndpoint", Code::CommonEndpointWithScim),
        Some("sub") => ("userid_attribute", Code::ObjectIdNeededByScim),
        _ => return Vec::new(),
    };
    [Finding {
        pointer: Pointer::root().join("options").join(key),
        code,
        severity: Severity::Warning,
        params: Params::none(),
        fix: None,
    }]
    .into()
}

fn is_common(options: &Value) -> bool {
    options.get("useCommonEndpoint").and_then(Value::as_bool) == Some(true)
}
