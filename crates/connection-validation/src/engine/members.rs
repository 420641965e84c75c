//! The members of an object: keys that are known, unknown or there twice.

use lossless_json::{Kind, Text};

use super::habits::{Before, END, Guess, is_end};
use super::node::{Members, Node};
use super::{Engine, Observed, Place, Source, scalar};
use crate::Code;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::finding::Severity;
use crate::params::Params;
use crate::strategies::common::{CHECKS, OPTIONS};

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Reads the object that begins here, and says where it ends.
    #[inline(never)]
    pub(super) fn object(
        &mut self,
        node: Node,
        place: &Place<'_, 'a>,
        start: usize,
    ) -> Result<usize, S::Error> {
        let at = self.source.open(start)?;
        let node = self.container(node, Kind::Object, place);
        let mut members = Members::new(self.keys.len(), self.memory.renames.len());
        let end = if node.names_keys() {
            self.members(node, place, &mut members, at)?
        } else {
            self.free_members(node, place, &mut members, at)?
        };
        if !self.is_settled(node, &members) {
            self.end_of_object(node, place, &members);
        }
        self.keys.leave(members.kept_keys);
        Ok(end)
    }

    /// Reads the members of an object of which the catalogue knows keys.
    #[inline]
    fn members(
        &mut self,
        node: Node,
        object: &Place<'_, 'a>,
        members: &mut Members,
        mut at: usize,
    ) -> Result<usize, S::Error> {
        let mut before = node.before();
        let mut guess = self.guess(node, before);
        let mut is_first = true;
        loop {
            let expected = guess.and_then(|guess| guess.key);
            let met = expected.and_then(|key| self.source.expected(at, key));
            let (row, start, value_at) = if let (Some(guess), Some(end)) = (guess, met) {
                // The first key has no comma before it.
                (guess.row, at + usize::from(!is_first), end)
            } else {
                let (more, start) = if is_first {
                    self.source.first_member(at)?
                } else {
                    self.source.next_member(at)?
                };
                if !more {
                    if let Some(habits) = &mut self.memory.habits
                        && !guess.is_some_and(Guess::is_end)
                    {
                        habits.meet(before, is_end, || Some(&END));
                    }
                    return Ok(start);
                }
                let (key, end) = self.source.string(start)?;
                let key = self.source.text(key);
                let value_at = self.source.colon(end)?;
                let Some(row) = self.row_for(node, &key, before, guess) else {
                    at = self.other_member(node, object, start, &key, value_at, members)?;
                    if core::mem::take(&mut is_first) {
                        guess = guess.map(Guess::behind_comma);
                    }
                    continue;
                };
                (row, start, value_at)
            };
            is_first = false;
            let mut place = object.option(row, start);
            if !members.see(row) {
                self.duplicate(&place);
            }
            before = Before::Option(row);
            guess = self.guess(node, before);
            let child = if row.is_restricted() {
                self.restricted(node, row, &mut place, value_at)
            } else {
                node.child(row)
            };
            let (kind, value_start) = self.source.begin(value_at)?;
            at = if row.stands_alone() && matches!(kind, Kind::Object | Kind::Array) {
                self.perhaps_familiar(kind, child, row, &place, value_start)?
            } else {
                self.value(kind, child, &place, value_start)?
            };
        }
    }

    /// Reads the members of an object of which the catalogue knows no key.
    #[inline(never)]
    fn free_members(
        &mut self,
        node: Node,
        object: &Place<'_, 'a>,
        members: &mut Members,
        at: usize,
    ) -> Result<usize, S::Error> {
        let is_known = node.checks().is_some();
        let all = node.entries(Checks::members);
        let right_texts = if is_known && all.row().is_none() {
            0
        } else {
            all.short_texts()
        };
        let (mut more, mut at) = self.source.first_member(at)?;
        while more {
            let (key, end) = self.source.string(at)?;
            let key = self.source.text(key);
            let value_at = self.source.colon(end)?;
            let right = self.source.short_string(value_at, right_texts);
            let end = match right {
                Some(end) if self.keys.insert(members.kept_keys, &key) => {
                    members.count += 1;
                    end
                }
                _ => self.other_member(node, object, at, &key, value_at, members)?,
            };
            (more, at) = self.source.next_member(end)?;
        }
        Ok(at)
    }

    /// Reads a member without a row of its own, whose key begins at `start` and whose value may be
    /// read at `value_at`, and says where it ends.
    #[inline(never)]
    fn other_member(
        &mut self,
        node: Node,
        object: &Place<'_, 'a>,
        start: usize,
        key: &Text<'a>,
        value_at: usize,
        members: &mut Members,
    ) -> Result<usize, S::Error> {
        let place = object.member(*key, start);
        // A key that no row numbers is kept, to notice it when it comes again.
        if self.keys.insert(members.kept_keys, key) {
            members.count += 1;
        } else {
            self.duplicate(&place);
        }
        let value = self.other(node, key, &place);
        self.any_value(value, &place, value_at)
    }

    /// The row of a key, of which one was expected.
    fn row_for(
        &mut self,
        node: Node,
        key: &Text<'a>,
        before: Before,
        guess: Option<Guess>,
    ) -> Option<&'static Row> {
        let is_it = |row: &Row| !is_end(row) && key.is(row.key());
        if let Some(Guess { row, .. }) = guess
            && is_it(row)
        {
            return Some(row);
        }
        let find = || {
            let checks = node.checks()?;
            let is_payload = core::ptr::eq(checks, &raw const CHECKS) && node.row().is_none();
            let found = checks.child_of(node.row(), key);
            found.or_else(|| (is_payload && key.is(OPTIONS.key())).then_some(&OPTIONS))
        };
        match &mut self.memory.habits {
            Some(habits) => habits.meet(before, is_it, find),
            None => find(),
        }
    }

    /// The option that probably comes next: what came there before, or the next of the table.
    #[inline]
    fn guess(&mut self, node: Node, before: Before) -> Option<Guess> {
        let habits = self.memory.habits.as_ref();
        match habits.and_then(|habits| habits.after(before)) {
            Some(guess) => Some(guess),
            None => self.next_of_table(node, before),
        }
    }

    /// The next of the table, which is expected from now on.
    #[inline(never)]
    fn next_of_table(&mut self, node: Node, before: Before) -> Option<Guess> {
        let checks = node.checks()?;
        let row = match before {
            Before::Option(row) => checks.sibling(row),
            _ => checks.children(node.row()).next(),
        }?;
        let guess = Guess::new(row, before);
        if let Some(habits) = &mut self.memory.habits {
            habits.learn(before, guess);
        }
        Some(guess)
    }

    /// What the catalogue says of a key without a row of its own.
    fn other(&mut self, object: Node, key: &Text<'a>, place: &Place<'_, 'a>) -> Node {
        if object.checks().is_none() {
            return Node::UNKNOWN;
        }
        let node = object.entries(Checks::members);
        if node.row().is_none() {
            self.unknown(object, key, place);
        }
        node
    }

    #[cold]
    fn duplicate(&mut self, place: &Place<'_, 'a>) {
        let severity = Severity::Error;
        self.memory
            .outbox
            .report(place, Code::DuplicateKey, severity, Params::none(), None);
    }

    /// Whether nothing is to be said of an object with these members, nor to be remembered.
    #[inline]
    fn is_settled(&self, node: Node, members: &Members) -> bool {
        let count = members.count;
        let (requires, is_unseen) = match (node.checks(), node.row()) {
            (_, Some(row)) => {
                let fits = row.check.count.hold(count, count);
                (row.requires, fits && row.watched == 0)
            }
            (Some(checks), None) => (checks.requires, count > 0),
            (None, None) => (0, true),
        };
        is_unseen
            && members.has_all(requires)
            && self.stored.is_none()
            && self.memory.renames.len() == members.renames
    }

    #[inline(never)]
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
}
