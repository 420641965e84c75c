#![doc = include_str!("../README.md")]

mod door;
mod findings;
mod request;

pub use door::{begin, check, end, output, push, records, room};
