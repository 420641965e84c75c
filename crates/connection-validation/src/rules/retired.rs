//! Strategies that nobody should start with, or that the API no longer creates.

use connection_model::Strategy;

use super::Payload;
use crate::Code;
use crate::context::Operation;
use crate::engine::{Named, Outbox};
use crate::finding::Severity;
use crate::params::{Param, Params};
use crate::strategies::common;

const STRATEGY: u16 = common::option("strategy");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[STRATEGY];

/// Reads `strategy`. Documented: the published schema calls some deprecated, and has dropped others.
///
/// An update cannot change the strategy, and does not name it, so that it is told nothing. Of a
/// connection that a server holds a name that is not known is no mistake, and still worth a word:
/// its options were not judged.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let retired = payload.strategy.is_some_and(Strategy::is_retired);
    let (code, params) = match (payload.context.operation, payload.named) {
        (Operation::Create | Operation::Read, _) if retired => {
            (Code::RetiredStrategy, Params::none())
        }
        (Operation::Read, Named::Gone) => {
            let params = Params::none().with("creation", Param::Word("refused"));
            (Code::RetiredStrategy, params)
        }
        (Operation::Read, Named::Unknown) => (Code::UnknownStrategy, Params::none()),
        _ => return,
    };
    let position = payload
        .common
        .present(STRATEGY)
        .map_or(0, |fact| fact.position);
    let pointer = lossless_json::Pointer::root().join("strategy");
    outbox.report_earlier(position, pointer, code, Severity::Warning, params);
}
