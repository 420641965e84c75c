//! The engine: reads a payload once, member by member, and holds each against the catalogue.

mod ahead;
mod dates;
mod distinct;
mod entries;
mod facts;
mod familiar;
mod habits;
mod keys;
mod lost;
mod members;
mod memory;
mod node;
mod outbox;
mod place;
mod relations;
mod required;
mod restricted;
mod scalar;
mod source;
mod unknown;
mod values;
mod words;

use connection_model::{Contract, Strategy};
use lossless_json::{Pointer, Value};

use crate::Code;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::context::{Context, Operation};
use crate::finding::{Report, Severity};
use crate::params::Params;
use crate::rules;
use crate::strategies::{self, common};
pub(crate) use facts::{Facts, Observed};
use keys::Keys;
pub(crate) use memory::Memory;
use node::Node;
pub(crate) use outbox::Outbox;
use place::Place;
pub(crate) use relations::pointer as option_pointer;
pub(crate) use source::Source;
pub(crate) use words::Words;

/// A validation under way, or one payload after another out of the same source.
///
/// What an option may be depends on the strategy, which a connection may name behind its `options`.
/// Then the source is asked what it will probably be, and when the payload turns out to name
/// another one ([`contradiction`](Self::contradiction)), it is read once more.
pub(crate) struct Engine<'a, S> {
    pub(crate) source: S,
    context: Context<'a>,
    /// The connection whose options the payload replaces, where it is known.
    stored: Option<&'a Value>,
    strategy: Option<Strategy>,
    /// What the payload names as its strategy: the first time, whatever it is.
    named: Named,
    /// Whether `options` were met, and are judged by the strategy known then.
    in_options: bool,
    /// Whether the source may be asked for a strategy that was not named yet.
    looks_ahead: bool,
    keys: Keys<'a>,
    memory: &'a mut Memory,
    unknown_keys: usize,
    /// How many stored members were looked for.
    compared: usize,
}

/// What a payload is meant for, as far as it decides what is said of an option by itself.
fn request(context: &Context<'_>) -> u8 {
    let operation = match context.operation {
        Operation::Create => 1,
        Operation::Update { .. } => 2,
        Operation::Read => 3,
    };
    match context.contract {
        Contract::Reference => operation,
        Contract::Tenant => operation + 3,
    }
}

/// What a payload names as its strategy, the first time it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Nothing yet.
    Not,
    /// Something that is none.
    Unknown,
    /// One that the API creates no longer.
    Gone,
    /// This one.
    As(Strategy),
}

impl Named {
    /// The strategy, where there is one of that name.
    pub(crate) fn strategy(self) -> Option<Strategy> {
        match self {
            Self::As(strategy) => Some(strategy),
            Self::Not | Self::Unknown | Self::Gone => None,
        }
    }
}

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// It has to be [started](Self::restart) with each payload.
    pub(crate) fn new(context: Context<'a>, source: S, memory: &'a mut Memory) -> Self {
        if let Some(familiar) = &mut memory.familiar {
            familiar.ask_for(request(&context));
        }
        // Nothing is done with it here, so that it is made where the caller keeps it.
        Self {
            source,
            context,
            stored: lost::replaced(&context),
            strategy: None,
            named: Named::Not,
            in_options: false,
            looks_ahead: true,
            keys: Keys::new(),
            memory,
            unknown_keys: 0,
            compared: 0,
        }
    }

    /// Forgets the payload, if there was one; the next one is judged in the same context.
    pub(crate) fn restart(&mut self) {
        self.named = Named::Not;
        self.in_options = false;
        self.looks_ahead = true;
        self.keys.leave(0);
        self.memory.renames.clear();
        self.memory.common_facts.restart(Some(&common::CHECKS));
        self.memory.outbox.restart();
        self.unknown_keys = 0;
        self.compared = 0;
        self.expect(self.context.strategy());
    }

    /// The payload is of this strategy, whatever it says further on.
    pub(crate) fn insist(&mut self, strategy: Option<Strategy>) {
        self.restart();
        self.looks_ahead = false;
        self.expect(strategy);
    }

    /// The strategy is probably this one; without it, options are passed on unchecked.
    fn expect(&mut self, strategy: Option<Strategy>) {
        self.strategy = strategy;
        self.memory.facts.restart(strategy.map(strategies::checks));
    }

    /// Reads the payload that comes at this place or behind it, and says where it ends.
    pub(crate) fn read(&mut self, at: usize) -> Result<usize, S::Error> {
        let (_, start) = self.source.begin(at)?;
        self.any_value(Node::root(&common::CHECKS), &Place::root(start), start)
    }

    /// The strategy that the payload turned out to name, when options were judged by another one.
    pub(crate) fn contradiction(&self) -> Option<Named> {
        let differs = self.named.strategy() != self.strategy;
        (self.names_strategy() && self.in_options && differs).then_some(self.named)
    }

    /// The text ended, or stopped being JSON.
    pub(crate) fn syntax_error(&mut self, params: Params) {
        self.memory.outbox.report_last(params);
    }

    /// The payload is larger than the API reads.
    #[cold]
    pub(crate) fn too_large(&mut self) {
        let (code, severity) = (Code::TooLarge, Severity::Warning);
        let (outbox, params) = (&mut self.memory.outbox, Params::none());
        outbox.report_earlier(0, Pointer::root(), code, severity, params);
    }

    /// The findings up to here in document order, of a payload that goes no further.
    pub(crate) fn break_off(&mut self) -> Report {
        self.memory.outbox.take_report()
    }

    /// The rules that need the whole payload, and the findings in document order.
    pub(crate) fn finish(&mut self) -> Report {
        let begun = self.memory.facts.start().is_some();
        let whole = self.creates() || ((self.replaces() || self.reads()) && begun);
        self.memory.facts.complete(whole);
        if let Some(checks) = self.strategy.map(strategies::checks) {
            if self.creates() && !begun {
                self.required_without_options(checks);
            }
            let operation = self.context.operation;
            let Memory { facts, outbox, .. } = &mut *self.memory;
            relations::evaluate(checks, facts, operation, outbox);
        }
        rules::apply(
            &rules::Payload {
                context: self.context,
                strategy: self.strategy,
                named: self.named,
                options: &self.memory.facts,
                common: &self.memory.common_facts,
            },
            &mut self.memory.outbox,
        );
        self.memory.outbox.take_report()
    }

    fn creates(&self) -> bool {
        matches!(self.context.operation, Operation::Create)
    }

    fn updates(&self) -> bool {
        matches!(self.context.operation, Operation::Update { .. })
    }

    /// Whether the connection is one that a server holds.
    fn reads(&self) -> bool {
        matches!(self.context.operation, Operation::Read)
    }

    /// Whether the payload says itself of which strategy it is.
    fn names_strategy(&self) -> bool {
        !self.updates()
    }

    /// Whether what an update leaves out is gone, instead of being kept by the server.
    fn replaces(&self) -> bool {
        self.updates() && self.context.contract == Contract::Tenant
    }

    #[inline]
    fn observe(
        &mut self,
        checks: &'static Checks,
        row: &'static Row,
        observed: Observed,
        place: &Place<'_, 'a>,
    ) {
        if row.watched == 0 {
            return;
        }
        let facts = if core::ptr::eq(checks, &raw const common::CHECKS) {
            &mut self.memory.common_facts
        } else {
            &mut self.memory.facts
        };
        facts.record(row, observed, place.position());
    }
}
