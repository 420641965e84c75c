//! JSON merge patch (RFC 7396).

use alloc::borrow::ToOwned;
use alloc::vec;
use core::mem;

use crate::lookup::Lookup;
use crate::object::Object;
use crate::value::Value;

/// Applies a merge patch (RFC 7396, section 2): objects merge member by member, `null` removes a
/// member, all else replaces. Members that stay keep their order; new ones follow.
pub fn merge_patch(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    let members = match target {
        Value::Object(object) => mem::take(object),
        _ => Object::new(),
    };
    *target = Value::Object(merge_objects(members, patch));
}

/// The smallest merge patch that makes `after` of `before`, up to equivalence.
///
/// Arrays are replaced whole, and a member that `after` does not have is `null`.
/// A merge patch cannot say that a member becomes `null`: where `after` has such a member and
/// `before` does not, applying the patch leaves the member out.
pub fn merge_patch_between(before: &Value, after: &Value) -> Value {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => Value::Object(between(before, after)),
        _ => after.clone(),
    }
}

fn merge_objects(target: Object, patch: &Object) -> Object {
    let lookup = Lookup::of(patch.members());
    let mut applied = vec![false; patch.len()];
    let mut merged = Object::new();
    for (guess, (key, mut value)) in target.into_iter().enumerate() {
        if let Some(position) = lookup.position(&key, guess) {
            if let Some(applied) = applied.get_mut(position) {
                *applied = true;
            }
            match patch.members().get(position) {
                Some((_, Value::Null)) | None => continue,
                Some((_, change)) => merge_patch(&mut value, change),
            }
        }
        merged.push(key, value);
    }
    for ((key, change), applied) in patch.iter().zip(applied) {
        if !applied && !change.is_null() {
            let mut value = Value::Null;
            merge_patch(&mut value, change);
            merged.push(key.to_owned(), value);
        }
    }
    merged
}

fn between(before: &Object, after: &Object) -> Object {
    let mut patch = Object::new();
    let in_after = Lookup::of(after.members());
    for (position, key) in before.keys().enumerate() {
        if in_after.position(key, position).is_none() {
            patch.push(key.to_owned(), Value::Null);
        }
    }
    let in_before = Lookup::of(before.members());
    for (position, (key, value)) in after.iter().enumerate() {
        match in_before.get(key, position) {
            Some(old) if old.equivalent(value) => {}
            Some(old) => patch.push(key.to_owned(), merge_patch_between(old, value)),
            None => patch.push(key.to_owned(), value.clone()),
        }
    }
    patch
}
