//! Options that strategies which speak SAML 2.0 have, written once.
//!
//! Their sources are those of the strategies that name these lists.

use crate::catalogue::Types;
use crate::catalogue::check::{array, boolean, closed_object, object, one_of, string};
use crate::catalogue::form::{Document, Group, group};
use crate::catalogue::line::Line;
use crate::catalogue::macros::rows;
use crate::catalogue::relation::Expected::Bool;
use crate::format::Format;

/// What the API reads from the signing certificate, which comes with one of these options, and
/// stores beside it.
pub(super) const fn certificate_details(sources: &'static [&'static str]) -> [Line; 5] {
    *rows! {
        "cert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
            group(Group::Keys).legacy().multiline().derived_from(sources),
            "Signing certificate as stored", "The certificate in the form in which the API keeps it.";
        "subject": object().documented(),
            group(Group::Keys).legacy().derived_from(sources),
            "Certificate subject", "Whom the certificate names. The API reads it from the certificate.";
        "expires": string().documented(),
            group(Group::Keys).legacy().derived_from(sources),
            "Certificate expiry", "When the certificate ends. The API reads it from the certificate.";
        "thumbprints": array().max_count(1).documented(),
            group(Group::Keys).derived_from(sources),
            "Thumbprints", "The SHA-1 thumbprint of the certificate. The API computes it.";
        "thumbprints[]": string().min_length(40).max_length(40).format(Format::Hexadecimal).documented(),
            group(Group::Keys),
            "Thumbprint", "40 hexadecimal digits.";
    }
}

/// What encrypted assertions are opened with.
pub(super) const DECRYPTION: &[Line] = rows! {
    "decryptionKey": closed_object().or(Types::STRING).min_length(1).max_length(10_240).format(Format::PrivateKey).documented().secret(),
        group(Group::Keys),
        "Decryption key", "Encrypted assertions are opened with it instead of the tenant's key: a private key, or a pair with its certificate.";
    "decryptionKey.key": string().min_length(1).max_length(10_240).format(Format::PrivateKey).documented().secret(),
        group(Group::Keys).multiline(),
        "Private key", "The private key as PEM text.";
    "decryptionKey.cert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
        group(Group::Keys).multiline().document(Document::Encryption),
        "Certificate", "The identity provider encrypts with it.";
    "assertion_decryption_settings": closed_object().refilled_by_members(),
        group(Group::Keys),
        "Decryption algorithms", "Assertions that are encrypted otherwise are refused.";
    "assertion_decryption_settings.algorithm_profile": one_of(&["v2026-1"]).required(),
        group(Group::Keys).default("\"v2026-1\""),
        "Algorithm profile", "A named set of algorithms that count as safe.";
    "assertion_decryption_settings.algorithm_exceptions": array(),
        group(Group::Keys).default("[]"),
        "Exceptions", "Weaker algorithms that are taken all the same.";
    "assertion_decryption_settings.algorithm_exceptions[]": string().min_length(1).max_length(100),
        group(Group::Keys),
        "Algorithm", "The URI of one algorithm.";
};

/// What a request looks like.
pub(super) const REQUESTS: &[Line] = rows! {
    "signSAMLRequest": boolean().documented(),
        group(Group::Requests),
        "Sign requests", "The identity provider can tell that a request comes from this tenant.";
    "signatureAlgorithm": one_of(&["rsa-sha256", "rsa-sha1"]).documented(),
        group(Group::Requests),
        "Signature algorithm", "Signed requests are signed with it. SHA-1 is for old servers only.";
    "digestAlgorithm": one_of(&["sha256", "sha1"]).documented(),
        group(Group::Requests),
        "Digest algorithm", "What is signed is hashed with it. SHA-1 is for old servers only.";
    "protocolBinding": one_of(&[
        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
    ]).documented(),
        group(Group::Requests),
        "Request binding", "The browser takes a request along in the address, or posts it as a form.";
    "entityId": string().min_length(1).max_length(128).documented(),
        group(Group::Requests),
        "Entity ID", "The identity provider sees this name instead of the tenant's usual one.";
};

/// Whether an answer without a request is taken.
pub(super) const IDP_INITIATED: &[Line] = rows! {
    "idpinitiated": closed_object().max_count(6).documented(),
        group(Group::SignIn),
        "Sign-in started by the provider", "Whether an answer without a request is taken, and which application it leads to.";
    "idpinitiated.enabled": boolean().documented().refilled_with(Bool(true)),
        group(Group::SignIn).default("true"),
        "On", "Answers without a request are taken. Anybody can then sign somebody in by a link.";
    "idpinitiated.client_id": string().min_length(1).max_length(256).documented(),
        group(Group::SignIn),
        "Application", "The client ID of the application users are sent to.";
    "idpinitiated.client_protocol": one_of(&["oidc", "samlp", "wsfed"]).documented(),
        group(Group::SignIn),
        "Application's protocol", "The application is answered in it.";
    "idpinitiated.client_authorizequery": string().min_length(1).max_length(2048).documented().may_contain_secret(),
        group(Group::SignIn),
        "Application's query", "The request to the application carries these parameters, such as redirect_uri and scope.";
};

/// Email domains beside the first one; there may be more of them than elsewhere.
pub(super) const DOMAIN_ALIASES: &[Line] = rows! {
    "domain_aliases": array().max_count(50_001).documented(),
        group(Group::Domains),
        "Further email domains", "Users whose email ends with one of these domains are sent here as well.";
    "domain_aliases[]": string().max_length(256).format(Format::DomainAlias).documented(),
        group(Group::Domains),
        "Domain", "A domain such as example.com.";
};
