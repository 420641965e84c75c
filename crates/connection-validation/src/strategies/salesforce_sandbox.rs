//! Options of a connection to a sandbox of Salesforce (`salesforce-sandbox`).
//!
//! Source: the published Management API schema of June 2026. The strategy was not recorded on
//! tenants, so that everything beyond the options all strategies share is only documented.

use crate::Code;
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::strategies::salesforce_app;

options! {
    closed: false;

    shared: [salesforce_app::ROWS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
