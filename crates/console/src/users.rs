//! The users of a connection: looked at, exported, deleted.
//!
//! Everything here is about people: it is held in memory while a dialog is open, goes into a file
//! when the user asks for one, and nowhere else.

mod delete_all;
pub(crate) mod dialog;
pub(crate) mod export;
mod one;
mod outcome;
mod table;
pub(crate) mod watch;
