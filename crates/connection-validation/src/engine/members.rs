//! The members of an object: keys that are known, unknown or there twice.

use alloc::vec::Vec;

use lossless_json::{Key, Kind, Operation as PatchOperation, Patch, Text};

use super::habits::Before;
use super::node::{Members, Node};
use super::{Engine, Named, Observed, Place, Source, scalar};
use crate::catalogue::check::Aspects;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::finding::Severity;
use crate::params::{Param, Params};
use crate::{Code, strategies, suggest};

/// For how many unknown keys of a payload the nearest known one is looked for. Nobody misspells
/// more, and a hostile payload has a hundred thousand.
const MOST_SUGGESTIONS: usize = 200;

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Reads an object that has begun.
    pub(super) fn object(&mut self, node: Node, place: &Place<'_, 'a>) -> Result<(), S::Error> {
        self.source.open()?;
        let node = self.container(node, Kind::Object, place);
        let mut members = Members::new(self.keys.len(), self.memory.renames.len());
        self.members(node, place, &mut members)?;
        self.end_of_object(node, place, &members);
        self.keys.leave(members.kept_keys);
        Ok(())
    }

    fn members(
        &mut self,
        node: Node,
        object: &Place<'_, 'a>,
        members: &mut Members,
    ) -> Result<(), S::Error> {
        let mut before = node.before();
        let mut guess = node
            .checks()
            .and_then(|checks| self.guess(before, || checks.first_child(node.row())));
        let mut next = self.source.first_key(guess.map_or("", Row::key))?;
        loop {
            let (row, key) = match (next, guess) {
                (Key::End, _) => return Ok(()),
                (Key::Expected, Some(row)) => (Some(row), Text::plain(row.key())),
                (Key::Expected, None) => (None, Text::plain("")),
                (Key::Other(key), _) => (self.row_for(node, &key, before), key),
            };
            let mut place = object.member(key, self.source.position());
            let value = match (node.checks(), row) {
                (Some(checks), Some(row)) => {
                    before = Before::Option(row);
                    guess = self.guess(before, || checks.sibling(row));
                    if !members.see(row) {
                        self.duplicate(&place);
                    }
                    if row.is_restricted() {
                        self.known(row, &mut place);
                    }
                    Node::option(checks, row)
                }
                _ => self.other(node, key, &place, members),
            };
            self.source.colon()?;
            let kind = self.source.begin()?;
            if kind == Kind::String {
                let text = self.source.string()?;
                self.string(value, text, &place);
            } else {
                self.value(kind, value, &place)?;
            }
            next = self.source.next_key(guess.map_or("", Row::key))?;
        }
    }

    /// The row of another key than the expected one.
    fn row_for(&mut self, node: Node, key: &Text<'a>, before: Before) -> Option<&'static Row> {
        let row = node.checks()?.child_of(node.row(), key)?;
        if let Some(habits) = &mut self.memory.habits {
            habits.learn(before, row);
        }
        Some(row)
    }

    /// The option that probably comes next: what came there before, or the next of the table.
    #[inline]
    fn guess(
        &self,
        before: Before,
        next: impl Fn() -> Option<&'static Row>,
    ) -> Option<&'static Row> {
        match &self.memory.habits {
            Some(habits) => habits.after(before).or_else(next),
            None => next(),
        }
    }

    /// What the catalogue says of a key without a row of its own.
    fn other(
        &mut self,
        object: Node,
        key: Text<'a>,
        place: &Place<'_, 'a>,
        members: &mut Members,
    ) -> Node {
        self.keep(key, place, members);
        if object.checks().is_none() {
            return Node::UNKNOWN;
        }
        if place.is_member("options") {
            let asks = !self.in_options && self.named == Named::Not && self.names_strategy();
            if asks && self.looks_ahead {
                let strategy = self.source.strategy_ahead();
                self.expect(strategy);
            }
            self.in_options = true;
            return self
                .strategy
                .map_or(Node::UNKNOWN, |it| Node::root(strategies::checks(it)));
        }
        let node = object.entries(Checks::members);
        if node.row().is_none() {
            self.unknown(object, &key, place);
        }
        node
    }

    /// A key that no row numbers is kept, to notice it when it comes again.
    fn keep(&mut self, key: Text<'a>, place: &Place<'_, 'a>, members: &mut Members) {
        if self.keys.insert(members.kept_keys, key) {
            members.count += 1;
        } else {
            self.duplicate(place);
        }
    }

    #[cold]
    fn duplicate(&mut self, place: &Place<'_, 'a>) {
        let severity = Severity::Error;
        self.memory
            .outbox
            .report(place, Code::DuplicateKey, severity, Params::none(), None);
    }

    /// A key the catalogue has: is it one this request and this contract read?
    fn known(&mut self, row: &'static Row, place: &mut Place<'_, 'a>) {
        if row.check.create_only && self.updates() {
            let path = place.pointer();
            let fix = Some(Patch(alloc::vec![PatchOperation::Remove { path }]));
            let severity = Severity::Error;
            self.memory
                .outbox
                .report(place, Code::Immutable, severity, Params::none(), fix);
        }
        if row
            .check
            .reads
            .is_some_and(|contract| contract != self.context.contract)
        {
            let params = Params::none().with("instead", Param::Word(row.check.twin));
            let severity = Severity::Warning;
            let finding =
                self.memory
                    .outbox
                    .report(place, Code::OtherContract, severity, params, None);
            self.memory.renames.push((finding, row.check.twin));
            place.ignore();
        }
    }

    #[cold]
    fn unknown(&mut self, object: Node, key: &Text<'a>, place: &Place<'_, 'a>) {
        let Some(checks) = object.checks() else {
            return;
        };
        let row = object.row();
        let closed = row.map_or(checks.closed, |row| row.check.closed);
        let refused = closed && row.is_none_or(|row| !row.check.documented.has(Aspects::KEYS));
        // Of a strategy without any known option nothing can be called misspelt.
        let open = !closed && (row.is_some() || checks.rows.is_empty());
        if open {
            // Free-form objects take any key; nothing is known to be wrong with this one.
            return;
        }
        let key = key.decode();
        let is_answered = place.is_at_top() && self.reads();
        if is_answered && strategies::common::SERVER_MADE.contains(&&*key) {
            return;
        }
        let siblings = checks.children(row).filter(|row| {
            row.check
                .reads
                .is_none_or(|contract| contract == self.context.contract)
        });
        let meant = if self.unknown_keys < MOST_SUGGESTIONS {
            suggest::nearest(&key, siblings.map(Row::key))
        } else {
            None
        };
        self.unknown_keys = self.unknown_keys.saturating_add(1);
        // A server may know more fields than the catalogue.
        if is_answered && meant.is_none() {
            return;
        }
        let mut params = Params::none().with("key", Param::Key(key.into_owned()));
        if let Some(meant) = meant {
            params = params.with("meant", Param::Word(meant));
        }
        let code = if place.is_at_top() {
            Code::UnknownField
        } else {
            Code::UnknownOption
        };
        let severity = if refused && !is_answered {
            Severity::Error
        } else {
            Severity::Warning
        };
        let finding = self
            .memory
            .outbox
            .report(place, code, severity, params, None);
        // Renaming is a certain mend only when the right key is not there as well, which shows
        // when the object ends.
        self.memory
            .renames
            .extend(meant.map(|meant| (finding, meant)));
    }

    fn end_of_object(&mut self, node: Node, place: &Place<'_, 'a>, members: &Members) {
        if self.stored.is_some() && !place.is_root() {
            self.compare(node, place, members);
        }
        if self.memory.renames.len() > members.renames {
            self.rename(node, members);
        }
        let Some(checks) = node.checks() else {
            return;
        };
        let row = node.row();
        if !members.has_all(row.map_or(checks.requires, |row| row.requires))
            && (self.creates() || (self.replaces() && !place.is_root()) || self.reads())
        {
            self.required_in(checks, row, place, members);
        }
        if place.is_root() && members.count == 0 && self.updates() {
            let severity = Severity::Error;
            self.memory
                .outbox
                .report(place, Code::EmptyUpdate, severity, Params::none(), None);
        }
        if let Some(row) = row {
            scalar::count(row.check, members.count, place, &mut self.memory.outbox);
            self.observe(checks, row, Observed::Container(members.count), place);
        }
    }

    /// Renames are mends where the right key is not there, and nothing else would get it.
    #[cold]
    fn rename(&mut self, node: Node, members: &Members) {
        // They are few: what is suggested has an end, and so have the twins of a table.
        let mut wanted: Vec<(&str, usize)> = Vec::new();
        for (_, to) in self.memory.renames.iter().skip(members.renames) {
            match wanted.iter_mut().find(|(own, _)| own == to) {
                Some((_, times)) => *times += 1,
                None => wanted.push((to, 1)),
            }
        }
        for (finding, to) in self.memory.renames.drain(members.renames..) {
            let row = node
                .checks()
                .and_then(|checks| checks.child_of(node.row(), &Text::plain(to)));
            let is_there = match row {
                Some(row) => members.has_seen(row.ordinal),
                None => self.keys.contains(members.kept_keys, to),
            };
            if !is_there && wanted.contains(&(to, 1)) {
                self.memory.outbox.fix_by_renaming(finding, to);
            }
        }
    }
}
