//! `show_as_button` belongs to enterprise connections.

use super::Payload;
use crate::Code;
use crate::catalogue::relation::Expected;
use crate::engine::Outbox;
use crate::finding::Severity;
use crate::params::Params;
use crate::strategies::common;

const SHOW_AS_BUTTON: u16 = common::option("show_as_button");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[SHOW_AS_BUTTON];

/// Reads `strategy` and `show_as_button`. Recorded on tenants: only eight strategies carry it.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let Some(strategy) = payload.strategy else {
        return;
    };
    if strategy.can_show_as_button() || !payload.common.is(SHOW_AS_BUTTON, Expected::Bool(true)) {
        return;
    }
    let position = payload
        .common
        .present(SHOW_AS_BUTTON)
        .map_or(0, |fact| fact.position);
    let pointer = lossless_json::Pointer::root().join("show_as_button");
    let code = Code::ButtonNotEnterprise;
    outbox.report_earlier(position, pointer, code, Severity::Warning, Params::none());
}
