//! One file an endpoint: what it takes, what it answers, and its text for OpenAPI.

pub(crate) mod create;
pub(crate) mod create_user;
pub(crate) mod delete;
pub(crate) mod delete_user;
pub(crate) mod delete_users;
pub(crate) mod get;
pub(crate) mod get_job;
pub(crate) mod get_job_errors;
pub(crate) mod get_user;
pub(crate) mod import_users;
pub(crate) mod list;
pub(crate) mod list_users;
pub(crate) mod update;
