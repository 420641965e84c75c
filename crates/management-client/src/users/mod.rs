//! The users of a connection: counted, listed, exported and deleted.
//!
//! Users have no undo, so that deleting them begins with an export: [`read_all`] lists them,
//! [`write_export`] makes the file, [`ExportFile::read`] reads back what was saved, and
//! [`ExportFile::compare`] tells whether it holds everybody the server has.
//! On the `reference` contract [`Client::delete_all_users`](crate::Client::delete_all_users) is
//! one call; a tenant has none, and a [`DeletionRun`] deletes user by user.

mod calls;
mod deletion;
mod export;
mod file;
mod list;
mod pace;
mod user;

pub use calls::EmailAddress;
pub use deletion::{DeletionRow, DeletionRun, Ended, LeftAlone, RowOutcome, Tally};
pub use export::{Listing, REACHABLE, read_all};
pub use file::{Comparison, ExportFile, FileError, Verdict, write_export};
pub use list::{UserPage, UserQuery};
pub use pace::{News, Watch, estimated_seconds};
pub use user::User;
