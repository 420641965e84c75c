//! `DELETE /connections/{id}`

use crate::calls::{EXAMPLE, api, call, check_bad_request, check_error, create};

#[test]
fn a_deleted_connection_is_gone_at_once() {
    let api = api();
    let id = create(&api, EXAMPLE);
    let path = format!("/connections/{id}");
    let response = call(&api, "DELETE", &path, "");
    assert_eq!((response.status, response.body), (204, None));
    for method in ["GET", "DELETE"] {
        let again = call(&api, method, &path, "");
        check_error(&again, 404, "not_found", "Connection not found");
    }
    assert_eq!(call(&api, "GET", "/connections", "").body.unwrap(), "[]");
}

#[test]
fn its_name_is_free_again() {
    let api = api();
    let id = create(&api, EXAMPLE);
    call(&api, "DELETE", &format!("/connections/{id}"), "");
    assert_ne!(create(&api, EXAMPLE), id);
}

#[test]
fn a_parameter_is_never_ignored() {
    let api = api();
    let id = create(&api, EXAMPLE);
    for query in ["email=a%40b", "force=true", "fields=id", "="] {
        let response = call(&api, "DELETE", &format!("/connections/{id}?{query}"), "");
        check_bad_request(&response, "Invalid query parameter");
    }
    assert_eq!(
        call(&api, "GET", &format!("/connections/{id}"), "").status,
        200
    );
}
