//! Options of a connection to any OAuth 1.0a provider (`oauth1`).
//!
//! Sources: the published Management API schema of June 2026, which calls the strategy deprecated,
//! and what tenants were recorded to accept: the key and its secret as `consumer_key` and
//! `consumer_secret`, where the schema says `client_id` and `client_secret`, and a signature that
//! the schema does not list.

use crate::Code;
use crate::catalogue::check::{closed_object, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::strategies::openid_connect::endpoint;
use crate::strategies::shared;

options! {
    closed: false;

    "requestTokenURL": endpoint().called(),
        group(Group::Provider),
        "Request token URL", "The provider hands out a temporary token here, before users are sent to it.";
    "userAuthorizationURL": endpoint(),
        group(Group::Provider),
        "User authorization URL", "Users are sent here with that token to sign in and to consent.";
    "accessTokenURL": endpoint().called(),
        group(Group::Provider),
        "Access token URL", "The temporary token is exchanged for an access token here.";
    "scripts": closed_object().documented().may_contain_secret(),
        group(Group::Provider),
        "Scripts", "JavaScript that speaks to the provider where its answers are its own.";
    "scripts.fetchUserProfile": string().max_length(51_200).documented().script(),
        group(Group::Provider).multiline(),
        "Fetch the profile", "Turns the access token into a user's profile.";

    "consumer_key": string().documented(),
        group(Group::Credentials),
        "Consumer key", "The provider knows your application by it.";
    "consumer_secret": string().documented().secret(),
        group(Group::Credentials),
        "Consumer secret", "Requests to the provider are signed with it.";
    "client_id": string().max_length(255).documented(),
        group(Group::Credentials),
        "Consumer key (other spelling)", "The published schema spells the consumer key so.";
    "client_secret": string().max_length(2400).documented().secret(),
        group(Group::Credentials),
        "Consumer secret (other spelling)", "The published schema spells the consumer secret so.";

    // The methods of RFC 5849, section 3.4.
    "signatureMethod": one_of(&["HMAC-SHA1", "RSA-SHA1", "PLAINTEXT"]).documented(),
        group(Group::Requests),
        "Signature method", "How requests are signed. The published schema lists `RSA-SHA1` alone; tenants took `HMAC-SHA1`.";
    "sessionKey": string().documented().may_contain_secret(),
        group(Group::Requests),
        "Session key", "The name under which the temporary token is kept between two requests.";
    "customHeaders": object().documented().may_contain_secret(),
        group(Group::Requests),
        "Headers", "Requests to the provider carry these HTTP headers.";

    shared: [shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("consumer_key"), option("consumer_secret")]),
            Code::Incomplete,
        ),
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
}
