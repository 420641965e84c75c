//! Switches of a custom database that compare with what is stored.

use lossless_json::Value;

use super::{Payload, stored};
use crate::Code;
use crate::catalogue::relation::Expected::Bool;
use crate::engine::Outbox;
use crate::finding::Severity;
use crate::strategies::auth0::option;

const SCRIPT_CONTEXT: u16 = option("enable_script_context");
const CUSTOMIZATION: u16 = option("enabledDatabaseCustomization");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[SCRIPT_CONTEXT, CUSTOMIZATION];

/// Reads `enable_script_context` and `enabledDatabaseCustomization` of the payload and of the
/// stored connection. Documented: the first cannot be turned off again, the second cannot change
/// once there are users, which only the API can see.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let Some(stored) = stored::options(payload) else {
        return;
    };
    let was_on = |key: &str| stored.get(key).and_then(Value::as_bool).unwrap_or(false);
    if was_on("enable_script_context") && payload.options.is(SCRIPT_CONTEXT, Bool(false)) {
        let code = Code::ScriptContextOneWay;
        payload.report(
            outbox,
            SCRIPT_CONTEXT,
            SCRIPT_CONTEXT,
            code,
            Severity::Warning,
        );
    }
    let switched = !was_on("enabledDatabaseCustomization");
    if payload.options.is(CUSTOMIZATION, Bool(switched)) {
        let code = Code::CustomDatabaseSwitch;
        payload.report(
            outbox,
            CUSTOMIZATION,
            CUSTOMIZATION,
            code,
            Severity::Warning,
        );
    }
}
