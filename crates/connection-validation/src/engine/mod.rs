//! The engine: consumes JSON events against the catalogue with a small stack.

mod facts;
mod frame;
mod keys;
mod members;
mod outbox;
mod relations;
mod required;
mod scalar;
mod stack;
mod values;

use alloc::vec::Vec;

use connection_model::{Contract, Strategy};
use lossless_json::{Event, Kind, Pointer, Sink};

use crate::catalogue::OptionId;
use crate::catalogue::table::Checks;
use crate::context::{Context, Operation};
use crate::finding::{Report, Severity};
use crate::params::Params;
use crate::strategies::{self, common};
use crate::{Code, rules};
pub(crate) use facts::{Facts, Observed};
use frame::{Frame, Node};
use keys::Keys;
pub(crate) use outbox::Outbox;
pub(crate) use relations::pointer as option_pointer;
use stack::Stack;

/// A validation under way, or one payload after another.
///
/// A front end feeds it the events of one payload in order.
/// It must know the strategy before the first event of `options`: a creation names it, and where
/// `options` stand first, the front end looks ahead and says what it expects.
pub(crate) struct Engine<'a> {
    context: Context<'a>,
    strategy: Option<Strategy>,
    /// What a creation names as its strategy: the first time, whatever it is.
    named: Named,
    /// Whether `options` were met, and are judged by the strategy known then.
    in_options: bool,
    /// Whether `options` come next, and the payload has not said of which strategy.
    asks: bool,
    stack: Stack<Frame, 12>,
    keys: Keys<'a>,
    /// Findings that can be mended by renaming their key, if the right one is not there as well.
    renames: Vec<(usize, &'static str)>,
    pending: Node,
    facts: Facts,
    common_facts: Facts,
    outbox: Outbox<'a>,
    unknown_keys: usize,
}

/// What a creation names as its strategy, the first time it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Nothing yet.
    Not,
    /// Something that is none.
    Unknown,
    /// This one.
    As(Strategy),
}

impl Named {
    /// The strategy, where there is one of that name.
    pub(crate) fn strategy(self) -> Option<Strategy> {
        match self {
            Self::As(strategy) => Some(strategy),
            Self::Not | Self::Unknown => None,
        }
    }
}

impl<'a> Engine<'a> {
    pub(crate) fn new(context: Context<'a>) -> Self {
        let strategy = context.strategy();
        Self {
            context,
            strategy,
            named: Named::Not,
            in_options: false,
            asks: false,
            stack: Stack::new(Frame::UNUSED),
            keys: Keys::new(),
            renames: Vec::new(),
            pending: Node::Root(&common::CHECKS),
            facts: Facts::new(strategy.map(strategies::checks)),
            common_facts: Facts::new(Some(&common::CHECKS)),
            outbox: Outbox::new(),
            unknown_keys: 0,
        }
    }

    /// Forgets the payload; the next one is judged in the same context.
    pub(crate) fn restart(&mut self) {
        self.named = Named::Not;
        self.in_options = false;
        self.asks = false;
        self.stack.truncate(0);
        self.keys.leave(0);
        self.renames.clear();
        self.pending = Node::Root(&common::CHECKS);
        self.common_facts.restart(Some(&common::CHECKS));
        self.outbox.restart();
        self.unknown_keys = 0;
        self.expect(self.context.strategy());
    }

    /// The strategy is probably this one; without it, options are passed on unchecked.
    pub(crate) fn expect(&mut self, strategy: Option<Strategy>) {
        self.strategy = strategy;
        self.facts.restart(strategy.map(strategies::checks));
    }

    /// `options` come next, and are of the strategy that is expected now.
    pub(crate) fn enter_options(&mut self) {
        self.asks = false;
        self.pending = self.options_node();
    }

    /// Whether the `options` of a creation come next, and it has not said of which strategy.
    #[inline]
    pub(crate) fn asks_for_strategy(&self) -> bool {
        self.asks
    }

    /// The strategy that the payload turned out to name, when options were judged by another one.
    pub(crate) fn contradiction(&self) -> Option<Named> {
        let differs = self.named.strategy() != self.strategy;
        (self.creates() && self.in_options && differs).then_some(self.named)
    }

    /// Takes the next event of a tree.
    pub(crate) fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Key(key) => Sink::key(self, key),
            Event::ObjectStart => Sink::open(self, Kind::Object),
            Event::ArrayStart => Sink::open(self, Kind::Array),
            Event::ObjectEnd => Sink::close(self, Kind::Object),
            Event::ArrayEnd => Sink::close(self, Kind::Array),
            Event::String(text) => self.string(text),
            Event::Number(spelling) => self.number(spelling),
            Event::Bool(value) => self.bool(value),
            Event::Null => self.null(),
        }
    }

    /// The text ended, or stopped being JSON, at this place.
    pub(crate) fn syntax_error(&mut self, params: Params) {
        self.outbox.advance();
        self.outbox
            .report_at(Pointer::root(), Code::Syntax, Severity::Error, params, None);
    }

    /// The findings up to here in document order, of a payload that goes no further.
    pub(crate) fn break_off(&mut self) -> Report {
        self.outbox.take_report()
    }

    /// The rules that need the whole payload, and the findings in document order.
    pub(crate) fn finish(&mut self) -> Report {
        self.facts
            .complete(self.creates() || (self.replaces() && self.facts.start().is_some()));
        if let Some(checks) = self.strategy.map(strategies::checks) {
            if self.creates() && self.facts.start().is_none() {
                self.required_without_options(checks);
            }
            let updates = !self.creates();
            relations::evaluate(checks, &self.facts, updates, &mut self.outbox);
        }
        rules::apply(
            &rules::Payload {
                context: self.context,
                strategy: self.strategy,
                options: &self.facts,
                common: &self.common_facts,
            },
            &mut self.outbox,
        );
        self.outbox.take_report()
    }

    pub(super) fn creates(&self) -> bool {
        matches!(self.context.operation, Operation::Create)
    }

    /// Whether what an update leaves out is gone, instead of being kept by the server.
    pub(super) fn replaces(&self) -> bool {
        !self.creates() && self.context.contract == Contract::Tenant
    }

    pub(super) fn begin(&mut self, kind: Kind) {
        let node = self.begin_value();
        if !self.type_fits(node, kind, false) {
            self.push(Node::Unknown, kind);
            return;
        }
        match node {
            Node::Option(checks, id) => self.observe(checks, id, Observed::Container(0)),
            Node::Root(_) if !self.stack.is_empty() => self.facts.begin(&self.outbox),
            _ => {}
        }
        self.push(node, kind);
    }

    fn push(&mut self, node: Node, kind: Kind) {
        let guess = match node {
            Node::Unknown => None,
            Node::Root(checks) => checks.children(None).next(),
            Node::Option(checks, id) => checks.children(Some(id)).next(),
        };
        let mut frame = Frame::new(node, kind, guess, self.outbox.position());
        frame.kept_keys = self.keys.len();
        frame.renames = self.renames.len();
        self.stack.push(frame);
    }

    pub(super) fn leave(&mut self) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        self.outbox.leave(self.stack.len());
        if self.renames.len() > frame.renames {
            self.rename(&frame);
        }
        self.keys.leave(frame.kept_keys);
        let (checks, parent) = match frame.node {
            Node::Unknown => return,
            Node::Root(checks) => (checks, None),
            Node::Option(checks, id) => (checks, Some(id)),
        };
        let row = parent.and_then(|id| checks.row(id));
        let at_top = self.stack.is_empty();
        if frame.kind == Kind::Object
            && row.map_or(checks.requires, |row| row.requires)
            && (self.creates() || (self.replaces() && !at_top))
        {
            self.required_in(checks, parent, &frame);
        }
        if at_top && frame.count == 0 && !self.creates() {
            self.outbox
                .report(Code::EmptyUpdate, Severity::Error, Params::none(), None);
        }
        if let (Some(row), Some(id)) = (row, parent) {
            scalar::count(row, frame.count, frame.position, &mut self.outbox);
            self.observe(checks, id, Observed::Container(frame.count));
        }
    }

    /// Enters an array's next entry, or takes the node of the key just read.
    #[inline]
    pub(super) fn begin_value(&mut self) -> Node {
        let depth = self.stack.len();
        let Some(frame) = self.stack.last_mut() else {
            return self.pending;
        };
        if frame.kind != Kind::Array {
            return self.pending;
        }
        self.outbox.leave(depth - 1);
        self.outbox.enter_index(frame.count);
        frame.count += 1;
        match frame.node {
            Node::Option(checks, id) => match checks.entries(id, Kind::Array) {
                Some(entry) => Node::Option(checks, entry),
                None => Node::Unknown,
            },
            _ => Node::Unknown,
        }
    }

    #[inline]
    pub(super) fn observe(&mut self, checks: &'static Checks, id: OptionId, observed: Observed) {
        let Some(row) = checks.row(id) else { return };
        if row.watched == 0 {
            return;
        }
        let facts = if core::ptr::eq(checks, &raw const common::CHECKS) {
            &mut self.common_facts
        } else {
            &mut self.facts
        };
        facts.record(row, observed, self.outbox.position());
    }
}
