//! A `scope` that the API makes from the switches beside it.
//!
//! Recorded on tenants: it is made anew on every write, whatever is sent. Only of these strategies
//! it is known what each switch becomes.

use connection_model::{Contract, Strategy};

use super::Payload;
use crate::Code;
use crate::catalogue::equal;
use crate::catalogue::relation::Expected::{Bool, Number};
use crate::context::Operation;
use crate::engine::{Observed, Outbox, Words};
use crate::finding::Severity;
use crate::strategies::{apple, facebook, github, line, linkedin, wordpress};

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

/// What the rule goes by: a [`Made`] as places among the words of the row of `scope`, which it is
/// made from while the program is compiled. Names of options and scopes are not linked for it.
pub(crate) struct Places {
    /// One bit for each scope that is always there.
    pub(crate) always: u64,
    /// The place of the scope that each switch becomes.
    pub(crate) switches: &'static [u8],
}

impl Places {
    pub(crate) const fn new(made: &Made, words: &[&str], switches: &'static [u8]) -> Self {
        let mut always = 0;
        let mut place = 0;
        while place < made.always.len() {
            always |= 1 << place_of(made.always[place], words);
            place += 1;
        }
        Self { always, switches }
    }
}

/// The places of the scopes that switches become.
pub(crate) const fn switches<const COUNT: usize>(made: &Made, words: &[&str]) -> [u8; COUNT] {
    let mut places = [0; COUNT];
    let mut place = 0;
    while place < COUNT {
        places[place] = place_of(made.switches[place].1, words);
        place += 1;
    }
    places
}

/// A scope that the row does not tell apart would always look as if it were another one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a row has at most 64 words"
)]
const fn place_of(word: &str, words: &[&str]) -> u8 {
    let mut place = 0;
    while !equal(words[place].as_bytes(), word.as_bytes()) {
        place += 1;
    }
    place as u8
}

/// The [`Places`] of a [`Made`] among the words of a row.
macro_rules! scope_places {
    ($made:expr, $words:expr) => {{
        const MADE: &$crate::rules::scopes::Made = &$made;
        const SWITCHES: [u8; MADE.switches.len()] = $crate::rules::scopes::switches(MADE, $words);
        $crate::rules::scopes::Places::new(MADE, $words, &SWITCHES)
    }};
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

pub(crate) use {scope_places, scope_reads};

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
    let Some(places) = source.in_payload(payload) else {
        return;
    };
    let (switches, open) = others
        .split_at_checked(places.switches.len())
        .unwrap_or((others, &[]));
    let is_on = |switch: u16| facts.is(switch, Bool(true));
    let is_off = |switch: u16| facts.absent(switch) || facts.is(switch, Bool(false));
    let is_clear = |switch: &u16| is_on(*switch) || is_off(*switch);
    if !open.iter().all(|switch| is_off(*switch)) || !switches.iter().all(is_clear) {
        return;
    }
    let mut becomes = places.always;
    for (switch, place) in switches.iter().zip(places.switches) {
        if is_on(*switch) {
            becomes |= 1 << place;
        }
    }
    let becomes = Words::all_of(becomes);
    if sent != becomes {
        let code = Code::Overwritten;
        payload.report(outbox, *scope, *scope, code, Severity::Warning);
    }
}

/// The `scope` of a strategy.
pub(crate) struct Scope {
    /// The options that are read, in the order of what it is made from, and `scope` last.
    pub(crate) reads: &'static [u16],
    /// What it is made from.
    pub(crate) source: Source,
}

/// What a `scope` is made from.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    /// Always this.
    One(&'static Places),
    /// What the number in this option decides; of other numbers it is not known.
    Generations(u16, &'static [(i64, &'static Places)]),
}

/// The `scope` of the strategies of which it is known what that is made from.
pub(super) fn of(strategy: Strategy) -> Option<Scope> {
    let (reads, source) = match strategy {
        Strategy::Apple => (apple::SCOPE_READS, Source::One(&apple::SCOPE_PLACES)),
        Strategy::Facebook => (facebook::SCOPE_READS, Source::One(&facebook::SCOPE_PLACES)),
        Strategy::GitHub => (github::SCOPE_READS, Source::One(&github::SCOPE_PLACES)),
        Strategy::Line => (line::SCOPE_READS, Source::One(&line::SCOPE_PLACES)),
        Strategy::LinkedIn => (
            linkedin::SCOPE_READS,
            Source::Generations(
                linkedin::GENERATION,
                const { &[(1, &linkedin::FIRST_PLACES), (2, &linkedin::SECOND_PLACES)] },
            ),
        ),
        Strategy::WordPress => (
            wordpress::SCOPE_READS,
            Source::One(&wordpress::SCOPE_PLACES),
        ),
        _ => return None,
    };
    Some(Scope { reads, source })
}

impl Source {
    /// What it is made from in this payload.
    fn in_payload(self, payload: &Payload<'_>) -> Option<&'static Places> {
        match self {
            Self::One(places) => Some(places),
            Self::Generations(generation, known) => {
                let is_asked =
                    |(number, _): &&(i64, _)| payload.options.is(generation, Number(*number));
                known.iter().find(is_asked).map(|(_, places)| *places)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Made, Places};
    use crate::strategies::{apple, facebook, github, line, linkedin, wordpress};

    /// The places would mean other scopes in another list of words.
    #[test]
    fn every_place_is_that_of_its_scope_among_the_words_of_the_row() {
        let made: [(&Made, &Places, _, _); 7] = [
            (
                &apple::SCOPES,
                &apple::SCOPE_PLACES,
                &apple::CHECKS,
                apple::option("scope"),
            ),
            (
                &facebook::SCOPES,
                &facebook::SCOPE_PLACES,
                &facebook::CHECKS,
                facebook::option("scope"),
            ),
            (
                &github::SCOPES,
                &github::SCOPE_PLACES,
                &github::CHECKS,
                github::option("scope"),
            ),
            (
                &line::SCOPES,
                &line::SCOPE_PLACES,
                &line::CHECKS,
                line::option("scope"),
            ),
            (
                &linkedin::FIRST_SCOPES,
                &linkedin::FIRST_PLACES,
                &linkedin::CHECKS,
                linkedin::option("scope"),
            ),
            (
                &linkedin::SECOND_SCOPES,
                &linkedin::SECOND_PLACES,
                &linkedin::CHECKS,
                linkedin::option("scope"),
            ),
            (
                &wordpress::SCOPES,
                &wordpress::SCOPE_PLACES,
                &wordpress::CHECKS,
                wordpress::option("scope"),
            ),
        ];
        for (made, places, checks, scope) in made {
            let words = checks.rows[usize::from(scope)].check.words;
            let is_always = |word| places.always & (1_u64 << word) != 0;
            for (place, word) in words.iter().enumerate() {
                assert_eq!(is_always(place), made.always.contains(word), "{word}");
            }
            assert_eq!(places.switches.len(), made.switches.len());
            for ((_, word), place) in made.switches.iter().zip(places.switches) {
                assert_eq!(words[usize::from(*place)], *word);
            }
        }
    }
}
