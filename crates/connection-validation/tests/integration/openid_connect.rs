//! Options of connections to OpenID Connect providers.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy::Oidc;
use connection_validation::{Context, validate_value};
use lossless_json::Value;

use crate::{check, check_created, check_updated, sentences};

/// A provider that is found by discovery.
fn found(more: &str) -> String {
    format!(
        r#"{{"client_id":"c","discovery_url":"https://idp.example.com/.well-known/openid-configuration"{more}}}"#
    )
}

/// A provider whose endpoints are named.
fn named(more: &str) -> String {
    format!(
        r#"{{"client_id":"c","issuer":"https://idp.example.com","authorization_endpoint":"https://idp.example.com/a","jwks_uri":"https://idp.example.com/k"{more}}}"#
    )
}

#[test]
fn a_client_id_has_to_be_there_when_it_is_created() {
    let missing = "/options/client_id common/required error";
    check(
        r#"{"name":"a","strategy":"oidc"}"#,
        &Context::create(Tenant),
        &[
            missing,
            "/options/issuer oidc/missing-without-discovery warning",
            "/options/authorization_endpoint oidc/missing-without-discovery warning",
            "/options/jwks_uri oidc/missing-without-discovery warning",
        ],
    );
    let discovery = r#"{"discovery_url":"https://idp.example.com/x"}"#;
    check_created(Oidc, discovery, &[missing]);
    // Only creations were reported.
    check_updated(
        Oidc,
        discovery,
        &["/options/client_id common/required warning"],
    );
    // The server merges.
    check(
        r#"{"options":{"scope":"openid"}}"#,
        &Context::update(Reference, Some(Oidc), None),
        &[],
    );
}

#[test]
fn the_endpoints_are_discovered_or_named() {
    check_created(Oidc, &found(""), &[]);
    check_created(Oidc, &named(""), &[]);
    check_created(
        Oidc,
        r#"{"client_id":"c","issuer":"https://idp.example.com","authorization_endpoint":"https://idp.example.com/a"}"#,
        &["/options/jwks_uri oidc/missing-without-discovery warning"],
    );
    check_created(
        Oidc,
        r#"{"client_id":"c","oidc_metadata":{"issuer":"https://idp.example.com","authorization_endpoint":"https://idp.example.com/a","jwks_uri":"https://idp.example.com/k","id_token_signing_alg_values_supported":["RS256"]}}"#,
        &[],
    );
}

#[test]
fn endpoints_that_discovery_fills_may_be_null() {
    check_created(
        Oidc,
        &named(
            r#","discovery_url":null,"token_endpoint":null,"userinfo_endpoint":null,"type":null"#,
        ),
        &[],
    );
}

#[test]
fn the_back_channel_needs_a_token_endpoint_and_a_secret() {
    check_created(
        Oidc,
        &named(r#","type":"back_channel""#),
        &[
            "/options/token_endpoint common/missing-beside warning",
            "/options/client_secret common/missing-beside warning",
        ],
    );
    check_created(
        Oidc,
        &found(r#","type":"back_channel","client_secret":"s""#),
        &[],
    );
    check_created(
        Oidc,
        &found(r#","type":"back_channel","token_endpoint_auth_method":"private_key_jwt""#),
        &[],
    );
    check_created(Oidc, &found(r#","type":"front_channel""#), &[]);
    let payload = format!(
        r#"{{"name":"a","strategy":"oidc","options":{}}}"#,
        found(r#","type":"back_channel""#)
    );
    assert_eq!(
        sentences(&payload, &Context::create(Tenant)),
        ["is missing; it is needed while `type` is `back_channel`"]
    );
}

#[test]
fn a_signed_token_for_the_token_endpoint_needs_its_method() {
    let settings =
        r#","token_endpoint_auth_signing_alg":"RS256","token_endpoint_jwtca_aud_format":"issuer""#;
    check_created(
        Oidc,
        &found(settings),
        &[
            "/options/token_endpoint_auth_signing_alg common/has-no-effect warning",
            "/options/token_endpoint_jwtca_aud_format common/has-no-effect warning",
        ],
    );
    check_created(
        Oidc,
        &found(&format!(
            r#"{settings},"token_endpoint_auth_method":"private_key_jwt""#
        )),
        &[],
    );
    check_created(
        Oidc,
        &found(r#","token_endpoint_auth_signing_alg":null,"token_endpoint_auth_method":null"#),
        &[],
    );
    let payload = format!(
        r#"{{"name":"a","strategy":"oidc","options":{}}}"#,
        found(r#","token_endpoint_jwtca_aud_format":"issuer""#)
    );
    assert_eq!(
        sentences(&payload, &Context::create(Tenant)),
        ["has no effect unless `token_endpoint_auth_method` is `private_key_jwt`"]
    );
}

#[test]
fn what_every_request_body_s_schema_says_is_refused() {
    check_created(
        Oidc,
        &found(
            r#","token_endpoint_auth_method":"basic","id_token_signed_response_algs":["HS256"],"dpop_signing_alg":"RS256","id_token_session_expiry_supported":"yes""#,
        ),
        &[
            "/options/token_endpoint_auth_method common/choice error",
            "/options/id_token_signed_response_algs/0 common/choice error",
            "/options/dpop_signing_alg common/choice error",
            "/options/id_token_session_expiry_supported common/type error",
        ],
    );
}

#[test]
fn a_scope_asks_for_openid() {
    check_created(Oidc, &found(r#","scope":"openid profile""#), &[]);
    let expected = ["/options/scope common/format warning"];
    check_created(Oidc, &found(r#","scope":"profile email""#), &expected);
    check_created(
        Oidc,
        &found(r#","scopes":"openid""#),
        &["/options/scopes common/unknown-option warning"],
    );
}

#[test]
fn pkce_in_small_letters_is_mended() {
    let payload = format!(
        r#"{{"name":"a","strategy":"oidc","options":{}}}"#,
        found(r#","connection_settings":{"pkce":"s256"}"#)
    );
    let mut payload = Value::parse(payload.as_bytes()).unwrap();
    let report = validate_value(&payload, &Context::create(Tenant));
    let [finding] = report.findings.as_slice() else {
        panic!("{report:?}")
    };
    finding.fix.as_ref().unwrap().apply(&mut payload).unwrap();
    assert!(payload.to_string().contains(r#"{"pkce":"S256"}"#));
}

#[track_caller]
fn check_pkce(stored: &str, options: &str, expected: &[&str]) {
    let stored = format!(r#"{{"options":{{"connection_settings":{stored}}}}}"#);
    let stored = Value::parse(stored.as_bytes()).unwrap();
    let payload = format!(r#"{{"options":{options}}}"#);
    let context = Context::update(Tenant, Some(Oidc), Some(&stored));
    check(&payload, &context, expected);
}

#[test]
fn an_update_that_leaves_pkce_out_turns_it_off() {
    let expected = ["/options/connection_settings oidc/pkce-reset warning"];
    check_pkce(r#"{"pkce":"auto"}"#, &found(""), &expected);
    check_pkce(r#"{"pkce":"S256"}"#, &found(""), &expected);
    check_pkce(r#"{"pkce":"disabled"}"#, &found(""), &[]);
    check_pkce("null", &found(""), &[]);
    check_pkce(
        r#"{"pkce":"auto"}"#,
        &found(r#","connection_settings":{"pkce":"auto"}"#),
        &[],
    );
}

#[test]
fn an_upstream_parameter_is_a_value_or_an_alias() {
    for parameter in [r#"{"value":"v"}"#, r#"{"alias":"login_hint"}"#] {
        let options = found(&format!(r#","upstream_params":{{"p":{parameter}}}"#));
        check_created(Oidc, &options, &[]);
    }
    for parameter in [r#"{"value":"v","alias":"login_hint"}"#, "{}"] {
        let options = found(&format!(r#","upstream_params":{{"p":{parameter}}}"#));
        let expected = ["/options/upstream_params/p common/count warning"];
        check_created(Oidc, &options, &expected);
    }
}

#[test]
fn without_a_code_nothing_is_exchanged_for_it() {
    let front = |more: &str| found(&format!(r#","type":"front_channel"{more}"#));
    check_created(
        Oidc,
        &front(
            r#","token_endpoint_auth_method":"client_secret_post","connection_settings":{"pkce":"S256"}"#,
        ),
        &[
            "/options/token_endpoint_auth_method common/no-effect-beside warning",
            "/options/connection_settings/pkce common/no-effect-beside warning",
        ],
    );
    // What the API fills in, and a secret that is kept for later, are no mistake.
    for quiet in ["auto", "disabled"] {
        let settings = format!(
            r#","client_secret":"s","token_endpoint_auth_method":null,"connection_settings":{{"pkce":"{quiet}"}}"#
        );
        check_created(Oidc, &front(&settings), &[]);
    }
    // Nothing says which flow it is.
    let open = r#","connection_settings":{"pkce":"S256"}"#;
    check_created(Oidc, &found(open), &[]);
}

#[test]
fn a_provider_of_openid_connect_lists_its_scope() {
    let metadata = |scopes: &str| {
        format!(
            r#","oidc_metadata":{{"issuer":"https://idp.example","authorization_endpoint":"https://idp.example/a","jwks_uri":"https://idp.example/j","id_token_signing_alg_values_supported":["RS256"],"scopes_supported":{scopes}}}"#
        )
    };
    for right in [r#"["profile","openid"]"#, r#"["openid"]"#, "null"] {
        check_created(Oidc, &found(&metadata(right)), &[]);
    }
    let lacks = ["/options/oidc_metadata/scopes_supported common/lacks warning"];
    for wrong in ["[]", r#"["profile","OpenID"]"#] {
        check_created(Oidc, &found(&metadata(wrong)), &lacks);
    }
    let payload = format!(
        r#"{{"name":"a","strategy":"oidc","options":{}}}"#,
        found(&metadata("[]"))
    );
    assert_eq!(
        sentences(&payload, &Context::create(Tenant)),
        ["lacks `openid`, which must be listed"]
    );
}
