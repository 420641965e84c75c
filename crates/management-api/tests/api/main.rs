//! The reference document row by row, over the store in memory.

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

mod calls;
mod create;
mod delete;
mod delete_users;
mod errors;
mod get;
mod imports;
mod list;
mod memory_store;
mod rate_limit;
mod update;
mod users;
