//! Two sets of changes to one document, brought together.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use crate::equality::both_equivalent;
use crate::lookup::Lookup;
use crate::object::Object;
use crate::pointer::Pointer;
use crate::value::Value;

/// A place that both sides have changed, and not to the same; absent values are removed ones or
/// ones that were never there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The place, in all three documents.
    pub pointer: Pointer,
    /// What both sides started from.
    pub base: Option<Value>,
    /// What the draft has there.
    pub draft: Option<Value>,
    /// What the others have there; the merged value has the same.
    pub theirs: Option<Value>,
}

/// The outcome of [`three_way`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Both sides' changes together; at a conflict, what `theirs` has.
    pub value: Value,
    /// The conflicts in the order of `value`, in each object those that `theirs` removed last.
    pub conflicts: Vec<Conflict>,
}

/// Brings together what `draft` and `theirs` each made of `base`.
///
/// Where both have an object, it is merged member by member, also when `base` has none.
/// All else is one unit: an array, a scalar (`null` is one), an absent member.
/// A unit that one side left as it was becomes what the other made of it, so that a removed
/// member is gone; the same change on both sides is no conflict; two different ones are.
/// Whether something changed is a question of [`Value::equivalent`].
///
/// Members come in the order of `theirs`, then the draft's new ones.
/// Where nothing was drafted, the value is exactly `theirs`.
pub fn three_way(base: &Value, draft: &Value, theirs: &Value) -> Merge {
    let mut conflicts = Vec::new();
    let sides = Sides {
        base: Some(base),
        draft: Some(draft),
        theirs: Some(theirs),
    };
    let value = sides.merge(&Pointer::ROOT, &mut conflicts);
    Merge {
        // At the root no side can be absent.
        value: value.unwrap_or_default(),
        conflicts,
    }
}

/// What the three documents have at one place.
struct Sides<'a> {
    base: Option<&'a Value>,
    draft: Option<&'a Value>,
    theirs: Option<&'a Value>,
}

impl Sides<'_> {
    fn merge(&self, place: &Pointer, conflicts: &mut Vec<Conflict>) -> Option<Value> {
        if let (Some(Value::Object(draft)), Some(Value::Object(theirs))) = (self.draft, self.theirs)
        {
            let nothing = Object::new();
            let base = self.base.and_then(Value::as_object).unwrap_or(&nothing);
            let merged = merge_objects(place, base, draft, theirs, conflicts);
            return Some(Value::Object(merged));
        }
        let settled =
            both_equivalent(self.base, self.draft) || both_equivalent(self.draft, self.theirs);
        if settled {
            return self.theirs.cloned();
        }
        if both_equivalent(self.base, self.theirs) {
            return self.draft.cloned();
        }
        conflicts.push(Conflict {
            pointer: place.clone(),
            base: self.base.cloned(),
            draft: self.draft.cloned(),
            theirs: self.theirs.cloned(),
        });
        self.theirs.cloned()
    }
}

fn merge_objects(
    place: &Pointer,
    base: &Object,
    draft: &Object,
    theirs: &Object,
    conflicts: &mut Vec<Conflict>,
) -> Object {
    let in_base = Lookup::of(base.members());
    let in_draft = Lookup::of(draft.members());
    let in_theirs = Lookup::of(theirs.members());

    let mut merged = Object::new();
    let mut merge_member = |key: &str, sides: &Sides<'_>| {
        if let Some(value) = sides.merge(&place.join(key), conflicts) {
            merged.push(key.to_owned(), value);
        }
    };
    for (position, (key, value)) in theirs.iter().enumerate() {
        let sides = Sides {
            base: in_base.get(key, position),
            draft: in_draft.get(key, position),
            theirs: Some(value),
        };
        merge_member(key, &sides);
    }
    for (position, (key, value)) in draft.iter().enumerate() {
        if in_theirs.position(key, position).is_none() {
            let sides = Sides {
                base: in_base.get(key, position),
                draft: Some(value),
                theirs: None,
            };
            merge_member(key, &sides);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    /// Each conflict as its pointer, base, draft and theirs, `-` for nothing.
    #[track_caller]
    fn check(base: &str, draft: &str, theirs: &str, merged: &str, conflicts: &[[&str; 4]]) {
        let [base, draft, theirs] =
            [base, draft, theirs].map(|text| Value::parse(text.as_bytes()).unwrap());
        let merge = three_way(&base, &draft, &theirs);
        assert_eq!(merge.value.to_string(), merged);
        let shown = |value: &Option<Value>| match value {
            Some(value) => value.to_string(),
            None => String::from("-"),
        };
        let found: Vec<[String; 4]> = merge
            .conflicts
            .iter()
            .map(|conflict| {
                let place = conflict.pointer.to_string();
                let [base, draft, theirs] =
                    [&conflict.base, &conflict.draft, &conflict.theirs].map(shown);
                [place, base, draft, theirs]
            })
            .collect();
        assert_eq!(found, conflicts);
        for conflict in &merge.conflicts {
            assert_eq!(merge.value.at(&conflict.pointer), conflict.theirs.as_ref());
        }
    }

    #[test]
    fn changes_at_different_places_come_together() {
        check(
            r#"{"a":1,"b":{"c":1,"d":1},"e":1}"#,
            r#"{"a":2,"b":{"c":1,"d":1},"e":1,"mine":1}"#,
            r#"{"a":1,"b":{"c":1,"d":2},"theirs":1}"#,
            r#"{"a":2,"b":{"c":1,"d":2},"theirs":1,"mine":1}"#,
            &[],
        );
    }

    #[test]
    fn different_changes_at_one_place_are_a_conflict_that_holds_theirs() {
        check(
            r#"{"a":1}"#,
            r#"{"a":2}"#,
            r#"{"a":3}"#,
            r#"{"a":3}"#,
            &[["/a", "1", "2", "3"]],
        );
        check("1", "2", "3", "3", &[["", "1", "2", "3"]]);
        check(
            "{}",
            r#"{"a":1}"#,
            r#"{"a":2}"#,
            r#"{"a":2}"#,
            &[["/a", "-", "1", "2"]],
        );
    }

    #[test]
    fn the_same_change_on_both_sides_is_no_conflict() {
        check(
            r#"{"a":1}"#,
            r#"{"a":2}"#,
            r#"{"a":2.0}"#,
            r#"{"a":2.0}"#,
            &[],
        );
        check(
            "{}",
            r#"{"a":{"b":1,"c":2}}"#,
            r#"{"a":{"c":2,"b":1}}"#,
            r#"{"a":{"c":2,"b":1}}"#,
            &[],
        );
    }

    #[test]
    fn what_is_removed_on_one_side_or_both_is_gone() {
        check(
            r#"{"a":1,"b":1}"#,
            r#"{"b":1}"#,
            r#"{"a":1,"b":1}"#,
            r#"{"b":1}"#,
            &[],
        );
        check(
            r#"{"a":1,"b":1}"#,
            r#"{"a":1,"b":1}"#,
            r#"{"b":1}"#,
            r#"{"b":1}"#,
            &[],
        );
        check(
            r#"{"a":1,"b":1}"#,
            r#"{"b":1}"#,
            r#"{"b":1}"#,
            r#"{"b":1}"#,
            &[],
        );
    }

    #[test]
    fn what_one_side_removed_and_the_other_changed_is_a_conflict() {
        check(
            r#"{"a":1}"#,
            "{}",
            r#"{"a":2}"#,
            r#"{"a":2}"#,
            &[["/a", "1", "-", "2"]],
        );
        check(
            r#"{"a":1}"#,
            r#"{"a":2}"#,
            "{}",
            "{}",
            &[["/a", "1", "2", "-"]],
        );
        check(
            r#"{"a":{"b":1,"c":1}}"#,
            r#"{"a":{"b":2,"c":1}}"#,
            "{}",
            "{}",
            &[["/a", r#"{"b":1,"c":1}"#, r#"{"b":2,"c":1}"#, "-"]],
        );
    }

    #[test]
    fn objects_that_both_sides_added_merge_member_by_member() {
        check(
            "{}",
            r#"{"a":{"x":1,"mine":1,"z":1}}"#,
            r#"{"a":{"x":1,"theirs":1,"z":2}}"#,
            r#"{"a":{"x":1,"theirs":1,"z":2,"mine":1}}"#,
            &[["/a/z", "-", "1", "2"]],
        );
        // Also where there was something else before.
        check(
            r#"{"a":null}"#,
            r#"{"a":{"x":1}}"#,
            r#"{"a":{"y":1}}"#,
            r#"{"a":{"y":1,"x":1}}"#,
            &[],
        );
    }

    #[test]
    fn an_array_is_one_unit() {
        check(
            r#"{"a":[1]}"#,
            r#"{"a":[1,2]}"#,
            r#"{"a":[1]}"#,
            r#"{"a":[1,2]}"#,
            &[],
        );
        check(
            r#"{"a":[1]}"#,
            r#"{"a":[1,2]}"#,
            r#"{"a":[0,1]}"#,
            r#"{"a":[0,1]}"#,
            &[["/a", "[1]", "[1,2]", "[0,1]"]],
        );
    }

    #[test]
    fn an_object_against_something_else_is_one_unit() {
        check(
            r#"{"a":{"x":1}}"#,
            r#"{"a":{"x":2}}"#,
            r#"{"a":[]}"#,
            r#"{"a":[]}"#,
            &[["/a", r#"{"x":1}"#, r#"{"x":2}"#, "[]"]],
        );
        check(
            r#"{"a":{"x":1}}"#,
            r#"{"a":7}"#,
            r#"{"a":{"x":1}}"#,
            r#"{"a":7}"#,
            &[],
        );
    }

    #[test]
    fn null_is_a_value_and_not_an_absence() {
        check(
            r#"{"a":1}"#,
            r#"{"a":null}"#,
            r#"{"a":1}"#,
            r#"{"a":null}"#,
            &[],
        );
        check(r#"{"a":null}"#, "{}", r#"{"a":null}"#, "{}", &[]);
        check(
            r#"{"a":1}"#,
            r#"{"a":null}"#,
            "{}",
            "{}",
            &[["/a", "1", "null", "-"]],
        );
        check("{}", r#"{"a":null}"#, "{}", r#"{"a":null}"#, &[]);
    }

    #[test]
    fn members_come_in_the_order_of_theirs_and_then_the_drafts_new_ones() {
        check(
            r#"{"a":1,"b":1,"c":1}"#,
            r#"{"new":1,"c":2,"b":1,"a":1}"#,
            r#"{"c":1,"a":1,"other":1,"b":1}"#,
            r#"{"c":2,"a":1,"other":1,"b":1,"new":1}"#,
            &[],
        );
    }

    #[test]
    fn a_number_that_nobody_changed_keeps_their_spelling() {
        check(
            r#"{"a":1,"b":1}"#,
            r#"{"a":1.0,"b":2}"#,
            r#"{"a":1e0,"b":1}"#,
            r#"{"a":1e0,"b":2}"#,
            &[],
        );
    }
}
