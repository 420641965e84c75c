//! Options of a connection to LINE (`line`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: they took client IDs that are no ten digits, and no address of an endpoint.

use crate::Code;
use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Present;
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::rules::scopes::{Made, Places, scope_places, scope_reads};
use crate::strategies::shared::{self, flag, made_of, scope_of_words};

/// What each switch becomes, as recorded.
pub(crate) const SCOPES: Made = Made {
    always: &["openid", "profile"],
    switches: &[("email", "email")],
    open: &["freeform_scopes"],
};
const WORDS: &[&str] = &SCOPES.words::<{ SCOPES.count() }>();
/// The options that the rule reads.
pub(crate) const SCOPE_READS: &[u16] = &scope_reads!(SCOPES);
/// What the rule goes by.
pub(crate) static SCOPE_PLACES: Places = scope_places!(SCOPES, WORDS);

options! {
    closed: false;

    "client_id": string().min_length(10).max_length(10).format(Format::Digits).documented(),
        group(Group::Credentials),
        "Channel ID", "The ID of your LINE Login channel in the LINE Developers console, ten digits.";
    "client_secret": string().min_length(1).max_length(255).documented().secret(),
        group(Group::Credentials),
        "Channel secret", "The secret of the same channel.";

    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Profile", "LINE shares name and picture: scope `profile`. It is always asked for, and `openid` with it.";
    "email": flag(),
        group(Group::Permissions).default("false"),
        "Email", "LINE shares the email: scope `email`. Your channel has to be granted it first.";

    shared: [
        &scope_of_words(
            &["profile", "email", "freeform_scopes"],
            const { &made_of(WORDS) },
        ),
        shared::FREEFORM_SCOPES,
        shared::PROFILE,
        shared::OLDER_ENDPOINTS,
        shared::UPSTREAM_PARAMS,
    ];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
        Relation::advised(
            MustBe(Present(option("profile")), option("profile"), Bool(true)),
            Code::AlwaysOn,
        ),
    ];
    rules: [SCOPE_READS];
}
