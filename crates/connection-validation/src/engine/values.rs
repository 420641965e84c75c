//! Values: whether each is of its option's type, and what its row says of it.

use super::frame::Node;
use super::{Engine, Named, Observed, scalar};
use connection_model::{Contract, Strategy};
use lossless_json::{Kind, Number, Sink, Text};

use crate::Code;
use crate::catalogue::OptionId;
use crate::catalogue::check::{Aspects, Check};
use crate::catalogue::table::Checks;
use crate::finding::Severity;
use crate::format::Format;
use crate::params::{Param, Params};

impl<'a> Engine<'a> {
    /// The row of a scalar whose type fits it.
    #[inline]
    pub(super) fn row_of(
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
    pub(super) fn differs(&mut self, text: Text<'a>) {
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
    pub(super) fn name_strategy(&mut self, name: Text<'a>) {
        if self.named != Named::Not || self.stack.len() != 1 {
            return;
        }
        let strategy: Option<Strategy> = name.decode().parse().ok();
        self.named = strategy.map_or(Named::Unknown, Named::As);
        if self.creates() && !self.in_options {
            self.expect(strategy);
        }
    }

    pub(super) fn type_fits(&mut self, node: Node, kind: Kind, integer: bool) -> bool {
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
    pub(super) fn unknown_fits(&mut self, kind: Kind) -> bool {
        if kind != Kind::Object && self.stack.len() == 1 && self.outbox.is_at_member("options") {
            self.not_an_object(kind);
            return false;
        }
        true
    }

    pub(super) fn not_an_object(&mut self, kind: Kind) {
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
