#![doc = include_str!("../README.md")]

mod mount;
mod tokens;
mod types;
mod validate;

pub use mount::{ConsoleHandle, mount};
pub use validate::validate;
