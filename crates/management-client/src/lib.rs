//! management-client
