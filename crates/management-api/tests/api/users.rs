//! `GET /users`, `POST /users`, `GET /users/{id}`, `DELETE /users/{id}`

use management_api::{Api, MemoryStore};

use crate::calls::{api, call, check_bad_request, check_error, create, text_at, value};

fn with_connections(strategies: &[&str]) -> Api<MemoryStore> {
    let api = api();
    for strategy in strategies {
        create(
            &api,
            &format!(r#"{{"name":"my-{strategy}","strategy":"{strategy}"}}"#),
        );
    }
    api
}

#[track_caller]
fn add(api: &Api<MemoryStore>, body: &str) -> String {
    let response = call(api, "POST", "/users", body);
    assert_eq!(response.status, 201, "{:?}", response.body);
    text_at(&value(&response), "/user_id")
}

/// The e-mail addresses in the answer to a query.
#[track_caller]
fn emails(api: &Api<MemoryStore>, query: &str) -> Vec<String> {
    let response = call(api, "GET", &format!("/users?{query}"), "");
    assert_eq!(response.status, 200, "{:?}", response.body);
    let users = value(&response);
    let emails = users
        .as_array()
        .unwrap()
        .iter()
        .map(|user| text_at(user, "/email"));
    emails.collect()
}

#[test]
fn a_user_is_answered_with_its_identity_and_read_back() {
    let api = with_connections(&["auth0"]);
    let body = r#"{"connection":"my-auth0","email":"Ann@X.example","password":"pa55word","user_metadata":{"n":1.0}}"#;
    let created = call(&api, "POST", "/users", body);
    assert_eq!(created.status, 201);
    let id = text_at(&value(&created), "/user_id");
    let key = id.strip_prefix("auth0|").unwrap();
    let expected = format!(
        r#"{{"user_id":"{id}","email":"ann@x.example","email_verified":false,"name":"ann@x.example","nickname":"ann","user_metadata":{{"n":1.0}},"identities":[{{"connection":"my-auth0","user_id":"{key}","provider":"auth0","isSocial":false}}],"created_at":"2025-11-24T16:00:00.000Z","updated_at":"2025-11-24T16:00:00.000Z"}}"#
    );
    assert_eq!(created.body.as_deref(), Some(expected.as_str()));
    let path = format!("/users/{}", id.replace('|', "%7C"));
    let read = call(&api, "GET", &path, "");
    assert_eq!(
        (read.status, read.body.as_deref()),
        (200, Some(expected.as_str()))
    );
    let narrow = call(&api, "GET", &format!("{path}?fields=email"), "");
    assert_eq!(
        narrow.body.unwrap(),
        format!(r#"{{"user_id":"{id}","email":"ann@x.example"}}"#)
    );
}

#[test]
fn a_user_may_belong_to_any_strategy() {
    let api = with_connections(&["ad", "dropbox"]);
    let enterprise = add(&api, r#"{"connection":"my-ad","username":"ann"}"#);
    assert!(enterprise.starts_with("ad|"), "{enterprise}");
    let social = call(
        &api,
        "POST",
        "/users",
        r#"{"connection":"my-dropbox","email":"a@b","user_id":"dropbox|77"}"#,
    );
    assert_eq!(text_at(&value(&social), "/user_id"), "dropbox|77");
    assert!(social.body.unwrap().contains(r#""isSocial":true"#));
}

#[test]
fn who_is_there_already_is_a_conflict_in_the_same_connection_only() {
    let api = with_connections(&["auth0", "ad"]);
    add(
        &api,
        r#"{"connection":"my-auth0","email":"a@b","username":"Ann"}"#,
    );
    let message = "A user with the same id, email, username or phone_number already exists";
    for body in [r#""email":"A@B""#, r#""email":"c@d","username":"ann""#] {
        let body = format!(r#"{{"connection":"my-auth0",{body}}}"#);
        check_error(
            &call(&api, "POST", "/users", &body),
            409,
            "conflict",
            message,
        );
    }
    add(&api, r#"{"connection":"my-ad","email":"a@b"}"#);
}

#[test]
fn what_is_no_user_is_refused_and_adds_nothing() {
    let api = with_connections(&["auth0"]);
    for (body, part) in [
        ("", "must be a JSON object"),
        ("[]", "must be a JSON object"),
        ("{}", "/connection: must be the name of a connection"),
        (
            r#"{"connection":7}"#,
            "/connection: must be the name of a connection",
        ),
        (
            r#"{"connection":"other","email":"a@b"}"#,
            "/connection: names no connection",
        ),
        (
            r#"{"connection":"my-auth0"}"#,
            "must have an email, a username or a phone_number",
        ),
        (
            r#"{"connection":"my-auth0","email":"a"}"#,
            "/email: must be an e-mail address",
        ),
        (
            r#"{"connection":"my-auth0","email":"a@b","emial":"c"}"#,
            "/emial: is not known here",
        ),
        (
            r#"{"connection":"my-auth0","email":"a@b","identities":[]}"#,
            "/identities: is not known here",
        ),
    ] {
        check_bad_request(&call(&api, "POST", "/users", body), part);
    }
    assert!(emails(&api, "").is_empty());
}

/// Guards an invariant: a password is not stored, in no form.
#[test]
fn a_password_never_comes_back() {
    let api = with_connections(&["auth0"]);
    let body = r#"{"connection":"my-auth0","email":"a@b","password":"pa55word"}"#;
    let created = call(&api, "POST", "/users", body).body.unwrap();
    let listed = call(&api, "GET", "/users", "").body.unwrap();
    assert!(!created.contains("pass") && !listed.contains("pass") && !listed.contains("pa55"));
}

#[test]
fn users_are_listed_by_connection() {
    let api = with_connections(&["auth0", "ad"]);
    for number in 1..=3 {
        add(
            &api,
            &format!(r#"{{"connection":"my-auth0","email":"{number}@a"}}"#),
        );
    }
    add(&api, r#"{"connection":"my-ad","email":"1@a"}"#);
    for (query, expected) in [
        ("", &["1@a", "2@a", "3@a", "1@a"][..]),
        (
            r#"q=identities.connection:"my-auth0"&search_engine=v3"#,
            &["1@a", "2@a", "3@a"],
        ),
        ("q=identities.connection:my-ad", &["1@a"]),
        ("connection=my-auth0", &["1@a", "2@a", "3@a"]),
        ("connection=none", &[]),
        (
            r#"q=identities.connection:"my-auth0" AND email:"2@A""#,
            &["2@a"],
        ),
        (r#"q= email:"1@a" "#, &["1@a", "1@a"]),
        ("q=", &["1@a", "2@a", "3@a", "1@a"]),
        ("connection=my-auth0&page=1&per_page=2", &["3@a"]),
        ("sort=email:1&per_page=1", &["1@a"]),
    ] {
        assert_eq!(emails(&api, query), expected, "{query}");
    }
}

#[test]
fn totals_say_how_many_there_are() {
    let api = with_connections(&["auth0"]);
    for number in 1..=3 {
        add(
            &api,
            &format!(r#"{{"connection":"my-auth0","email":"{number}@a"}}"#),
        );
    }
    let query = "/users?include_totals=true&page=1&per_page=2&fields=email&include_fields=true";
    let body = call(&api, "GET", query, "").body.unwrap();
    assert!(
        body.starts_with(r#"{"start":2,"limit":2,"length":1,"users":[{"user_id":"auth0|"#),
        "{body}"
    );
    assert!(body.ends_with(r#","email":"3@a"}],"total":3}"#), "{body}");
}

/// Guards an invariant: a filter that is not understood is never a list of everybody.
#[test]
fn a_search_that_is_not_understood_is_refused() {
    let api = with_connections(&["auth0"]);
    add(&api, r#"{"connection":"my-auth0","email":"a@b"}"#);
    for query in [
        "q=a",
        "q=name:a",
        "q=identities.connection:",
        r#"q=identities.connection:"""#,
        r#"q=identities.connection:"my-auth0"#,
        "q=identities.connection:my*",
        r#"q=NOT identities.connection:"my-auth0""#,
        r#"q=identities.connection:"my-auth0" OR email:"a@b""#,
        r#"q=identities.connection:"my-auth0" AND "#,
        r#"q=identities.connection:"my-auth0" AND"#,
        r#"q=identities.connection:"my-auth0"email:"a@b""#,
        r#"q=identities.connection:"a" AND identities.connection:"b""#,
        r#"connection=a&q=identities.connection:"b""#,
        "q=a&q=b",
    ] {
        let response = call(&api, "GET", &format!("/users?{query}"), "");
        check_bad_request(&response, "Invalid query parameter: q ");
    }
    for query in [
        "per_page=0",
        "per_page=101",
        "page=-1",
        "connection=a&connection=b",
    ] {
        let response = call(&api, "GET", &format!("/users?{query}"), "");
        check_bad_request(&response, "Invalid query parameter: ");
    }
}

#[test]
fn a_deleted_user_is_gone_at_once() {
    let api = with_connections(&["auth0"]);
    let path = format!(
        "/users/{}",
        add(&api, r#"{"connection":"my-auth0","email":"a@b"}"#)
    );
    check_bad_request(
        &call(&api, "DELETE", &format!("{path}?email=a"), ""),
        "email is not known here",
    );
    let response = call(&api, "DELETE", &path, "");
    assert_eq!((response.status, response.body), (204, None));
    for method in ["GET", "DELETE"] {
        check_error(
            &call(&api, method, &path, ""),
            404,
            "not_found",
            "User not found",
        );
    }
}
