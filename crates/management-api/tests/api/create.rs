//! `POST /connections`

use crate::calls::{EXAMPLE, api, call, check_bad_request, check_error, create};

#[test]
fn the_example_of_the_document_is_answered_as_the_document_shows() {
    let api = api();
    let response = call(&api, "POST", "/connections", EXAMPLE);
    let body = response.body.unwrap();
    let id = body[7..27].to_owned();
    assert!(id.starts_with("con_"), "{body}");
    assert!(
        id[4..].bytes().all(|byte| byte.is_ascii_alphanumeric()),
        "{id}"
    );
    let expected = format!(
        r#"{{"id":"{id}","name":"my-connection","strategy":"auth0","enabled_clients":["client_123"],"options":{{"requires_username":true,"password_policy":"fair","password_history":{{"enable":true,"size":5}}}}}}"#
    );
    assert_eq!((response.status, body), (201, expected));
}

#[test]
fn what_is_left_out_is_empty() {
    let response = call(
        &api(),
        "POST",
        "/connections",
        r#"{"strategy":"auth0","name":"a"}"#,
    );
    let body = response.body.unwrap();
    let rest = r#","name":"a","strategy":"auth0","enabled_clients":[],"options":{}}"#;
    assert!(body.ends_with(rest), "{body}");
}

#[test]
fn further_fields_follow_in_the_order_they_were_sent() {
    let sent = r#"{"metadata":{"b":"2","a":"1"},"options":{},"name":"a","display_name":"A","strategy":"auth0"}"#;
    let body = call(&api(), "POST", "/connections", sent).body.unwrap();
    let rest = r#""options":{},"metadata":{"b":"2","a":"1"},"display_name":"A"}"#;
    assert!(body.ends_with(rest), "{body}");
}

#[test]
fn options_are_kept_exactly_as_written() {
    let options = r#"{"zeta":1.0,"alpha":1e2,"big":123456789012345678901234567890,"deep":{"b":[null,{"y":-0.0,"x":""}],"a":"\u00e9é"}}"#;
    let api = api();
    let sent = format!(r#"{{"name":"a","strategy":"auth0","options":{options}}}"#);
    let id = create(&api, &sent);
    let body = call(&api, "GET", &format!("/connections/{id}"), "")
        .body
        .unwrap();
    let kept = options.replace(r"\u00e9", "é");
    assert!(body.contains(&kept), "{body}");
}

#[test]
fn enabled_clients_are_any_texts() {
    let sent =
        r#"{"name":"a","strategy":"auth0","enabled_clients":["client_123","","ü 7","client_123"]}"#;
    let body = call(&api(), "POST", "/connections", sent).body.unwrap();
    assert!(
        body.contains(r#""enabled_clients":["client_123","","ü 7","client_123"]"#),
        "{body}"
    );
}

#[test]
fn a_name_is_given_once() {
    let api = api();
    create(&api, EXAMPLE);
    let again = call(&api, "POST", "/connections", EXAMPLE);
    check_error(
        &again,
        409,
        "conflict",
        "A connection with the same name already exists",
    );
}

#[test]
fn a_wrong_configuration_names_the_place_the_reason_and_how_many_more() {
    let size = r#"{"name":"a","strategy":"auth0","options":{"password_history":{"enable":true,"size":99}}}"#;
    check_error(
        &call(&api(), "POST", "/connections", size),
        400,
        "bad_request",
        "Invalid connection configuration: /options/password_history/size: must be 0 to 24",
    );
    let three = r#"{"name":"a","strategy":"auth0","enabled_clients":7,"options":{"password_history":{"enable":1,"size":99}}}"#;
    check_error(
        &call(&api(), "POST", "/connections", three),
        400,
        "bad_request",
        "Invalid connection configuration: /enabled_clients: must be an array, not a number (and 2 more)",
    );
}

#[test]
fn what_the_document_does_not_allow_is_refused() {
    for (body, part) in [
        ("", "JSON"),
        ("{", "JSON"),
        (&EXAMPLE[..60], "JSON"),
        ("{}x", "JSON"),
        ("[]", "must be an object"),
        ("null", "must be an object"),
        (r#"{"strategy":"auth0"}"#, "/name: "),
        (r#"{"name":"a"}"#, "/strategy: "),
        (r#"{"name":"a","strategy":"nope"}"#, "/strategy: "),
        (r#"{"name":"a","strategy":null}"#, "/strategy: "),
        (r#"{"name":"-a","strategy":"auth0"}"#, "/name: "),
        (r#"{"name":"","strategy":"auth0"}"#, "/name: "),
        (r#"{"name":7,"strategy":"auth0"}"#, "/name: "),
        (r#"{"name":"a","name":"b","strategy":"auth0"}"#, "/name: "),
        (
            r#"{"name":"a","strategy":"auth0","options":[]}"#,
            "/options: ",
        ),
        (
            r#"{"name":"a","strategy":"auth0","options":null}"#,
            "/options: ",
        ),
        (
            r#"{"name":"a","strategy":"auth0","enabled_clients":null}"#,
            "/enabled_clients: ",
        ),
        (
            r#"{"name":"a","strategy":"auth0","enabled_clients":[7]}"#,
            "/enabled_clients/0: ",
        ),
        (
            r#"{"name":"a","strategy":"auth0","options":{"password_policy":"great"}}"#,
            "/options/password_policy: ",
        ),
        (
            r#"{"name":"a","strategy":"auth0","options":{"mfa":{"active":true,"active":false}}}"#,
            "/options/mfa/active: ",
        ),
        (
            r#"{"id":"con_0000000000000000","name":"a","strategy":"auth0"}"#,
            "/id: ",
        ),
    ] {
        let api = api();
        let response = call(&api, "POST", "/connections", body);
        check_bad_request(&response, part);
        assert_eq!(
            call(&api, "GET", "/connections", "").body.unwrap(),
            "[]",
            "{body}"
        );
    }
}

#[test]
fn unknown_options_are_kept() {
    let sent = r#"{"name":"a","strategy":"auth0","options":{"of_tomorrow":{"x":[1]}}}"#;
    let body = call(&api(), "POST", "/connections", sent).body.unwrap();
    assert!(
        body.ends_with(r#""options":{"of_tomorrow":{"x":[1]}}}"#),
        "{body}"
    );
}

#[test]
fn a_body_of_any_bytes_is_an_answer() {
    for length in 0..EXAMPLE.len() {
        let cut = call(&api(), "POST", "/connections", &EXAMPLE[..length]);
        assert_eq!(cut.status, 400, "{}", &EXAMPLE[..length]);
    }
}
