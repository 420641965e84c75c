//! Rules of the password policy.

use super::Payload;
use crate::Code;
use crate::catalogue::relation::Expected::{self, Choice};
use crate::engine::{Observed, Outbox};
use crate::finding::Severity;
use crate::strategies::auth0::option;

const RULE: u16 = option("password_options.complexity.character_type_rule");
const TYPES: u16 = option("password_options.complexity.character_types");

/// What the rule reads.
pub(crate) const READS: &[u16] = &[RULE, TYPES];

/// What a creation has to have for the rule to find anything.
pub(crate) const TRIGGERS: &[(u16, Expected)] = &[(RULE, Choice("three_of_four"))];

/// Reads `character_type_rule` and counts `character_types`. Documented: any three of the four
/// can be asked for only when all four are listed.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    if !payload.options.is(RULE, Choice("three_of_four")) {
        return;
    }
    let listed = match payload.options.present(TYPES).map(|fact| fact.observed) {
        Some(Observed::Container(count)) => count,
        _ => 0,
    };
    if listed < 4 {
        payload.report(outbox, RULE, TYPES, Code::ThreeOfFour, Severity::Warning);
    }
}
