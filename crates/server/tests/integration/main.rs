//! The binary `patchbay`, from outside: its processes, its files and what it says over HTTP.

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

mod assets;
mod check;
mod client;
mod commands;
mod connections;
mod contract;
mod cors;
mod durability;
mod guard;
mod inspect;
mod limits;
mod oauth;
mod patchbay;
mod secrets;
mod sign_in;
mod tokens;
