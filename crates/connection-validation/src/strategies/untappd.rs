//! Options of a connection to Untappd (`untappd`).
//!
//! Source: the published Management API schema of June 2026, which calls the strategy deprecated. It
//! was not recorded on tenants, so that everything beyond the options all strategies share is only
//! documented.

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
        "Client ID", "The client ID of your app at Untappd.";
    "client_secret": string().documented().secret(),
        group(Group::Credentials),
        "Client secret", "The secret of the same app.";

    shared: [shared::SCOPE, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
