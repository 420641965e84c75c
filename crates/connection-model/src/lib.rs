#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

mod connection;
mod contract;
mod endpoint;
mod error_body;
mod plan;
mod strategy;

pub use connection::Connection;
pub use contract::{Contract, UnknownContract};
pub use endpoint::{ENDPOINTS, Endpoint, Method, Operation, RouteMatch, UnknownMethod, route};
pub use error_body::{ErrorBody, ErrorKind};
pub use plan::{Plan, UnknownPlan};
pub use strategy::{Family, Strategy, UnknownStrategy};
