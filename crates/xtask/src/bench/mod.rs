//! Compares what is built with its rivals.

mod native;
mod schema;
mod validate;

pub(crate) use native::native;
pub(crate) use validate::validate;
