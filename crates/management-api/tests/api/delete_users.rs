//! `DELETE /connections/{id}/users`

use management_api::{Api, MemoryStore};

use crate::calls::{api, call, check_bad_request, check_error, create, text_at, value};

/// Connections `one` and `two`; Ann and Ben in the first, Ann in the second. Gives their ids.
fn filled() -> (Api<MemoryStore>, [String; 2]) {
    let api = api();
    let ids = ["one", "two"]
        .map(|name| create(&api, &format!(r#"{{"name":"{name}","strategy":"auth0"}}"#)));
    for (connection, email) in [
        ("one", "ann@x.example"),
        ("one", "ben@x.example"),
        ("two", "ann@x.example"),
    ] {
        let body = format!(r#"{{"connection":"{connection}","email":"{email}"}}"#);
        assert_eq!(call(&api, "POST", "/users", &body).status, 201);
    }
    (api, ids)
}

/// The users that are left, as `connection/email`.
fn left(api: &Api<MemoryStore>) -> Vec<String> {
    let users = value(&call(api, "GET", "/users", ""));
    let name = |user| {
        format!(
            "{}/{}",
            text_at(user, "/identities/0/connection"),
            text_at(user, "/email")
        )
    };
    users.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn all_users_of_the_connection_go_and_no_others() {
    let (api, [one, _]) = filled();
    for _ in 0..2 {
        let response = call(&api, "DELETE", &format!("/connections/{one}/users"), "");
        assert_eq!((response.status, response.body), (204, None));
        assert_eq!(left(&api), ["two/ann@x.example"]);
    }
    assert_eq!(
        call(&api, "GET", &format!("/connections/{one}"), "").status,
        200,
        "the connection stays"
    );
}

#[test]
fn an_address_means_that_one_user() {
    let (api, [one, two]) = filled();
    let delete = |id: &str, email: &str| {
        let response = call(
            &api,
            "DELETE",
            &format!("/connections/{id}/users?email={email}"),
            "",
        );
        assert_eq!((response.status, response.body), (204, None));
    };
    delete(&one, "Ann@X.example");
    assert_eq!(left(&api), ["one/ben@x.example", "two/ann@x.example"]);
    delete(&two, "ben@x.example");
    assert_eq!(left(&api).len(), 2, "nobody there has it");
}

/// Guards an invariant: a delete never does more than it was asked for.
#[test]
fn a_parameter_that_is_not_understood_deletes_nothing() {
    let (api, [one, _]) = filled();
    for query in [
        "user_id=auth0%7C1",
        "Email=ann@x.example",
        "email=",
        "email=ann",
        "email=ann@x.example&email=ben@x.example",
        "email=ann@x.example&force=true",
        "page=0",
        "=",
    ] {
        let response = call(
            &api,
            "DELETE",
            &format!("/connections/{one}/users?{query}"),
            "",
        );
        check_bad_request(&response, "Invalid query parameter");
        assert_eq!(left(&api).len(), 3, "{query}");
    }
}

#[test]
fn an_unknown_connection_is_not_found() {
    let (api, _) = filled();
    for query in ["", "?email=ann@x.example"] {
        let response = call(
            &api,
            "DELETE",
            &format!("/connections/con_123/users{query}"),
            "",
        );
        check_error(&response, 404, "not_found", "Connection not found");
    }
}

/// Guards an invariant: nobody is left behind, and nobody else goes along.
#[test]
fn a_deleted_connection_takes_its_users_with_it() {
    let (api, [one, _]) = filled();
    call(&api, "DELETE", &format!("/connections/{one}"), "");
    assert_eq!(left(&api), ["two/ann@x.example"]);
    create(&api, r#"{"name":"one","strategy":"auth0"}"#);
    assert_eq!(left(&api), ["two/ann@x.example"]);
}
