//! Relations as puts that break or keep them.

use connection_validation::catalogue::{Condition, Expected, OptionView, Relates, Table, Types};
use lossless_json::{Pointer, Value};

use super::payload::{Put, To, place};
use super::values::{container, fitting};

/// The relations of a table as payloads that keep or break them.
pub(crate) struct Related {
    pub(crate) table: Table,
}

impl Related {
    /// Where findings of a relation may stand.
    pub(crate) fn stands_at(&self, relates: Relates) -> Vec<Pointer> {
        match relates {
            Relates::Excludes(_, at)
            | Relates::MustBe(_, at, _)
            | Relates::SetTo(_, at, _)
            | Relates::RequiredWhen(_, at)
            | Relates::CountsOnlyWith(at, _)
            | Relates::IdleWhile(at, _) => vec![self.pointer(at)],
            Relates::OneOf(condition, _) => subject(condition)
                .map(|at| self.pointer(at))
                .into_iter()
                .collect(),
            Relates::AnyOf(_, among) => among
                .first()
                .map(|at| self.pointer(*at))
                .into_iter()
                .collect(),
            Relates::Together(among) => among.iter().map(|at| self.pointer(*at)).collect(),
        }
    }

    /// Puts of which each keeps the relation; all that it speaks of is in them where it is decided.
    pub(crate) fn kept(&self, relates: Relates) -> Vec<Vec<Put>> {
        match relates {
            Relates::Excludes(first, second) => vec![
                vec![self.set(first), self.absent(second)],
                vec![self.absent(first), self.set(second)],
            ],
            Relates::OneOf(condition, among) => {
                let one = among
                    .iter()
                    .map(|at| vec![self.is(*at, Expected::Bool(true))]);
                let none = all(among, |at| self.absent(at));
                both(&self.holds(condition), &one.collect::<Vec<_>>())
                    .into_iter()
                    .chain(both(&self.fails(condition), &[none]))
                    .collect()
            }
            Relates::AnyOf(condition, among) => {
                let one: Vec<_> = among.iter().map(|at| vec![self.set(*at)]).collect();
                let none = all(among, |at| self.absent(at));
                let mut kept = both(&self.holds(condition), &one);
                kept.extend(both(&self.fails(condition), &[none]));
                kept
            }
            Relates::MustBe(condition, at, expected) => {
                let right = [vec![self.is(at, expected)]];
                let mut kept = both(&self.holds(condition), &right);
                if !is_about(condition, at) {
                    kept.extend(both(&self.holds(condition), &[vec![self.absent(at)]]));
                    kept.extend(both(&self.fails(condition), &self.other(at, expected)));
                }
                kept
            }
            Relates::SetTo(condition, at, expected) => {
                let mut kept = both(&self.holds(condition), &[vec![self.is(at, expected)]]);
                kept.extend(both(&self.fails(condition), &[vec![self.absent(at)]]));
                kept.extend(both(&self.fails(condition), &self.other(at, expected)));
                kept
            }
            Relates::RequiredWhen(condition, at) => {
                let mut kept = both(&self.holds(condition), &[vec![self.set(at)]]);
                kept.extend(both(&self.fails(condition), &[vec![self.absent(at)]]));
                kept
            }
            Relates::Together(among) => vec![
                all(among, |at| self.set(at)),
                all(among, |at| self.absent(at)),
            ],
            Relates::CountsOnlyWith(at, condition) => {
                let mut kept = self.beside(at, &self.holds(condition));
                kept.extend(both(&self.fails(condition), &self.off(at)));
                kept
            }
            Relates::IdleWhile(at, condition) => {
                let mut kept = self.beside(at, &self.fails(condition));
                kept.extend(both(&self.holds(condition), &self.off(at)));
                kept
            }
        }
    }

    /// Puts of which each breaks the relation, and where that is found.
    pub(crate) fn broken(&self, relates: Relates) -> Vec<(Vec<Put>, Pointer)> {
        let puts = match relates {
            Relates::Together(among) => {
                let parted = among.iter().map(|missing| {
                    let put = |at: u16| {
                        if at == *missing {
                            self.absent(at)
                        } else {
                            self.set(at)
                        }
                    };
                    (all(among, put), self.pointer(*missing))
                });
                return parted.collect();
            }
            Relates::Excludes(first, second) => vec![vec![self.set(first), self.set(second)]],
            Relates::OneOf(condition, among) => {
                let none = all(among, |at| self.absent(at));
                let off = all(among, |at| self.is(at, Expected::Bool(false)));
                both(&self.holds(condition), &[none, off])
            }
            Relates::AnyOf(condition, among) => {
                let none = all(among, |at| self.absent(at));
                both(&self.holds(condition), &[none])
            }
            Relates::MustBe(condition, at, expected) => {
                both(&self.holds(condition), &self.other(at, expected))
            }
            Relates::SetTo(condition, at, expected) => {
                let mut wrong = self.other(at, expected);
                wrong.push(vec![self.absent(at)]);
                both(&self.holds(condition), &wrong)
            }
            Relates::RequiredWhen(condition, at) => {
                both(&self.holds(condition), &[vec![self.absent(at)]])
            }
            Relates::CountsOnlyWith(at, condition) => self.beside(at, &self.fails(condition)),
            Relates::IdleWhile(at, condition) => self.beside(at, &self.holds(condition)),
        };
        let at = self.stands_at(relates).into_iter().next().unwrap();
        puts.into_iter().map(|puts| (puts, at.clone())).collect()
    }

    /// Puts of which each makes the condition hold.
    pub(crate) fn holds(&self, condition: Condition) -> Vec<Vec<Put>> {
        match condition {
            Condition::Always => vec![Vec::new()],
            Condition::Present(at) => vec![vec![self.set(at)]],
            Condition::Absent(at) => vec![vec![self.absent(at)]],
            Condition::Is(at, expected) => vec![vec![self.is(at, expected)]],
            Condition::IsNot(at, expected) => {
                let mut other = vec![vec![self.absent(at)]];
                other.extend(self.other(at, expected));
                other
            }
            Condition::All(conditions) => conditions
                .iter()
                .fold(vec![Vec::new()], |puts: Vec<Vec<Put>>, each| {
                    at_once(&puts, &self.holds(*each))
                }),
        }
    }

    /// Puts of which each makes the condition, or one of several alone, fail.
    pub(crate) fn fails(&self, condition: Condition) -> Vec<Vec<Put>> {
        match condition {
            Condition::Always => Vec::new(),
            Condition::Present(at) => self.holds(Condition::Absent(at)),
            Condition::Absent(at) => self.holds(Condition::Present(at)),
            Condition::Is(at, expected) => self.holds(Condition::IsNot(at, expected)),
            Condition::IsNot(at, expected) => self.holds(Condition::Is(at, expected)),
            Condition::All(conditions) => {
                let failing = conditions.iter().enumerate().flat_map(|(failing, _)| {
                    let each = conditions.iter().enumerate();
                    each.fold(vec![Vec::new()], |puts: Vec<Vec<Put>>, (place, each)| {
                        let next = if place == failing {
                            self.fails(*each)
                        } else {
                            self.holds(*each)
                        };
                        at_once(&puts, &next)
                    })
                });
                failing.collect()
            }
        }
    }

    /// The option with other values than this one.
    fn other(&self, at: u16, expected: Expected) -> Vec<Vec<Put>> {
        let option = self.option(at);
        let others: Vec<Value> = match expected {
            Expected::Bool(value) => vec![Value::Bool(!value)],
            Expected::Choice(word) => {
                let choices = option.choices().iter().filter(|choice| **choice != word);
                choices.map(|choice| Value::from(*choice)).collect()
            }
            Expected::Number(number) => {
                let near = [number - 1, number + 1].into_iter();
                let near = near.filter(|number| option.range().allow(*number));
                near.map(Value::from).collect()
            }
        };
        let put = |value| vec![(self.pointer(at), To::Be(value))];
        others.into_iter().map(put).collect()
    }

    /// The option with a value that says something, in each of these states of the options.
    fn beside(&self, at: u16, states: &[Vec<Put>]) -> Vec<Vec<Put>> {
        let mut puts = both(&[vec![self.saying(at)]], states);
        let place = self.pointer(at);
        let is_away = |(own, to): &Put| *own == place && matches!(to, To::BeAbsent);
        puts.retain(|puts| !puts.iter().any(is_away));
        puts
    }

    /// The option without an effect: not there, a switch that is off, or nothing in it.
    fn off(&self, at: u16) -> Vec<Vec<Put>> {
        let mut off = vec![vec![self.absent(at)]];
        let takes = self.option(at).types();
        if takes.has(Types::BOOLEAN) {
            off.push(vec![self.is(at, Expected::Bool(false))]);
        }
        let empty = Some(self.fitting(at)).filter(is_empty);
        off.extend(empty.map(|value| vec![(self.pointer(at), To::Be(value))]));
        off
    }

    fn set(&self, at: u16) -> Put {
        (self.pointer(at), To::BeSet(self.fitting(at)))
    }

    /// An object or array has something in it.
    fn saying(&self, at: u16) -> Put {
        let mut value = self.fitting(at);
        if is_empty(&value) {
            value = container(&self.table, &self.option(at), 1).unwrap();
        }
        (self.pointer(at), To::BeSet(value))
    }

    fn fitting(&self, at: u16) -> Value {
        fitting(&self.table, &self.option(at))
    }

    fn is(&self, at: u16, expected: Expected) -> Put {
        let value = match expected {
            Expected::Bool(value) => Value::Bool(value),
            Expected::Choice(word) => Value::from(word),
            Expected::Number(number) => Value::from(number),
        };
        (self.pointer(at), To::Be(value))
    }

    fn absent(&self, at: u16) -> Put {
        (self.pointer(at), To::BeAbsent)
    }

    fn pointer(&self, at: u16) -> Pointer {
        place(&Pointer::root().join("options"), &self.option(at))
    }

    fn option(&self, at: u16) -> OptionView {
        self.table.at(at).unwrap()
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(entries) => entries.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// Every set of the first with every set of the second that does not contradict it; where both name
/// a place, the second counts.
fn both(first: &[Vec<Put>], second: &[Vec<Put>]) -> Vec<Vec<Put>> {
    let pairs = first
        .iter()
        .flat_map(|one| second.iter().map(move |other| (one, other)));
    pairs
        .map(|(one, other)| {
            let named = |at: &Pointer| other.iter().any(|(own, _)| own == at);
            let kept = one.iter().filter(|(at, _)| !named(at));
            kept.chain(other).cloned().collect()
        })
        .filter(|puts: &Vec<Put>| is_possible(puts))
        .collect()
}

/// Every set of the first with every set of the second that says nothing else of a place.
fn at_once(first: &[Vec<Put>], second: &[Vec<Put>]) -> Vec<Vec<Put>> {
    let agree = |one: &Vec<Put>, other: &Vec<Put>| {
        let mut pairs = one
            .iter()
            .flat_map(|own| other.iter().map(move |other| (own, other)));
        pairs.all(|((at, to), (other_at, other_to))| {
            at != other_at || to.to_value() == other_to.to_value()
        })
    };
    let pairs = first
        .iter()
        .flat_map(|one| second.iter().map(move |other| (one, other)));
    let agreeing = pairs.filter(|(one, other)| agree(one, other));
    let sets = agreeing
        .flat_map(|(one, other)| both(std::slice::from_ref(one), std::slice::from_ref(other)));
    sets.collect()
}

/// What breaks a relation, and is in one of these states as well.
pub(crate) fn broken_while(
    broken: &[(Vec<Put>, Pointer)],
    states: &[Vec<Put>],
) -> Vec<(Vec<Put>, Pointer)> {
    let mut both_ways = Vec::new();
    for (puts, at) in broken {
        // What must be there for the relation to be broken is not taken away.
        let keeps = |state: &&Vec<Put>| {
            let mut away = state.iter().filter(|(_, to)| matches!(to, To::BeAbsent));
            !away.any(|(away, _)| puts.iter().any(|(place, _)| place == away))
        };
        let states: Vec<_> = states.iter().filter(keeps).cloned().collect();
        let puts = both(std::slice::from_ref(puts), &states);
        both_ways.extend(puts.into_iter().map(|puts| (puts, at.clone())));
    }
    both_ways
}

/// Whether nothing is there below what is not there.
pub(crate) fn is_possible(puts: &[Put]) -> bool {
    let absent = |to: &To| matches!(to, To::BeAbsent);
    puts.iter().all(|(at, to)| {
        let mut around = puts.iter().filter(|(around, _)| around != at);
        let hidden = around.any(|(around, to)| absent(to) && at.starts_with(around));
        absent(to) || !hidden
    })
}

fn all(among: &[u16], put: impl Fn(u16) -> Put) -> Vec<Put> {
    among.iter().map(|at| put(*at)).collect()
}

/// The option a condition speaks of.
fn subject(condition: Condition) -> Option<u16> {
    match condition {
        Condition::Always => None,
        Condition::Present(at)
        | Condition::Absent(at)
        | Condition::Is(at, _)
        | Condition::IsNot(at, _) => Some(at),
        Condition::All(conditions) => conditions.first().copied().and_then(subject),
    }
}

/// Whether the condition says something of the option itself.
fn is_about(condition: Condition, option: u16) -> bool {
    match condition {
        Condition::All(conditions) => conditions.iter().any(|each| is_about(*each, option)),
        other => subject(other) == Some(option),
    }
}
