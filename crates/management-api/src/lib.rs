#![doc = include_str!("../README.md")]

mod api;
mod endpoints;
mod identifier;
mod message;
mod multipart;
pub mod openapi;
mod percent;
mod problem;
mod query;
mod rate_limit;
mod store;
mod timestamp;
mod user;

pub use api::{Api, Caller, Clock, FillRandom, RandomnessError, handle};
pub use message::{ApiRequest, ApiResponse, Header};
pub use rate_limit::{Budget, RateLimit};
#[cfg(feature = "store-tests")]
pub use store::contract as store_contract;
pub use store::{
    ConnectionPage, Filter, Identifiers, MemoryStore, NewConnection, NewUser, OnTaken, Store,
    StoreError, StoredConnection, StoredJob, StoredUser, UserFilter, UserOutcome, UserPage,
    UserSelection, Window,
};

use connection_model::Contract;

/// The contract these endpoints speak.
pub const CONTRACT: Contract = Contract::Reference;

/// The largest request body in bytes (1 MB as the API counts it); a larger one is answered with
/// status 413 by whoever reads it.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;

/// The largest file of users to be imported in bytes (500 KB as the API counts it).
const MAX_IMPORT_BYTES: usize = 500 * 1024;
