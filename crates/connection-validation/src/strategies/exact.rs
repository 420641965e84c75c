//! Options of a connection to Exact Online (`exact`).
//!
//! Source: the published Management API schema of June 2026. The strategy was not recorded on
//! tenants, so that everything beyond the options all strategies share is only documented.

use crate::Code;
use crate::catalogue::check::string;
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::shared::{self, flag};

options! {
    closed: false;

    "baseUrl": string().min_length(8).max_length(128).format(Format::HttpsUrl).documented(),
        group(Group::Provider),
        "Base URL", "Exact Online has an address for each country, for example https://start.exactonline.nl.";

    "client_id": string().min_length(36).max_length(36).format(Format::Uuid).documented(),
        group(Group::Credentials),
        "Client ID", "The client ID of your app in the Exact Online App Center, a UUID.";
    "client_secret": string().max_length(255).documented().secret(),
        group(Group::Credentials),
        "Client secret", "The secret of the same app.";

    "profile": flag(),
        group(Group::Permissions),
        "Profile", "Exact Online shares the name and the email of a user.";

    shared: [shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
