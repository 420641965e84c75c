//! Options of a connection to a PingFederate server (`pingfederate`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: the API makes the sign-in URL from the base URL, reads the signing
//! certificate, stores what is in it, and does not keep the certificate as it was sent.

use crate::catalogue::check::string;
use crate::catalogue::form::{Document, Group, group};
use crate::catalogue::macros::options;
use crate::format::Format;
use crate::strategies::{saml, shared};

options! {
    closed: false;

    // That the API refuses a creation without it was not seen.
    "pingFederateBaseUrl": string().min_length(1).max_length(256).format(Format::HttpsUrl).required().documented(),
        group(Group::Provider),
        "PingFederate server URL", "The address of the server, for example https://sso.example.com. The API makes the sign-in URL from it.";
    "signInEndpoint": string().min_length(8).max_length(2048).format(Format::HttpsUrl).documented(),
        group(Group::Provider).derived_from(&["pingFederateBaseUrl"]),
        "Sign-in URL", "Users are sent here with a SAML request.";

    "signingCert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
        group(Group::Keys).multiline().document(Document::Pem),
        "Signing certificate", "Answers of the server are checked with it: PEM text or base64 of it. The API reads it and does not return it.";

    shared: [
        &saml::certificate_details(&["signingCert"]),
        saml::DECRYPTION,
        saml::REQUESTS,
        saml::IDP_INITIATED,
        shared::TENANT_DOMAIN,
        saml::DOMAIN_ALIASES,
        shared::ICON_URL,
        shared::PROFILE,
        shared::UPSTREAM_PARAMS,
    ];

    relations: [];
}
