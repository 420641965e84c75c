//! `PATCH /connections/{id}`

use management_api::{Api, MemoryStore};

use crate::calls::{EXAMPLE, api, call, check_bad_request, check_error, create, text_at, value};

/// The answer to a change of the document's example, without its id.
#[track_caller]
fn after(change: &str) -> String {
    let api = api();
    let id = create(&api, EXAMPLE);
    let response = call(&api, "PATCH", &format!("/connections/{id}"), change);
    assert_eq!(response.status, 200, "{:?}", response.body);
    let read = call(&api, "GET", &format!("/connections/{id}"), "");
    assert_eq!(
        read.body, response.body,
        "what is read is what was answered"
    );
    let body = response.body.unwrap();
    body.strip_prefix(&format!(r#"{{"id":"{id}","#))
        .unwrap()
        .to_owned()
}

/// The options of the document's example after a change of the options.
#[track_caller]
fn options_after(change: &str) -> String {
    let body = after(&format!(r#"{{"options":{change}}}"#));
    body.split_once(r#""options":"#)
        .unwrap()
        .1
        .strip_suffix('}')
        .unwrap()
        .to_owned()
}

#[test]
fn the_example_of_the_document_is_merged_into_what_is_there() {
    let change = r#"{
      "enabled_clients": ["client_123", "client_456"],
      "options": {
        "password_policy": "good",
        "password_history": {
          "size": 10
        }
      }
    }"#;
    assert_eq!(
        after(change),
        r#""name":"my-connection","strategy":"auth0","enabled_clients":["client_123","client_456"],"options":{"requires_username":true,"password_policy":"good","password_history":{"enable":true,"size":10}}}"#
    );
}

#[test]
fn options_merge_deeply() {
    for (change, expected) in [
        (
            "{}",
            r#"{"requires_username":true,"password_policy":"fair","password_history":{"enable":true,"size":5}}"#,
        ),
        (
            r#"{"password_history":null,"requires_username":null}"#,
            r#"{"password_policy":"fair"}"#,
        ),
        (
            r#"{"non_persistent_attrs":["a","b"],"requires_username":null,"password_history":null}"#,
            r#"{"password_policy":"fair","non_persistent_attrs":["a","b"]}"#,
        ),
        (
            r#"{"never_there":null,"of_tomorrow":{"x":{"y":1.50,"z":null}}}"#,
            r#"{"requires_username":true,"password_policy":"fair","password_history":{"enable":true,"size":5},"of_tomorrow":{"x":{"y":1.50}}}"#,
        ),
    ] {
        assert_eq!(options_after(change), expected, "{change}");
    }
}

#[test]
fn arrays_are_replaced_whole() {
    let api = api();
    let id = create(
        &api,
        r#"{"name":"a","strategy":"auth0","options":{"non_persistent_attrs":["a","b","c"]}}"#,
    );
    let path = format!("/connections/{id}");
    let body = r#"{"options":{"non_persistent_attrs":["d"]}}"#;
    let response = call(&api, "PATCH", &path, body);
    assert!(
        response
            .body
            .unwrap()
            .contains(r#"{"non_persistent_attrs":["d"]}"#)
    );
}

#[test]
fn other_fields_are_replaced() {
    let api = api();
    let id = create(
        &api,
        r#"{"name":"a","strategy":"auth0","enabled_clients":["x"],"metadata":{"one":"1"}}"#,
    );
    let path = format!("/connections/{id}");
    let change = r#"{"enabled_clients":[],"metadata":{"two":"2"},"display_name":"A"}"#;
    let body = call(&api, "PATCH", &path, change).body.unwrap();
    let expected =
        r#""enabled_clients":[],"options":{},"metadata":{"two":"2"},"display_name":"A"}"#;
    assert!(body.ends_with(expected), "{body}");
}

#[test]
fn only_the_merged_connection_has_to_be_right() {
    let api = api();
    let id = create(&api, EXAMPLE);
    let path = format!("/connections/{id}");
    let size = r#"{"options":{"password_history":{"size":24}}}"#;
    assert_eq!(
        call(&api, "PATCH", &path, size).status,
        200,
        "`enable` is there already"
    );
    let alone = create(&api, r#"{"name":"other","strategy":"auth0"}"#);
    check_error(
        &call(&api, "PATCH", &format!("/connections/{alone}"), size),
        400,
        "bad_request",
        "Invalid connection configuration: /options/password_history/enable: is missing; the API wants it",
    );
    let username = r#"{"options":{"attributes":{"email":{"identifier":{"active":true}}}}}"#;
    check_bad_request(&call(&api, "PATCH", &path, username), "requires_username");
}

#[test]
fn what_an_update_cannot_mean_is_refused_and_changes_nothing() {
    let api = api();
    let id = create(&api, EXAMPLE);
    let path = format!("/connections/{id}");
    let before = call(&api, "GET", &path, "").body;
    for (change, part) in [
        ("", "JSON"),
        ("{", "JSON"),
        ("[]", "must be an object"),
        ("{}", "changes nothing"),
        (r#"{"name":"other"}"#, "/name: cannot change"),
        (r#"{"name":"my-connection"}"#, "/name: cannot change"),
        (r#"{"strategy":"samlp"}"#, "/strategy: cannot change"),
        (r#"{"id":"con_0000000000000000"}"#, "/id: "),
        (r#"{"options":null}"#, "/options: cannot be null"),
        (r#"{"options":[]}"#, "/options: "),
        (r#"{"options":"x"}"#, "/options: "),
        (r#"{"options":{},"options":{}}"#, "/options: "),
        (
            r#"{"options":{"password_history":{"size":99}}}"#,
            "/options/password_history/size: ",
        ),
        (
            r#"{"options":{"password_history":7}}"#,
            "/options/password_history: ",
        ),
        (
            r#"{"options":{"password_policy":"great"}}"#,
            "/options/password_policy: ",
        ),
        (r#"{"enabled_clients":null}"#, "/enabled_clients: "),
        (r#"{"enabled_clients":{}}"#, "/enabled_clients: "),
        (r#"{"metadata":7}"#, "/metadata: "),
        (r#"{"unknown":7}"#, "/unknown: "),
    ] {
        check_bad_request(&call(&api, "PATCH", &path, change), part);
        assert_eq!(call(&api, "GET", &path, "").body, before, "{change}");
    }
}

#[test]
fn an_unknown_id_is_not_found() {
    let change = r#"{"enabled_clients":[]}"#;
    let response = call(&api(), "PATCH", "/connections/con_123", change);
    check_error(&response, 404, "not_found", "Connection not found");
}

#[test]
fn of_many_changes_at_once_none_is_lost() {
    const WRITERS: usize = 8;
    let api: Api<MemoryStore> = api();
    let id = create(&api, r#"{"name":"a","strategy":"auth0"}"#);
    let path = format!("/connections/{id}");
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (api, path) = (&api, &path);
            scope.spawn(move || {
                for round in 0..5 {
                    let change = format!(r#"{{"options":{{"w{writer}-{round}":true}}}}"#);
                    assert_eq!(call(api, "PATCH", path, &change).status, 200);
                }
            });
        }
    });
    let body = value(&call(&api, "GET", &path, ""));
    assert_eq!(
        body.get("options").unwrap().as_object().unwrap().len(),
        5 * WRITERS
    );
    assert_eq!(text_at(&body, "/name"), "a");
}
