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
    let Some((scope, others)) = reads(strategy).split_last() else {
        return;
    };
    let facts = payload.options;
    let Some(Observed::Words(sent)) = facts.present(*scope).map(|fact| fact.observed) else {
        return;
    };
    if sent.is_empty() || !facts.is_whole() {
        return;
    }
    let Some(made) = made(strategy, payload) else {
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

/// The options of a strategy that are read, in the order of what is made from them, and `scope`
/// last; none where it is not known what that is made from.
fn reads(strategy: Strategy) -> &'static [u16] {
    match strategy {
        Strategy::Apple => apple::SCOPE_READS,
        Strategy::Facebook => facebook::SCOPE_READS,
        Strategy::GitHub => github::SCOPE_READS,
        Strategy::Line => line::SCOPE_READS,
        Strategy::LinkedIn => linkedin::SCOPE_READS,
        Strategy::WordPress => wordpress::SCOPE_READS,
        _ => &[],
    }
}

/// The `scope` of a strategy of which it is known what that is made from.
pub(super) fn of(strategy: Strategy) -> Option<u16> {
    reads(strategy).last().copied()
}

/// What it is made from, whatever the payload says.
pub(super) fn one(strategy: Strategy) -> Option<&'static Made> {
    Some(match strategy {
        Strategy::Apple => &apple::SCOPES,
        Strategy::Facebook => &facebook::SCOPES,
        Strategy::GitHub => &github::SCOPES,
        Strategy::Line => &line::SCOPES,
        Strategy::WordPress => &wordpress::SCOPES,
        _ => return None,
    })
}

/// The generations of LinkedIn's scopes that are known, by their number.
pub(super) const GENERATIONS: &[(i64, &Made)] =
    &[(1, &linkedin::FIRST_SCOPES), (2, &linkedin::SECOND_SCOPES)];

fn made(strategy: Strategy, payload: &Payload<'_>) -> Option<&'static Made> {
    if strategy != Strategy::LinkedIn {
        return one(strategy);
    }
    let generation = const { linkedin::option("strategy_version") };
    let mut generations = GENERATIONS.iter();
    let is_asked = |(number, _): &&(i64, _)| payload.options.is(generation, Number(*number));
    generations.find(is_asked).map(|(_, made)| *made)
}

#[cfg(test)]
mod tests {
    use super::Made;
    use crate::strategies::{apple, facebook, github, line, linkedin, wordpress};

    /// A scope that the row does not tell apart would always look as if it were another one.
    #[test]
    fn every_scope_that_is_made_is_a_word_of_its_row() {
        let made: [(&Made, _, _); 7] = [
            (&apple::SCOPES, &apple::CHECKS, apple::option("scope")),
            (
                &facebook::SCOPES,
                &facebook::CHECKS,
                facebook::option("scope"),
            ),
            (&github::SCOPES, &github::CHECKS, github::option("scope")),
            (&line::SCOPES, &line::CHECKS, line::option("scope")),
            (
                &linkedin::FIRST_SCOPES,
                &linkedin::CHECKS,
                linkedin::option("scope"),
            ),
            (
                &linkedin::SECOND_SCOPES,
                &linkedin::CHECKS,
                linkedin::option("scope"),
            ),
            (
                &wordpress::SCOPES,
                &wordpress::CHECKS,
                wordpress::option("scope"),
            ),
        ];
        for (made, checks, scope) in made {
            let words = checks.rows[usize::from(scope)].check.words;
            let switches = made.switches.iter().map(|(_, word)| word);
            for word in made.always.iter().chain(switches) {
                assert!(words.contains(word), "{word}");
            }
        }
    }
}
