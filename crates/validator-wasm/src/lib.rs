#![doc = include_str!("../README.md")]

mod door;
mod findings;
#[cfg(target_arch = "wasm32")]
mod memory;
mod request;
mod wide;

pub use door::{begin, check, end, output, push, records, room, wide};
