//! Reading and changing a tree at a pointer.

use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use crate::object::Object;
use crate::pointer::{Pointer, array_index};
use crate::scanner::MAX_DEPTH;
use crate::value::Value;

impl Value {
    /// The value at `pointer` (RFC 6901, section 4).
    pub fn at(&self, pointer: &Pointer) -> Option<&Value> {
        pointer.tokens().try_fold(self, |value, token| match value {
            Value::Object(object) => object.get(&token),
            Value::Array(elements) => elements.get(array_index(&token)?),
            _ => None,
        })
    }

    /// The value at `pointer`, to change it in place.
    pub fn at_mut(&mut self, pointer: &Pointer) -> Option<&mut Value> {
        pointer
            .tokens()
            .try_fold(self, |value, token| value.child_mut(&token))
    }

    /// Puts `value` at `pointer` and says whether it did; if not, nothing has changed.
    ///
    /// A value that is there is replaced, keeping its place in its object.
    /// A missing member goes to the end of its object, and objects that are missing on the way are
    /// made. In an array, its length and `-` stand for a new last element.
    /// It does nothing when the path runs through a string, number, boolean or null or past the
    /// end of an array, and when the document would be deeper than
    /// [`MAX_DEPTH`](crate::MAX_DEPTH).
    pub fn set(&mut self, pointer: &Pointer, value: Value) -> bool {
        let tokens: Vec<_> = pointer.tokens().collect();
        if tokens.len() + value.depth() > MAX_DEPTH {
            return false;
        }
        let mut tokens = tokens.iter();
        let mut place = self;
        while let Some(token) = tokens.next() {
            if place.child_mut(token).is_none() {
                // Nothing is there yet, so all that follows is made around the value.
                let made = tokens.rev().fold(value, |inner, token| {
                    let mut object = Object::new();
                    object.push(String::from(&**token), inner);
                    Value::Object(object)
                });
                return place.append(token, made);
            }
            let Some(child) = place.child_mut(token) else {
                return false;
            };
            place = child;
        }
        *place = value;
        true
    }

    /// Takes the value at `pointer` out of its object or array; of the root, `null` remains.
    pub fn remove(&mut self, pointer: &Pointer) -> Option<Value> {
        let Some((parent, token)) = pointer.parent().zip(pointer.last()) else {
            return Some(mem::take(self));
        };
        match self.at_mut(&parent)? {
            Value::Object(object) => object.remove(&token),
            Value::Array(elements) => {
                let index = array_index(&token)?;
                (index < elements.len()).then(|| elements.remove(index))
            }
            _ => None,
        }
    }

    /// How many arrays and objects are inside each other where there are most: 0 for a scalar.
    pub(crate) fn depth(&self) -> usize {
        let inner = match self {
            Value::Object(object) => object.values().map(Value::depth).max(),
            Value::Array(elements) => elements.iter().map(Value::depth).max(),
            _ => return 0,
        };
        1 + inner.unwrap_or(0)
    }

    fn child_mut(&mut self, token: &str) -> Option<&mut Value> {
        match self {
            Value::Object(object) => object.get_mut(token),
            Value::Array(elements) => elements.get_mut(array_index(token)?),
            _ => None,
        }
    }

    /// Adds `value` at the place `token` in this value, where nothing is yet.
    fn append(&mut self, token: &str, value: Value) -> bool {
        match self {
            Value::Object(object) => object.push(token.into(), value),
            Value::Array(elements)
                if token == "-" || array_index(token) == Some(elements.len()) =>
            {
                elements.push(value);
            }
            _ => return false,
        }
        true
    }
}
