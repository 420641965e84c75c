//! The reference document row by row, over the store in memory.

mod calls;
mod create;
mod delete;
mod errors;
mod get;
mod list;
mod memory_store;
mod rate_limit;
mod update;
