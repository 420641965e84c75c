//! The entries of an array.

use lossless_json::{Kind, Text};

use super::node::Node;
use super::words::Words;
use super::{Engine, Observed, Place, Source, scalar};
use crate::Code;
use crate::catalogue::Types;
use crate::catalogue::check::Aspects;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::params::Params;

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Reads the array that begins here, and says where it ends.
    #[inline(never)]
    pub(super) fn array(
        &mut self,
        node: Node,
        place: &Place<'_, 'a>,
        start: usize,
    ) -> Result<usize, S::Error> {
        match self.short_list(node, place, start) {
            Some(end) => Ok(end),
            None => self.entries(node, place, start),
        }
    }

    /// Where the array ends that begins here, if it has nothing but short texts that are right
    /// whatever they say, and it does not matter which; that is what most arrays are.
    #[inline]
    fn short_list(&mut self, node: Node, place: &Place<'_, 'a>, start: usize) -> Option<usize> {
        let (checks, row) = (node.checks()?, node.row()?);
        if row.check.unique || !row.check.words.is_empty() || !row.check.types.has(Types::ARRAY) {
            return None;
        }
        let entries = node.entries(Checks::items);
        let (count, end) = self.source.short_list(start, entries.short_texts())?;
        if !row.check.count.hold(count, count) {
            return None;
        }
        self.observe(checks, row, Observed::Container(count), place);
        Some(end)
    }

    /// Reads the array that begins here entry by entry.
    #[inline(never)]
    fn entries(
        &mut self,
        node: Node,
        place: &Place<'_, 'a>,
        start: usize,
    ) -> Result<usize, S::Error> {
        let at = self.source.open(start)?;
        let node = self.container(node, Kind::Array, place);
        let entries = node.entries(Checks::items);
        // Of texts that must differ, or that are told apart, the ones that were there.
        let noted = node
            .row()
            .filter(|row| row.check.unique || !row.check.words.is_empty());
        let kept_keys = self.keys.len();
        let mut words = Words::default();
        let mut count = 0;
        let (mut more, mut at) = self.source.first_entry(at)?;
        while more {
            let (kind, start) = self.source.begin(at)?;
            let place = place.entry(count, start);
            count += 1;
            let end = if kind == Kind::String {
                let (string, end) = self.source.string(start)?;
                let text = self.source.text(string);
                let fits =
                    entries.takes_any_of(S::length(string)) || self.string(entries, &text, &place);
                if let Some(array) = noted
                    && fits
                    && entries.row().is_some()
                {
                    words.see(array.check.words, text);
                    if array.check.unique {
                        self.differs(array, kept_keys, text, &place);
                    }
                }
                end
            } else {
                words.see_other();
                self.any_value(entries, &place, start)?
            };
            (more, at) = self.source.next_entry(end)?;
        }
        self.keys.leave(kept_keys);
        if let (Some(checks), Some(row)) = (node.checks(), node.row()) {
            scalar::count(row.check, count, place, &mut self.memory.outbox);
            let mut observed = Observed::Container(count);
            if !row.check.words.is_empty() {
                observed = Observed::Words(words);
                if row.check.wants_words && !words.has_all(row.check.words.len()) {
                    scalar::lacks_words(row.check, place, &mut self.memory.outbox);
                }
            }
            self.observe(checks, row, observed, place);
        }
        Ok(at)
    }

    /// In an array whose entries must differ, an entry that was there already.
    fn differs(
        &mut self,
        array: &'static Row,
        kept_keys: usize,
        text: Text<'a>,
        place: &Place<'_, 'a>,
    ) {
        if !self.keys.insert(kept_keys, &text) {
            let severity = scalar::severity(array.check, Aspects::MAX_COUNT);
            self.memory
                .outbox
                .report(place, Code::Unique, severity, Params::none(), None);
        }
    }
}
