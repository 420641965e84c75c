//! Options of connections to an Okta organization.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::Tenant;
use connection_model::Strategy::Okta;
use connection_validation::catalogue::table;
use connection_validation::{Context, validate_value};
use lossless_json::Value;

use crate::{check, check_created, check_updated, lines, sentences};

const CLIENT: &str = r#""client_id":"id","client_secret":"s""#;
const ENDPOINTS: [&str; 4] = [
    "issuer",
    "authorization_endpoint",
    "token_endpoint",
    "jwks_uri",
];

#[test]
fn the_domain_is_needed_where_no_endpoint_is_named() {
    check(
        r#"{"name":"a","strategy":"okta"}"#,
        &Context::create(Tenant),
        &[
            "/options/client_id common/required warning",
            "/options/domain okta/missing-domain error",
        ],
    );
    let missing = "/options/domain okta/missing-domain";
    check_created(
        Okta,
        &format!("{{{CLIENT}}}"),
        &[&format!("{missing} error")],
    );
    // Only a creation was recorded.
    check_updated(
        Okta,
        &format!("{{{CLIENT}}}"),
        &[
            &format!("{missing} warning"),
            "/options/connection_settings oidc/pkce-reset warning",
        ],
    );
    let named = format!(r#"{{"domain":"example.okta.com",{CLIENT}}}"#);
    check_created(Okta, &named, &[]);
}

#[test]
fn the_endpoints_take_the_place_of_the_domain_together() {
    let named = |endpoints: &[&str]| {
        let members: Vec<_> = endpoints
            .iter()
            .map(|key| format!(r#""{key}":"https://example.okta.com/{key}""#))
            .collect();
        format!("{{{},{CLIENT}}}", members.join(","))
    };
    check_created(Okta, &named(&ENDPOINTS), &[]);
    check_created(
        Okta,
        &named(&["issuer", "jwks_uri"]),
        &[
            "/options/authorization_endpoint okta/missing-without-domain warning",
            "/options/token_endpoint okta/missing-without-domain warning",
        ],
    );
    check_created(
        Okta,
        &named(&["authorization_endpoint", "token_endpoint", "jwks_uri"]),
        &["/options/issuer okta/missing-without-domain warning"],
    );
}

#[test]
fn endpoints_that_the_domain_fills_may_be_null() {
    let options = format!(
        r#"{{"domain":"example.okta.com",{CLIENT},"token_endpoint":null,
        "userinfo_endpoint":null,"authorization_endpoint":null}}"#
    );
    check_created(Okta, &options, &[]);
}

#[test]
fn there_is_one_flow_and_it_needs_a_proof_of_the_application() {
    check_created(
        Okta,
        r#"{"domain":"example.okta.com","client_id":"id","type":"front_channel"}"#,
        &[
            "/options/client_secret common/missing-beside warning",
            "/options/type common/choice warning",
        ],
    );
    check_created(
        Okta,
        r#"{"domain":"example.okta.com","client_id":"id","token_endpoint_auth_method":"private_key_jwt"}"#,
        &[],
    );
}

/// Recorded on tenants, as for any OpenID Connect provider.
#[test]
fn an_update_without_protocol_settings_turns_pkce_off() {
    let stored = Value::parse(br#"{"options":{"connection_settings":{"pkce":"auto"}}}"#).unwrap();
    let context = Context::update(Tenant, Some(Okta), Some(&stored));
    let options = format!(r#"{{"options":{{"domain":"example.okta.com",{CLIENT}}}}}"#);
    let update = Value::parse(options.as_bytes()).unwrap();
    assert_eq!(
        lines(&validate_value(&update, &context).findings),
        ["/options/connection_settings oidc/pkce-reset warning"]
    );
}

#[test]
fn what_the_api_reads_from_the_domain_is_marked_so() {
    let table = table(Okta).unwrap();
    for path in ENDPOINTS
        .into_iter()
        .chain(["userinfo_endpoint", "oidc_metadata"])
    {
        let option = table
            .options()
            .find(|option| option.path() == path)
            .unwrap();
        assert_eq!(option.derived_from(), ["domain"], "{path}");
    }
}

#[test]
fn the_sentences_say_what_to_name() {
    let context = Context::create(Tenant);
    let payload = format!(r#"{{"name":"a","strategy":"okta","options":{{{CLIENT}}}}}"#);
    assert_eq!(
        sentences(&payload, &context),
        ["is missing; name the Okta organization, for example example.okta.com"]
    );
}
