//! The keys of an object, to find one that is there twice.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use lossless_json::Text;

/// Up to this many keys are compared one by one; comparing each with each of a hostile object's
/// hundred thousand would take minutes.
const FEW: usize = 24;

/// A set of texts.
#[derive(Default)]
pub(crate) struct Keys<'a> {
    few: Vec<Text<'a>>,
    many: BTreeSet<Cow<'a, str>>,
}

impl<'a> Keys<'a> {
    /// Adds a key; false when it was there already.
    pub(crate) fn insert(&mut self, key: Text<'a>) -> bool {
        if self.few.len() < FEW {
            let fresh = !self.few.contains(&key);
            if fresh {
                self.few.push(key);
            }
            return fresh;
        }
        !self.few.contains(&key) && self.many.insert(key.decode())
    }

    /// Whether the key is there.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.few.iter().any(|own| own.is(key)) || self.many.contains(key)
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.few.len() + self.many.len()
    }
}
