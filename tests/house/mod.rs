//! The invariants of the house: who may know whom, and what stands nowhere.

mod arrows;
mod graph;
mod sources;
