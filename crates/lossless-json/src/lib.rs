#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

mod diff;
mod equality;
mod error;
mod event;
mod location;
mod lookup;
mod merge_patch;
mod number;
mod object;
mod patch;
mod placeholder;
mod pointer;
mod scanner;
#[cfg(feature = "serde")]
mod serde;
mod text;
mod three_way;
mod tree;
mod value;
mod write;

pub use diff::{Change, diff};
pub use error::{Position, SyntaxError, SyntaxErrorKind};
pub use event::Event;
pub use merge_patch::{merge_patch, merge_patch_between};
pub use number::Number;
pub use object::{IntoIter, Iter, IterMut, Object};
pub use patch::{
    Operation, Patch, PatchError, PatchErrorKind, PatchFormatError, PatchFormatErrorKind,
};
pub use placeholder::{PLACEHOLDER_SIGNS, placeholder_end, placeholder_key};
pub use pointer::{Pointer, PointerError};
pub use scanner::{Expected, HAS_VECTORS, MAX_DEPTH, Quoted, Reader, Scanner, find_key};
pub use text::{Chars, Piece, Text, same};
pub use three_way::{Conflict, Merge, three_way};
pub use tree::events;
pub use value::{Kind, Value};
pub use write::{write_integer, write_text};
