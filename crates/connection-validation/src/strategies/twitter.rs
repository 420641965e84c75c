//! Options of a connection to X, formerly Twitter (`twitter`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! keep. Unlike other providers' scope, theirs was recorded to come back as it was sent.

use crate::Code;
use crate::catalogue::check::{array, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{Is, IsNot, Present};
use crate::catalogue::relation::Expected::{Bool, Choice};
use crate::catalogue::relation::Relates::{IdleWhile, MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::strategies::shared::{self, flag};

options! {
    closed: false;

    "client_id": string().min_length(1).max_length(255).documented(),
        group(Group::Credentials),
        "Client ID", "For OAuth 2.0 the client ID of your app in the developer portal, for OAuth 1.0a its API key.";
    "client_secret": string().min_length(1).max_length(255).documented().secret(),
        group(Group::Credentials),
        "Client secret", "For OAuth 2.0 the client secret of the same app, for OAuth 1.0a its API key secret.";
    "protocol": one_of(&["oauth1", "oauth2"]).documented(),
        group(Group::Credentials),
        "Protocol", "OAuth 2.0 with version 2 of their API, or OAuth 1.0a with version 1.1.";

    "profile": flag(),
        group(Group::Permissions),
        "Profile", "Name, handle and picture are shared. It is always asked for.";
    "tweet_read": flag(),
        group(Group::Permissions),
        "Read posts", "Your application may read what the user can see: scope `tweet.read`. OAuth 2.0 always asks for it.";
    "users_read": flag(),
        group(Group::Permissions),
        "Read users", "Your application may read the profiles the user can see: scope `users.read`. OAuth 2.0 always asks for it.";
    "offline_access": flag(),
        group(Group::Permissions),
        "Offline access", "Your application gets a refresh token: scope `offline.access`, with OAuth 2.0 only.";
    "scope": array().max_count(255).documented(),
        group(Group::Permissions),
        "Scope", "What is asked for.";
    "scope[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, for example `tweet.read`.";

    "authorizationURL": string().documented(),
        group(Group::Advanced),
        "Authorization endpoint", "Where users are sent to sign in. Tenants keep it, and the schema does not list it.";
    "tokenURL": string().documented(),
        group(Group::Advanced),
        "Token endpoint", "Where a code is exchanged for tokens. Tenants keep it, and the schema does not list it.";

    shared: [shared::FREEFORM_SCOPES, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
        Relation::advised(
            MustBe(Present(option("profile")), option("profile"), Bool(true)),
            Code::AlwaysOn,
        ),
        Relation::advised(
            MustBe(IsNot(option("protocol"), Choice("oauth1")), option("tweet_read"), Bool(true)),
            Code::AlwaysOn,
        ),
        Relation::advised(
            MustBe(IsNot(option("protocol"), Choice("oauth1")), option("users_read"), Bool(true)),
            Code::AlwaysOn,
        ),
        Relation::advised(
            IdleWhile(option("tweet_read"), Is(option("protocol"), Choice("oauth1"))),
            Code::NoEffectBeside,
        ),
        Relation::advised(
            IdleWhile(option("users_read"), Is(option("protocol"), Choice("oauth1"))),
            Code::NoEffectBeside,
        ),
        Relation::advised(
            IdleWhile(option("offline_access"), Is(option("protocol"), Choice("oauth1"))),
            Code::NoEffectBeside,
        ),
    ];
}
