//! The engine: consumes JSON events against the catalogue with a small stack.

mod facts;
mod frame;
mod keys;
mod outbox;
mod relations;
mod required;
mod scalar;
mod stack;

use alloc::vec::Vec;

use connection_model::{Contract, Strategy};
use lossless_json::{Event, Kind, Number, Operation as PatchOperation, Patch, Pointer, Sink, Text};

pub(crate) use facts::{Facts, Observed};
use frame::{Frame, Node};
use keys::Keys;
pub(crate) use outbox::Outbox;
pub(crate) use relations::pointer as option_pointer;
use stack::Stack;

use crate::catalogue::OptionId;
use crate::catalogue::check::{Aspects, Check};
use crate::catalogue::table::Checks;
use crate::context::{Context, Operation};
use crate::finding::{Report, Severity};
use crate::format::Format;
use crate::params::{Param, Params};
use crate::strategies::{self, common};
use crate::{Code, rules, suggest};

/// For how many unknown keys of a payload the nearest known one is looked for. Nobody misspells
/// more, and a hostile payload has a hundred thousand.
const MOST_SUGGESTIONS: usize = 200;

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
            facts: Facts::new(strategy.and_then(strategies::checks)),
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
        self.facts.restart(strategy.and_then(strategies::checks));
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
        if let Some(checks) = self.strategy.and_then(strategies::checks) {
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

    fn creates(&self) -> bool {
        matches!(self.context.operation, Operation::Create)
    }

    /// Whether what an update leaves out is gone, instead of being kept by the server.
    fn replaces(&self) -> bool {
        !self.creates() && self.context.contract == Contract::Tenant
    }

    #[inline]
    fn enter(&mut self, key: Text<'a>) {
        let depth = self.stack.len();
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        self.outbox.leave(depth - 1);
        self.outbox.enter_key(key);
        let (checks, parent) = match frame.node {
            Node::Unknown => {
                self.pending = Node::Unknown;
                self.keep(key);
                return;
            }
            Node::Root(checks) => (checks, None),
            Node::Option(checks, id) => (checks, Some(id)),
        };
        if let Some(id) = checks.child(parent, &key, frame.guess)
            && let Some(row) = checks.row(id)
        {
            frame.guess = row.after();
            self.pending = Node::Option(checks, id);
            if frame.see(row.ordinal) {
                frame.count += 1;
            } else {
                self.duplicate();
            }
            if row.create_only || row.reads.is_some() {
                self.known(row);
            }
            return;
        }
        self.keep(key);
        if depth == 1 && key.is("options") {
            self.asks = !self.in_options && self.named == Named::Not && self.creates();
            self.in_options = true;
            self.pending = self.options_node();
            return;
        }
        if let Some(id) = parent.and_then(|id| checks.entries(id, Kind::Object)) {
            self.pending = Node::Option(checks, id);
            return;
        }
        self.pending = Node::Unknown;
        self.unknown(checks, parent, &key);
    }

    fn options_node(&self) -> Node {
        match self.strategy.and_then(strategies::checks) {
            Some(checks) => Node::Root(checks),
            None => Node::Unknown,
        }
    }

    /// A key that no row numbers is kept, to notice it when it comes again.
    fn keep(&mut self, key: Text<'a>) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        if self.keys.insert(frame.kept_keys, key) {
            frame.count += 1;
        } else {
            self.duplicate();
        }
    }

    #[cold]
    fn duplicate(&mut self) {
        self.outbox
            .report(Code::DuplicateKey, Severity::Error, Params::none(), None);
    }

    /// A key the catalogue has: is it one this request and this contract read?
    fn known(&mut self, row: &'static Check) {
        if row.create_only && !self.creates() {
            let fix = Patch(alloc::vec![PatchOperation::Remove {
                path: self.outbox.pointer()
            }]);
            self.outbox
                .report(Code::Immutable, Severity::Error, Params::none(), Some(fix));
        }
        if row
            .reads
            .is_some_and(|contract| contract != self.context.contract)
        {
            let params = Params::none().with("instead", Param::Word(row.twin));
            let place = self
                .outbox
                .report(Code::OtherContract, Severity::Warning, params, None);
            self.offer_rename(place, row.twin);
            self.outbox.ignore_value(self.stack.len().saturating_sub(1));
        }
    }

    fn unknown(&mut self, checks: &'static Checks, parent: Option<OptionId>, key: &Text<'a>) {
        let row = parent.and_then(|id| checks.row(id));
        let closed = row.map_or(checks.closed, |row| row.closed);
        let refused = closed && row.is_none_or(|row| !row.documented.has(Aspects::KEYS));
        let open_below = parent.is_some() && !closed;
        if open_below {
            // Free-form objects take any key; nothing is known to be wrong with this one.
            return;
        }
        let key = key.decode();
        let siblings = checks
            .children(parent)
            .filter_map(|id| checks.row(id))
            .filter(|row| {
                row.reads
                    .is_none_or(|contract| contract == self.context.contract)
            });
        let meant = if self.unknown_keys < MOST_SUGGESTIONS {
            suggest::nearest(&key, siblings.map(Check::key))
        } else {
            None
        };
        self.unknown_keys = self.unknown_keys.saturating_add(1);
        let mut params = Params::none().with("key", Param::Key(key.into_owned()));
        if let Some(meant) = meant {
            params = params.with("meant", Param::Word(meant));
        }
        let code = if self.stack.len() == 1 {
            Code::UnknownField
        } else {
            Code::UnknownOption
        };
        let severity = if refused {
            Severity::Error
        } else {
            Severity::Warning
        };
        let place = self.outbox.report(code, severity, params, None);
        if let Some(meant) = meant {
            self.offer_rename(place, meant);
        }
    }

    /// Renaming is a certain mend only when the right key is not there as well, which shows when
    /// the object ends.
    fn offer_rename(&mut self, place: usize, to: &'static str) {
        self.renames.push((place, to));
    }

    fn begin(&mut self, kind: Kind) {
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

    fn leave(&mut self) {
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

    /// An object ends: renames are mends where the right key is not there.
    #[cold]
    fn rename(&mut self, frame: &Frame) {
        let (checks, parent) = match frame.node {
            Node::Unknown => (None, None),
            Node::Root(checks) => (Some(checks), None),
            Node::Option(checks, id) => (Some(checks), Some(id)),
        };
        for (place, to) in self.renames.drain(frame.renames..) {
            let row = checks.and_then(|checks| {
                let id = checks.child(parent, &Text::plain(to), None)?;
                checks.row(id)
            });
            let is_there = match row {
                Some(row) => frame.has_seen(row.ordinal),
                None => self.keys.contains(frame.kept_keys, to),
            };
            if !is_there {
                self.outbox.fix_by_renaming(place, to);
            }
        }
    }

    /// The row of a scalar whose type fits it.
    #[inline]
    fn row_of(
        &mut self,
        kind: Kind,
        integer: bool,
    ) -> Option<(&'static Checks, OptionId, &'static Check)> {
        let node = self.begin_value();
        let Node::Option(checks, id) = node else {
            self.type_fits(node, kind, integer);
            return None;
        };
        let row = checks.row(id)?;
        if !row.types.allow(kind, integer) {
            self.type_fits(node, kind, integer);
            return None;
        }
        Some((checks, id, row))
    }

    /// In an array whose entries must differ, an entry that was there already.
    fn differs(&mut self, text: Text<'a>) {
        if let Some(frame) = self.stack.last_mut()
            && let Node::Option(checks, array) = frame.node
            && let Some(array) = checks.row(array)
            && !self.keys.insert(frame.kept_keys, text)
        {
            let severity = scalar::severity(array, Aspects::MAX_COUNT);
            self.outbox
                .report(Code::Unique, severity, Params::none(), None);
        }
    }

    /// A creation says its strategy.
    fn name_strategy(&mut self, name: Text<'a>) {
        if self.named != Named::Not || self.stack.len() != 1 {
            return;
        }
        let strategy: Option<Strategy> = name.decode().parse().ok();
        self.named = strategy.map_or(Named::Unknown, Named::As);
        if self.creates() && !self.in_options {
            self.expect(strategy);
        }
    }

    /// Enters an array's next entry, or takes the node of the key just read.
    #[inline]
    fn begin_value(&mut self) -> Node {
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

    fn type_fits(&mut self, node: Node, kind: Kind, integer: bool) -> bool {
        match node {
            Node::Unknown => self.unknown_fits(kind),
            Node::Root(_) if kind == Kind::Object => true,
            Node::Root(_) => {
                self.not_an_object(kind);
                false
            }
            Node::Option(checks, id) => {
                let Some(row) = checks.row(id) else {
                    return true;
                };
                row.types.allow(kind, integer) || {
                    scalar::wrong_type(row, kind, &mut self.outbox);
                    // It is there all the same, so that nothing else says that it is missing.
                    let observed = match kind {
                        Kind::Null => Observed::Null,
                        _ => Observed::Mistyped,
                    };
                    self.observe(checks, id, observed);
                    false
                }
            }
        }
    }

    /// `options` of a strategy without a table must still be an object.
    fn unknown_fits(&mut self, kind: Kind) -> bool {
        if kind != Kind::Object && self.stack.len() == 1 && self.outbox.is_at_member("options") {
            self.not_an_object(kind);
            return false;
        }
        true
    }

    fn not_an_object(&mut self, kind: Kind) {
        if self.stack.is_empty() {
            let params = Params::none().with("found", Param::Word(kind.as_str()));
            self.outbox
                .report(Code::NotAnObject, Severity::Error, params, None);
        } else if kind == Kind::Null {
            // Live tenants take null for no options; the reference shows an object and nothing else.
            let severity = match self.context.contract {
                Contract::Reference => Severity::Error,
                Contract::Tenant => Severity::Warning,
            };
            self.outbox
                .report(Code::OptionsNull, severity, Params::none(), None);
        } else {
            let params = Params::none()
                .with("expected", Param::Words(alloc::vec!["object"]))
                .with("found", Param::Word(kind.as_str()));
            self.outbox
                .report(Code::Type, Severity::Error, params, None);
        }
    }

    #[inline]
    fn observe(&mut self, checks: &'static Checks, id: OptionId, observed: Observed) {
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

impl<'a> Sink<'a> for Engine<'a> {
    #[inline]
    fn open(&mut self, kind: Kind) {
        self.outbox.advance();
        self.begin(kind);
    }

    #[inline]
    fn close(&mut self, _kind: Kind) {
        self.outbox.advance();
        self.leave();
    }

    #[inline]
    fn key(&mut self, key: Text<'a>) {
        self.outbox.advance();
        self.enter(key);
    }

    #[inline]
    fn string(&mut self, text: Text<'a>) {
        self.outbox.advance();
        let Some((checks, id, row)) = self.row_of(Kind::String, false) else {
            return;
        };
        if row.format == Format::Strategy {
            self.name_strategy(text);
        }
        let choice = scalar::string(row, text, &mut self.outbox);
        if row.differs {
            self.differs(text);
        }
        if row.watched != 0 {
            self.observe(checks, id, choice.map_or(Observed::Other, Observed::Choice));
        }
    }

    #[inline]
    fn number(&mut self, spelling: &'a str) {
        self.outbox.advance();
        let floor = Number::floor(spelling);
        let (value, whole) = floor;
        let Some((checks, id, row)) = self.row_of(Kind::Number, whole) else {
            return;
        };
        scalar::number(row, floor, &mut self.outbox);
        let observed = if whole {
            Observed::Number(value)
        } else {
            Observed::Other
        };
        self.observe(checks, id, observed);
    }

    #[inline]
    fn bool(&mut self, value: bool) {
        self.outbox.advance();
        if let Some((checks, id, _)) = self.row_of(Kind::Boolean, false) {
            self.observe(checks, id, Observed::Bool(value));
        }
    }

    #[inline]
    fn null(&mut self) {
        self.outbox.advance();
        if let Some((checks, id, _)) = self.row_of(Kind::Null, false) {
            self.observe(checks, id, Observed::Null);
        }
    }
}
