//! Options of a connection to an Okta organization (`okta`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept, refuse and fill in. The API reads the discovery document of the domain and overwrites
//! the endpoints with what stands there. Tenants took `null` for endpoints that it fills.

use crate::Code;
use crate::catalogue::check::{object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{self, Absent, All, Always, Is, IsNot, Present};
use crate::catalogue::relation::Expected::Choice;
use crate::catalogue::relation::Relates::{AnyOf, CountsOnlyWith, RequiredWhen};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::openid_connect;
use crate::strategies::shared;

/// What the API reads the endpoints from.
const DOMAIN: &[&str] = &["domain"];

/// The connection names an endpoint itself, so that it has to name all of them.
const WITHOUT_DOMAIN: Condition = All(&[Absent(option("domain")), Present(option("issuer"))]);
const PRIVATE_KEY: Condition = Is(
    option("token_endpoint_auth_method"),
    Choice("private_key_jwt"),
);

options! {
    closed: false;

    "domain": string().min_length(4).max_length(255).format(Format::HostName).documented().called(),
        group(Group::Provider),
        "Okta domain", "The host name of your Okta organization, for example example.okta.com. The API reads the endpoints there.";

    "client_id": string().max_length(255).required().documented(),
        group(Group::Credentials),
        "Client ID", "The client ID of your app integration in the Okta admin console.";

    "type": one_of(&["back_channel"]).documented(),
        group(Group::Requests).default("\"back_channel\""),
        "Flow", "A code comes through the browser and is exchanged behind it. There is no other flow.";

    "oidc_metadata": object().documented(),
        group(Group::Advanced).derived_from(DOMAIN),
        "Provider metadata", "What the discovery document of the domain said.";

    shared: [
        openid_connect::METADATA,
        &openid_connect::endpoints(DOMAIN),
        openid_connect::CLIENT_AUTHENTICATION,
        openid_connect::REQUESTS,
        &openid_connect::attribute_map(
            const { &one_of(&["basic_profile", "use_map"]).documented() },
            "\"basic_profile\"",
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
        // Recorded on a tenant for a creation that names no place at all: "options.domain is
        // required". One that had all four endpoints instead was accepted.
        Relation::refused_on_create(
            AnyOf(
                Always,
                &[
                    option("domain"),
                    option("issuer"),
                    option("authorization_endpoint"),
                    option("token_endpoint"),
                    option("jwks_uri"),
                ],
            ),
            Code::MissingOktaDomain,
        ),
        Relation::advised(
            RequiredWhen(WITHOUT_DOMAIN, option("authorization_endpoint")),
            Code::MissingWithoutOktaDomain,
        ),
        Relation::advised(
            RequiredWhen(WITHOUT_DOMAIN, option("token_endpoint")),
            Code::MissingWithoutOktaDomain,
        ),
        Relation::advised(
            RequiredWhen(WITHOUT_DOMAIN, option("jwks_uri")),
            Code::MissingWithoutOktaDomain,
        ),
        Relation::advised(
            RequiredWhen(
                All(&[
                    Absent(option("domain")),
                    Present(option("authorization_endpoint")),
                ]),
                option("issuer"),
            ),
            Code::MissingWithoutOktaDomain,
        ),
        // The flow is a code exchange: nobody can sign in without either.
        Relation::advised(
            RequiredWhen(
                All(&[
                    Present(option("client_id")),
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
    ];
    rules: [&[option("connection_settings")]];
}
