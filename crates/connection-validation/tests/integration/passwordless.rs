//! Options of connections by a code in an email or a text message.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::Tenant;
use connection_model::Strategy::{Email, Sms};
use connection_validation::{Context, Secret, secret_class};
use lossless_json::Pointer;

use crate::{check_created, sentences};

/// Recorded on a tenant.
#[test]
fn parameters_of_an_email_connection_may_be_an_object() {
    check_created(
        Email,
        r#"{"name":"By email","email":{"from":"a@example.com","syntax":"liquid"},
        "authParams":{"scope":"openid profile"},"totp":{"length":4,"time_step":100}}"#,
        &[],
    );
    check_created(
        Email,
        r#"{"name":"By email","email":{},"authParams":"scope=openid"}"#,
        &[],
    );
}

#[test]
fn an_email_needs_a_message_and_a_label() {
    check_created(
        Email,
        r#"{"totp":{"length":3,"time_step":59}}"#,
        &[
            "/options/name common/required warning",
            "/options/email common/required warning",
            "/options/totp/length common/range warning",
            "/options/totp/time_step common/range warning",
        ],
    );
}

/// Recorded on tenants: short texts and `null` in place of Twilio's IDs.
#[test]
fn ids_of_twilio_that_look_wrong_are_no_error() {
    check_created(
        Sms,
        r#"{"provider":"twilio","from":"+1","messaging_service_sid":null,"twilio_sid":"abc","twilio_token":"s"}"#,
        &[
            "/options/twilio_sid common/length warning",
            "/options/twilio_token common/length warning",
        ],
    );
    check_created(
        Sms,
        r#"{"twilio_sid":null,"twilio_token":null,"messaging_service_sid":null}"#,
        &[],
    );
}

#[test]
fn a_gateway_has_an_address_and_no_use_for_twilio() {
    check_created(
        Sms,
        r#"{"provider":"sms_gateway"}"#,
        &["/options/gateway_url common/missing-beside warning"],
    );
    check_created(
        Sms,
        r#"{"provider":"sms_gateway","gateway_url":"https://example.com/sms",
        "twilio_sid":"AC0123456789abcdef0123456789abcdef","twilio_token":"0123456789abcdef0123456789abcdef"}"#,
        &[
            "/options/twilio_sid common/no-effect-beside warning",
            "/options/twilio_token common/no-effect-beside warning",
        ],
    );
    check_created(
        Sms,
        r#"{"provider":"twilio","gateway_url":"https://example.com/sms","from":"+1",
        "twilio_sid":"AC0123456789abcdef0123456789abcdef","twilio_token":"0123456789abcdef0123456789abcdef"}"#,
        &["/options/gateway_url common/has-no-effect warning"],
    );
}

#[test]
fn twilio_needs_an_account_and_a_sender() {
    check_created(
        Sms,
        r#"{"provider":"twilio"}"#,
        &[
            "/options/twilio_sid common/missing-beside warning",
            "/options/twilio_token common/missing-beside warning",
        ],
    );
    check_created(
        Sms,
        r#"{"twilio_sid":"AC0123456789abcdef0123456789abcdef"}"#,
        &[
            "/options/twilio_token common/missing-beside warning",
            "/options/from common/missing-beside warning",
        ],
    );
    let context = Context::create(Tenant);
    let payload = r#"{"name":"a","strategy":"sms","options":{"provider":"twilio",
        "twilio_sid":"AC0123456789abcdef0123456789abcdef","twilio_token":"0123456789abcdef0123456789abcdef"}}"#;
    assert_eq!(
        sentences(payload, &context),
        ["is missing; it or `messaging_service_sid` is needed while `twilio_sid` is set"]
    );
}

#[test]
fn the_authentication_at_a_gateway_is_of_one_shape() {
    check_created(
        Sms,
        r#"{"provider":"sms_gateway","gateway_url":"https://example.com/sms","gateway_authentication":{"method":7}}"#,
        &[
            "/options/gateway_authentication/audience common/required warning",
            "/options/gateway_authentication/secret common/required warning",
            "/options/gateway_authentication/method common/type error",
        ],
    );
}

#[test]
fn tokens_are_secret() {
    for path in [
        "/options/twilio_token",
        "/options/gateway_authentication/secret",
    ] {
        let pointer = Pointer::parse(path).unwrap();
        assert_eq!(secret_class(Some(Sms), &pointer), Secret::Yes, "{path}");
    }
}
