//! Options of a connection to Salesforce (`salesforce`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in.

use crate::Code;
use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::strategies::salesforce_app;

options! {
    closed: false;

    "community_base_url": string().documented(),
        group(Group::Provider).legacy(),
        "Community URL", "It belongs to the strategy for Salesforce communities. Older clients send it here.";

    shared: [salesforce_app::ROWS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
