//! The engine: consumes JSON events against the catalogue with a small stack.

mod facts;
mod frame;
mod keys;
mod outbox;
mod relations;
mod required;
mod scalar;

use alloc::vec::Vec;

use connection_model::{Contract, Strategy};
use lossless_json::{Event, Kind, Operation as PatchOperation, Patch, Pointer, Text};

pub(crate) use facts::{Facts, Observed};
use frame::{Frame, Node};
pub(crate) use outbox::Outbox;
pub(crate) use relations::pointer as option_pointer;

use crate::catalogue::OptionId;
use crate::catalogue::check::{Aspects, Check};
use crate::catalogue::table::Checks;
use crate::context::{Context, Operation};
use crate::finding::{Report, Severity};
use crate::params::{Param, Params};
use crate::strategies::{self, common};
use crate::{Code, rules, suggest};

/// For how many unknown keys of a payload the nearest known one is looked for. Nobody misspells
/// more, and a hostile payload has a hundred thousand.
const MOST_SUGGESTIONS: usize = 200;

/// A validation under way.
///
/// A front end feeds it the events of one payload in order. It is told the strategy beforehand,
/// since `options` may stand before `strategy` in the text.
pub(crate) struct Engine<'a> {
    context: Context<'a>,
    strategy: Option<Strategy>,
    stack: Vec<Frame<'a>>,
    pending: Node,
    facts: Facts,
    common_facts: Facts,
    outbox: Outbox,
    unknown_keys: usize,
}

impl<'a> Engine<'a> {
    pub(crate) fn new(context: Context<'a>, strategy: Option<Strategy>) -> Self {
        Self {
            context,
            strategy,
            stack: Vec::new(),
            pending: Node::Root(&common::CHECKS),
            facts: Facts::default(),
            common_facts: Facts::default(),
            outbox: Outbox::default(),
            unknown_keys: 0,
        }
    }

    /// Takes the next event.
    pub(crate) fn event(&mut self, event: Event<'a>) {
        self.outbox.advance();
        match event {
            Event::Key(key) => self.key(key),
            Event::ObjectStart => self.open(Kind::Object),
            Event::ArrayStart => self.open(Kind::Array),
            Event::ObjectEnd | Event::ArrayEnd => self.close(),
            scalar => self.scalar(scalar),
        }
    }

    /// The text ended, or stopped being JSON, at this place.
    pub(crate) fn syntax_error(&mut self, params: Params) {
        self.outbox.advance();
        self.outbox
            .report_at(Pointer::root(), Code::Syntax, Severity::Error, params, None);
    }

    /// The rules that need the whole payload, and the findings in document order.
    pub(crate) fn finish(mut self) -> Report {
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
        self.outbox.into_report()
    }

    fn creates(&self) -> bool {
        matches!(self.context.operation, Operation::Create)
    }

    /// Whether what an update leaves out is gone, instead of being kept by the server.
    fn replaces(&self) -> bool {
        !self.creates() && self.context.contract == Contract::Tenant
    }

    fn key(&mut self, key: Text<'a>) {
        let at_top = self.stack.len() == 1;
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        self.outbox.leave(frame.path_length);
        self.outbox.enter_key(&key);
        if !frame.keys.insert(key) {
            self.outbox
                .report(Code::DuplicateKey, Severity::Error, Params::none(), None);
        }
        let (checks, parent) = match frame.node {
            Node::Unknown => {
                self.pending = Node::Unknown;
                return;
            }
            Node::Root(checks) => (checks, None),
            Node::Option(checks, id) => (checks, Some(id)),
        };
        if at_top && key.is("options") {
            self.pending = match self.strategy.map(strategies::checks) {
                Some(checks) => Node::Root(checks),
                None => Node::Unknown,
            };
            return;
        }
        if let Some(id) = checks.child(parent, &key, frame.guess) {
            frame.guess = checks.after(id);
            self.pending = Node::Option(checks, id);
            self.known(checks, id);
            return;
        }
        if let Some(id) = parent.and_then(|id| checks.entries(id, Kind::Object)) {
            self.pending = Node::Option(checks, id);
            return;
        }
        self.pending = Node::Unknown;
        self.unknown(checks, parent, &key);
    }

    /// A key the catalogue has: is it one this request and this contract read?
    fn known(&mut self, checks: &'static Checks, id: OptionId) {
        let Some(row) = checks.row(id) else { return };
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
            if let Some(frame) = self.stack.last() {
                self.outbox.ignore_value(frame.path_length);
            }
        }
    }

    fn unknown(&mut self, checks: &'static Checks, parent: Option<OptionId>, key: &Text<'a>) {
        let row = parent.and_then(|id| checks.row(id));
        let closed = row.map_or(checks.closed, |row| row.closed);
        let refused = closed && row.is_none_or(|row| !row.documented.has(Aspects::KEYS));
        // Of a strategy without any known option nothing can be called misspelt.
        let open = !closed && (parent.is_some() || checks.rows.is_empty());
        if open {
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
        if let Some(frame) = self.stack.last_mut() {
            frame.renames.push((place, to));
        }
    }

    fn open(&mut self, kind: Kind) {
        let node = self.begin_value();
        if !self.type_fits(node, kind, false) {
            self.push(Node::Unknown, kind);
            return;
        }
        self.observe(node, Observed::Container(0));
        if matches!(node, Node::Root(_)) && !self.stack.is_empty() {
            self.facts.begin(&self.outbox);
        }
        self.push(node, kind);
    }

    fn push(&mut self, node: Node, kind: Kind) {
        let guess = match node {
            Node::Unknown => None,
            Node::Root(checks) => checks.children(None).next(),
            Node::Option(checks, id) => checks.children(Some(id)).next(),
        };
        self.stack.push(Frame::new(node, kind, guess, &self.outbox));
    }

    fn close(&mut self) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        self.outbox.leave(frame.path_length);
        for (place, to) in &frame.renames {
            if !frame.keys.contains(to) {
                self.outbox.fix_by_renaming(*place, to);
            }
        }
        let count = frame.count();
        let (checks, parent) = match frame.node {
            Node::Unknown => return,
            Node::Root(checks) => (checks, None),
            Node::Option(checks, id) => (checks, Some(id)),
        };
        let at_top = self.stack.is_empty();
        if frame.kind == Kind::Object && (self.creates() || (self.replaces() && !at_top)) {
            self.required_in(checks, parent, &frame);
        }
        if at_top && count == 0 && !self.creates() {
            self.outbox
                .report(Code::EmptyUpdate, Severity::Error, Params::none(), None);
        }
        if let Some(row) = parent.and_then(|id| checks.row(id)) {
            scalar::count(row, count, frame.position, &mut self.outbox);
        }
        self.observe(frame.node, Observed::Container(count));
    }

    fn scalar(&mut self, event: Event<'a>) {
        let node = self.begin_value();
        let (kind, integer) = scalar::kind(event);
        if !self.type_fits(node, kind, integer) {
            return;
        }
        let Node::Option(checks, id) = node else {
            return;
        };
        let Some(row) = checks.row(id) else { return };
        scalar::check(row, event, &mut self.outbox);
        if let Some(frame) = self.stack.last_mut()
            && frame.kind == Kind::Array
            && let Event::String(text) = event
            && let Node::Option(_, array) = frame.node
            && checks.row(array).is_some_and(|row| row.unique)
            && !frame.keys.insert(text)
        {
            let severity = checks.row(array).map_or(Severity::Warning, |row| {
                scalar::severity(row, Aspects::MAX_COUNT)
            });
            self.outbox
                .report(Code::Unique, severity, Params::none(), None);
        }
        self.observe(node, scalar::observed(row, event));
    }

    /// Enters an array's next entry, or takes the node of the key just read.
    fn begin_value(&mut self) -> Node {
        let Some(frame) = self.stack.last_mut() else {
            return self.pending;
        };
        if frame.kind != Kind::Array {
            return self.pending;
        }
        self.outbox.leave(frame.path_length);
        self.outbox.enter_index(frame.entries);
        frame.entries += 1;
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
                    self.observe(node, observed);
                    false
                }
            }
        }
    }

    /// `options` of a strategy without a table must still be an object.
    fn unknown_fits(&mut self, kind: Kind) -> bool {
        if kind != Kind::Object && self.stack.len() == 1 && self.outbox.is_at("/options") {
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

    fn observe(&mut self, node: Node, observed: Observed) {
        let Node::Option(checks, id) = node else {
            return;
        };
        let facts = if core::ptr::eq(checks, &raw const common::CHECKS) {
            &mut self.common_facts
        } else {
            &mut self.facts
        };
        facts.record(id, observed, &self.outbox);
    }
}
