//! What an engine keeps from one payload to the next.

use alloc::vec::Vec;

use super::familiar::Familiar;
use super::habits::Habits;
use super::{Facts, Outbox};

/// Room that one payload after another uses, and what was learned from them.
pub(crate) struct Memory {
    pub(super) facts: Facts,
    pub(super) common_facts: Facts,
    pub(super) outbox: Outbox,
    /// Findings that can be mended by renaming their key, if the right one is not there as well.
    pub(super) renames: Vec<(usize, &'static str)>,
    pub(super) habits: Option<Habits>,
    pub(super) familiar: Option<Familiar>,
}

impl Memory {
    /// For one payload: it takes no heap.
    pub(crate) const fn for_one() -> Self {
        Self {
            facts: Facts::new(),
            common_facts: Facts::new(),
            outbox: Outbox::new(),
            renames: Vec::new(),
            habits: None,
            familiar: None,
        }
    }

    /// For many payloads, whose order of keys and most usual values are learned.
    pub(crate) fn for_many() -> Self {
        Self {
            habits: Habits::new(),
            familiar: Familiar::new(),
            ..Self::for_one()
        }
    }
}
