//! Front ends: each feeds the engine the events of one kind of input.

mod boundary;
mod export;
mod size;
mod text;
mod value;

pub use export::{Export, MOST_KEPT};
pub use text::{Validator, validate_text};
pub use value::validate_value;
