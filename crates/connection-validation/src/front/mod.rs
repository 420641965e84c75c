//! Front ends: each feeds the engine the events of one kind of input.

mod text;
mod value;

pub use text::validate_text;
pub use value::validate_value;
