//! Options of a connection to Dropbox (`dropbox`).
//!
//! Source: the published Management API schema of June 2026. The strategy was not recorded on
//! tenants, so that everything beyond the options all strategies share is only documented.

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
        "App key", "The key of your app in the Dropbox app console.";
    "client_secret": string().documented().secret(),
        group(Group::Credentials),
        "App secret", "The secret of the same app.";

    "scope": shared::scopes(),
        group(Group::Permissions),
        "Scope", "What Dropbox is asked for: a list of up to 20 scopes, or one text with all of them.";
    "scope[]": shared::scope_entry(),
        group(Group::Permissions),
        "Scope", "One scope, for example `account_info.read`.";

    shared: [shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
