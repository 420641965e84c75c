//! Delete Connection Users

use super::Api;
use crate::client::Request;

/// Connections `one` and `two`, each with Ann and Ben. Gives the path of the first one's users.
fn filled() -> (Api, String) {
    let api = Api::with(&[("one", "auth0"), ("two", "auth0")]);
    for connection in ["one", "two"] {
        for email in ["ann+1@example.com", "ben@example.com"] {
            api.add_user(connection, email);
        }
    }
    let one = api
        .call("GET", "/connections?name=one", "")
        .text_at("/0/id");
    let path = format!("/connections/{one}/users");
    (api, path)
}

#[test]
fn all_users_of_the_connection_are_gone_and_no_others() {
    let (api, path) = filled();
    for _ in 0..2 {
        let deleted = api.call("DELETE", &path, "");
        assert_eq!((deleted.status, deleted.text()), (204, ""));
        assert_eq!(api.users("one"), [""; 0]);
        assert_eq!(api.users("two"), ["ann+1@example.com", "ben@example.com"]);
    }
}

#[test]
fn email_means_that_one_user() {
    let (api, path) = filled();
    let deleted = api.call("DELETE", &format!("{path}?email=ann%2B1%40example.com"), "");
    assert_eq!((deleted.status, deleted.text()), (204, ""));
    assert_eq!(api.users("one"), ["ben@example.com"]);
    assert_eq!(api.users("two").len(), 2);
}

#[test]
fn another_parameter_is_refused_and_deletes_nobody() {
    let (api, path) = filled();
    for query in [
        "e-mail=ben%40example.com",
        "email=",
        "email=a%40b&x=1",
        "user_id=7",
    ] {
        let refused = api.call("DELETE", &format!("{path}?{query}"), "");
        let error = (refused.status, refused.text_at("/error"));
        assert_eq!(error, (400, "bad_request".to_owned()), "{query}");
        assert_eq!(api.users("one").len(), 2);
    }
}

#[test]
fn the_connection_has_to_be_there_and_the_scope_too() {
    let (api, path) = filled();
    let unknown = api.call("DELETE", "/connections/con_0123456789abcdef/users", "");
    unknown.check_error(404, "not_found", "Connection not found");
    let scope = ["--scope", "delete:connections read:users"];
    let token = api.data.token(&scope);
    let request = Request::new("DELETE", &format!("/api/v2{path}")).token(&token);
    let refused = api.server.send(request);
    refused.check_error(403, "forbidden", "Insufficient permissions");
    assert_eq!(api.users("one").len(), 2);
}

#[test]
fn users_are_imported_listed_and_deleted() {
    let (api, path) = filled();
    let id = path.split('/').nth(2).unwrap();
    let users =
        r#"[{"email":"cem@example.com","email_verified":true},{"email":"ben@example.com"}]"#;
    let request = Request::new("POST", "/api/v2/jobs/users-imports").token(&api.token);
    let job = api.server.send(request.users_file(id, users));
    assert_eq!(job.status, 202, "{}", job.text());
    let job = job.text_at("/id");
    let read = api.call("GET", &format!("/jobs/{job}"), "");
    assert_eq!(
        (read.status, read.text_at("/status").as_str()),
        (200, "completed")
    );
    let summary = r#""summary":{"failed":1,"updated":0,"inserted":1,"total":2}"#;
    assert!(read.text().contains(summary), "{}", read.text());
    let errors = api.call("GET", &format!("/jobs/{job}/errors"), "");
    assert_eq!(errors.text_at("/0/user/email"), "ben@example.com");
    assert_eq!(
        api.users("one"),
        ["ann+1@example.com", "ben@example.com", "cem@example.com"]
    );
    let user = api
        .call("GET", "/users?connection=one&per_page=1&page=2", "")
        .text_at("/0/user_id");
    let user = format!("/users/{}", user.replace('|', "%7C"));
    assert_eq!(api.call("DELETE", &user, "").status, 204);
    api.call("GET", &user, "")
        .check_error(404, "not_found", "User not found");
    assert_eq!(api.call("DELETE", &path, "").status, 204);
    assert_eq!(api.users("one"), [""; 0]);
}
