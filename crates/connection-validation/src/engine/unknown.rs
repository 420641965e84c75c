//! Keys that the catalogue does not have.

use alloc::vec::Vec;

use lossless_json::Text;

use super::node::{Members, Node};
use super::{Engine, Place, Source};
use crate::catalogue::check::Aspects;
use crate::catalogue::row::Row;
use crate::finding::Severity;
use crate::params::{Param, Params};
use crate::{Code, strategies, suggest};

/// For how many unknown keys of a payload the nearest known one is looked for. Nobody misspells
/// more, and a hostile payload has a hundred thousand.
const MOST_SUGGESTIONS: usize = 200;

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Tells of a key of an object that no row is for, unless the object takes any.
    #[cold]
    pub(super) fn unknown(&mut self, object: Node, key: &Text<'a>, place: &Place<'_, 'a>) {
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

    /// Renames are mends where the right key is not there, and nothing else would get it.
    #[cold]
    pub(super) fn rename(&mut self, node: Node, members: &Members) {
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
