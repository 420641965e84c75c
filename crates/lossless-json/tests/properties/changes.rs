//! Patches, merge patches, differences and three-way merges.

use lossless_json::{
    Change, Object, Patch, Pointer, Value, diff, merge_patch, merge_patch_between, three_way,
};
use proptest::prelude::*;

use crate::generate::{config, edited, pair, triple, value, value_without_null};

/// Applies a merge patch as RFC 7396, section 2, words it, word by word.
fn merge_patch_of_the_rfc(target: Option<Value>, patch: &Value) -> Value {
    let Some(members) = patch.as_object() else {
        return patch.clone();
    };
    let mut target = match target {
        Some(Value::Object(target)) => target,
        _ => Object::new(),
    };
    for (name, value) in members {
        if value.is_null() {
            target.remove(name);
        } else {
            let old = target.get(name).cloned();
            target.insert(name, merge_patch_of_the_rfc(old, value));
        }
    }
    target.into()
}

/// A value with its keys the other way round, which changes nothing that it says.
fn turned(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let members = object.iter().rev();
            let members = members.map(|(key, value)| (key.to_owned(), turned(value)));
            Value::Object(members.collect())
        }
        Value::Array(elements) => elements.iter().map(turned).collect::<Vec<_>>().into(),
        scalar => scalar.clone(),
    }
}

/// The value at a place to which objects lead: a base that was an array where both sides have an
/// object now has no members, whatever its elements.
fn below_objects<'v>(value: &'v Value, place: &Pointer) -> Option<&'v Value> {
    place
        .tokens()
        .try_fold(value, |value, token| value.get(&token))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_keys_is_seen_by_equality_alone((one, two) in pair()) {
        prop_assert!(one.equivalent(&turned(&one)));
        prop_assert_eq!(one.equivalent(&two), two.equivalent(&one));
        prop_assert_eq!(one.equivalent(&two), one.equivalent(&turned(&two)));
        if one == two {
            prop_assert!(one.equivalent(&two));
        }
    }

    #[test]
    fn applying_a_difference_as_a_patch_gives_what_is_after((before, after) in pair()) {
        let changes = diff(&before, &after);
        prop_assert_eq!(changes.is_empty(), before.equivalent(&after));
        let patch = Patch::from_changes(&changes);
        let mut patched = before.clone();
        prop_assert_eq!(patch.apply(&mut patched), Ok(()));
        prop_assert!(patched.equivalent(&after), "{} {}", patched, after);
        prop_assert_eq!(Patch::from_value(&patch.to_value()), Ok(patch));
    }

    #[test]
    fn the_pointers_of_a_difference_lead_to_its_values((before, after) in pair()) {
        for Change { pointer, before: old, after: new } in diff(&before, &after) {
            prop_assert_eq!(before.at(&pointer), old.as_ref());
            prop_assert_eq!(after.at(&pointer), new.as_ref());
            prop_assert!(old.is_some() || new.is_some());
        }
    }

    #[test]
    fn a_patch_that_fails_changes_nothing((before, after) in pair(), other in value()) {
        let mut patched = other.clone();
        if Patch::from_changes(&diff(&before, &after)).apply(&mut patched).is_err() {
            prop_assert_eq!(patched, other);
        }
    }

    #[test]
    fn a_merge_patch_is_applied_as_the_rfc_words_it((target, patch) in pair()) {
        let expected = merge_patch_of_the_rfc(Some(target.clone()), &patch);
        let mut patched = target;
        merge_patch(&mut patched, &patch);
        prop_assert_eq!(patched, expected);
    }

    #[test]
    fn a_merge_patch_between_two_values_makes_the_one_of_the_other(
        before in value(),
        (one, two) in value_without_null().prop_flat_map(|one| {
            let two = edited(one.clone(), true);
            (Just(one), two)
        }),
    ) {
        for (before, after) in [(&before, &one), (&one, &two)] {
            let patch = merge_patch_between(before, after);
            let mut patched = before.clone();
            merge_patch(&mut patched, &patch);
            prop_assert!(patched.equivalent(after), "{} {}", patched, after);
        }
    }

    #[test]
    fn a_merge_patch_between_equivalent_objects_is_empty(value in value()) {
        if let Value::Object(_) = value {
            let patch = merge_patch_between(&value, &turned(&value));
            prop_assert_eq!(patch, Value::Object(Object::new()));
        }
    }

    #[test]
    fn what_only_the_draft_changed_is_the_drafts((base, draft) in pair()) {
        let merge = three_way(&base, &draft, &base);
        prop_assert!(merge.value.equivalent(&draft), "{} {}", merge.value, draft);
        prop_assert_eq!(merge.conflicts, vec![]);
    }

    /// Guards the invariant that nothing that came from elsewhere is narrowed or respelled.
    #[test]
    fn what_only_they_changed_is_theirs_to_the_letter((base, theirs) in pair()) {
        let merge = three_way(&base, &base, &theirs);
        prop_assert_eq!(merge.value, theirs);
        prop_assert_eq!(merge.conflicts, vec![]);
    }

    #[test]
    fn the_same_changes_on_both_sides_are_no_conflict((base, both) in pair()) {
        let merge = three_way(&base, &turned(&both), &both);
        prop_assert_eq!(merge.value, both);
        prop_assert_eq!(merge.conflicts, vec![]);
    }

    #[test]
    fn a_conflict_has_what_each_side_has_there_and_the_value_has_theirs(
        (base, draft, theirs) in triple(),
    ) {
        let merge = three_way(&base, &draft, &theirs);
        for conflict in &merge.conflicts {
            let place = &conflict.pointer;
            prop_assert_eq!(below_objects(&base, place), conflict.base.as_ref());
            prop_assert_eq!(draft.at(place), conflict.draft.as_ref());
            prop_assert_eq!(theirs.at(place), conflict.theirs.as_ref());
            prop_assert_eq!(merge.value.at(place), conflict.theirs.as_ref());
        }
    }

    #[test]
    fn the_sides_differ_only_in_who_wins_a_conflict((base, draft, theirs) in triple()) {
        let one = three_way(&base, &draft, &theirs);
        let other = three_way(&base, &theirs, &draft);
        let places = |conflicts: &[lossless_json::Conflict]| {
            let mut places: Vec<_> = conflicts.iter().map(|c| c.pointer.clone()).collect();
            places.sort();
            places
        };
        prop_assert_eq!(places(&one.conflicts), places(&other.conflicts));

        let mut decided = one.value.clone();
        for conflict in &one.conflicts {
            match &conflict.draft {
                Some(draft) => prop_assert!(decided.set(&conflict.pointer, draft.clone())),
                None => prop_assert!(decided.remove(&conflict.pointer).is_some()),
            }
        }
        prop_assert!(decided.equivalent(&other.value), "{} {}", decided, other.value);
    }

    #[test]
    fn each_place_of_a_merge_is_some_sides((base, draft, theirs) in triple()) {
        let merge = three_way(&base, &draft, &theirs);
        for Change { pointer, before, after } in diff(&theirs, &merge.value) {
            // Where the merge differs from theirs, it is the draft's, and they changed nothing.
            let drafted = draft.at(&pointer);
            let same = |one: Option<&Value>, two: Option<&Value>| match (one, two) {
                (Some(one), Some(two)) => one.equivalent(two),
                (one, two) => one.is_none() && two.is_none(),
            };
            prop_assert!(same(after.as_ref(), drafted));
            prop_assert!(same(before.as_ref(), below_objects(&base, &pointer)));
        }
    }
}
