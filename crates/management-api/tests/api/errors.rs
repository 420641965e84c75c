//! Routes, scopes and media types: what is refused before an endpoint sees it.

use connection_model::{ENDPOINTS, ErrorBody, ErrorKind};
use management_api::handle;

use crate::calls::{EVERY_SCOPE, EXAMPLE, api, call, caller, check_error, create, request};

#[test]
fn each_endpoint_asks_for_its_scopes_and_no_others() {
    for endpoint in ENDPOINTS {
        let api = api();
        let path = endpoint.path.replace("{id}", &create(&api, EXAMPLE));
        let request = request(endpoint.method.as_str(), &path, "{}");
        let others: Vec<_> = EVERY_SCOPE
            .into_iter()
            .filter(|scope| !endpoint.scopes.contains(scope))
            .collect();
        for scopes in [
            &others[..],
            &[],
            &["read:connection", "connections", "*", ""],
        ] {
            let response = handle(&api, &caller(scopes), &request);
            check_error(&response, 403, "forbidden", "Insufficient permissions");
        }
        let response = handle(&api, &caller(endpoint.scopes), &request);
        assert_ne!(response.status, 403, "{}", endpoint.summary);
    }
}

#[test]
fn an_id_is_decoded_once_and_leads_nowhere_else() {
    let api = api();
    let id = create(&api, EXAMPLE);
    let read = |id: &str| call(&api, "GET", &format!("/connections/{id}"), "").status;
    assert_eq!(read(&id.replace("con_", "%63on%5f")), 200);
    assert_eq!(read(&id.replace("con_", "%2563on_")), 404);
    assert_eq!(read(&format!("{id}%2Fusers")), 404);
    for broken in ["%", "%zz", "%ff"] {
        let response = call(&api, "GET", &format!("/connections/{broken}"), "");
        check_error(&response, 404, "not_found", "Endpoint not found");
    }
}

#[test]
fn an_unknown_route_is_not_found() {
    for path in [
        "",
        "/",
        "/connections/",
        "/clients",
        "/connections/x/y",
        "//connections",
    ] {
        let response = call(&api(), "GET", path, "");
        check_error(&response, 404, "not_found", "Endpoint not found");
    }
}

#[test]
fn a_known_route_names_its_methods() {
    for (method, path, allow) in [
        ("DELETE", "/connections", "GET, POST"),
        ("PUT", "/connections", "GET, POST"),
        ("POST", "/connections/con_123", "GET, PATCH, DELETE"),
        ("patch", "/connections/con_123", "GET, PATCH, DELETE"),
        ("OPTIONS", "/connections", "GET, POST"),
    ] {
        let response = call(&api(), method, path, "");
        check_error(&response, 405, "method_not_allowed", "Method not allowed");
        assert_eq!(response.headers, [("Allow", allow.to_owned())]);
    }
}

#[test]
fn head_is_answered_like_get() {
    let api = api();
    create(&api, EXAMPLE);
    let head = call(&api, "HEAD", "/connections", "");
    assert!(head == call(&api, "GET", "/connections", ""));
}

#[test]
fn a_body_is_json_by_its_type() {
    for (content_type, expected) in [
        (Some("application/json"), 201),
        (Some("application/json; charset=utf-8"), 201),
        (Some("Application/JSON ;charset=UTF-8"), 201),
        (Some("text/plain"), 415),
        (Some("application/x-www-form-urlencoded"), 415),
        (Some("application/jsonx"), 415),
        (Some("application/json, text/plain"), 415),
        (Some(""), 415),
        (None, 415),
    ] {
        let mut request = request("POST", "/connections", EXAMPLE);
        request.content_type = content_type.map(ToOwned::to_owned);
        let response = handle(&api(), &caller(&EVERY_SCOPE), &request);
        assert_eq!(response.status, expected, "{content_type:?}");
        if expected == 415 {
            let message = "Content-Type must be application/json";
            check_error(&response, 415, "unsupported_media_type", message);
        }
    }
}

#[test]
fn a_request_without_a_body_needs_no_type() {
    let api = api();
    let id = create(&api, EXAMPLE);
    for method in ["GET", "DELETE"] {
        let mut request = request(method, &format!("/connections/{id}"), "");
        request.content_type = None;
        assert!(
            handle(&api, &caller(&EVERY_SCOPE), &request).status < 300,
            "{method}"
        );
    }
}

#[test]
fn what_never_reached_an_endpoint_is_refused_in_the_same_form() {
    for (kind, message) in [
        (ErrorKind::Unauthorized, "Access token is invalid"),
        (
            ErrorKind::PayloadTooLarge,
            "Request body is larger than 1 MB",
        ),
    ] {
        let response = api().refuse(None, ErrorBody::new(kind));
        check_error(&response, kind.status(), kind.as_str(), message);
    }
}
