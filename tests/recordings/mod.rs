//! Recorded requests and answers of live tenants, replayed through the validator.
//!
//! The recordings belong to others and are not part of this repository. The folder that holds them
//! is named by `PATCHBAY_RECORDINGS`; without it these tests say that they are skipped.

mod exchange;
mod explain;
mod validator;
