//! Makes what is delivered: the static site, the npm package, the server.

mod compress;
mod example;
mod npm_package;
mod portal;
mod server;
mod validator;
mod web;

pub(crate) use example::example;
pub(crate) use npm_package::npm_package;
pub(crate) use portal::portal;
pub(crate) use server::server;
pub(crate) use validator::validator;
pub(crate) use web::{WebTools, web};

/// The profile of the workspace's `Cargo.toml` for modules that are delivered.
const PROFILE: &str = "wasm";

/// How `wasm-opt` is called for the npm package; Trunk reads the same from `www/index.html`.
///
/// No `--all-features`: it would let in types that browsers refuse. The module itself names its features.
const WASM_OPT: [&str; 4] = ["-Oz", "--converge", "--strip-debug", "--strip-producers"];
