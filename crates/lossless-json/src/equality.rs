//! The equality of JSON: what two documents say, not how.

use crate::lookup::Lookup;
use crate::object::Object;
use crate::value::Value;

impl Value {
    /// Whether both say the same: the order of keys does not matter, nor does the spelling of
    /// numbers (`1`, `1.0` and `1e0` are equivalent). The order of elements matters.
    pub fn equivalent(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Number(one), Value::Number(two)) => one.equivalent(two),
            (Value::Array(one), Value::Array(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.equivalent(two))
            }
            (Value::Object(one), Value::Object(two)) => objects_equivalent(one, two),
            _ => self == other,
        }
    }
}

/// Equivalence of values that may be absent: absent is equivalent to absent alone.
pub(crate) fn both_equivalent(one: Option<&Value>, two: Option<&Value>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => one.equivalent(two),
        (None, None) => true,
        _ => false,
    }
}

fn objects_equivalent(one: &Object, two: &Object) -> bool {
    if one.len() != two.len() {
        return false;
    }
    // No key is twice in an object, so equally many members that all have a match are the same.
    let lookup = Lookup::of(two.members());
    one.iter().enumerate().all(|(position, (key, value))| {
        let other = lookup.get(key, position);
        other.is_some_and(|other| value.equivalent(other))
    })
}
