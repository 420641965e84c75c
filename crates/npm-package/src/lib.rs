#![doc = include_str!("../README.md")]

#[cfg(feature = "validator")]
mod catalogue;
#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "validator")]
mod explain;
#[cfg(any(feature = "console", feature = "documents", feature = "validator"))]
mod given;
#[cfg(feature = "console")]
mod mount;
#[cfg(feature = "console")]
mod page;
#[cfg(feature = "console")]
mod settings;
#[cfg(any(feature = "documents", feature = "validator"))]
mod time;
#[cfg(feature = "console")]
mod tokens;
mod types;
#[cfg(feature = "validator")]
mod validate;

#[cfg(feature = "validator")]
pub use catalogue::{schema, strategies};
#[cfg(feature = "documents")]
pub use documents::{inspect, inspect_connection};
#[cfg(feature = "validator")]
pub use explain::explain;
#[cfg(feature = "console")]
pub use mount::{ConsoleHandle, mount};
#[cfg(feature = "validator")]
pub use validate::{review, validate, validate_set};
