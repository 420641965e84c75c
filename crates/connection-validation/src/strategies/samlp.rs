//! Options of a connection to a SAML 2.0 identity provider (`samlp`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: they took a connection with nothing but a sign-in URL. The API reads the
//! signing certificate and stores what is in it beside it.

use crate::Code;
use crate::catalogue::Types;
use crate::catalogue::check::{array, boolean, closed_object, integer, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{self, Absent, All};
use crate::catalogue::relation::Relates::{Excludes, RequiredWhen, Together};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::shared;

/// What the API reads the identity provider's endpoint and certificate from.
const METADATA: &[&str] = &["metadataUrl", "metadataXml"];
/// What the API reads the details of the signing certificate from.
const CERTIFICATE: &[&str] = &["signingCert", "metadataUrl", "metadataXml"];

/// Nothing describes the identity provider but the options themselves.
const WITHOUT_METADATA: Condition =
    All(&[Absent(option("metadataUrl")), Absent(option("metadataXml"))]);

options! {
    closed: false;

    "metadataUrl": string().min_length(8).max_length(2048).format(Format::HttpsUrl).documented(),
        group(Group::Provider),
        "Metadata URL", "The API fetches the identity provider's metadata from here and fills in sign-in URL and certificate.";
    // Documented: "SAML metadata document exceeded the maximum allowed size of 4 MB". The schema
    // stops at far fewer characters.
    "metadataXml": string().min_length(1).max_length(102_400).documented(),
        group(Group::Provider).multiline(),
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
        group(Group::Keys).multiline().derived_from(METADATA),
        "Signing certificate", "Answers of the identity provider are checked with it: PEM text or base64 of it.";
    "cert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
        group(Group::Keys).legacy().multiline().derived_from(CERTIFICATE),
        "Signing certificate as stored", "The certificate in the form in which the API keeps it.";
    "subject": object().documented(),
        group(Group::Keys).legacy().derived_from(CERTIFICATE),
        "Certificate subject", "Whom the certificate names. The API reads it from the certificate.";
    "expires": string().documented(),
        group(Group::Keys).legacy().derived_from(CERTIFICATE),
        "Certificate expiry", "When the certificate ends. The API reads it from the certificate.";
    "thumbprints": array().max_count(1).documented(),
        group(Group::Keys).derived_from(CERTIFICATE),
        "Thumbprints", "The SHA-1 thumbprint of the certificate. The API computes it.";
    "thumbprints[]": string().min_length(40).max_length(40).format(Format::Hexadecimal).documented(),
        group(Group::Keys),
        "Thumbprint", "40 hexadecimal digits.";
    "cert_rollover_notification": string().documented(),
        group(Group::Keys).legacy(),
        "Notice of a new certificate", "Who is told when the identity provider changes its certificate.";
    "decryptionKey": closed_object().or(Types::STRING).min_length(1).max_length(10_240).format(Format::PrivateKey).documented().secret(),
        group(Group::Keys),
        "Decryption key", "Encrypted assertions are opened with it instead of the tenant's key: a private key, or a pair with its certificate.";
    "decryptionKey.key": string().min_length(1).max_length(10_240).format(Format::PrivateKey).documented().secret(),
        group(Group::Keys).multiline(),
        "Private key", "The private key as PEM text.";
    "decryptionKey.cert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
        group(Group::Keys).multiline(),
        "Certificate", "The identity provider encrypts with it.";
    "assertion_decryption_settings": closed_object(),
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
    "signing_key": object().max_count(6).documented().secret(),
        group(Group::Keys),
        "Own signing key", "Requests are signed with this pair instead of the tenant's key.";
    "signing_key.key": string().min_length(1).max_length(10_240).format(Format::PrivateKey).documented().secret(),
        group(Group::Keys).multiline(),
        "Private key", "The private key as PEM text.";
    "signing_key.cert": string().min_length(1).max_length(10_240).format(Format::Certificate).documented(),
        group(Group::Keys).multiline(),
        "Certificate", "The identity provider checks requests with it.";

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
    "entityId": string().min_length(1).max_length(128).documented(),
        group(Group::Requests),
        "Entity ID", "The identity provider sees this name instead of the tenant's usual one.";
    "destinationUrl": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented(),
        group(Group::Requests),
        "Destination of answers", "An answer that names another destination is refused.";
    "recipientUrl": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented(),
        group(Group::Requests),
        "Recipient of assertions", "An assertion that names another recipient is refused.";
    "debug": boolean().documented(),
        group(Group::Requests),
        "Log in detail", "The tenant's log shows requests and answers in full. Turn it off when the trouble is found.";

    "idpinitiated": closed_object().max_count(6).documented(),
        group(Group::SignIn),
        "Sign-in started by the provider", "Whether an answer without a request is taken, and which application it leads to.";
    "idpinitiated.enabled": boolean().documented(),
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
    "global_token_revocation_jwt_iss": string().min_length(1).max_length(1024).documented(),
        group(Group::SignIn),
        "Universal Logout: issuer", "Requests to end sessions are taken from tokens of this issuer.";
    "global_token_revocation_jwt_sub": string().min_length(1).max_length(1024).documented(),
        group(Group::SignIn),
        "Universal Logout: subject", "Requests to end sessions are taken from tokens with this subject.";

    "tenant_domain": string().min_length(1).max_length(255).documented(),
        group(Group::Domains),
        "Email domain", "Users whose email ends with this domain are sent here.";
    "domain_aliases": array().max_count(50_001).documented(),
        group(Group::Domains),
        "Further email domains", "Users whose email ends with one of these domains are sent here as well.";
    "domain_aliases[]": string().max_length(256).format(Format::DomainAlias).documented(),
        group(Group::Domains),
        "Domain", "A domain such as example.com.";

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

    shared: [shared::ICON_URL, shared::PROFILE, shared::UPSTREAM_PARAMS];

    // Documented, all of them: tenants were recorded to accept a sign-in URL and nothing else.
    relations: [
        Relation::advised(
            RequiredWhen(WITHOUT_METADATA, option("signInEndpoint")),
            Code::MissingWithoutMetadata,
        ),
        Relation::advised(
            RequiredWhen(
                // The certificate may be there in the form in which the API returns it.
                All(&[WITHOUT_METADATA, Absent(option("cert"))]),
                option("signingCert"),
            ),
            Code::MissingWithoutMetadata,
        ),
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
