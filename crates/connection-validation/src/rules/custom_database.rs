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
/// once there are users, which only the API can see. To leave one out turns it off.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let Some(stored) = stored::options(payload) else {
        return;
    };
    for (option, key, code) in [
        (
            SCRIPT_CONTEXT,
            "enable_script_context",
            Code::ScriptContextOneWay,
        ),
        (
            CUSTOMIZATION,
            "enabledDatabaseCustomization",
            Code::CustomDatabaseSwitch,
        ),
    ] {
        let stored = stored.get(key);
        let was_on = stored.and_then(Value::as_bool) == Some(true);
        if was_on && payload.options.absent(option) {
            payload.left_out(outbox, option, code, stored);
        } else if was_on && payload.options.is(option, Bool(false)) {
            payload.report(outbox, option, option, code, Severity::Warning);
        }
    }
    let was_off = stored
        .get("enabledDatabaseCustomization")
        .and_then(Value::as_bool)
        != Some(true);
    if was_off && payload.options.is(CUSTOMIZATION, Bool(true)) {
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
