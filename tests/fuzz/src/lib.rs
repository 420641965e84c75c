//! What must hold whatever bytes come in. Each function panics where it does not; libFuzzer calls
//! them, and a plain test calls them with the inputs that were found to reach far.

mod certificate;
mod document;
mod payload;
mod refusal;
mod source;
mod text;

pub use certificate::certificate;
pub use document::document;
pub use payload::payload;
pub use refusal::refusal;
pub use text::text;
