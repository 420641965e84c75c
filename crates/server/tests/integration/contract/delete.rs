//! Delete Connection

use super::{Api, EXAMPLE};

#[test]
fn a_deleted_connection_is_gone_at_once() {
    let api = Api::new();
    let path = format!("/connections/{}", api.create(EXAMPLE));
    let deleted = api.call("DELETE", &path, "");
    assert_eq!((deleted.status, deleted.text()), (204, ""));
    assert_eq!(deleted.header("Content-Type"), None);
    for method in ["GET", "DELETE"] {
        let again = api.call(method, &path, "");
        again.check_error(404, "not_found", "Connection not found");
    }
    assert_eq!(api.call("GET", "/connections", "").text(), "[]");
    api.create(EXAMPLE);
}

#[test]
fn its_users_go_with_it_and_no_others() {
    let api = Api::with(&[("one", "auth0"), ("two", "auth0")]);
    for connection in ["one", "two"] {
        api.add_user(connection, "ann@example.com");
    }
    let one = api
        .call("GET", "/connections?name=one", "")
        .text_at("/0/id");
    assert_eq!(
        api.call("DELETE", &format!("/connections/{one}"), "")
            .status,
        204
    );
    assert_eq!((api.users("one").len(), api.users("two").len()), (0, 1));
}

#[test]
fn a_parameter_is_refused_and_deletes_nothing() {
    let api = Api::new();
    let path = format!("/connections/{}", api.create(EXAMPLE));
    for query in ["email=a%40b.example", "force=true", "fields=id"] {
        let refused = api.call("DELETE", &format!("{path}?{query}"), "");
        assert_eq!(
            (refused.status, refused.text_at("/error").as_str()),
            (400, "bad_request")
        );
    }
    assert_eq!(api.call("GET", &path, "").status, 200);
}
