//! The browser's parts, with a `fetch` that notes what it is asked and answers as it is told.

use std::rc::Rc;
use std::task::{Context, Waker};

use connection_model::{Contract, Method};
use js_sys::Function;
use lossless_json::Value;
use management_client::fetch::js::{CannotCross, json_text, to_js};
use management_client::fetch::{BrowserClock, FetchTransport, SessionTokens};
use management_client::{Client, Clock, Request, TokenError, Transport, TransportError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn run(script: &str) -> JsValue {
    let ran = Function::new_no_args(script).call0(&JsValue::UNDEFINED);
    ran.expect("the test's script is right")
}

/// From now on `fetch` answers with this expression of the variable `request`.
fn answer_with(expression: &str) {
    run(&format!(
        "globalThis.seen = [];
         globalThis.fetch = async (request) => {{ seen.push(request); return {expression}; }};"
    ));
}

/// A property of the last request, as text.
fn seen(property: &str) -> String {
    run(&format!("return String(seen.at(-1).{property})"))
        .as_string()
        .unwrap()
}

fn request(method: Method) -> Request {
    Request {
        method,
        url: "https://api.example/api/v2/connections?name=a%26b".into(),
        headers: vec![("Authorization".into(), "Bearer abc".into())],
        body: (method != Method::Get).then(|| "{}".to_owned()),
    }
}

#[wasm_bindgen_test]
async fn a_request_is_sent_as_it_is_without_cookies_cache_or_redirects() {
    answer_with("new Response('[1]', {status: 203, headers: {'X-RateLimit-Limit': '50'}})");
    let response = FetchTransport::new()
        .send(request(Method::Get))
        .await
        .unwrap();
    assert_eq!(response.status, 203);
    assert_eq!(response.body, b"[1]");
    assert_eq!(response.header("X-RateLimit-Limit"), Some("50"));
    assert_eq!(seen("method"), "GET");
    assert_eq!(
        seen("url"),
        "https://api.example/api/v2/connections?name=a%26b"
    );
    assert_eq!(seen("headers.get('authorization')"), "Bearer abc");
    assert_eq!(seen("credentials"), "omit");
    assert_eq!(seen("cache"), "no-store");
    assert_eq!(seen("redirect"), "error");
}

#[wasm_bindgen_test]
async fn a_body_goes_along() {
    answer_with("new Response(await request.text() + ' came')");
    for method in [Method::Post, Method::Patch, Method::Delete] {
        let response = FetchTransport::new().send(request(method)).await.unwrap();
        assert_eq!(response.body, b"{} came");
        assert_eq!(seen("method"), method.as_str());
    }
}

#[wasm_bindgen_test]
async fn an_exchange_that_fails_says_why() {
    for (script, expected) in [
        (
            "Promise.reject(new TypeError('Failed to fetch'))",
            TransportError::Offline,
        ),
        (
            "Promise.reject(new DOMException('', 'AbortError'))",
            TransportError::Aborted,
        ),
        (
            "Promise.reject(new DOMException('', 'TimeoutError'))",
            TransportError::TimedOut,
        ),
    ] {
        answer_with(script);
        let sent = FetchTransport::new().send(request(Method::Get)).await;
        assert_eq!(sent, Err(expected));
    }
}

#[wasm_bindgen_test]
async fn a_header_that_is_none_is_not_sent() {
    answer_with("new Response('')");
    let mut bad = request(Method::Get);
    bad.headers.push(("X-Bad".into(), "line\r\nbreak".into()));
    let sent = FetchTransport::new().send(bad).await;
    assert_eq!(sent, Err(TransportError::BadRequest));
    assert_eq!(run("return seen.length"), 0);
}

/// Guards the invariant that a write is never given up halfway.
#[wasm_bindgen_test]
fn a_read_nobody_waits_for_is_aborted_and_a_write_is_not() {
    for (method, aborted) in [(Method::Get, "true"), (Method::Patch, "false")] {
        answer_with("await new Promise(() => {})");
        let transport = FetchTransport::new();
        let mut sending = transport.send(request(method));
        let mut context = Context::from_waker(Waker::noop());
        assert!(sending.as_mut().poll(&mut context).is_pending());
        assert_eq!(seen("signal.aborted"), "false");
        drop(sending);
        assert_eq!(seen("signal.aborted"), aborted);
    }
}

#[wasm_bindgen_test]
async fn the_session_sends_its_cookie_and_the_api_does_not() {
    answer_with(
        "request.url.endsWith('/session/token')
            ? Response.json({access_token: 'abc', token_type: 'Bearer', expires_in: 600})
            : Response.json({id: 'con_1'}, {headers: {'Patchbay-Contract': 'reference'}})",
    );
    let tokens = Rc::new(SessionTokens::in_browser("https://patchbay.example"));
    let transport = Rc::new(FetchTransport::new());
    let client = Client::new("https://patchbay.example", transport, tokens.clone());
    client.get("con_1").await.unwrap();
    assert_eq!(client.contract(), Some(Contract::Reference));
    assert_eq!(seen("credentials"), "omit");
    assert_eq!(seen("headers.get('authorization')"), "Bearer abc");

    tokens.sign_out().await.unwrap();
    assert_eq!(seen("url"), "https://patchbay.example/session");
    assert_eq!(seen("method"), "DELETE");
    assert_eq!(seen("credentials"), "same-origin");
    assert_eq!(seen("headers.get('x-patchbay')"), "1");

    answer_with("new Response('', {status: 401})");
    assert_eq!(tokens.sign_in("old").await, Err(TokenError::SignedOut));
}

#[wasm_bindgen_test]
async fn the_clock_goes_on_while_it_sleeps() {
    let before = BrowserClock.now();
    assert!(before > 1_600_000_000_000);
    BrowserClock.sleep(30).await;
    // A timer may fire a little early by the clock's own measure.
    assert!(BrowserClock.now() >= before + 25);
}

#[wasm_bindgen_test]
fn a_value_crosses_as_plain_javascript_and_comes_back() {
    let value = Value::parse(r#"{"b":[1,2.5,null,true],"a":{"ü":"x"}}"#.as_bytes()).unwrap();
    let crossed = to_js(&value).unwrap();
    let text = value.to_string();
    assert_eq!(json_text(&crossed).as_deref(), Ok(text.as_str()));
}

#[wasm_bindgen_test]
fn what_would_change_does_not_cross() {
    let value = Value::parse(b"12345678901234567890").unwrap();
    assert_eq!(to_js(&value), Err(CannotCross));
}

#[wasm_bindgen_test]
fn a_value_is_read_as_it_would_be_sent() {
    for (script, text) in [
        ("return {a: undefined, b: () => 1, c: NaN}", r#"{"c":null}"#),
        (
            "return {toJSON: () => [new Date(0)]}",
            r#"["1970-01-01T00:00:00.000Z"]"#,
        ),
        ("return undefined", "null"),
        ("return Symbol('a')", "null"),
    ] {
        assert_eq!(json_text(&run(script)).as_deref(), Ok(text), "{script}");
    }
    for script in ["const it = {}; it.it = it; return it", "return {a: 1n}"] {
        let thrown = json_text(&run(script)).unwrap_err();
        assert!(thrown.is_instance_of::<js_sys::Error>(), "{script}");
    }
    // Some engines have room for it.
    let deep = "let it = {}; for (let i = 0; i < 100000; i++) it = {it}; return it";
    if let Err(thrown) = json_text(&run(deep)) {
        assert!(!thrown.is_instance_of::<js_sys::RangeError>());
    }
}
