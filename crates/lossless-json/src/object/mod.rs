//! Objects that keep the order of their members.

mod iter;

pub use iter::{IntoIter, Iter, IterMut};

use alloc::string::String;
use alloc::vec::Vec;
use core::{fmt, mem};

use crate::lookup::Lookup;
use crate::value::Value;

/// The members of an object in the order in which they came; no key is there twice.
///
/// Finding a key takes time in proportion to the number of members.
/// `==` compares keys, order and spelling; [`Value::equivalent`] ignores the order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Object {
    members: Vec<(String, Value)>,
}

impl Object {
    /// An object without members.
    pub const fn new() -> Object {
        Object {
            members: Vec::new(),
        }
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The value at `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let member = self.members.iter().find(|member| member.0 == key)?;
        Some(&member.1)
    }

    /// The value at `key`, to change it in place.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        let member = self.members.iter_mut().find(|member| member.0 == key)?;
        Some(&mut member.1)
    }

    /// Whether there is a member `key`.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Puts `value` in the place of the one at `key`, which it returns, or at the end.
    pub fn insert(&mut self, key: impl Into<String>, value: Value) -> Option<Value> {
        let key = key.into();
        if let Some(old) = self.get_mut(&key) {
            return Some(mem::replace(old, value));
        }
        self.members.push((key, value));
        None
    }

    /// Takes the member `key` out; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let position = self.members.iter().position(|member| member.0 == key)?;
        Some(self.members.remove(position).1)
    }

    /// The members in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter::new(&self.members)
    }

    /// The members in order, to change the values in place.
    pub fn iter_mut(&mut self) -> IterMut<'_> {
        IterMut::new(&mut self.members)
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Value> + ExactSizeIterator {
        self.iter().map(|(_, value)| value)
    }

    pub(crate) fn members(&self) -> &[(String, Value)] {
        &self.members
    }

    /// Adds a member whose key the caller knows, or will make sure, to be new.
    pub(crate) fn push(&mut self, key: String, value: Value) {
        self.members.push((key, value));
    }
}

/// As JSON text.
impl fmt::Debug for Object {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

/// Of members with the same key the last gives the value, the first the place.
impl FromIterator<(String, Value)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(members: I) -> Object {
        let mut object = Object {
            members: members.into_iter().collect(),
        };
        if let Some(places) = Lookup::of(object.members()).first_places() {
            object.members = unite(object.members, &places);
        }
        object
    }
}

/// Gives the value of each member to the first one with its key, whose position is in `places`.
fn unite(members: Vec<(String, Value)>, places: &[usize]) -> Vec<(String, Value)> {
    let mut united: Vec<Option<(String, Value)>> = Vec::with_capacity(members.len());
    for ((key, value), &place) in members.into_iter().zip(places) {
        if let Some(Some(first)) = united.get_mut(place) {
            first.1 = value;
            united.push(None);
        } else {
            united.push(Some((key, value)));
        }
    }
    united.into_iter().flatten().collect()
}

impl IntoIterator for Object {
    type Item = (String, Value);
    type IntoIter = IntoIter;

    fn into_iter(self) -> IntoIter {
        IntoIter::new(self.members)
    }
}

impl<'a> IntoIterator for &'a Object {
    type Item = (&'a str, &'a Value);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Object {
    type Item = (&'a str, &'a mut Value);
    type IntoIter = IterMut<'a>;

    fn into_iter(self) -> IterMut<'a> {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn object(members: &[(&str, u32)]) -> Object {
        let members = members.iter();
        members
            .map(|&(key, value)| (key.into(), value.into()))
            .collect()
    }

    #[test]
    fn members_keep_the_order_in_which_they_came() {
        let mut object = Object::new();
        assert!(object.is_empty());
        assert_eq!(object.insert("b", 1.into()), None);
        assert_eq!(object.insert("a", 2.into()), None);
        assert_eq!(object.insert("c", 3.into()), None);
        assert!(object.keys().eq(["b", "a", "c"]));

        assert_eq!(object.insert("a", 4.into()), Some(2.into()));
        assert_eq!(object, self::object(&[("b", 1), ("a", 4), ("c", 3)]));

        assert_eq!(object.remove("b"), Some(1.into()));
        assert_eq!(object.remove("b"), None);
        assert!(object.keys().eq(["a", "c"]));
        assert_eq!(object.len(), 2);
    }

    #[test]
    fn a_member_is_found_by_its_exact_key() {
        let mut object = object(&[("a", 1), ("", 2)]);
        assert_eq!(object.get("a"), Some(&1.into()));
        assert_eq!(object.get(""), Some(&2.into()));
        assert_eq!(object.get("A"), None);
        assert!(object.contains_key("") && !object.contains_key("b"));
        if let Some(value) = object.get_mut("a") {
            *value = Value::Null;
        }
        assert_eq!(object.get("a"), Some(&Value::Null));
    }

    #[test]
    fn members_can_be_walked_both_ways_and_changed() {
        let mut object = object(&[("a", 1), ("b", 2)]);
        assert!(object.iter().rev().map(|(key, _)| key).eq(["b", "a"]));
        assert_eq!(object.iter().len(), 2);
        for (_, value) in &mut object {
            *value = true.into();
        }
        assert!(object.values().all(|value| *value == true.into()));
        assert!(object.into_iter().map(|(key, _)| key).eq(["a", "b"]));
    }

    #[test]
    fn of_collected_members_with_one_key_the_first_gives_the_place_and_the_last_the_value() {
        let expected = object(&[("a", 5), ("b", 4), ("c", 3)]);
        assert_eq!(
            object(&[("a", 1), ("b", 2), ("c", 3), ("b", 4), ("a", 5)]),
            expected
        );

        // The same for so many that they are looked up another way.
        let key = |number: u32| format!("key {number}");
        let members = (0..1000).map(|number| (key(number * 7 % 100), number.into()));
        let many: Object = members.collect();
        assert!(many.keys().eq((0..100).map(|number| key(number * 7 % 100))));
        assert!(
            many.values()
                .eq((900..1000_u32).map(Value::from).collect::<Vec<_>>().iter())
        );
    }

    #[test]
    fn equality_sees_the_order() {
        assert_ne!(object(&[("a", 1), ("b", 2)]), object(&[("b", 2), ("a", 1)]));
    }
}
