//! The code exchange of OpenID Connect: what an update takes away by leaving it out.

use lossless_json::Value;

use super::{Payload, stored};
use crate::Code;
use crate::engine::Outbox;
use crate::finding::Severity;

/// Reads `connection_settings` of the payload, which is the option `settings`, and
/// `connection_settings.pkce` of the stored
/// connection.
///
/// Recorded on tenants: an update of the options without these settings stores
/// `{"pkce":"disabled"}`, whatever was there before.
pub(super) fn apply(payload: &Payload<'_>, settings: u16, outbox: &mut Outbox) {
    if !payload.replaces_options() || !payload.options.absent(settings) {
        return;
    }
    let stored = stored::options(payload)
        .and_then(|options| options.get("connection_settings"))
        .and_then(|stored| stored.get("pkce"))
        .and_then(Value::as_str);
    if stored.is_some_and(|pkce| pkce != "disabled") {
        let code = Code::PkceReset;
        payload.report(outbox, settings, settings, code, Severity::Warning);
    }
}
