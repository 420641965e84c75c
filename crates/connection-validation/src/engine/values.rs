//! Values: whether each is of its option's type, and what its row says of it.

use connection_model::{Contract, Strategy};
use lossless_json::{Kind, Number, Text};

use super::node::Node;
use super::words::Words;
use super::{Engine, Named, Observed, Place, Source, dates, scalar};
use crate::Code;
use crate::catalogue::Types;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::finding::Severity;
use crate::format::Format;
use crate::params::{Param, Params};

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Reads the value that comes here, and says where it ends: a call, for wherever it does not
    /// come so often.
    #[inline(never)]
    pub(super) fn any_value(
        &mut self,
        node: Node,
        place: &Place<'_, 'a>,
        at: usize,
    ) -> Result<usize, S::Error> {
        let (kind, start) = self.source.begin(at)?;
        self.value(kind, node, place, start)
    }

    /// Reads the value that begins here, and says where it ends.
    #[expect(
        clippy::inline_always,
        reason = "most values are read where their key is, and nothing goes through memory"
    )]
    #[inline(always)]
    pub(super) fn value(
        &mut self,
        kind: Kind,
        node: Node,
        place: &Place<'_, 'a>,
        start: usize,
    ) -> Result<usize, S::Error> {
        match kind {
            Kind::Object => self.object(node, place, start),
            Kind::Array => self.array(node, place, start),
            Kind::String => {
                let (string, end) = self.source.string(start)?;
                if !node.takes_any_of(S::length(string)) {
                    let text = self.source.text(string);
                    self.string(node, &text, place);
                }
                Ok(end)
            }
            Kind::Boolean => {
                let (value, end) = self.source.bool(start)?;
                if !node.is_plain(Types::BOOLEAN) {
                    self.scalar(node, kind, Observed::Bool(value), place);
                }
                Ok(end)
            }
            Kind::Number => self.number(node, place, start),
            Kind::Null => self.null(node, place, start),
        }
    }

    /// Judges a text; false when texts are not of the option's type.
    #[inline(never)]
    pub(super) fn string(&mut self, node: Node, text: &Text<'a>, place: &Place<'_, 'a>) -> bool {
        if node.is_plain(Types::STRING) {
            return true;
        }
        let Some((checks, row)) = self.row_of(node, Kind::String, false, place) else {
            return false;
        };
        if self.stored.is_some() && text.is_empty() {
            self.emptied(Some(row), place);
        }
        if row.check.create_only {
            let is_known = row.check.format == Format::Strategy && self.name_strategy(text);
            if is_known || self.reads() {
                // What a server holds cannot change, so there is nothing to be done about it.
                self.observe(checks, row, Observed::Other, place);
                return true;
            }
        }
        let choice = scalar::string(row.check, text, place, &mut self.memory.outbox);
        if let Some(now) = self.context.now
            && row.check.format == Format::Certificate
        {
            dates::tell(now, text, place, &mut self.memory.outbox);
        }
        let observed = if row.check.words.is_empty() {
            choice.map_or(Observed::Other, Observed::Choice)
        } else {
            Observed::Words(Words::of(row.check.words, *text))
        };
        self.observe(checks, row, observed, place);
        true
    }

    #[inline(never)]
    fn number(
        &mut self,
        node: Node,
        place: &Place<'_, 'a>,
        start: usize,
    ) -> Result<usize, S::Error> {
        let (spelling, end) = self.source.number(start)?;
        let floor = Number::floor(spelling);
        let (value, whole) = floor;
        if let Some((checks, row)) = self.row_of(node, Kind::Number, whole, place) {
            scalar::number(row.check, floor, place, &mut self.memory.outbox);
            let observed = if whole {
                Observed::Number(value)
            } else {
                Observed::Other
            };
            self.observe(checks, row, observed, place);
        }
        Ok(end)
    }

    #[inline(never)]
    fn null(&mut self, node: Node, place: &Place<'_, 'a>, start: usize) -> Result<usize, S::Error> {
        let end = self.source.null(start)?;
        if !node.is_plain(Types::NULL) {
            if self.stored.is_some() {
                self.emptied(node.row(), place);
            }
            self.scalar(node, Kind::Null, Observed::Null, place);
        }
        Ok(end)
    }

    fn scalar(&mut self, node: Node, kind: Kind, observed: Observed, place: &Place<'_, 'a>) {
        if let Some((checks, row)) = self.row_of(node, kind, false, place) {
            self.observe(checks, row, observed, place);
        }
    }

    /// The row of a scalar whose type fits it.
    #[inline]
    fn row_of(
        &mut self,
        node: Node,
        kind: Kind,
        integer: bool,
        place: &Place<'_, 'a>,
    ) -> Option<(&'static Checks, &'static Row)> {
        if let (Some(checks), Some(row)) = (node.checks(), node.row())
            && row.check.types.allow(kind, integer)
        {
            return Some((checks, row));
        }
        self.misfit(node, kind, place);
        None
    }

    /// What the catalogue says of an object or array that begins: nothing where it is no such.
    #[inline]
    pub(super) fn container(&mut self, node: Node, kind: Kind, place: &Place<'_, 'a>) -> Node {
        let is_unseen = match node.row() {
            Some(row) => row.watched == 0 && row.check.types.allow(kind, false),
            None => node.checks().is_none(),
        };
        if is_unseen {
            return node;
        }
        self.looked_at(node, kind, place)
    }

    #[inline(never)]
    fn looked_at(&mut self, node: Node, kind: Kind, place: &Place<'_, 'a>) -> Node {
        match (node.checks(), node.row()) {
            (Some(checks), Some(row)) if row.check.types.allow(kind, false) => {
                self.observe(checks, row, Observed::Container(0), place);
                node
            }
            (Some(_), None) if kind == Kind::Object => {
                if !place.is_root() {
                    self.memory.facts.begin(place.position());
                }
                node
            }
            _ => {
                self.misfit(node, kind, place);
                Node::UNKNOWN
            }
        }
    }

    /// The value is not of a type that its node takes, or of no node at all.
    fn misfit(&mut self, node: Node, kind: Kind, place: &Place<'_, 'a>) {
        match (node.checks(), node.row()) {
            (Some(checks), Some(row)) => {
                scalar::wrong_type(row.check, kind, place, &mut self.memory.outbox);
                // It is there all the same, so that nothing else says that it is missing.
                let observed = match kind {
                    Kind::Null => Observed::Null,
                    _ => Observed::Mistyped,
                };
                self.observe(checks, row, observed, place);
            }
            // Options of which nothing is known must still be an object.
            (Some(_), None) | (None, Some(_)) => self.not_an_object(kind, place),
            (None, None) => {}
        }
    }

    #[cold]
    fn not_an_object(&mut self, kind: Kind, place: &Place<'_, 'a>) {
        let (code, severity, params) = if place.is_root() {
            let params = Params::none().with("found", Param::Word(kind.as_str()));
            (Code::NotAnObject, Severity::Error, params)
        } else if kind == Kind::Null && self.reads() {
            return;
        } else if kind == Kind::Null {
            // Live tenants take null for no options; the reference shows an object and nothing else.
            let severity = match self.context.contract {
                Contract::Reference => Severity::Error,
                Contract::Tenant => Severity::Warning,
            };
            (Code::OptionsNull, severity, Params::none())
        } else {
            let params = Params::none()
                .with("expected", Param::Words(alloc::vec!["object"]))
                .with("found", Param::Word(kind.as_str()));
            (Code::Type, Severity::Error, params)
        };
        self.memory
            .outbox
            .report(place, code, severity, params, None);
    }

    /// The connection says its strategy: whether it is one, if that is seen at once.
    fn name_strategy(&mut self, name: &Text<'a>) -> bool {
        if self.named != Named::Not {
            return false;
        }
        let name = name.decode();
        let strategy: Option<Strategy> = name.parse().ok();
        self.named = match strategy {
            Some(strategy) => Named::As(strategy),
            None if Strategy::is_gone(&name) => Named::Gone,
            None => Named::Unknown,
        };
        if self.names_strategy() && !self.in_options {
            self.expect(strategy);
        }
        strategy.is_some()
    }
}
