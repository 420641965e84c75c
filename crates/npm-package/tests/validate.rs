//! The validator as JavaScript calls it.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

use js_sys::{Array, JSON, Reflect};
use npm_package::{explain, validate};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn js(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// The findings of a payload, as JSON text.
fn findings(payload: &str, options: Option<&str>) -> Result<String, String> {
    let options = options.map_or(JsValue::UNDEFINED, js);
    match validate(&js(payload), &options) {
        Ok(findings) => Ok(JSON::stringify(&findings).unwrap().into()),
        Err(error) => {
            let message = Reflect::get(&error, &"message".into()).unwrap();
            Err(message.as_string().unwrap())
        }
    }
}

#[track_caller]
fn check(payload: &str, options: Option<&str>, expected: &str) {
    assert_eq!(findings(payload, options).as_deref(), Ok(expected));
}

#[wasm_bindgen_test]
fn a_right_payload_has_no_findings() {
    check(r#"{"name":"staff","strategy":"auth0"}"#, None, "[]");
}

#[wasm_bindgen_test]
fn a_finding_is_a_plain_object_with_place_code_sentence_and_figures() {
    check(
        r#"{"name":"staff","strategy":"auth0","options":{"password_history":{"enable":true,"size":99}}}"#,
        None,
        r#"[{"pointer":"/options/password_history/size","code":"common/range","severity":"error","message":"must be 0 to 24","params":{"min":0,"max":24}}]"#,
    );
}

#[wasm_bindgen_test]
fn words_of_the_api_stand_beside_a_finding_where_they_are_known() {
    let payload = r#"{"name":"staff","strategy":"adfs","options":{}}"#;
    let words = r#""serverMessage":"missing federation metadata url""#;
    let tenant = findings(payload, Some(r#"{"contract":"tenant"}"#));
    assert!(
        tenant.as_ref().is_ok_and(|it| it.contains(words)),
        "{tenant:?}"
    );
    let reference = findings(payload, None);
    assert!(
        reference
            .as_ref()
            .is_ok_and(|it| !it.contains("serverMessage")),
        "{reference:?}"
    );
}

#[wasm_bindgen_test]
fn a_certain_mend_is_a_json_patch() {
    let payload = js(r#"{"name":"staff","strategy":"auth0","options":{"disable_signups":true}}"#);
    let findings =
        validate(&payload, &JsValue::UNDEFINED).unwrap_or_else(|_| panic!("it can be checked"));
    let finding = findings.unchecked_into::<Array>().get(0);
    let fix = Reflect::get(&finding, &"fix".into()).unwrap();
    assert_eq!(
        String::from(JSON::stringify(&fix).unwrap()),
        r#"[{"op":"move","from":"/options/disable_signups","path":"/options/disable_signup"}]"#
    );
}

#[wasm_bindgen_test]
fn the_context_decides_what_is_missing() {
    let update = r#"{"context":"update","strategy":"auth0"}"#;
    check(r#"{"display_name":"Staff"}"#, Some(update), "[]");
    let created = findings(
        r#"{"display_name":"Staff"}"#,
        Some(r#"{"context":"create"}"#),
    );
    assert!(created.is_ok_and(|created| created.contains("/name")));
}

#[wasm_bindgen_test]
fn a_wrong_option_is_an_error_with_a_sentence() {
    for (options, sentence) in [
        (r#"{"contract":"x"}"#, "contract is `reference` or `tenant`"),
        (
            r#"{"context":"x"}"#,
            "context is `create`, `update` or `read`",
        ),
        (r#"{"strategy":"x"}"#, "strategy is none that the API knows"),
        (
            r#"{"contxt":"update"}"#,
            "the second argument has no `contxt`; there are `context`, `contract`, `strategy`, `stored`, `now`, `locale`",
        ),
        (r#"{"context":7}"#, "`context` is a text"),
        (r#""tenant""#, "the second argument is an object"),
        ("[]", "the second argument is an object"),
    ] {
        assert_eq!(findings("{}", Some(options)), Err(sentence.to_owned()));
    }
}

#[wasm_bindgen_test]
fn what_a_server_holds_is_no_mistake_of_the_caller() {
    for stored in [r#"{"strategy":"x"}"#, "{}", "7", "null"] {
        let options = format!(r#"{{"context":"update","stored":{stored}}}"#);
        check(r#"{"display_name":"Staff"}"#, Some(&options), "[]");
    }
}

#[wasm_bindgen_test]
fn the_sentences_come_in_the_language_asked_for() {
    let payload = r#"{"name":"a b","strategy":"auth0"}"#;
    for (options, word) in [
        (r#"{"locale":"de-CH"}"#, "Bindestriche"),
        (r#"{"locale":"en"}"#, "hyphens"),
        (r#"{"locale":"fr"}"#, "hyphens"),
    ] {
        let found = findings(payload, Some(options));
        assert!(
            found.as_ref().is_ok_and(|it| it.contains(word)),
            "{found:?}"
        );
    }
}

#[wasm_bindgen_test]
fn a_refusal_is_explained_without_the_secret_it_repeats() {
    let body = r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'Object didn't pass validation for format x: canary-secret' on property options.client_secret"}"#;
    let options =
        js(r#"{"strategy":"github","payload":{"options":{"client_secret":"canary-secret"}}}"#);
    let told = |body: &JsValue| {
        let findings = explain(&400.into(), body, &options).unwrap();
        String::from(JSON::stringify(&findings).unwrap())
    };
    let text = told(&body.into());
    assert!(
        text.contains(r#""pointer":"/options/client_secret""#),
        "{text}"
    );
    assert!(!text.contains("canary"), "{text}");
    assert_eq!(told(&js(body)), text, "parsed or not");
    assert!(explain(&"400".into(), &body.into(), &JsValue::UNDEFINED).is_err());
}
