#![doc = include_str!("../README.md")]

mod api;
mod endpoints;
mod identifier;
mod message;
pub mod openapi;
mod problem;
mod query;
mod rate_limit;
mod store;

pub use api::{Api, Caller, Clock, FillRandom, RandomnessError, handle};
pub use message::{ApiRequest, ApiResponse, Header};
pub use rate_limit::{Budget, RateLimit};
#[cfg(feature = "store-tests")]
pub use store::contract as store_contract;
pub use store::{
    ConnectionPage, Filter, MemoryStore, NewConnection, Store, StoreError, StoredConnection, Window,
};

use connection_model::Contract;

/// The contract these endpoints speak.
pub const CONTRACT: Contract = Contract::Reference;

/// The largest request body in bytes (1 MB as the API counts it); a larger one is answered with
/// status 413 by whoever reads it.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;
