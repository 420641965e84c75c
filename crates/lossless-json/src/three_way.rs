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
