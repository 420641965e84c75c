//! Options of a connection to Amazon (`amazon`).
//!
//! Source: the published Management API schema of June 2026. The strategy was not recorded on
//! tenants, so that everything beyond the options all strategies share is only documented.

use crate::Code;
use crate::catalogue::check::{array, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Present;
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::strategies::shared::{self, flag};

options! {
    closed: false;

    "client_id": string().max_length(255).documented(),
        group(Group::Credentials),
        "Client ID", "The client ID of your Login with Amazon security profile.";
    "client_secret": string().max_length(255).documented().secret(),
        group(Group::Credentials),
        "Client secret", "The secret of the same security profile.";

    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Profile", "Amazon shares the name, the email and an ID: scope `profile`. It is always asked for.";
    "postal_code": flag(),
        group(Group::Permissions).default("false"),
        "Postal code", "Amazon shares the postal code of the shipping address: scope `postal_code`.";
    "scope": array().max_count(255).documented(),
        group(Group::Permissions).derived_from(&["profile", "postal_code", "freeform_scopes"]),
        "Scope", "What Amazon is asked for. The API makes it from the permissions and further scopes.";
    "scope[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as Amazon spells it.";

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
    ];
}
