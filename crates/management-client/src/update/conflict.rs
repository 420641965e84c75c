//! Fields that both sides changed, and what the user decides about them.

use connection_model::Strategy;
use lossless_json::{Conflict, Pointer, Value};

use super::change::Shown;

/// Whose value wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// What the draft says.
    Mine,
    /// What the server has now.
    Theirs,
}

/// What the user has decided so far. A decision about a place that needs none changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Whose value wins at a conflict; of two decisions about one place the last counts.
    pub sides: Vec<(Pointer, Side)>,
    /// The removals the user has agreed to.
    pub acknowledged: Vec<Pointer>,
}

impl Decisions {
    /// Whose value wins at this place, where it is decided.
    pub fn side(&self, pointer: &Pointer) -> Option<Side> {
        let mut decided = self.sides.iter().rev();
        decided
            .find(|(place, _)| place == pointer)
            .map(|(_, side)| *side)
    }

    /// The same with one more decision about a conflict.
    #[must_use]
    pub fn with_side(mut self, pointer: Pointer, side: Side) -> Self {
        self.sides.retain(|(place, _)| *place != pointer);
        self.sides.push((pointer, side));
        self
    }

    /// The same with a removal agreed to.
    #[must_use]
    pub fn with_acknowledged(mut self, pointer: Pointer) -> Self {
        if !self.acknowledged.contains(&pointer) {
            self.acknowledged.push(pointer);
        }
        self
    }
}

/// A field that the draft and somebody else changed to different values.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldConflict {
    /// The place in the connection.
    pub pointer: Pointer,
    /// What was there when the form was opened.
    pub base: Shown,
    /// What the draft makes of it.
    pub mine: Shown,
    /// What the server has now.
    pub theirs: Shown,
    /// What the user has decided.
    pub decision: Option<Side>,
}

impl FieldConflict {
    pub(super) fn new(
        conflict: &Conflict,
        strategy: Option<Strategy>,
        decisions: &Decisions,
    ) -> Self {
        let shown = |value: &Option<Value>| Shown::of(value.as_ref(), &conflict.pointer, strategy);
        Self {
            base: shown(&conflict.base),
            mine: shown(&conflict.draft),
            theirs: shown(&conflict.theirs),
            decision: decisions.side(&conflict.pointer),
            pointer: conflict.pointer.clone(),
        }
    }
}

/// Puts the draft's value where the user chose it; elsewhere a merge holds theirs already.
pub(super) fn resolve(merged: &mut Value, conflicts: &[Conflict], decisions: &Decisions) {
    for conflict in conflicts {
        if decisions.side(&conflict.pointer) != Some(Side::Mine) {
            continue;
        }
        match &conflict.draft {
            Some(value) => {
                merged.set(&conflict.pointer, value.clone());
            }
            None => {
                merged.remove(&conflict.pointer);
            }
        }
    }
}
