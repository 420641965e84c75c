//! Options of a connection to any OpenID Connect provider (`oidc`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept, refuse and fill in. Tenants took `null` for endpoints that discovery fills.
//!
//! The API fetches the discovery document, so that only it can say "Discovery document exceeds the
//! maximum allowed size of 128 KB".

use crate::Code;
use crate::catalogue::check::{Aspects, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{self, Absent, All, Is, IsNot};
use crate::catalogue::relation::Expected::Choice;
use crate::catalogue::relation::Relates::{CountsOnlyWith, IdleWhile, RequiredWhen};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::openid_connect::{self, endpoint};
use crate::strategies::shared;

/// What the API reads the endpoints from.
const DISCOVERY: &[&str] = &["discovery_url"];

/// Nothing says where the provider's endpoints are.
const WITHOUT_DISCOVERY: Condition = All(&[
    Absent(option("discovery_url")),
    Absent(option("oidc_metadata")),
]);
const BACK_CHANNEL: Condition = Is(option("type"), Choice("back_channel"));
const FRONT_CHANNEL: Condition = Is(option("type"), Choice("front_channel"));
const PRIVATE_KEY: Condition = Is(
    option("token_endpoint_auth_method"),
    Choice("private_key_jwt"),
);

const PKCE: u16 = option("connection_settings.pkce");

options! {
    closed: false;

    "discovery_url": endpoint().or_null().called(),
        group(Group::Provider),
        "Discovery URL", "The API reads the endpoints from here, usually https://…/.well-known/openid-configuration. It does so only while it has no metadata yet.";

    // Reported by users for creations: "options.client_id is required".
    "client_id": string().max_length(255).required().documented().refused_for(Aspects::REQUIRED),
        group(Group::Credentials),
        "Client ID", "The provider knows your application by it.";

    "type": one_of(&["front_channel", "back_channel"]).or_null().documented(),
        group(Group::Requests).default("\"front_channel\""),
        "Flow", "With `front_channel` the ID token comes through the browser; with `back_channel` a code does, which is exchanged behind it.";

    "domain": string().format(Format::HostName).documented(),
        group(Group::Domains).legacy(),
        "Domain (older setting)", "A hint at the provider's domain that older clients send.";

    "oidc_metadata": object().documented(),
        group(Group::Advanced).derived_from(DISCOVERY),
        "Provider metadata", "What discovery said. While it is there, the discovery URL is not read again.";

    shared: [
        openid_connect::METADATA,
        &openid_connect::endpoints(DISCOVERY),
        openid_connect::CLIENT_AUTHENTICATION,
        openid_connect::REQUESTS,
        &openid_connect::attribute_map(
            const { &one_of(&["bind_all", "use_map"]).documented() },
            "\"bind_all\"",
        ),
        openid_connect::SCHEMA_VERSION,
        shared::TENANT_DOMAIN,
        shared::DOMAIN_ALIASES,
        shared::ICON_URL,
        shared::PROFILE,
        shared::FEDERATED_TOKENS,
        shared::UPSTREAM_PARAMS,
    ];

    relations: [
        // Documented, and every recorded creation without discovery carried the three; that a
        // tenant refuses one without them was not seen.
        Relation::advised(
            RequiredWhen(WITHOUT_DISCOVERY, option("issuer")),
            Code::MissingWithoutDiscovery,
        ),
        Relation::advised(
            RequiredWhen(WITHOUT_DISCOVERY, option("authorization_endpoint")),
            Code::MissingWithoutDiscovery,
        ),
        Relation::advised(
            RequiredWhen(WITHOUT_DISCOVERY, option("jwks_uri")),
            Code::MissingWithoutDiscovery,
        ),
        // A tenant was recorded to accept the back channel with neither; nobody can sign in then.
        Relation::advised(
            RequiredWhen(All(&[BACK_CHANNEL, WITHOUT_DISCOVERY]), option("token_endpoint")),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(
                All(&[
                    BACK_CHANNEL,
                    IsNot(option("token_endpoint_auth_method"), Choice("private_key_jwt")),
                ]),
                option("client_secret"),
            ),
            Code::MissingBeside,
        ),
        // Documented.
        Relation::advised(
            CountsOnlyWith(option("token_endpoint_auth_signing_alg"), PRIVATE_KEY),
            Code::HasNoEffect,
        ),
        Relation::advised(
            CountsOnlyWith(option("token_endpoint_jwtca_aud_format"), PRIVATE_KEY),
            Code::HasNoEffect,
        ),
        // Documented: with the front channel the ID token comes by itself and no code is exchanged,
        // so that nothing is proved at the token endpoint. What the API fills in says nothing.
        Relation::advised(
            IdleWhile(option("token_endpoint_auth_method"), FRONT_CHANNEL),
            Code::NoEffectBeside,
        ),
        Relation::advised(
            IdleWhile(
                option("connection_settings.pkce"),
                All(&[FRONT_CHANNEL, IsNot(PKCE, Choice("auto")), IsNot(PKCE, Choice("disabled"))]),
            ),
            Code::NoEffectBeside,
        ),
    ];
    rules: [&[option("connection_settings"), option("type")]];
}
