//! Options of connections to an OAuth 1.0a provider.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Strategy::Oauth1;
use connection_validation::{Secret, secret_class};
use lossless_json::Pointer;

use crate::check_created;

const RETIRED: &str = "/strategy common/retired-strategy warning";

/// Recorded on a tenant, where the published schema has other names and another method.
#[test]
fn the_key_may_be_spelt_in_two_ways() {
    check_created(
        Oauth1,
        r#"{"consumer_key":"k","consumer_secret":"s","signatureMethod":"HMAC-SHA1",
        "requestTokenURL":"https://example.com/request"}"#,
        &[RETIRED],
    );
    check_created(
        Oauth1,
        r#"{"client_id":"k","client_secret":"s","signatureMethod":"RSA-SHA1"}"#,
        &[RETIRED],
    );
    check_created(
        Oauth1,
        r#"{"consumer_key":"k","client_secret":"s"}"#,
        &[
            RETIRED,
            "/options/consumer_secret common/incomplete warning",
            "/options/client_id common/incomplete warning",
        ],
    );
}

#[test]
fn secrets_are_secret_in_both_spellings() {
    for key in ["consumer_secret", "client_secret"] {
        let pointer = Pointer::parse(&format!("/options/{key}")).unwrap();
        assert_eq!(secret_class(Some(Oauth1), &pointer), Secret::Yes, "{key}");
    }
}
