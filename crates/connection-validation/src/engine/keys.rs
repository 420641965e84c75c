//! Keys that the catalogue does not number, to find one that is there twice.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use lossless_json::Text;

use super::distinct::Distinct;

/// So many keys are compared one by one; comparing each with each of a hostile object's hundred
/// thousand would take minutes.
const FEW: usize = 16;

/// The keys of the objects that are open, the innermost last; in an array whose entries must
/// differ, the entries.
pub(crate) struct Keys<'a> {
    /// Nothing is zeros, which take little time to fill places with.
    few: [Option<Text<'a>>; FEW],
    /// How many keys are kept, here and there.
    count: usize,
    /// Of each object that found no place among the few, the others, with how many keys were kept
    /// before the object.
    many: Vec<(usize, Distinct<Cow<'a, str>>)>,
}

impl<'a> Keys<'a> {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self {
            few: [None; FEW],
            count: 0,
            many: Vec::new(),
        }
    }

    /// How many are kept: where the keys of the next object begin.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Adds a key to the innermost object, whose keys begin at `start`; false when it was there
    /// already.
    #[inline]
    pub(crate) fn insert(&mut self, start: usize, key: &Text<'a>) -> bool {
        if self.few(start).any(|own| own == key) {
            return false;
        }
        let is_new = if let Some(place) = self.few.get_mut(self.count) {
            *place = Some(*key);
            true
        } else {
            self.insert_among_many(start, key)
        };
        self.count += usize::from(is_new);
        is_new
    }

    #[cold]
    fn insert_among_many(&mut self, start: usize, key: &Text<'a>) -> bool {
        if self.many.last().is_none_or(|(of, _)| *of != start) {
            self.many.push((start, Distinct::new()));
        }
        match self.many.last_mut() {
            Some((_, many)) => many.insert(key.decode()),
            None => true,
        }
    }

    /// Those of the innermost object that have a place among the few.
    #[inline]
    fn few(&self, start: usize) -> impl Iterator<Item = &Text<'a>> {
        let own = self.few.get(start..self.count.min(FEW));
        own.unwrap_or_default().iter().flatten()
    }

    /// Whether the innermost object has the key.
    pub(crate) fn contains(&self, start: usize, key: &str) -> bool {
        let many = self.many.last().filter(|(of, _)| *of == start);
        self.few(start).any(|own| own.is(key)) || many.is_some_and(|(_, many)| many.contains(key))
    }

    /// Forgets the innermost object.
    #[inline]
    pub(crate) fn leave(&mut self, start: usize) {
        self.count = start;
        if !self.many.is_empty() {
            while self.many.last().is_some_and(|(of, _)| *of >= start) {
                self.many.pop();
            }
        }
    }
}
