//! Strategies that the API still takes and nobody should start with.

use connection_model::Strategy;

use super::Payload;
use crate::Code;
use crate::context::Operation;
use crate::engine::Outbox;
use crate::finding::Severity;
use crate::params::Params;
use crate::strategies::common;

const STRATEGY: u16 = common::option("strategy");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[STRATEGY];

/// Reads `strategy`. Documented: the published schema calls some deprecated. A connection that
/// exists cannot change its strategy, so that only a creation is told.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let retired = payload.strategy.is_some_and(Strategy::is_retired);
    if !retired || !matches!(payload.context.operation, Operation::Create) {
        return;
    }
    let position = payload
        .common
        .present(STRATEGY)
        .map_or(0, |fact| fact.position);
    let pointer = lossless_json::Pointer::root().join("strategy");
    let code = Code::RetiredStrategy;
    outbox.report_earlier(position, pointer, code, Severity::Warning, Params::none());
}
