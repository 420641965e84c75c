//! Options of a connection by an IP address (`ip`).
//!
//! Source: the published Management API schema of June 2026, which calls the strategy deprecated
//! and names no options. It was not recorded on tenants. Its options are passed on as they are.

use crate::catalogue::macros::options;

options! {
    closed: false;
    shared: [];
    relations: [];
}
