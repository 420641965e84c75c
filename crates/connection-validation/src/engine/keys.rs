//! Keys that the catalogue does not number, to find one that is there twice.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use lossless_json::Text;

use super::distinct::Distinct;
use super::stack::Stack;

/// Up to this many keys of an object are compared one by one; comparing each with each of a
/// hostile object's hundred thousand would take minutes.
const FEW: usize = 24;

/// The keys of the objects that are open, the innermost last; in an array whose entries must
/// differ, the entries.
pub(crate) struct Keys<'a> {
    few: Stack<Text<'a>, 32>,
    /// Of each object with more, the others, with how many keys were kept before the object.
    many: Vec<(usize, Distinct<Cow<'a, str>>)>,
}

impl<'a> Keys<'a> {
    pub(crate) fn new() -> Self {
        Self {
            few: Stack::new(Text::plain("")),
            many: Vec::new(),
        }
    }

    /// How many are kept: where the keys of the next object begin.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.few.len()
    }

    /// Adds a key to the innermost object, whose keys begin at `start`; false when it was there
    /// already.
    #[inline]
    pub(crate) fn insert(&mut self, start: usize, key: Text<'a>) -> bool {
        if self.few.from(start).any(|own| *own == key) {
            return false;
        }
        if self.few.len() - start < FEW {
            self.few.push(key);
            return true;
        }
        if self.many.last().is_none_or(|(of, _)| *of != start) {
            self.many.push((start, Distinct::new()));
        }
        match self.many.last_mut() {
            Some((_, many)) => many.insert(key.decode()),
            None => true,
        }
    }

    /// Whether the innermost object has the key.
    pub(crate) fn contains(&self, start: usize, key: &str) -> bool {
        let many = self.many.last().filter(|(of, _)| *of == start);
        self.few.from(start).any(|own| own.is(key))
            || many.is_some_and(|(_, many)| many.contains(key))
    }

    /// Forgets the innermost object.
    #[inline]
    pub(crate) fn leave(&mut self, start: usize) {
        if self.few.len() == start {
            return;
        }
        self.few.truncate(start);
        if !self.many.is_empty() {
            while self.many.last().is_some_and(|(of, _)| *of >= start) {
                self.many.pop();
            }
        }
    }
}
