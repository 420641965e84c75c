#![doc = include_str!("../README.md")]

mod catalogue;
#[cfg(feature = "console")]
mod mount;
#[cfg(feature = "console")]
mod tokens;
mod types;
mod validate;

pub use catalogue::{schema, strategies};
#[cfg(feature = "console")]
pub use mount::{ConsoleHandle, mount};
pub use validate::{review, validate};
