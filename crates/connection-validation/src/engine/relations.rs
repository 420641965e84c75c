//! Evaluates the relations of a table over what was seen.

use lossless_json::Pointer;

use super::{Facts, Outbox};
use crate::catalogue::OptionId;
use crate::catalogue::relation::{Condition, Expected, Relates, Relation};
use crate::catalogue::table::Checks;
use crate::context::Operation;
use crate::finding::Severity;
use crate::params::{Param, Params};

/// Reports every relation that is broken.
pub(crate) fn evaluate(
    checks: &'static Checks,
    facts: &Facts,
    operation: Operation<'_>,
    outbox: &mut Outbox,
) {
    let evaluation = Evaluation { checks, facts };
    let (creates, reads) = match operation {
        Operation::Create => (true, false),
        Operation::Update { .. } => (false, false),
        Operation::Read => (false, true),
    };
    for relation in checks.relations {
        let may_be_broken = relation.needs == 0 || facts.has_seen(relation.needs);
        if !may_be_broken || (reads && relation.of_requests) {
            continue;
        }
        // Of a set that belongs together everything that is missing is told.
        if let Relates::Together(among) = &relation.relates {
            for option in *among {
                if let Some(broken) = evaluation.parted(*option, among) {
                    evaluation.tell(relation, broken, creates, outbox);
                }
            }
        } else if let Some(broken) = evaluation.broken(&relation.relates) {
            evaluation.tell(relation, broken, creates, outbox);
        }
    }
}

/// The pointer of an option into a connection.
pub(crate) fn pointer(checks: &'static Checks, id: OptionId) -> Pointer {
    let options = Pointer::root().join("options");
    match checks.row(id) {
        Some(row) => checks.pointer(options, row),
        None => options,
    }
}

/// Where a relation is broken.
struct Broken {
    option: u16,
    position: u32,
    params: Params,
}

struct Evaluation<'a> {
    checks: &'static Checks,
    facts: &'a Facts,
}

impl Evaluation<'_> {
    #[cold]
    fn tell(&self, relation: &Relation, broken: Broken, creates: bool, outbox: &mut Outbox) {
        let severity = match relation.refused_while {
            Condition::Always => relation.severity(!creates),
            condition if self.facts.holds(condition) => relation.severity(!creates),
            _ => Severity::Warning,
        };
        let pointer = pointer(self.checks, OptionId(broken.option));
        let (position, params) = (broken.position, broken.params);
        outbox.report_earlier(position, pointer, relation.code, severity, params);
    }

    /// The first place where the relation is broken.
    fn broken(&self, relates: &Relates) -> Option<Broken> {
        // What an option is decides more often than a condition does, and sooner.
        let facts = self.facts;
        match *relates {
            Relates::Excludes(first, second) => {
                facts.present(first)?;
                facts.present(second)?;
                let params = Params::none().with("other", self.name(first));
                Some(self.at(second, params))
            }
            Relates::MustBe(condition, option, expected) => (facts.differs(option, expected)
                && facts.holds(condition))
            .then(|| self.at(option, self.state(condition).with("must", word(expected)))),
            Relates::IdleWhile(option, condition) => {
                facts.set(option)?;
                facts
                    .holds(condition)
                    .then(|| self.at(option, self.state(condition)))
            }
            _ if !facts.is_whole() => None,
            Relates::OneOf(condition, among) => {
                let on = |option: &u16| facts.is(*option, Expected::Bool(true));
                let option = subject(condition)?;
                (!among.iter().any(on) && facts.holds(condition))
                    .then(|| self.at(option, Params::none()))
            }
            Relates::AnyOf(condition, among) => {
                let absent = |option: &u16| facts.absent(*option);
                let (first, others) = among.split_first()?;
                (among.iter().all(absent) && facts.holds(condition)).then(|| {
                    let others = others.iter().map(|option| self.path(*option)).collect();
                    let params = self.state(condition).with("others", Param::Words(others));
                    self.missing(*first, subject(condition), params)
                })
            }
            Relates::SetTo(condition, option, expected) => {
                let broken = facts.absent(option) || facts.differs(option, expected);
                (broken && facts.holds(condition)).then(|| {
                    let params = self.state(condition).with("must", word(expected));
                    self.missing(option, subject(condition), params)
                })
            }
            Relates::RequiredWhen(condition, option) => (facts.absent(option)
                && facts.holds(condition))
            .then(|| self.missing(option, subject(condition), self.state(condition))),
            // Its options are judged one by one.
            Relates::Together(_) => None,
            Relates::CountsOnlyWith(option, condition) => {
                facts.set(option)?;
                (!facts.holds(condition)).then(|| self.at(option, self.state(condition)))
            }
        }
    }

    /// Where the option is missing although others of its set are there.
    fn parted(&self, option: u16, among: &[u16]) -> Option<Broken> {
        let facts = self.facts;
        let there = || among.iter().filter(|other| !facts.absent(**other));
        let first = there().next()?;
        facts.absent(option).then(|| {
            let others = there().map(|other| self.path(*other)).collect();
            let params = Params::none().with("others", Param::Words(others));
            self.missing(option, Some(*first), params)
        })
    }

    /// At an option that is there.
    fn at(&self, option: u16, params: Params) -> Broken {
        self.missing(option, None, params)
    }

    /// At an option, or at where it would stand: beside what asks for it.
    fn missing(&self, option: u16, asker: Option<u16>, params: Params) -> Broken {
        let position = [Some(option), asker]
            .into_iter()
            .flatten()
            .find_map(|option| self.facts.present(option))
            .map(|fact| fact.position)
            .or(self.facts.start())
            .unwrap_or(0);
        Broken {
            option,
            position,
            params,
        }
    }

    /// What a sentence says of a condition: the option it speaks of and, where there is one, its
    /// value.
    fn state(&self, condition: Condition) -> Params {
        let Some(option) = subject(condition) else {
            return Params::none();
        };
        let params = Params::none().with("when", self.name(option));
        match first(condition) {
            Condition::Is(_, expected) | Condition::IsNot(_, expected) => {
                params.with("value", word(expected))
            }
            _ => params,
        }
    }

    fn name(&self, option: u16) -> Param {
        Param::Word(self.path(option))
    }

    fn path(&self, option: u16) -> &'static str {
        self.checks.watched_path(option)
    }
}

/// The condition a sentence names.
fn first(condition: Condition) -> Condition {
    match condition {
        Condition::All(conditions) => conditions.first().copied().map_or(condition, first),
        other => other,
    }
}

/// The option a condition speaks of.
fn subject(condition: Condition) -> Option<u16> {
    match first(condition) {
        Condition::Present(option)
        | Condition::Absent(option)
        | Condition::Is(option, _)
        | Condition::IsNot(option, _) => Some(option),
        Condition::Always | Condition::All(_) => None,
    }
}

fn word(expected: Expected) -> Param {
    match expected {
        Expected::Bool(true) => Param::Word("true"),
        Expected::Bool(false) => Param::Word("false"),
        Expected::Choice(word) => Param::Word(word),
        Expected::Number(number) => Param::Number(number),
    }
}
