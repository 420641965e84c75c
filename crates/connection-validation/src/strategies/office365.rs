//! Options of a connection to Office 365 (`office365`).
//!
//! Source: the published Management API schema of June 2026, which calls the strategy deprecated.
//! It was not recorded on tenants, so that everything beyond the options all strategies share is
//! only documented.

use crate::Code;
use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::strategies::shared;

options! {
    closed: false;

    "client_id": string().documented(),
        group(Group::Credentials),
        "Client ID", "The ID of the application that your Microsoft directory knows this tenant by.";
    "client_secret": string().documented().secret(),
        group(Group::Credentials),
        "Client secret", "A secret of the same application.";

    shared: [shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
