//! Options of connections to any OAuth 2.0 provider.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::Tenant;
use connection_model::Strategy::Oauth2;
use connection_validation::{Context, Secret, secret_class};
use lossless_json::Pointer;

use crate::{check, check_created};

/// A provider that users can sign in with.
fn provider(more: &str) -> String {
    format!(
        r#"{{"authorizationURL":"https://p.example.com/a","tokenURL":"https://p.example.com/t","client_id":"c","scripts":{{"fetchUserProfile":"function f() {{}}"}}{more}}}"#
    )
}

#[test]
fn a_connection_that_is_not_begun_is_left_alone() {
    check(
        r#"{"name":"a","strategy":"oauth2"}"#,
        &Context::create(Tenant),
        &[],
    );
    check_created(Oauth2, r#"{"client_id":"c"}"#, &[]);
}

#[test]
fn a_connection_that_is_begun_needs_both_endpoints_a_client_and_the_profile() {
    check_created(Oauth2, &provider(""), &[]);
    check_created(
        Oauth2,
        r#"{"authorizationURL":"https://p.example.com/a"}"#,
        &[
            "/options/tokenURL common/missing-beside warning",
            "/options/client_id common/missing-beside warning",
        ],
    );
    check_created(
        Oauth2,
        r#"{"tokenURL":"https://p.example.com/t"}"#,
        &[
            "/options/authorizationURL common/missing-beside warning",
            "/options/scripts/fetchUserProfile common/missing-beside warning",
        ],
    );
}

#[test]
fn a_fixed_logout_url_leaves_the_script_no_work() {
    check_created(
        Oauth2,
        r#"{"scripts":{"getLogoutUrl":"function f() {}"},"logoutUrl":"https://p.example.com/o"}"#,
        &["/options/scripts/getLogoutUrl common/no-effect-beside warning"],
    );
}

#[test]
fn a_scope_is_a_text_or_a_list() {
    check_created(Oauth2, &provider(r#","scope":"read write""#), &[]);
    check_created(Oauth2, &provider(r#","scope":["read","write"]"#), &[]);
    check_created(
        Oauth2,
        &provider(r#","scope":{}"#),
        &["/options/scope common/type warning"],
    );
    check_created(
        Oauth2,
        &provider(r#","scope":["read",7]"#),
        &["/options/scope/1 common/type warning"],
    );
}

#[test]
fn free_form_maps_have_bounds_and_nothing_more() {
    let options =
        provider(r#","customHeaders":{"X-Any":"1"},"authParams":{"a":"b"},"fieldsMap":{"a":""}"#);
    let expected = ["/options/fieldsMap/a common/length warning"];
    check_created(Oauth2, &options, &expected);
}

#[test]
fn scripts_have_two_names() {
    check_created(
        Oauth2,
        r#"{"scripts":{"fetchUserprofile":"function f() {}"}}"#,
        &["/options/scripts/fetchUserprofile common/unknown-option warning"],
    );
}

#[test]
fn headers_parameters_and_scripts_may_hold_secrets() {
    let class = |pointer: &str| secret_class(Some(Oauth2), &Pointer::parse(pointer).unwrap());
    assert_eq!(class("/options/client_secret"), Secret::Yes);
    for place in [
        "/options/customHeaders/Authorization",
        "/options/authParams/key",
        "/options/scripts/fetchUserProfile",
        "/options/upstream_params/p/value",
    ] {
        assert_eq!(class(place), Secret::MayContain, "{place}");
    }
    assert_eq!(class("/options/authorizationURL"), Secret::No);
}
