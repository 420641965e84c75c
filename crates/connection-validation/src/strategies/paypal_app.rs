//! Options of PayPal and of its sandbox, written once.
//!
//! Their sources are those of the strategies that name these lists.

use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::line::{Line, join};
use crate::catalogue::macros::rows;
use crate::strategies::shared::{FREEFORM_SCOPES, PROFILE, UPSTREAM_PARAMS, flag, made_scope};

/// What the API makes `scope` from.
const SCOPE_SOURCES: &[&str] = &["profile", "email", "phone", "address", "freeform_scopes"];

/// What PayPal knows the application by, and what it is asked for.
pub(super) const ROWS: &[Line] = &join::<17>(&[
    rows! {
        "client_id": string().max_length(255).documented(),
            group(Group::Credentials),
            "Client ID", "The client ID of your app in the PayPal developer dashboard. Live and sandbox have one each.";
        "client_secret": string().max_length(255).documented().secret(),
            group(Group::Credentials),
            "Secret", "A secret of the same app.";

        "profile": flag(),
            group(Group::Permissions).default("true"),
            "Profile", "PayPal shares name, language and the like: scope `profile`. It is always asked for.";
        "email": flag(),
            group(Group::Permissions).default("false"),
            "Email", "PayPal shares the email: scope `email`.";
        "phone": flag(),
            group(Group::Permissions).default("false"),
            "Phone", "PayPal shares the phone number: scope `phone`.";
        "address": flag(),
            group(Group::Permissions).default("false"),
            "Address", "PayPal shares the postal address: scope `address`.";
    },
    &made_scope(SCOPE_SOURCES),
    FREEFORM_SCOPES,
    PROFILE,
    UPSTREAM_PARAMS,
]);
