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
