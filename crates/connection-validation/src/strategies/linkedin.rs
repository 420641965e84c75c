//! Options of a connection to LinkedIn (`linkedin`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in. That schema's length and pattern of `client_id` contradict each other, and
//! tenants accept what breaks both, so that neither is here.

use crate::Code;
use crate::catalogue::check::{array, boolean, integer, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Present;
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{MustBe, Together};
use crate::catalogue::relation::Relation;
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
    "scope": array().max_count(255).documented(),
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
    ];
}
