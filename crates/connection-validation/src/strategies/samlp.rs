//! Options of a connection to a SAML 2.0 identity provider (`samlp`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: they took a connection with nothing but a sign-in URL. The API reads the
//! signing certificate and stores what is in it beside it.

use crate::Code;
use crate::catalogue::Types;
use crate::catalogue::check::{boolean, integer, object, string};
use crate::catalogue::form::{Document, Group, group};
use crate::catalogue::line::Line;
use crate::catalogue::macros::{options, rows};
use crate::catalogue::relation::Condition::{self, Absent, All};
use crate::catalogue::relation::Relates::{Excludes, RequiredWhen, Together};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::{saml, shared};

/// What the API reads the identity provider's endpoint and certificate from.
const METADATA: &[&str] = &["metadataUrl", "metadataXml"];
/// What the API reads the details of the signing certificate from.
const CERTIFICATE: &[&str] = &["signingCert", "metadataUrl", "metadataXml"];

/// Nothing describes the identity provider but the options themselves.
const WITHOUT_METADATA: Condition =
    All(&[Absent(option("metadataUrl")), Absent(option("metadataXml"))]);

/// Settings of requests and answers that this strategy alone has.
const FURTHER_REQUESTS: &[Line] = rows! {
    "bindingMethod": string().documented(),
        group(Group::Requests).legacy().derived_from(&["protocolBinding"]),
        "Request binding as stored", "The API copies it from “Request binding”.";
    "binding_method": string().documented(),
        group(Group::Requests).legacy(),
        "Request binding (older spelling)", "The older spelling of “Request binding”.";
    "deflate": boolean().documented(),
        group(Group::Requests),
        "Compress requests", "Requests are deflated before they are encoded.";
    "requestTemplate": string().min_length(1).max_length(10_240).documented(),
        group(Group::Requests).multiline(),
        "Request template", "Requests are made from this XML with placeholders.";
    "destinationUrl": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented().compared(),
        group(Group::Requests),
        "Destination of answers", "An answer that names another destination is refused.";
    "recipientUrl": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented().compared(),
        group(Group::Requests),
        "Recipient of assertions", "An assertion that names another recipient is refused.";
    "debug": boolean().documented(),
        group(Group::Requests),
        "Log in detail", "The tenant's log shows requests and answers in full. Turn it off when the trouble is found.";
};

options! {
    closed: false;

    "metadataUrl": string().min_length(8).max_length(2048).format(Format::HttpsUrl).documented().called(),
        group(Group::Provider),
        "Metadata URL", "The API fetches the identity provider's metadata from here and fills in sign-in URL and certificate.";
    // Documented: "SAML metadata document exceeded the maximum allowed size of 4 MB". The schema
    // stops at far fewer characters.
    "metadataXml": string().min_length(1).max_length(102_400).documented(),
        group(Group::Provider).multiline().document(Document::Metadata),
        "Metadata", "The metadata document itself. The API reads it once and does not keep it.";
    "signInEndpoint": string().min_length(8).max_length(2048).format(Format::HttpsUrl).documented(),
        group(Group::Provider).derived_from(METADATA),
        "Sign-in URL", "Users are sent here with a SAML request.";
    "signOutEndpoint": string().min_length(8).max_length(2048).format(Format::HttpsUrl).documented(),
        group(Group::Provider),
        "Sign-out URL", "Users are sent here with a logout request when they sign out.";
    "disableSignout": boolean().documented(),
        group(Group::Provider),
        "No sign-out there", "Signing out here leaves the session at the identity provider alone.";

    // Reported once, and not found again: "The signing certificate is not valid. Please provide a
    // .pem or .cer certificate base64 encoded public key".
    "signingCert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
        group(Group::Keys).multiline().derived_from(METADATA).document(Document::Pem),
        "Signing certificate", "Answers of the identity provider are checked with it: PEM text or base64 of it.";
    "cert_rollover_notification": string().documented(),
        group(Group::Keys).legacy(),
        "Notice of a new certificate", "Who is told when the identity provider changes its certificate.";
    "signing_key": object().max_count(6).documented().secret(),
        group(Group::Keys),
        "Own signing key", "Requests are signed with this pair instead of the tenant's key.";
    "signing_key.key": string().min_length(1).max_length(10_240).format(Format::PrivateKey).documented().secret(),
        group(Group::Keys).multiline(),
        "Private key", "The private key as PEM text.";
    "signing_key.cert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
        group(Group::Keys).multiline(),
        "Certificate", "The identity provider checks requests with it.";

    "global_token_revocation_jwt_iss": string().min_length(1).max_length(1024).documented(),
        group(Group::SignIn),
        "Universal Logout: issuer", "Requests to end sessions are taken from tokens of this issuer.";
    "global_token_revocation_jwt_sub": string().min_length(1).max_length(1024).documented(),
        group(Group::SignIn),
        "Universal Logout: subject", "Requests to end sessions are taken from tokens with this subject.";

    "user_id_attribute": string().min_length(1).max_length(2396).documented(),
        group(Group::Profile),
        "User ID attribute", "The attribute whose value tells users apart. Changing it makes new users of those who exist.";
    "fieldsMap": object().max_count(44).documented(),
        group(Group::Profile),
        "Profile fields", "Which attribute of an assertion becomes which field of the profile.";
    "fieldsMap.*": string().or(Types::ARRAY).max_length(2048).max_count(4).documented(),
        group(Group::Profile),
        "Attribute", "The name of the attribute; of several, the first that is there counts.";
    "fieldsMap.*[]": string().max_length(2048).documented(),
        group(Group::Profile),
        "Attribute", "The name of one attribute.";

    "strategy_version": integer().documented(),
        group(Group::Advanced),
        "Strategy version", "The generation of the implementation, set by the API.";
    "oidc_metadata": object().documented(),
        group(Group::Advanced).legacy(),
        "OpenID Connect metadata", "It means nothing here. The API keeps it for connections that were sent it.";
    "agentIP": string().documented(),
        group(Group::Advanced).legacy(),
        "Connector address", "It means nothing here. Older clients send it.";
    "agentVersion": string().documented(),
        group(Group::Advanced).legacy(),
        "Connector version", "It means nothing here. Older clients send it.";
    "agentMode": boolean().documented(),
        group(Group::Advanced).legacy(),
        "Direct connection", "It means nothing here. Older clients send it.";
    "ext_groups": boolean(),
        group(Group::Advanced).legacy(),
        "Groups", "It means nothing here. Older clients send it.";
    "ext_profile": boolean(),
        group(Group::Advanced).legacy(),
        "Extended profile", "It means nothing here. Older clients send it.";

    shared: [
        &saml::certificate_details(CERTIFICATE),
        saml::DECRYPTION,
        saml::REQUESTS,
        FURTHER_REQUESTS,
        saml::IDP_INITIATED,
        shared::TENANT_DOMAIN,
        saml::DOMAIN_ALIASES,
        shared::ICON_URL,
        shared::PROFILE,
        shared::UPSTREAM_PARAMS,
    ];

    // Documented, all of them: tenants were recorded to accept a sign-in URL and nothing else.
    // Metadata is read and does not come back.
    relations: [
        Relation::advised(
            RequiredWhen(WITHOUT_METADATA, option("signInEndpoint")),
            Code::MissingWithoutMetadata,
        )
        .of_requests(),
        Relation::advised(
            RequiredWhen(
                // The certificate may be there in the form in which the API returns it.
                All(&[WITHOUT_METADATA, Absent(option("cert"))]),
                option("signingCert"),
            ),
            Code::MissingWithoutMetadata,
        )
        .of_requests(),
        Relation::advised(
            Excludes(option("metadataUrl"), option("metadataXml")),
            Code::OnlyOneOf,
        ),
        Relation::advised(
            Together(&[
                option("global_token_revocation_jwt_iss"),
                option("global_token_revocation_jwt_sub"),
            ]),
            Code::Incomplete,
        ),
    ];
}
