//! Evaluates the relations of a table over what was seen.

use lossless_json::Pointer;

use super::{Fact, Facts, Outbox};
use crate::catalogue::OptionId;
use crate::catalogue::relation::{Condition, Expected, Relates, Relation};
use crate::catalogue::table::Checks;
use crate::params::{Param, Params};

pub(crate) fn evaluate(checks: &'static Checks, facts: &Facts, outbox: &mut Outbox) {
    for relation in checks.relations {
        if let Some((fact, params)) = broken(checks, relation, facts) {
            let pointer = pointer(checks, fact.id);
            let Relation { code, severity, .. } = *relation;
            outbox.report_earlier(fact.position, pointer, code, severity, params);
        }
    }
}

/// The pointer of an option into a connection.
pub(crate) fn pointer(checks: &'static Checks, id: OptionId) -> Pointer {
    let path = checks.row(id).map_or("", |row| row.path);
    path.split('.')
        .fold(Pointer::root().join("options"), |pointer, key| {
            pointer.join(key)
        })
}

/// Where the relation is broken, if it is.
fn broken(checks: &'static Checks, relation: &Relation, facts: &Facts) -> Option<(Fact, Params)> {
    let name = |option: u16| Param::Word(checks.row(OptionId(option)).map_or("", |row| row.path));
    match relation.relates {
        Relates::Excludes(first, second) => {
            facts.present(first)?;
            let fact = facts.present(second)?;
            let params = Params::none()
                .with("other", name(first))
                .with("this", name(second));
            Some((fact, params))
        }
        Relates::OneOf(condition, among) => {
            let fact = facts.holds(condition)?;
            let found = among
                .iter()
                .any(|option| facts.is(*option, Expected::Bool(true)));
            (!found).then(|| (fact, Params::none()))
        }
        Relates::MustBe(condition, option, expected) => {
            facts.holds(condition)?;
            let fact = facts.present(option)?;
            (!facts.is(option, expected)).then(|| (fact, Params::none()))
        }
        Relates::CountsOnlyWith(option, condition) => {
            let fact = facts.present(option)?;
            if facts.holds(condition).is_some() {
                return None;
            }
            let (Condition::Present(needed) | Condition::Is(needed, _)) = condition;
            let params = Params::none()
                .with("this", name(option))
                .with("needs", name(needed));
            Some((fact, params))
        }
    }
}
