#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

mod certificate;
mod der;
mod encoding;
mod time;

pub use certificate::{Certificate, Validity};
pub use encoding::{Form, Unreadable};
