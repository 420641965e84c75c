#![doc = include_str!("../README.md")]

mod budget;
mod claims;
mod client;
mod clock;
mod credentials;
mod error;
mod exchange;
#[cfg(feature = "fetch")]
pub mod fetch;
mod guard;
mod held_token;
mod list;
#[cfg(feature = "native")]
pub mod native;
mod refusal;
mod server_url;
mod session;
mod token;
mod token_cache;
mod transport;
pub mod update;
mod url;
pub mod users;

pub use budget::{Budget, RateLimit};
pub use claims::TokenClaims;
pub use client::{Client, Deletion};
pub use clock::Clock;
pub use credentials::ClientCredentials;
pub use error::Error;
pub use guard::{Guard, Veto, Write};
pub use held_token::HeldToken;
pub use list::{ListQuery, Page};
pub use refusal::Refusal;
pub use server_url::{InvalidServerUrl, LOCAL_HOSTS, ServerUrl};
pub use session::SessionTokens;
pub use token::{AccessToken, StaticToken, TokenError, TokenReason, TokenRequest, TokenSource};
pub use token_cache::{Loaded, TokenCache, TokenLoader};
pub use transport::{LocalBoxFuture, Request, Response, Transport, TransportError};
