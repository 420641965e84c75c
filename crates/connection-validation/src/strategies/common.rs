//! The top-level fields of a connection.
//!
//! Sources: the published request bodies of `POST` and `PATCH /connections`, which refuse any
//! other field (reported by users), and the reference document.

use crate::catalogue::check::{Aspects, array, boolean, closed_object, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::line::Line;
use crate::catalogue::link;
use crate::catalogue::macros::{options, rows};
use crate::catalogue::row::Row;
use crate::format::Format;
use crate::rules;

/// The fields that only a server writes: its answers have them, and no request may.
///
/// Recorded on tenants: the second for enterprise connections.
pub const SERVER_MADE: [&str; 2] = ["id", "provisioning_ticket_url"];

/// The member with the options. It is no line of the table, for what is in it is the strategy's.
pub(crate) const OPTIONS_LINE: &[Line] = rows! {
    "options": object(),
        group(Group::General),
        "", "";
};

/// The same as the engine reads it.
pub(crate) static OPTIONS: Row = link::alone(OPTIONS_LINE);

options! {
    closed: true;

    "name": string().format(Format::ConnectionName).min_length(1).max_length(128).required().create_only(),
        group(Group::General),
        "Name", "The technical name: letters, digits and single hyphens between them. It is unique in the tenant and cannot change later.";
    "strategy": string().format(Format::Strategy).required().create_only(),
        group(Group::General),
        "Strategy", "The kind of identity source. It cannot change later.";
    "display_name": string().min_length(1).max_length(128).documented_for(Aspects::MIN_LENGTH),
        group(Group::General),
        "Display name", "What people see on the sign-in page, at most 128 characters.";
    "enabled_clients": array(),
        group(Group::General),
        "Enabled clients", "The client IDs of the applications that may use this connection.";
    "enabled_clients[]": string(),
        group(Group::General),
        "Client ID", "The ID of one application.";
    "is_domain_connection": boolean(),
        group(Group::General).default("false"),
        "Domain connection", "Third-party applications may use it as well. There is one per strategy.";
    "show_as_button": boolean(),
        group(Group::General).default("false"),
        "Show as a button", "The sign-in page shows a button of its own for it. For enterprise strategies only.";
    "realms": array().max_count(10).documented_for(Aspects::MAX_COUNT),
        group(Group::General),
        "Realms", "Names by which a sign-in request can ask for it. Without any, its name is the only one.";
    "realms[]": string(),
        group(Group::General),
        "Realm", "One name.";
    "metadata": object().max_count(10),
        group(Group::General),
        "Metadata", "Up to ten notes of your own, for example the owner or a ticket.";
    "metadata.*": string().or_null().max_length(255),
        group(Group::General),
        "Value", "A note of at most 255 characters.";
    "authentication": closed_object(),
        group(Group::Advanced),
        "Authentication", "Whether users may sign in with it.";
    "authentication.active": boolean().required(),
        group(Group::Advanced).default("true"),
        "Sign-in is on", "Off keeps the connection and lets nobody sign in with it.";
    "connected_accounts": closed_object(),
        group(Group::Advanced),
        "Connected accounts", "Whether a user may link an account of this provider for its tokens.";
    "connected_accounts.active": boolean().required(),
        group(Group::Advanced).default("false"),
        "Linking is on", "Users may link an account of this provider.";
    "connected_accounts.cross_app_access": boolean(),
        group(Group::Advanced).early_access(),
        "Cross App Access", "Linked accounts may be used by other applications.";
    "cross_app_access_requesting_app": closed_object(),
        group(Group::Advanced).early_access(),
        "Cross App Access: requesting app", "Whether this connection may ask for access to another application.";
    "cross_app_access_requesting_app.active": boolean().required(),
        group(Group::Advanced).early_access(),
        "Requests are on", "It may ask for access to another application.";
    "cross_app_access_resource_app": object().or_null(),
        group(Group::Advanced).early_access(),
        "Cross App Access: resource app", "Whether this connection grants access to others. null removes it.";
    "cross_app_access_resource_app.status": one_of(&["enabled", "disabled"]).documented(),
        group(Group::Advanced).early_access(),
        "Status", "Whether access is granted.";

    shared: [];
    relations: [];
    rules: [rules::button::READS, rules::clients::READS, rules::retired::READS];
}
