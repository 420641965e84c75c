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

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn members(keys: impl IntoIterator<Item = usize>) -> Vec<(String, Value)> {
        let keys = keys.into_iter();
        keys.map(|key| (format!("{key}"), Value::Null)).collect()
    }

    #[test]
    fn a_key_is_found_whatever_the_guess_and_the_number_of_members() {
        for length in [0, 1, 2, FEW, FEW + 1, 200] {
            // Any order but the sorted one.
            let members = members((0..length).rev());
            let lookup = Lookup::of(&members);
            for guess in [0, 1, length / 2, length, usize::MAX] {
                for position in 0..length {
                    let key = format!("{}", length - 1 - position);
                    assert_eq!(lookup.position(&key, guess), Some(position));
                    assert!(lookup.get(&key, guess).is_some());
                }
                for key in ["", "-1", "1x", "999", "x"] {
                    assert_eq!(lookup.position(key, guess), None);
                }
            }
        }
    }

    #[test]
    fn duplicates_are_found_in_order() {
        for length in [2, FEW, FEW + 1, 200] {
            let unique = members(0..length);
            assert_eq!(Lookup::of(&unique).first_duplicate(), None);
            assert_eq!(Lookup::of(&unique).first_places(), None);

            let twice = members((0..length).chain((0..length).rev()));
            let lookup = Lookup::of(&twice);
            assert_eq!(lookup.first_duplicate(), Some(length));
            let places = (0..length).chain((0..length).rev()).collect();
            assert_eq!(lookup.first_places(), Some(places));
        }
    }
}
