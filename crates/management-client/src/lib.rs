#![doc = include_str!("../README.md")]

mod budget;
mod client;
mod clock;
mod credentials;
mod error;
mod exchange;
#[cfg(feature = "fetch")]
pub mod fetch;
mod list;
#[cfg(feature = "native")]
pub mod native;
mod refusal;
mod session;
mod token;
mod transport;
pub mod update;
mod url;

pub use budget::Budget;
pub use client::{Client, Deletion};
pub use clock::Clock;
pub use credentials::ClientCredentials;
pub use error::Error;
pub use list::{ListQuery, Page};
pub use refusal::Refusal;
pub use session::SessionTokens;
pub use token::{AccessToken, StaticToken, TokenError, TokenSource};
pub use transport::{LocalBoxFuture, Request, Response, Transport, TransportError};
