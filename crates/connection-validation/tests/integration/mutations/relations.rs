//! Every relation of every table: payloads that break it alone, and payloads that keep it.

use connection_model::Strategy;
use connection_validation::Severity;
use connection_validation::catalogue::{Condition, Relates};

use super::payload::Aim;
use super::related::{Related, broken_while, is_possible};
use super::{Case, Proof};

/// The names of what relations ask.
pub(super) const KINDS: [&str; 9] = [
    "Excludes",
    "OneOf",
    "AnyOf",
    "MustBe",
    "SetTo",
    "RequiredWhen",
    "Together",
    "CountsOnlyWith",
    "IdleWhile",
];

fn kind(relates: Relates) -> &'static str {
    match relates {
        Relates::Excludes(..) => "Excludes",
        Relates::OneOf(..) => "OneOf",
        Relates::AnyOf(..) => "AnyOf",
        Relates::MustBe(..) => "MustBe",
        Relates::SetTo(..) => "SetTo",
        Relates::RequiredWhen(..) => "RequiredWhen",
        Relates::Together(..) => "Together",
        Relates::CountsOnlyWith(..) => "CountsOnlyWith",
        Relates::IdleWhile(..) => "IdleWhile",
    }
}

/// What is tried of every relation of every table.
pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for strategy in Strategy::ALL {
        let aim = Aim::of(*strategy);
        let relations = Related { table: aim.table() };
        for relation in relations.table.relations() {
            let relates = relation.relates();
            let places = relations.stands_at(relates);
            let what = format!("{strategy} {} {}", kind(relates), places[0]);
            let mut broken = relations.broken(relates);
            broken.retain(|(puts, _)| is_possible(puts));
            let mut kept = relations.kept(relates);
            kept.retain(|puts| is_possible(puts));
            assert!(!broken.is_empty() && !kept.is_empty(), "{what}");
            let severity = relation.severity(aim.updates);
            let condition = relation.severe_while();
            let severe = broken_while(&broken, &relations.holds(condition));
            let mild = broken_while(&broken, &relations.fails(condition));
            assert!(!severe.is_empty(), "{what}");
            assert_eq!(mild.is_empty(), condition == Condition::Always, "{what}");
            let severe = severe.into_iter().map(|broken| (broken, severity));
            let mild = mild.into_iter().map(|broken| (broken, Severity::Warning));
            cases.extend(severe.chain(mild).map(|((puts, at), severity)| Case {
                what: what.clone(),
                path: "",
                is_field: false,
                proof: Proof::Parted(kind(relates), severity),
                aim,
                puts,
                expected: vec![(at, relation.code())],
            }));
            cases.extend(kept.into_iter().map(|puts| Case {
                what: what.clone(),
                path: "",
                is_field: false,
                proof: Proof::Kept(kind(relates)),
                aim,
                puts,
                expected: Vec::new(),
            }));
        }
    }
    cases
}
