//! Options of Salesforce, its sandbox and its communities, written once.
//!
//! Their sources are those of the strategies that name these lists.

use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::line::{Line, join};
use crate::catalogue::macros::rows;
use crate::strategies::shared::{FREEFORM_SCOPES, PROFILE, UPSTREAM_PARAMS, flag, made_scope};

/// What Salesforce knows the application by, and what it is asked for.
///
/// Recorded on tenants: without any permission the API stores an empty list of scopes.
pub(super) const ROWS: &[Line] = &join::<14>(&[
    rows! {
        "client_id": string().min_length(1).max_length(255).documented(),
            group(Group::Credentials),
            "Consumer key", "The consumer key of your connected app in Salesforce.";
        "client_secret": string().min_length(1).max_length(255).documented().secret(),
            group(Group::Credentials),
            "Consumer secret", "The secret of the same app.";
        "profile": flag(),
            group(Group::Permissions).default("true"),
            "Profile", "Salesforce shares name, picture and email.";
    },
    &made_scope(&["profile", "freeform_scopes"]),
    FREEFORM_SCOPES,
    PROFILE,
    UPSTREAM_PARAMS,
]);
