//! Options of a connection to any OAuth 2.0 provider (`oauth2`).
//!
//! Sources: the published Management API schema of June 2026. Tenants were recorded to store such
//! a connection without any option; it cannot be used to sign in then.

use crate::Code;
use crate::catalogue::Types;
use crate::catalogue::check::{boolean, closed_object, integer, object, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Present;
use crate::catalogue::relation::Relates::{IdleWhile, RequiredWhen};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::shared;

/// The longest script, in characters.
const SCRIPT: u32 = 51_200;

options! {
    closed: false;

    "authorizationURL": string().min_length(8).max_length(2083).format(Format::HttpsUrl).documented(),
        group(Group::Provider),
        "Authorization URL", "Users are sent here to sign in and to consent.";
    "tokenURL": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented().called(),
        group(Group::Provider),
        "Token URL", "The code that comes back is exchanged for an access token here.";
    "logoutUrl": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented(),
        group(Group::Provider),
        "Logout URL", "Users are sent here when they sign out everywhere.";
    "scripts": closed_object().documented().may_contain_secret(),
        group(Group::Provider),
        "Scripts", "JavaScript that speaks to the provider where its answers are its own.";
    "scripts.fetchUserProfile": string().max_length(SCRIPT).documented().script(),
        group(Group::Provider).multiline(),
        "Fetch the profile", "Turns the access token into a user's profile.";
    "scripts.getLogoutUrl": string().max_length(SCRIPT).documented().script(),
        group(Group::Provider).multiline(),
        "Find the logout URL", "Makes the address users are sent to when they sign out, for providers without a fixed one.";

    "client_id": string().min_length(1).max_length(128).documented(),
        group(Group::Credentials),
        "Client ID", "The provider knows your application by it.";
    "client_secret": string().max_length(1024).documented().secret(),
        group(Group::Credentials),
        "Client secret", "Proves to the provider that a request comes from your application.";

    "scope": string().or(Types::ARRAY).max_length(4096).max_count(20).documented(),
        group(Group::Requests),
        "Scope", "What is asked for: a text as the provider wants it, or a list. It is sent as it stands here.";
    "scope[]": string().max_length(189).documented(),
        group(Group::Requests),
        "Scope", "One scope.";
    "useOauthSpecScope": boolean().documented(),
        group(Group::Requests),
        "Separate scopes by spaces", "Scopes of a list are joined by spaces, as RFC 6749 has it.";
    "pkce_enabled": boolean().documented(),
        group(Group::Requests),
        "PKCE", "A stolen code is of no use without the verifier that stays here (RFC 7636).";
    "authParams": object().max_count(30).documented().may_contain_secret(),
        group(Group::Requests),
        "Fixed parameters", "Every authorization request carries these parameters.";
    "authParams.*": string().min_length(1).max_length(256).documented().may_contain_secret(),
        group(Group::Requests),
        "Value", "The value of the parameter.";
    "authParamsMap": object().max_count(21).documented().may_contain_secret(),
        group(Group::Requests),
        "Passed-on parameters", "Parameters of a sign-in request that the provider gets under another name.";
    "authParamsMap.*": string().min_length(1).max_length(128).documented().may_contain_secret(),
        group(Group::Requests),
        "Name", "The name of the parameter in the sign-in request.";
    "customHeaders": object().max_count(30).documented().may_contain_secret(),
        group(Group::Requests),
        "Headers", "Requests to the provider carry these HTTP headers.";
    "customHeaders.*": string().min_length(1).max_length(1024).documented().may_contain_secret(),
        group(Group::Requests),
        "Value", "The value of the header.";

    "fieldsMap": object().max_count(100).documented(),
        group(Group::Profile),
        "Profile fields", "Which field of the provider's answer becomes which field of the profile.";
    "fieldsMap.*": string().min_length(1).max_length(128).documented(),
        group(Group::Profile),
        "Provider's field", "The name of the field in the provider's answer.";

    "email": boolean().documented(),
        group(Group::Advanced).legacy(),
        "Email", "A switch that older clients send.";
    "strategy_version": integer().documented(),
        group(Group::Advanced),
        "Strategy version", "The generation of the implementation, set by the API.";

    shared: [shared::ICON_URL, shared::PROFILE, shared::UPSTREAM_PARAMS];

    // Documented: a sign-in needs both endpoints, a client and the profile. A connection that has
    // none of them yet is left alone.
    relations: [
        Relation::advised(
            RequiredWhen(Present(option("authorizationURL")), option("tokenURL")),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(Present(option("tokenURL")), option("authorizationURL")),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(Present(option("authorizationURL")), option("client_id")),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(Present(option("tokenURL")), option("scripts.fetchUserProfile")),
            Code::MissingBeside,
        ),
        Relation::advised(
            IdleWhile(option("scripts.getLogoutUrl"), Present(option("logoutUrl"))),
            Code::NoEffectBeside,
        ),
    ];
}
