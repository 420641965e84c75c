#![doc = include_str!("../README.md")]

#[cfg(feature = "validator")]
mod catalogue;
mod given;
#[cfg(feature = "console")]
mod mount;
#[cfg(feature = "console")]
mod page;
#[cfg(feature = "console")]
mod settings;
#[cfg(feature = "console")]
mod tokens;
mod types;
#[cfg(feature = "validator")]
mod validate;

#[cfg(feature = "validator")]
pub use catalogue::{schema, strategies};
#[cfg(feature = "console")]
pub use mount::{ConsoleHandle, mount};
#[cfg(feature = "validator")]
pub use validate::{review, validate};
