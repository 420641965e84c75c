//! Options of a connection to Apple (`apple`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept: also a connection without any key, which then signs in with the vendor's own ones.

use crate::Code;
use crate::catalogue::check::{array, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::rules::scopes::{Made, Places, same, scope_places, scope_reads};
use crate::strategies::shared::{self, flag};

/// What each switch becomes, as recorded.
pub(crate) const SCOPES: Made = Made {
    always: &[],
    switches: &same(["name", "email"]),
    open: &["freeform_scopes"],
};
/// What the API makes `scope` from.
const SCOPE_SOURCES: &[&str] = &SCOPES.sources::<{ SCOPES.source_count() }>();
const WORDS: &[&str] = &SCOPES.words::<{ SCOPES.count() }>();
/// The options that the rule reads.
pub(crate) const SCOPE_READS: &[u16] = &scope_reads!(SCOPES);
/// What the rule goes by.
pub(crate) static SCOPE_PLACES: Places = scope_places!(SCOPES, WORDS);

options! {
    closed: false;

    "client_id": string().or_null().max_length(384).documented(),
        group(Group::Credentials),
        "Services ID", "The identifier of your service at Apple. It is the client ID for sign-in on the web.";
    "team_id": string().or_null().max_length(256).documented(),
        group(Group::Credentials),
        "Team ID", "The ID of your team at Apple.";
    "kid": string().or_null().max_length(1536).documented(),
        group(Group::Credentials),
        "Key ID", "The ID that Apple gave the signing key.";
    "app_secret": string().or_null().max_length(5120).format(Format::PrivateKey).documented().secret(),
        group(Group::Credentials).multiline(),
        "Signing key", "The private key from Apple as PEM text. It signs the client secrets that Apple asks for.";

    "name": flag(),
        group(Group::Permissions),
        "Name", "Apple shares the name, at a user's first sign-in only: scope `name`.";
    "email": flag(),
        group(Group::Permissions),
        "Email", "Apple shares the email, or a forwarding address where the user hides it: scope `email`.";
    "scope": string().max_length(91_260).words(WORDS).documented(),
        group(Group::Permissions).derived_from(SCOPE_SOURCES),
        "Scope", "What Apple is asked for, with spaces between the scopes. The API makes it from the permissions on every write.";
    "freeform_scopes": array().max_count(1024).documented(),
        group(Group::Permissions),
        "Further scopes", "Scopes that have no switch of their own.";
    "freeform_scopes[]": string().max_length(2560).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as Apple spells it.";

    shared: [shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("team_id"), option("kid"), option("app_secret")]),
            Code::Incomplete,
        ),
    ];
    rules: [SCOPE_READS];
}
