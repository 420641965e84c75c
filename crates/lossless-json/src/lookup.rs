//! Finding many keys in one object without going through it for each.

use alloc::string::String;
use alloc::vec::Vec;

use crate::value::Value;

/// Up to here a walk through the members is faster than sorting them.
const FEW: usize = 32;

/// The members of an object, prepared for many questions; the time for each grows with the
/// logarithm of their number, so that no input makes a comparison of two objects quadratic.
pub(crate) struct Lookup<'a> {
    members: &'a [(String, Value)],
    /// Every key with its position, sorted; empty when there are few.
    sorted: Vec<(&'a str, usize)>,
}

impl<'a> Lookup<'a> {
    pub(crate) fn of(members: &'a [(String, Value)]) -> Lookup<'a> {
        let mut sorted = Vec::new();
        if members.len() > FEW {
            let keys = members.iter().map(|(key, _)| key.as_str());
            sorted.extend(keys.zip(0..));
            sorted.sort_unstable();
        }
        Lookup { members, sorted }
    }

    /// The position of the first member `key`; tries `guess` before it searches.
    pub(crate) fn position(&self, key: &str, guess: usize) -> Option<usize> {
        if self.key(guess) == Some(key) {
            return Some(guess);
        }
        if self.sorted.is_empty() {
            return self.members.iter().position(|member| member.0 == key);
        }
        let lower = self.sorted.partition_point(|&(other, _)| other < key);
        let &(found, position) = self.sorted.get(lower)?;
        (found == key).then_some(position)
    }

    /// The value of the member `key`; tries the position `guess` before it searches.
    pub(crate) fn get(&self, key: &str, guess: usize) -> Option<&'a Value> {
        let (_, value) = self.members.get(self.position(key, guess)?)?;
        Some(value)
    }

    /// The lowest position whose key an earlier member has already.
    pub(crate) fn first_duplicate(&self) -> Option<usize> {
        (0..self.members.len()).find(|&position| self.first_place(position) != position)
    }

    /// For each member the position of the first one with its key; nothing when that is itself
    /// for all of them.
    pub(crate) fn first_places(&self) -> Option<Vec<usize>> {
        self.first_duplicate()?;
        let positions = 0..self.members.len();
        Some(
            positions
                .map(|position| self.first_place(position))
                .collect(),
        )
    }

    fn first_place(&self, position: usize) -> usize {
        // No position is beyond the end, so that no guess succeeds.
        let first = self
            .key(position)
            .and_then(|key| self.position(key, usize::MAX));
        first.unwrap_or(position)
    }

    fn key(&self, position: usize) -> Option<&'a str> {
        self.members.get(position).map(|(key, _)| key.as_str())
    }
}
