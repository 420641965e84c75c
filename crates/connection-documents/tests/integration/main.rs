//! What the crate promises, held from outside.

mod certificates;
mod connection;
mod discovery;
mod inspect;
mod key_set;
mod metadata;
mod support;
mod totality;
mod value;
