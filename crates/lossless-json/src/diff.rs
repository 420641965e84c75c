//! What differs between two values, place by place.

use alloc::vec::Vec;

use crate::lookup::Lookup;
use crate::object::Object;
use crate::pointer::Pointer;
use crate::value::Value;

/// One place that differs; at least one of the two values is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place, in both documents.
    pub pointer: Pointer,
    /// What was there; nothing when it was added.
    pub before: Option<Value>,
    /// What is there now; nothing when it was removed.
    pub after: Option<Value>,
}

/// Every place where `after` is not equivalent to `before`.
///
/// Objects on both sides are compared member by member.
/// All else is compared whole: arrays, scalars, and what is there on one side only.
/// The places come in the document order of `before`, in each object followed by what `after`
/// adds to it.
pub fn diff(before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(&Pointer::ROOT, before, after, &mut changes);
    changes
}

fn compare(pointer: &Pointer, before: &Value, after: &Value, changes: &mut Vec<Change>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            compare_objects(pointer, before, after, changes);
        }
        _ if before.equivalent(after) => {}
        _ => changes.push(Change {
            pointer: pointer.clone(),
            before: Some(before.clone()),
            after: Some(after.clone()),
        }),
    }
}

fn compare_objects(pointer: &Pointer, before: &Object, after: &Object, changes: &mut Vec<Change>) {
    let in_after = Lookup::of(after.members());
    for (position, (key, value)) in before.iter().enumerate() {
        let place = pointer.join(key);
        match in_after.get(key, position) {
            Some(other) => compare(&place, value, other, changes),
            None => changes.push(Change {
                pointer: place,
                before: Some(value.clone()),
                after: None,
            }),
        }
    }
    let in_before = Lookup::of(before.members());
    for (position, (key, value)) in after.iter().enumerate() {
        if in_before.position(key, position).is_none() {
            changes.push(Change {
                pointer: pointer.join(key),
                before: None,
                after: Some(value.clone()),
            });
        }
    }
}
