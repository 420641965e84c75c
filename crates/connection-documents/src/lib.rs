#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

pub use connection_validation::certificate::{Certificate, Form, Unreadable, Validity};
