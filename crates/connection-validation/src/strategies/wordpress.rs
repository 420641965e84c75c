//! Options of a connection to WordPress.com (`wordpress`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: whatever scope they were sent, they stored `["profile"]`.

use crate::Code;
use crate::catalogue::Types;
use crate::catalogue::check::{integer, object, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::rules::scopes::{Made, Places, scope_places, scope_reads};
use crate::strategies::shared::{self, flag};

/// What was recorded to be kept, whatever was sent.
pub(crate) const SCOPES: Made = Made {
    always: &["profile"],
    switches: &[],
    open: &[],
};
const WORDS: &[&str] = &SCOPES.words::<{ SCOPES.count() }>();
/// The options that the rule reads.
pub(crate) const SCOPE_READS: &[u16] = &scope_reads!(SCOPES);
/// What the rule goes by.
pub(crate) static SCOPE_PLACES: Places = scope_places!(SCOPES, WORDS);

options! {
    closed: false;

    "client_id": string().documented(),
        group(Group::Credentials),
        "Client ID", "The client ID of your app at developer.wordpress.com.";
    "client_secret": string().documented().secret(),
        group(Group::Credentials),
        "Client secret", "The secret of the same app.";

    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Profile", "WordPress.com shares name, email and picture. The API turns it on.";
    "scope": shared::scopes().words(WORDS),
        group(Group::Permissions).derived_from(&["profile"]),
        "Scope", "What WordPress.com is asked for. Tenants were seen to keep `profile` alone, whatever they are sent.";
    "scope[]": shared::scope_entry(),
        group(Group::Permissions),
        "Scope", "One scope.";

    "customHeaders": object().documented().may_contain_secret(),
        group(Group::Advanced).legacy(),
        "Headers", "Requests to WordPress.com carry these HTTP headers. Older clients send them.";
    "custom_headers": object().or(Types::ARRAY).documented().may_contain_secret(),
        group(Group::Advanced).legacy(),
        "Headers (older spelling)", "The same in another spelling.";
    "strategy_version": integer().documented(),
        group(Group::Advanced),
        "Strategy version", "The generation of the implementation.";

    shared: [shared::PROFILE, shared::OLDER_ENDPOINTS, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
    rules: [SCOPE_READS];
}
