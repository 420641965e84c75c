//! One file an endpoint: what it takes, what it answers, and its text for OpenAPI.

pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod update;
