//! A `scope` that the API makes from the switches beside it.
//!
//! Recorded on tenants: it is made anew on every write, whatever is sent. Only of these strategies
//! it is known what each switch becomes.

use connection_model::{Contract, Strategy};

use super::Payload;
use crate::Code;
use crate::catalogue::OptionId;
use crate::catalogue::relation::Expected::{Bool, Number};
use crate::context::Operation;
use crate::engine::{Observed, Outbox, Words};
use crate::finding::Severity;
use crate::strategies::{self, apple, facebook, github, line, linkedin, wordpress};

/// What a `scope` is made from.
pub(crate) struct Made {
    /// The scopes that are always there.
    pub(crate) always: &'static [&'static str],
    /// The switches, each with the scope it becomes.
    pub(crate) switches: &'static [(&'static str, &'static str)],
    /// Options of which it is not known what they become; nothing is said beside them.
    pub(crate) open: &'static [&'static str],
}

impl Made {
    /// How many scopes there can be, some of them perhaps twice.
    pub(crate) const fn count(&self) -> usize {
        self.always.len() + self.switches.len()
    }

    /// How many options it is made from.
    pub(crate) const fn source_count(&self) -> usize {
        self.switches.len() + self.open.len()
    }

    /// The options it is made from, for the row of `scope`.
    pub(crate) const fn sources<const COUNT: usize>(&self) -> [&'static str; COUNT] {
        let mut sources = [""; COUNT];
        let mut place = 0;
        while place < COUNT {
            sources[place] = match place.checked_sub(self.switches.len()) {
                None => self.switches[place].0,
                Some(behind) => self.open[behind],
            };
            place += 1;
        }
        sources
    }

    /// The scopes there can be, for the row of `scope`.
    pub(crate) const fn words<const COUNT: usize>(&self) -> [&'static str; COUNT] {
        let mut words = [""; COUNT];
        let mut place = 0;
        while place < COUNT {
            words[place] = match place.checked_sub(self.always.len()) {
                None => self.always[place],
                Some(behind) => self.switches[behind].1,
            };
            place += 1;
        }
        words
    }
}

/// Switches that become a scope of their own name.
pub(crate) const fn same<const COUNT: usize>(
    names: [&'static str; COUNT],
) -> [(&'static str, &'static str); COUNT] {
    let mut switches = [("", ""); COUNT];
    let mut place = 0;
    while place < COUNT {
        switches[place] = (names[place], names[place]);
        place += 1;
    }
    switches
}

/// What the rule reads of a table whose `option` is in scope: all that the `Made` names, and
/// `scope` itself.
macro_rules! scope_reads {
    ($made:expr) => {{
        const MADE: &$crate::rules::scopes::Made = &$made;
        const SWITCHES: usize = MADE.switches.len();
        let mut reads = [option("scope"); SWITCHES + MADE.open.len() + 1];
        let mut place = 0;
        while place + 1 < reads.len() {
            reads[place] = match place.checked_sub(SWITCHES) {
                None => option(MADE.switches[place].0),
                Some(behind) => option(MADE.open[behind]),
            };
            place += 1;
        }
        reads
    }};
}

pub(crate) use scope_reads;

/// Reads `scope` and all that it is made from. What it says beyond that, or lacks, is lost.
pub(super) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    let (Some(strategy), Contract::Tenant) = (payload.strategy, payload.context.contract) else {
        return;
    };
    // What a server shows is what it made.
    if matches!(payload.context.operation, Operation::Read) {
        return;
    }
    let Some(Scope { reads, source }) = of(strategy) else {
        return;
    };
    let Some((scope, others)) = reads.split_last() else {
        return;
    };
    let facts = payload.options;
    let Some(Observed::Words(sent)) = facts.present(*scope).map(|fact| fact.observed) else {
        return;
    };
    if sent.is_empty() || !facts.is_whole() {
        return;
    }
    let Some(made) = source.in_payload(payload) else {
        return;
    };
    let Some(row) = strategies::checks(strategy).row(OptionId(*scope)) else {
        return;
    };
    let (switches, open) = others
        .split_at_checked(made.switches.len())
        .unwrap_or((others, &[]));
    let is_on = |switch: u16| facts.is(switch, Bool(true));
    let is_off = |switch: u16| facts.absent(switch) || facts.is(switch, Bool(false));
    let is_clear = |switch: &u16| is_on(*switch) || is_off(*switch);
    if !open.iter().all(|switch| is_off(*switch)) || !switches.iter().all(is_clear) {
        return;
    }
    let on = switches
        .iter()
        .zip(made.switches)
        .filter(|(switch, _)| is_on(**switch));
    let becomes = Words::among(
        row.check.words,
        made.always.iter().chain(on.map(|(_, (_, word))| word)),
    );
    if sent != becomes {
        let code = Code::Overwritten;
        payload.report(outbox, *scope, *scope, code, Severity::Warning);
    }
}

/// The `scope` of a strategy.
pub(crate) struct Scope {
    /// The options that are read, in the order of what it is made from, and `scope` last.
    reads: &'static [u16],
    /// What it is made from.
    source: Source,
}

/// What a `scope` is made from.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    /// Always this.
    One(&'static Made),
    /// What the number in this option decides; of other numbers it is not known.
    Generations(u16, &'static [(i64, &'static Made)]),
}

/// The `scope` of the strategies of which it is known what that is made from.
pub(super) fn of(strategy: Strategy) -> Option<Scope> {
    let (reads, source) = match strategy {
        Strategy::Apple => (apple::SCOPE_READS, Source::One(&apple::SCOPES)),
        Strategy::Facebook => (facebook::SCOPE_READS, Source::One(&facebook::SCOPES)),
        Strategy::GitHub => (github::SCOPE_READS, Source::One(&github::SCOPES)),
        Strategy::Line => (line::SCOPE_READS, Source::One(&line::SCOPES)),
        Strategy::LinkedIn => (
            linkedin::SCOPE_READS,
            Source::Generations(
                linkedin::GENERATION,
                &[(1, &linkedin::FIRST_SCOPES), (2, &linkedin::SECOND_SCOPES)],
            ),
        ),
        Strategy::WordPress => (wordpress::SCOPE_READS, Source::One(&wordpress::SCOPES)),
        _ => return None,
    };
    Some(Scope { reads, source })
}

impl Scope {
    /// The option itself and what it is made from.
    pub(super) fn made(&self) -> Option<(u16, Source)> {
        self.reads.last().map(|scope| (*scope, self.source))
    }
}

impl Source {
    /// What it is made from in this payload.
    fn in_payload(self, payload: &Payload<'_>) -> Option<&'static Made> {
        match self {
            Self::One(made) => Some(made),
            Self::Generations(generation, known) => {
                let is_asked =
                    |(number, _): &&(i64, _)| payload.options.is(generation, Number(*number));
                known.iter().find(is_asked).map(|(_, made)| *made)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use connection_model::Strategy;

    use super::{Source, of};
    use crate::catalogue::OptionId;
    use crate::strategies;

    /// A scope that the row does not tell apart would always look as if it were another one.
    #[test]
    fn every_scope_that_is_made_is_a_word_of_its_row() {
        let mut count = 0;
        for strategy in Strategy::ALL {
            let Some((scope, source)) = of(*strategy).and_then(|scope| scope.made()) else {
                continue;
            };
            let row = strategies::checks(*strategy).row(OptionId(scope)).unwrap();
            let all = match source {
                Source::One(made) => alloc::vec![made],
                Source::Generations(_, known) => known.iter().map(|(_, made)| *made).collect(),
            };
            for made in all {
                count += 1;
                let switches = made.switches.iter().map(|(_, word)| word);
                for word in made.always.iter().chain(switches) {
                    assert!(row.check.words.contains(word), "{strategy}: {word}");
                }
            }
        }
        assert_eq!(count, 7);
    }
}
