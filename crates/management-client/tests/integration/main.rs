//! The client against a server in memory, call by call; under wasm, the feature `fetch`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test that cannot go on fails the test"
)]

#[cfg(target_arch = "wasm32")]
mod fetch;

#[cfg(not(target_arch = "wasm32"))]
mod contract;
#[cfg(not(target_arch = "wasm32"))]
mod errors;
#[cfg(not(target_arch = "wasm32"))]
mod guard;
#[cfg(not(target_arch = "wasm32"))]
mod repeats;
#[cfg(not(target_arch = "wasm32"))]
mod safe_save;
#[cfg(not(target_arch = "wasm32"))]
mod safe_save_bodies;
#[cfg(not(target_arch = "wasm32"))]
mod safe_save_outcome;
#[cfg(not(target_arch = "wasm32"))]
mod secrets;
#[cfg(not(target_arch = "wasm32"))]
mod session;
#[cfg(not(target_arch = "wasm32"))]
mod support;
#[cfg(not(target_arch = "wasm32"))]
mod user_deletion;
#[cfg(not(target_arch = "wasm32"))]
mod users;
