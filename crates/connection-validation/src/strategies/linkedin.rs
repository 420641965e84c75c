//! Options of a connection to LinkedIn (`linkedin`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in. That schema's length and pattern of `client_id` contradict each other, and
//! tenants accept what breaks both, so that neither is here.

use crate::Code;
use crate::catalogue::check::{array, boolean, integer, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{Is, Present};
use crate::catalogue::relation::Expected::{Bool, Number};
use crate::catalogue::relation::Relates::{IdleWhile, MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::rules::scopes::{Made, Places, scope_places, scope_reads};
use crate::strategies::shared::{self, flag};

/// What the API makes `scope` from.
const SCOPE_SOURCES: &[&str] = &[
    "strategy_version",
    "openid",
    "profile",
    "email",
    "basic_profile",
    "full_profile",
    "network",
    "freeform_scopes",
];

/// What the switches become in generation 1, as recorded.
pub(crate) const FIRST_SCOPES: Made = Made {
    always: &["r_basicprofile"],
    ..SECOND_SCOPES
};
/// What they become in generation 2, as recorded.
pub(crate) const SECOND_SCOPES: Made = Made {
    always: &["r_liteprofile"],
    switches: &[
        ("email", "r_emailaddress"),
        ("basic_profile", "r_basicprofile"),
    ],
    open: &["openid", "full_profile", "network", "freeform_scopes"],
};
const WORDS: &[&str] = &SECOND_SCOPES.words::<{ SECOND_SCOPES.count() }>();
/// The options that the rule reads.
pub(crate) const SCOPE_READS: &[u16] = &scope_reads!(SECOND_SCOPES);
/// What the rule goes by in the first generation.
pub(crate) static FIRST_PLACES: Places = scope_places!(FIRST_SCOPES, WORDS);
/// What the rule goes by in the second generation.
pub(crate) static SECOND_PLACES: Places = scope_places!(SECOND_SCOPES, WORDS);

pub(crate) const GENERATION: u16 = option("strategy_version");

options! {
    closed: false;

    "client_id": string().documented(),
        group(Group::Credentials),
        "Client ID", "The client ID of your app in the LinkedIn developer portal.";
    "client_secret": string().min_length(1).max_length(255).documented().secret(),
        group(Group::Credentials),
        "Client secret", "The secret of the same app.";

    "strategy_version": integer().range(1, 3).documented(),
        group(Group::Permissions),
        "Generation of scopes", "Which scopes the permissions become: 3 takes those of OpenID Connect, 2 `r_liteprofile`, 1 `r_basicprofile`. Without it, tenants were seen to take 1.";
    "openid": flag(),
        group(Group::Permissions),
        "OpenID Connect", "LinkedIn answers with an ID token: scope `openid`, in generation 3. It is always asked for there.";
    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Profile", "LinkedIn shares name and picture. It is always asked for: scope `profile`, in generation 2 `r_liteprofile`, in 1 `r_basicprofile`.";
    "email": flag(),
        group(Group::Permissions).default("false"),
        "Email", "LinkedIn shares the email: scope `email`, before generation 3 `r_emailaddress`.";
    "basic_profile": boolean(),
        group(Group::Permissions).default("false"),
        "Basic profile", "LinkedIn shares name, picture, headline and profile address: scope `r_basicprofile`.";
    "full_profile": flag(),
        group(Group::Permissions).default("false").legacy(),
        "Full profile", "LinkedIn shares the whole profile. Since 2015 it grants this to partners only.";
    "network": flag(),
        group(Group::Permissions).default("false").legacy(),
        "Network", "LinkedIn shares the contacts of the first and second degree. Since 2015 it grants this to partners only.";
    "scope": array().max_count(255).words(WORDS).documented(),
        group(Group::Permissions).derived_from(SCOPE_SOURCES),
        "Scope", "What LinkedIn is asked for. The API makes it from the permissions on every write.";
    "scope[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as LinkedIn spells it.";

    shared: [shared::FREEFORM_SCOPES, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
        Relation::advised(
            MustBe(Present(option("openid")), option("openid"), Bool(true)),
            Code::AlwaysOn,
        ),
        Relation::advised(
            MustBe(Present(option("profile")), option("profile"), Bool(true)),
            Code::AlwaysOn,
        ),
        // Recorded for the first two generations, documented for the third: its scopes are those of
        // OpenID Connect, which the others do not have.
        idle_in("openid", 1),
        idle_in("openid", 2),
        idle_in("basic_profile", 3),
        idle_in("full_profile", 3),
        idle_in("network", 3),
    ];
    rules: [SCOPE_READS, &[GENERATION]];
}

/// A switch that becomes no scope in this generation.
const fn idle_in(switch: &str, generation: i64) -> Relation {
    Relation::advised(
        IdleWhile(option(switch), Is(GENERATION, Number(generation))),
        Code::NoEffectBeside,
    )
}
