//! `GET /connections/{id}`

use crate::calls::{EXAMPLE, api, call, check_bad_request, check_error, create};

#[test]
fn a_connection_is_read_as_it_was_answered() {
    let api = api();
    let created = call(&api, "POST", "/connections", EXAMPLE);
    let id = &created.body.as_deref().unwrap()[7..27];
    let read = call(&api, "GET", &format!("/connections/{id}"), "");
    assert_eq!((read.status, read.body), (200, created.body));
}

#[test]
fn an_unknown_id_is_not_found() {
    let api = api();
    create(&api, EXAMPLE);
    for id in [
        "con_123",
        "con_0000000000000000x",
        "my-connection",
        "%63on",
        "con%2F..",
        "*",
        "'",
    ] {
        let response = call(&api, "GET", &format!("/connections/{id}"), "");
        check_error(&response, 404, "not_found", "Connection not found");
    }
}

#[test]
fn fields_narrow_the_answer() {
    let api = api();
    let id = create(&api, EXAMPLE);
    let read = |query: &str| {
        let response = call(&api, "GET", &format!("/connections/{id}?{query}"), "");
        response.body.unwrap()
    };
    assert_eq!(
        read("fields=strategy"),
        format!(r#"{{"id":"{id}","strategy":"auth0"}}"#)
    );
    assert_eq!(
        read("fields=options,enabled_clients,id&include_fields=false"),
        r#"{"name":"my-connection","strategy":"auth0"}"#
    );
    assert_eq!(read("unknown=1"), read(""));
    let wrong = call(
        &api,
        "GET",
        &format!("/connections/{id}?include_fields=maybe"),
        "",
    );
    check_bad_request(&wrong, "include_fields must be true or false");
}
