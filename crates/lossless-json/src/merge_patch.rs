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

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn value(text: &str) -> Value {
        Value::parse(text.as_bytes()).unwrap()
    }

    #[track_caller]
    fn check(target: &str, patch: &str, expected: &str) {
        let mut target = value(target);
        merge_patch(&mut target, &value(patch));
        assert_eq!(target, value(expected));
    }

    #[track_caller]
    fn check_between(before: &str, after: &str, patch: &str) {
        let between = merge_patch_between(&value(before), &value(after));
        assert_eq!(between.to_string(), patch);
        let mut patched = value(before);
        merge_patch(&mut patched, &between);
        assert!(patched.equivalent(&value(after)), "{patched}");
    }

    #[test]
    fn the_examples_of_the_rfc_apply() {
        // RFC 7396, appendix A.
        check(r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#);
        check(r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#);
        check(r#"{"a":"b"}"#, r#"{"a":null}"#, "{}");
        check(r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#);
        check(r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#);
        check(r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#);
        check(
            r#"{"a":{"b":"c"}}"#,
            r#"{"a":{"b":"d","c":null}}"#,
            r#"{"a":{"b":"d"}}"#,
        );
        check(r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#);
        check(r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#);
        check(r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#);
        check(r#"{"a":"foo"}"#, "null", "null");
        check(r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#);
        check(r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#);
        check("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#);
        check("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#);
    }

    #[test]
    fn members_keep_their_order_and_new_ones_follow() {
        check(
            r#"{"c":1,"b":{"y":1,"x":2},"a":3}"#,
            r#"{"new":0,"a":4,"b":{"z":0,"x":3},"c":5}"#,
            r#"{"c":5,"b":{"y":1,"x":3,"z":0},"a":4,"new":0}"#,
        );
    }

    #[test]
    fn the_patch_between_two_values_holds_only_what_differs() {
        check_between("{}", "{}", "{}");
        check_between(r#"{"a":1,"b":{"c":2}}"#, r#"{"b":{"c":2.0},"a":1}"#, "{}");
        check_between(
            r#"{"a":1,"b":{"c":2,"d":3},"e":[1],"f":null}"#,
            r#"{"b":{"c":4,"d":3,"g":5},"e":[1,2],"f":null}"#,
            r#"{"a":null,"b":{"c":4,"g":5},"e":[1,2]}"#,
        );
        check_between(r#"{"a":1}"#, r#"{"a":{}}"#, r#"{"a":{}}"#);
        check_between(r#"{"a":{"b":1}}"#, r#"{"a":{}}"#, r#"{"a":{"b":null}}"#);
        check_between(r#"{"a":{"b":1}}"#, r#"{"a":[]}"#, r#"{"a":[]}"#);
        check_between("1", "2", "2");
        check_between(r#"{"a":1}"#, "null", "null");
        check_between("[1]", r#"{"a":1}"#, r#"{"a":1}"#);
    }

    #[test]
    fn a_merge_patch_cannot_make_a_member_null() {
        let patch = merge_patch_between(&value("{}"), &value(r#"{"a":null,"b":1}"#));
        let mut patched = value("{}");
        merge_patch(&mut patched, &patch);
        assert_eq!(patched, value(r#"{"b":1}"#));
    }
}
