//! Options of a connection to a Google Workspace domain (`google-apps`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: they took a connection without a client, and one without options.

use crate::Code;
use crate::catalogue::check::{array, boolean, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{Is, Present};
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{CountsOnlyWith, MustBe, RequiredWhen};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::shared::{self, flag};

options! {
    closed: false;

    "domain": string().min_length(1).max_length(1024).format(Format::HostName).documented(),
        group(Group::Provider),
        "Google Workspace domain", "The primary domain of the organization at Google, for example example.com.";

    "client_id": string().min_length(1).max_length(128).required().documented(),
        group(Group::Credentials),
        "Client ID", "The ID of your OAuth client in the Google Cloud console.";
    "client_secret": string().min_length(1).max_length(4096).documented().secret(),
        group(Group::Credentials),
        "Client secret", "The secret of the same client.";

    "email": flag(),
        group(Group::Permissions).default("true"),
        "Email", "Google shares the email. It is always asked for: scope `email`.";
    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Profile", "Google shares name and picture. It is always asked for: scope `profile`.";
    "scope": array().min_count(1).max_count(64).documented(),
        group(Group::Permissions).default("[\"email\",\"profile\"]").derived_from(&["email", "profile"]),
        "Scope", "What Google is asked for. The API makes it from the permissions.";
    "scope[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as Google spells it.";
    "allow_setting_login_scopes": flag(),
        group(Group::Permissions).default("false"),
        "Wider scopes at sign-in", "The consent of an administrator may widen what users are asked for.";

    "handle_login_from_social": flag(),
        group(Group::SignIn).default("true"),
        "Take sign-ins with Google", "Users of the domain who press the general Google button arrive at this connection.";
    "map_user_id_to_id": flag(),
        group(Group::SignIn).default("false"),
        "Tell users apart by Google's ID", "Users are known by their ID at Google instead of their email, which can change. It is fixed at creation.";

    "api_enable_users": boolean().refilled_with(Bool(true)),
        group(Group::Directory).default("false"),
        "Look up users", "Users are read from the directory. Provisioning from the directory needs it.";
    "api_enable_groups": boolean(),
        group(Group::Directory).default("false").early_access(),
        "Look up groups", "Groups are read from the directory as an administrator sees them.";
    "basic_profile": boolean(),
        group(Group::Directory),
        "Basic profile", "Name and email are read. It cannot be turned off.";
    "ext_profile": boolean(),
        group(Group::Directory),
        "Extended profile", "The directory is asked for a user's whole entry.";
    "ext_groups": boolean().loss_told_by_a_rule(),
        group(Group::Directory).default("false"),
        "Groups", "The groups of a user are read at every sign-in and stored. Provisioning of groups needs it.";
    "ext_groups_extended": flag(),
        group(Group::Directory).default("true"),
        "Details of groups", "Name and email of each group are stored with it.";
    "ext_is_admin": flag(),
        group(Group::Directory).default("false"),
        "Administrator", "Whether a user administers the domain is stored.";
    "ext_is_suspended": boolean(),
        group(Group::Directory).default("false"),
        "Suspended", "Whether an account is suspended is stored.";
    "ext_agreed_terms": boolean(),
        group(Group::Directory).default("false"),
        "Agreed to terms", "Whether a user agreed to the terms of service is stored.";

    "admin_access_token": string().min_length(1).max_length(1024).documented().secret(),
        group(Group::Advanced),
        "Administrator's access token", "What the API reads the directory with, once an administrator has consented.";
    "admin_access_token_expiresin": string().format(Format::DateTime).documented(),
        group(Group::Advanced),
        "Expiry of that token", "When the access token ends. The API sets it.";
    "admin_refresh_token": string().min_length(1).max_length(1024).documented().secret(),
        group(Group::Advanced),
        "Administrator's refresh token", "What the API renews that access token with.";

    shared: [
        shared::TENANT_DOMAIN,
        shared::DOMAIN_ALIASES,
        shared::ICON_URL,
        shared::PROFILE,
        shared::FEDERATED_TOKENS,
        shared::UPSTREAM_PARAMS,
    ];

    relations: [
        Relation::advised(
            RequiredWhen(Present(option("client_id")), option("client_secret")),
            Code::MissingBeside,
        ),
        Relation::advised(
            MustBe(Present(option("email")), option("email"), Bool(true)),
            Code::AlwaysOn,
        ),
        Relation::advised(
            MustBe(Present(option("profile")), option("profile"), Bool(true)),
            Code::AlwaysOn,
        ),
        // Documented.
        Relation::advised(
            CountsOnlyWith(option("ext_groups_extended"), Is(option("ext_groups"), Bool(true))),
            Code::HasNoEffect,
        ),
    ];
    rules: [crate::rules::google_workspace::READS];
}
