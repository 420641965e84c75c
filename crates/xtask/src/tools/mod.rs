//! The programs that are not Cargo's: each is found, or installed in the version that the project names.

pub(crate) mod apt;
mod cargo_tool;
pub(crate) mod chromium;
mod npm;
mod requirements;

pub(crate) use cargo_tool::{TRUNK_VERSION, trunk, wasm_bindgen};
pub(crate) use npm::{link_for_tests, wasm_opt};
pub(crate) use requirements::{check_c_compiler, check_node};
