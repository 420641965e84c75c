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

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    /// Each change as its pointer, what was there and what is there, `-` for nothing.
    #[track_caller]
    fn check(before: &str, after: &str, expected: &[[&str; 3]]) {
        let before = Value::parse(before.as_bytes()).unwrap();
        let after = Value::parse(after.as_bytes()).unwrap();
        let changes = diff(&before, &after);
        let shown = |value: &Option<Value>| match value {
            Some(value) => value.to_string(),
            None => String::from("-"),
        };
        let found: Vec<[String; 3]> = changes
            .iter()
            .map(|change| {
                let place = change.pointer.to_string();
                [place, shown(&change.before), shown(&change.after)]
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn equivalent_values_do_not_differ() {
        check("1", "1.0", &[]);
        check(r#"{"a": 1, "b": [2]}"#, r#"{"b": [2e0], "a": 1}"#, &[]);
    }

    #[test]
    fn objects_differ_member_by_member() {
        check(
            r#"{"a": 1, "b": {"x": 1, "y": {"z": 1}}, "c": 3}"#,
            r#"{"a": 2, "b": {"x": 1, "y": {"z": 2}}, "c": 3}"#,
            &[["/a", "1", "2"], ["/b/y/z", "1", "2"]],
        );
    }

    #[test]
    fn what_one_side_lacks_is_one_change() {
        check(
            r#"{"a": {"x": 1}, "b": 2}"#,
            r#"{"b": 2, "c": {"y": {"z": 1}}}"#,
            &[["/a", r#"{"x":1}"#, "-"], ["/c", "-", r#"{"y":{"z":1}}"#]],
        );
    }

    #[test]
    fn arrays_and_scalars_change_whole() {
        check(
            r#"{"a": [1, {"x": 1}]}"#,
            r#"{"a": [1, {"x": 2}]}"#,
            &[["/a", r#"[1,{"x":1}]"#, r#"[1,{"x":2}]"#]],
        );
        check("{}", "[]", &[["", "{}", "[]"]]);
        check(
            r#"{"a": {"b": 1}}"#,
            r#"{"a": "b"}"#,
            &[["/a", r#"{"b":1}"#, r#""b""#]],
        );
    }

    #[test]
    fn null_is_a_value_and_not_an_absence() {
        check(r#"{"a": null}"#, "{}", &[["/a", "null", "-"]]);
        check("{}", r#"{"a": null}"#, &[["/a", "-", "null"]]);
        check(r#"{"a": null}"#, r#"{"a": 0}"#, &[["/a", "null", "0"]]);
    }

    #[test]
    fn changes_come_in_the_order_of_before_and_then_what_after_adds() {
        check(
            r#"{"d": 1, "c": {"b": 1, "a": 1}, "e": 1}"#,
            r#"{"new": 0, "e": 2, "c": {"n": 0, "a": 2, "b": 2}, "d": 2}"#,
            &[
                ["/d", "1", "2"],
                ["/c/b", "1", "2"],
                ["/c/a", "1", "2"],
                ["/c/n", "-", "0"],
                ["/e", "1", "2"],
                ["/new", "-", "0"],
            ],
        );
    }
}
