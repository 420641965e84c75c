//! The review: what a save would do, in plain words, and the only way to do it.

pub(crate) mod changes;
mod conflicts;
pub(crate) mod create;
mod plan;
pub(crate) mod update;
