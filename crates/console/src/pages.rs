//! The pages apart from the editor.

pub(crate) mod connect;
pub(crate) mod connection;
pub(crate) mod connections;
pub(crate) mod gallery;
pub(crate) mod not_found;
pub(crate) mod sign_in;
