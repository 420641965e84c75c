//! What must hold whatever bytes come in, and how much memory it may take. Each function panics
//! where it does not; libFuzzer calls them, and a plain test calls them with the inputs that were
//! found to reach far, and with long ones.

mod certificate;
mod document;
mod memory;
mod payload;
mod refusal;
mod source;
mod text;
mod yaml;

pub use certificate::certificate;
pub use document::document;
pub use payload::payload;
pub use refusal::refusal;
pub use text::text;
pub use yaml::yaml;
