//! Update Connection

use lossless_json::Value;

use super::{Api, EXAMPLE};

/// The document's example of a change, as it stands there.
const CHANGE: &str = r#"{
  "enabled_clients": ["client_123", "client_456"],
  "options": {
    "password_policy": "good",
    "password_history": {
      "size": 10
    }
  }
}"#;

#[test]
fn the_example_changes_what_it_names_and_keeps_the_rest() {
    let api = Api::new();
    let id = api.create(EXAMPLE);
    let path = format!("/connections/{id}");
    let changed = api.call("PATCH", &path, CHANGE);
    let expected = format!(
        r#"{{"id":"{id}","name":"my-connection","strategy":"auth0","enabled_clients":["client_123","client_456"],"options":{{"requires_username":true,"password_policy":"good","password_history":{{"enable":true,"size":10}}}}}}"#
    );
    assert_eq!((changed.status, changed.text()), (200, expected.as_str()));
    assert_eq!(api.call("GET", &path, "").text(), expected);
}

#[test]
fn the_same_change_twice_is_the_same_as_once() {
    let api = Api::new();
    let path = format!("/connections/{}", api.create(EXAMPLE));
    let first = api.call("PATCH", &path, CHANGE);
    assert_eq!(api.call("PATCH", &path, CHANGE).text(), first.text());
}

#[test]
fn enabled_clients_are_replaced_whole() {
    let api = Api::new();
    let path = format!("/connections/{}", api.create(EXAMPLE));
    for clients in [r#"["other"]"#, "[]", r#"["a","b"]"#] {
        let changed = api.call(
            "PATCH",
            &path,
            &format!(r#"{{"enabled_clients":{clients}}}"#),
        );
        let whole = changed.value();
        assert_eq!(whole.get("enabled_clients").unwrap().to_string(), clients);
        assert!(
            whole
                .get("options")
                .is_some_and(|it| *it != Value::Object(<_>::default()))
        );
    }
}

#[test]
fn options_are_merged_arrays_replaced_and_null_removes() {
    let api = Api::new();
    let path = format!("/connections/{}", api.create(EXAMPLE));
    let options = |change: &str| {
        let changed = api.call("PATCH", &path, &format!(r#"{{"options":{change}}}"#));
        assert_eq!(changed.status, 200, "{}", changed.text());
        changed.value().get("options").unwrap().to_string()
    };
    options(r#"{"non_persistent_attrs":["a","b"]}"#);
    assert_eq!(
        options(
            r#"{"non_persistent_attrs":["c"],"requires_username":null,"password_history":null}"#
        ),
        r#"{"password_policy":"fair","non_persistent_attrs":["c"]}"#
    );
}

#[test]
fn what_never_changes_and_what_changes_nothing_is_refused() {
    let api = Api::new();
    let path = format!("/connections/{}", api.create(EXAMPLE));
    let before = api.call("GET", &path, "").text().to_owned();
    for change in [
        "{}",
        r#"{"name":"other"}"#,
        r#"{"strategy":"samlp"}"#,
        r#"{"options":null}"#,
        r#"{"options":{"password_history":{"size":99}}}"#,
        "[]",
        "{",
    ] {
        let refused = api.call("PATCH", &path, change);
        let error = (refused.status, refused.text_at("/error"));
        assert_eq!(error, (400, "bad_request".to_owned()), "{change}");
        assert_eq!(api.call("GET", &path, "").text(), before);
    }
}
