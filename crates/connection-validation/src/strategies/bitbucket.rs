//! Options of a connection to Bitbucket (`bitbucket`).
//!
//! Source: the published Management API schema of June 2026. The strategy was not recorded on
//! tenants, so that everything beyond the options all strategies share is only documented.

use crate::Code;
use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Present;
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::strategies::shared::{self, flag, made_scope};

options! {
    closed: false;

    "client_id": string().min_length(18).max_length(18).documented(),
        group(Group::Credentials),
        "Key", "The key of your OAuth consumer in the settings of a Bitbucket workspace.";
    "client_secret": string().max_length(512).documented().secret(),
        group(Group::Credentials),
        "Secret", "The secret of the same consumer.";

    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Profile", "Bitbucket shares the account: name, picture and ID. It is always asked for.";

    shared: [
        &made_scope(&["profile", "freeform_scopes"]),
        shared::FREEFORM_SCOPES,
        shared::PROFILE,
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
}
