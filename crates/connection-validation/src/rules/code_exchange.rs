//! The code exchange of OpenID Connect: what an update takes away by leaving it out.

use lossless_json::Value;

use super::{Payload, stored};
use crate::Code;
use crate::engine::Outbox;
use crate::finding::Severity;
use crate::strategies::oidc::option;

const SETTINGS: u16 = option("connection_settings");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[SETTINGS];

/// Reads `connection_settings` of the payload and `connection_settings.pkce` of the stored
/// connection.
///
/// Recorded on tenants: an update of the options without these settings stores
/// `{"pkce":"disabled"}`, whatever was there before.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox<'_>) {
    if !payload.replaces_options() || !payload.options.absent(SETTINGS) {
        return;
    }
    let stored = stored::options(payload)
        .and_then(|options| options.get("connection_settings"))
        .and_then(|settings| settings.get("pkce"))
        .and_then(Value::as_str);
    if stored.is_some_and(|pkce| pkce != "disabled") {
        let code = Code::PkceReset;
        payload.report(outbox, SETTINGS, SETTINGS, code, Severity::Warning);
    }
}
