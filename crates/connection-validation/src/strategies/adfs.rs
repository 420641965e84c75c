//! Options of a connection to Active Directory Federation Services (`adfs`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in. The endpoint and the thumbprints are read from the federation metadata.

use crate::Code;
use crate::catalogue::check::{array, boolean, integer, one_of, string};
use crate::catalogue::form::{Document, Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Always;
use crate::catalogue::relation::Relates::{AnyOf, Excludes};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::shared;

/// Where the federation metadata comes from.
const METADATA: &[&str] = &["adfs_server", "fedMetadataXml"];

options! {
    closed: false;

    "adfs_server": string().max_length(2048).format(Format::Server).documented().called(),
        group(Group::Provider),
        "Server or metadata URL", "The federation metadata is fetched from here.";
    // Documented: "Federation metadata document exceeds the maximum allowed size of 128 KB".
    "fedMetadataXml": string().min_length(1).max_length(102_400).documented(),
        group(Group::Provider).multiline().document(Document::Metadata),
        "Federation metadata", "The metadata document itself, for servers that cannot be reached. The API takes at most 128 KB.";
    "signInEndpoint": string().min_length(8).max_length(2048).format(Format::HttpsUrl).documented(),
        group(Group::Provider).derived_from(METADATA),
        "Sign-in URL", "Users are sent here. The API reads it from the metadata.";
    "entityId": string().min_length(1).max_length(128).documented(),
        group(Group::Requests),
        "Entity ID", "The server sees this name instead of the tenant's usual one.";
    "entityID": string().documented(),
        group(Group::Requests).legacy(),
        "Entity ID (older spelling)", "The older spelling of “Entity ID”.";
    "user_id_attribute": string().min_length(1).max_length(128).documented(),
        group(Group::Profile),
        "User ID claim", "The claim whose value tells users apart. Changing it makes new users of those who exist.";
    "should_trust_email_verified_connection": one_of(shared::EMAIL_TRUST).documented(),
        group(Group::Profile).default("\"always_set_emails_as_verified\""),
        "Email verification", "Whether emails from this server count as verified.";

    "tenant_domain": string().min_length(1).max_length(255).format(Format::HostName).documented(),
        group(Group::Domains),
        "Email domain", "Users whose email ends with this domain are sent here.";

    "thumbprints": array().max_count(20).documented(),
        group(Group::Keys).derived_from(METADATA),
        "Thumbprints", "SHA-1 thumbprints of the certificates that are trusted. The API reads them from the metadata.";
    "thumbprints[]": string().max_length(64).format(Format::Hexadecimal).documented(),
        group(Group::Keys),
        "Thumbprint", "Hexadecimal digits.";
    "prev_thumbprints": array().max_count(20).documented(),
        group(Group::Keys),
        "Earlier thumbprints", "Certificates that were trusted before the last change. The API keeps them.";
    "prev_thumbprints[]": string().max_length(64).format(Format::Hexadecimal).documented(),
        group(Group::Keys),
        "Thumbprint", "Hexadecimal digits.";
    "cert_rollover_notification": string().documented(),
        group(Group::Keys).legacy(),
        "Notice of a new certificate", "Who is told when the server changes its certificate.";

    "api_enable_users": boolean(),
        group(Group::Advanced),
        "Look up users", "Users are read through the provider's interface.";
    "strategy_version": integer().documented(),
        group(Group::Advanced),
        "Strategy version", "The generation of the implementation, set by the API.";

    shared: [shared::DOMAIN_ALIASES, shared::ICON_URL, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        // Reported by users for creations: "missing federation metadata url".
        Relation::refused_on_create(
            AnyOf(Always, &[option("adfs_server"), option("fedMetadataXml")]),
            Code::MissingFederationMetadata,
        )
        // A server need not return where it has the endpoint from.
        .of_requests(),
        // Documented.
        Relation::advised(
            Excludes(option("adfs_server"), option("fedMetadataXml")),
            Code::OnlyOneOf,
        ),
    ];
}
