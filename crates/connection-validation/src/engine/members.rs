//! The members of an object: keys that are known, unknown or there twice.

use super::frame::{Frame, Node};
use super::{Engine, Named};
use lossless_json::{Kind, Operation as PatchOperation, Patch, Text};

use crate::catalogue::OptionId;
use crate::catalogue::check::{Aspects, Check};
use crate::catalogue::table::Checks;
use crate::finding::Severity;
use crate::params::{Param, Params};
use crate::{Code, strategies, suggest};

/// For how many unknown keys of a payload the nearest known one is looked for. Nobody misspells
/// more, and a hostile payload has a hundred thousand.
const MOST_SUGGESTIONS: usize = 200;

impl<'a> Engine<'a> {
    #[inline]
    pub(super) fn enter(&mut self, key: Text<'a>) {
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

    pub(super) fn options_node(&self) -> Node {
        match self.strategy.map(strategies::checks) {
            Some(checks) => Node::Root(checks),
            None => Node::Unknown,
        }
    }

    /// A key that no row numbers is kept, to notice it when it comes again.
    pub(super) fn keep(&mut self, key: Text<'a>) {
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
    pub(super) fn duplicate(&mut self) {
        self.outbox
            .report(Code::DuplicateKey, Severity::Error, Params::none(), None);
    }

    /// A key the catalogue has: is it one this request and this contract read?
    pub(super) fn known(&mut self, row: &'static Check) {
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

    pub(super) fn unknown(
        &mut self,
        checks: &'static Checks,
        parent: Option<OptionId>,
        key: &Text<'a>,
    ) {
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
    pub(super) fn offer_rename(&mut self, place: usize, to: &'static str) {
        self.renames.push((place, to));
    }

    /// An object ends: renames are mends where the right key is not there.
    #[cold]
    pub(super) fn rename(&mut self, frame: &Frame) {
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
}
