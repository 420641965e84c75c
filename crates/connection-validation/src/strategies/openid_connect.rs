//! Options that strategies which speak OpenID Connect have, written once.
//!
//! The provider's metadata is the document of OpenID Connect Discovery 1.0, section 3, and RFC
//! 9449 for DPoP.
//!
//! Their sources are those of the strategies that name these lists.

use crate::catalogue::check::{Check, array, boolean, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::line::Line;
use crate::catalogue::macros::rows;
use crate::format::Format;

/// An `https` URL of the provider.
pub(super) const fn endpoint() -> Check {
    string()
        .min_length(8)
        .max_length(255)
        .format(Format::HttpsUrl)
        .documented()
}

/// The authorization endpoint, which may be longer than the others.
pub(super) const fn authorization_endpoint() -> Check {
    endpoint().max_length(2083)
}

/// A list of the metadata with at most so many entries.
const fn list(most: u32) -> Check {
    array().max_count(most).documented()
}

/// An entry of such a list with at most so many characters.
const fn entry(longest: u32) -> Check {
    string().max_length(longest).documented()
}

/// The algorithms of JWS that are taken (RFC 7518).
const SIGNING_ALGORITHMS: &[&str] = &[
    "ES256", "ES384", "PS256", "PS384", "RS256", "RS384", "RS512",
];

/// Where the provider is, as the API reads it from these options.
pub(super) const fn endpoints(sources: &'static [&'static str]) -> [Line; 5] {
    *rows! {
        "issuer": endpoint().compared(),
            group(Group::Provider).derived_from(sources),
            "Issuer", "An ID token that names another issuer is refused.";
        "authorization_endpoint": authorization_endpoint().or_null(),
            group(Group::Provider).derived_from(sources),
            "Authorization endpoint", "Users are sent here to sign in.";
        "token_endpoint": endpoint().or_null().called(),
            group(Group::Provider).derived_from(sources),
            "Token endpoint", "In the back-channel flow the code is exchanged for tokens here.";
        "jwks_uri": endpoint().called(),
            group(Group::Provider).derived_from(sources),
            "JWKS URL", "The keys that ID tokens are checked with are read from here.";
        "userinfo_endpoint": endpoint().or_null().called(),
            group(Group::Provider).derived_from(sources),
            "Userinfo endpoint", "Further claims of a user are fetched from here.";
    }
}

/// Which claims become which fields of the profile, in one of the modes that a text is checked for.
pub(super) const fn attribute_map(modes: &'static Check, default: &'static str) -> [Line; 4] {
    let [map, attributes, scope] = *rows! {
        "attribute_map": object().documented().refilled_by_members(),
            group(Group::Profile),
            "Profile mapping", "Which claims become which fields of the profile. An update that leaves it out resets it.";
        "attribute_map.attributes": object().documented(),
            group(Group::Profile),
            "Mapping", "Each field of the profile with the claims it is made of.";
        "attribute_map.userinfo_scope": string().max_length(255).documented(),
            group(Group::Profile),
            "Scope for userinfo", "The userinfo endpoint is asked for these scopes.";
    };
    let mode = Line {
        path: "attribute_map.mapping_mode",
        check: modes,
        form: group(Group::Profile).default(default),
        label: "Mapping mode",
        help: "With `use_map` the mapping below decides; otherwise claims are taken over as they are: all of them, or those of a basic profile.",
    };
    [map, mode, attributes, scope]
}

/// How the application proves to the provider who it is.
pub(super) const CLIENT_AUTHENTICATION: &[Line] = rows! {
    "client_secret": string().max_length(700).documented().secret(),
        group(Group::Credentials),
        "Client secret", "Proves to the provider that a request comes from your application.";
    "token_endpoint_auth_method": one_of(&["client_secret_post", "private_key_jwt"]).or_null(),
        group(Group::Credentials),
        "Authentication at the token endpoint", "By the client secret, or by a token signed with a key of this connection.";
    "token_endpoint_auth_signing_alg": one_of(SIGNING_ALGORITHMS).or_null(),
        group(Group::Credentials),
        "Algorithm of that token", "The token that stands for a client secret is signed with it.";
    "token_endpoint_jwtca_aud_format": one_of(&["issuer", "token_endpoint"]),
        group(Group::Credentials),
        "Audience of that token", "The token names the issuer or the token endpoint as its audience.";
};

/// What is asked for, and what is taken as an answer.
pub(super) const REQUESTS: &[Line] = rows! {
    "scope": string().min_length(6).max_length(255).format(Format::OpenIdScope).documented(),
        group(Group::Requests),
        "Scope", "What is asked for: words separated by spaces, `openid` among them.";
    "connection_settings": object().documented().loss_told_by_a_rule(),
        group(Group::Requests),
        "Protocol settings", "Settings of the code exchange. An update that leaves them out turns PKCE off.";
    "connection_settings.pkce": one_of(&["auto", "S256", "plain", "disabled"]).documented().refilled(),
        group(Group::Requests).default("\"auto\""),
        "PKCE", "A stolen code is of no use without the verifier that stays here (RFC 7636). With `auto` the provider's metadata decides.";
    "send_back_channel_nonce": boolean().documented(),
        group(Group::Requests),
        "Nonce in the code exchange", "The ID token that the code is exchanged for must carry the nonce of the request.";
    "dpop_signing_alg": one_of(&["ES256", "ES384", "ES512", "Ed25519"]),
        group(Group::Requests),
        "DPoP algorithm", "Tokens are bound to a key, and the proof of it is signed with this algorithm (RFC 9449).";
    "id_token_signed_response_algs": array().or_null(),
        group(Group::Requests),
        "Algorithms of ID tokens", "ID tokens that are signed otherwise are refused.";
    "id_token_signed_response_algs[]": one_of(SIGNING_ALGORITHMS),
        group(Group::Requests),
        "Algorithm", "One algorithm of JWS.";
    "id_token_session_expiry_supported": boolean(),
        group(Group::Requests),
        "End sessions with the provider's", "A session ends when the claim `session_expiry` of the ID token says so.";
};

/// What the API notes for itself.
pub(super) const SCHEMA_VERSION: &[Line] = rows! {
    "schema_version": string().documented().refilled(),
        group(Group::Advanced),
        "Schema version", "The generation of these options, set by the API.";
};

/// The provider's metadata, below `oidc_metadata`.
pub(super) const METADATA: &[Line] = rows! {
    "oidc_metadata.issuer": endpoint().required().compared(),
        group(Group::Advanced),
        "Issuer", "The provider calls itself so; it stands in every ID token.";
    "oidc_metadata.authorization_endpoint": authorization_endpoint().required(),
        group(Group::Advanced),
        "Authorization endpoint", "Users are sent here to sign in.";
    "oidc_metadata.token_endpoint": endpoint().called(),
        group(Group::Advanced),
        "Token endpoint", "Codes are exchanged for tokens here.";
    "oidc_metadata.userinfo_endpoint": endpoint().called(),
        group(Group::Advanced),
        "Userinfo endpoint", "An access token gets the claims of its user here.";
    "oidc_metadata.jwks_uri": endpoint().required().called(),
        group(Group::Advanced),
        "JWKS URL", "The keys that sign ID tokens are published here.";
    "oidc_metadata.end_session_endpoint": endpoint(),
        group(Group::Advanced),
        "End session endpoint", "Users are sent here to sign out.";
    "oidc_metadata.registration_endpoint": endpoint(),
        group(Group::Advanced),
        "Registration endpoint", "Applications register themselves here.";
    "oidc_metadata.service_documentation": endpoint(),
        group(Group::Advanced),
        "Documentation", "Developers read about the provider here.";
    "oidc_metadata.op_policy_uri": endpoint(),
        group(Group::Advanced),
        "Policy", "The provider's rules for the use of data stand here.";
    "oidc_metadata.op_tos_uri": endpoint(),
        group(Group::Advanced),
        "Terms of service", "The provider's terms stand here.";
    "oidc_metadata.id_token_signing_alg_values_supported": list(26).min_count(1).required(),
        group(Group::Advanced),
        "ID token signing algorithms", "ID tokens can be signed with these.";
    "oidc_metadata.id_token_signing_alg_values_supported[]": entry(10),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.id_token_encryption_alg_values_supported": list(26),
        group(Group::Advanced),
        "ID token key encryption", "Keys of encrypted ID tokens can be encrypted with these.";
    "oidc_metadata.id_token_encryption_alg_values_supported[]": entry(14),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.id_token_encryption_enc_values_supported": list(12),
        group(Group::Advanced),
        "ID token content encryption", "Encrypted ID tokens can be encrypted with these.";
    "oidc_metadata.id_token_encryption_enc_values_supported[]": entry(26),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.userinfo_signing_alg_values_supported": list(26),
        group(Group::Advanced),
        "Userinfo signing algorithms", "Answers of the userinfo endpoint can be signed with these.";
    "oidc_metadata.userinfo_signing_alg_values_supported[]": entry(10),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.userinfo_encryption_alg_values_supported": list(26),
        group(Group::Advanced),
        "Userinfo key encryption", "Keys of encrypted answers can be encrypted with these.";
    "oidc_metadata.userinfo_encryption_alg_values_supported[]": string().documented(),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.userinfo_encryption_enc_values_supported": list(12),
        group(Group::Advanced),
        "Userinfo content encryption", "Encrypted answers can be encrypted with these.";
    "oidc_metadata.userinfo_encryption_enc_values_supported[]": string().documented(),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.request_object_signing_alg_values_supported": list(26),
        group(Group::Advanced),
        "Request signing algorithms", "Requests can be signed with these.";
    "oidc_metadata.request_object_signing_alg_values_supported[]": entry(10),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.request_object_encryption_alg_values_supported": list(26),
        group(Group::Advanced),
        "Request key encryption", "Keys of encrypted requests can be encrypted with these.";
    "oidc_metadata.request_object_encryption_alg_values_supported[]": entry(28),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.request_object_encryption_enc_values_supported": list(12),
        group(Group::Advanced),
        "Request content encryption", "Encrypted requests can be encrypted with these.";
    "oidc_metadata.request_object_encryption_enc_values_supported[]": entry(26),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.token_endpoint_auth_methods_supported": list(14),
        group(Group::Advanced),
        "Client authentication methods", "Applications can prove who they are in these ways.";
    "oidc_metadata.token_endpoint_auth_methods_supported[]": entry(60),
        group(Group::Advanced),
        "Method", "One method.";
    "oidc_metadata.token_endpoint_auth_signing_alg_values_supported": list(24),
        group(Group::Advanced),
        "Client authentication algorithms", "Tokens of applications can be signed with these.";
    "oidc_metadata.token_endpoint_auth_signing_alg_values_supported[]": entry(10),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.dpop_signing_alg_values_supported": list(26),
        group(Group::Advanced),
        "DPoP algorithms", "Proofs of DPoP can be signed with these.";
    "oidc_metadata.dpop_signing_alg_values_supported[]": entry(14),
        group(Group::Advanced),
        "Algorithm", "One algorithm.";
    "oidc_metadata.scopes_supported": list(7000).contains(&["openid"]).or_null(),
        group(Group::Advanced),
        "Scopes", "What can be asked for.";
    "oidc_metadata.scopes_supported[]": entry(100),
        group(Group::Advanced),
        "Scope", "One scope.";
    "oidc_metadata.response_types_supported": list(40).min_count(1),
        group(Group::Advanced),
        "Response types", "What a request can be answered with.";
    "oidc_metadata.response_types_supported[]": entry(40),
        group(Group::Advanced),
        "Response type", "One response type.";
    "oidc_metadata.response_modes_supported": list(16),
        group(Group::Advanced),
        "Response modes", "How an answer can come back.";
    "oidc_metadata.response_modes_supported[]": entry(20),
        group(Group::Advanced),
        "Response mode", "One response mode.";
    "oidc_metadata.grant_types_supported": list(20),
        group(Group::Advanced),
        "Grant types", "What tokens can be had for.";
    "oidc_metadata.grant_types_supported[]": entry(100),
        group(Group::Advanced),
        "Grant type", "One grant type.";
    "oidc_metadata.subject_types_supported": list(20),
        group(Group::Advanced),
        "Subject types", "Whether users have one identifier for all applications, or one for each.";
    "oidc_metadata.subject_types_supported[]": entry(100),
        group(Group::Advanced),
        "Subject type", "One subject type.";
    "oidc_metadata.acr_values_supported": list(30),
        group(Group::Advanced),
        "Authentication classes", "How strong a sign-in can be asked to be.";
    "oidc_metadata.acr_values_supported[]": entry(100),
        group(Group::Advanced),
        "Class", "One class.";
    "oidc_metadata.claims_supported": list(150),
        group(Group::Advanced),
        "Claims", "What the provider can tell of a user.";
    "oidc_metadata.claims_supported[]": entry(100),
        group(Group::Advanced),
        "Claim", "One claim.";
    "oidc_metadata.claim_types_supported": list(10),
        group(Group::Advanced),
        "Claim types", "Whether claims come with the answer or from elsewhere.";
    "oidc_metadata.claim_types_supported[]": entry(25),
        group(Group::Advanced),
        "Claim type", "One claim type.";
    "oidc_metadata.claims_locales_supported": list(100),
        group(Group::Advanced),
        "Languages of claims", "Claims can come in these languages.";
    "oidc_metadata.claims_locales_supported[]": entry(50),
        group(Group::Advanced),
        "Language", "One language tag.";
    "oidc_metadata.ui_locales_supported": list(150),
        group(Group::Advanced),
        "Languages of pages", "Sign-in pages can be shown in these languages.";
    "oidc_metadata.ui_locales_supported[]": entry(50),
        group(Group::Advanced),
        "Language", "One language tag.";
    "oidc_metadata.display_values_supported": list(6),
        group(Group::Advanced),
        "Displays", "Sign-in pages can be made for these displays.";
    "oidc_metadata.display_values_supported[]": entry(10),
        group(Group::Advanced),
        "Display", "One kind of display.";
    "oidc_metadata.claims_parameter_supported": boolean().documented(),
        group(Group::Advanced).default("false"),
        "Claims can be asked for", "A request can name single claims.";
    "oidc_metadata.request_parameter_supported": boolean().documented(),
        group(Group::Advanced).default("false"),
        "Signed requests", "A request can come as a signed token.";
    "oidc_metadata.request_uri_parameter_supported": boolean().documented(),
        group(Group::Advanced).default("false"),
        "Requests by URL", "A request can be fetched from a URL.";
    "oidc_metadata.require_request_uri_registration": boolean().documented(),
        group(Group::Advanced).default("false"),
        "Only registered URLs", "Such a URL has to be registered beforehand.";
};
