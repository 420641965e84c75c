//! The client against a server in memory, call by call.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test that cannot go on fails the test"
)]

mod support;

mod contract;
mod errors;
mod repeats;
mod safe_save;
mod safe_save_bodies;
mod safe_save_outcome;
mod secrets;
mod session;
