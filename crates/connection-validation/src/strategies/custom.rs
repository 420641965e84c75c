//! Options of a connection by a custom strategy (`custom`).
//!
//! Source: the published Management API schema of June 2026, which names no options and takes any
//! object. The strategy was not recorded on tenants. Its options are passed on as they are.

use crate::catalogue::macros::options;

options! {
    closed: false;
    shared: [];
    relations: [];
}
