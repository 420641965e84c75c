//! Options of a connection to a Salesforce community (`salesforce-community`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in.

use crate::Code;
use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::salesforce_app;

options! {
    closed: false;

    "community_base_url": string().min_length(8).format(Format::HttpsUrl).documented(),
        group(Group::Provider),
        "Community URL", "Users are sent to sign in at this community, for example https://example.my.site.com.";

    shared: [salesforce_app::ROWS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
