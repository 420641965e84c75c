//! Compares what is built with its rivals.

mod schema;
mod validate;

pub(crate) use validate::validate;
