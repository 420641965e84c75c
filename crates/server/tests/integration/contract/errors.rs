//! Error Responses

use super::{Api, EXAMPLE};
use crate::client::Request;
use crate::patchbay::Data;

#[test]
fn a_configuration_that_cannot_be_is_400() {
    let api = Api::new();
    for body in [
        &EXAMPLE.replace("auth0", "unknown"),
        &EXAMPLE.replace("my-connection", "-bad-name-"),
        &EXAMPLE.replace("my-connection", "bad name"),
        &EXAMPLE.replace("my-connection", &"x".repeat(129)),
        &EXAMPLE.replace("fair", "unknown"),
        &EXAMPLE.replace(": 5", ": 99"),
        &EXAMPLE.replace(r#""name": "my-connection","#, ""),
        &EXAMPLE.replace(r#"["client_123"]"#, "[7]"),
        &EXAMPLE[..EXAMPLE.len() - 2],
        "[]",
        "null",
        "nonsense",
    ] {
        let refused = api.call("POST", "/connections", body);
        assert_eq!(refused.status, 400, "{body}");
        assert_eq!(refused.text_at("/error"), "bad_request");
        let message = refused.text_at("/message");
        assert!(
            message.starts_with("Invalid connection configuration"),
            "{message}"
        );
        let object = refused.value();
        let names: Vec<_> = object.as_object().unwrap().keys().collect();
        assert_eq!(names, ["error", "message", "statusCode"]);
        assert_eq!(object.get("statusCode").unwrap().to_string(), "400");
    }
    assert_eq!(
        api.call("GET", "/connections", "").text(),
        "[]",
        "nothing was stored"
    );
}

#[test]
fn a_token_that_is_not_good_is_401() {
    let api = Api::new();
    let foreign = Data::new().token(&[]);
    let expired = api.data.token(&["--expires-in", "0"]);
    let elsewhere = api
        .data
        .token(&["--audience", "https://tenant.example/api/v2/"]);
    let unsigned = format!("{}.", api.token.rsplit_once('.').unwrap().0);
    let request = || Request::new("GET", "/api/v2/connections");
    let mut requests = vec![request(), request().header("Authorization", "Basic YTpi")];
    for token in ["", "x", "a.b.c", &unsigned, &foreign, &expired, &elsewhere] {
        requests.push(request().token(token));
    }
    for request in requests {
        let refused = api.server.send(request);
        refused.check_error(401, "unauthorized", "Access token is invalid");
    }
}

#[test]
fn a_missing_scope_is_403() {
    let api = Api::new();
    let id = api.create(EXAMPLE);
    for (method, path, scope) in [
        ("GET", "/connections".to_owned(), "read:connections"),
        ("POST", "/connections".to_owned(), "create:connections"),
        ("GET", format!("/connections/{id}"), "read:connections"),
        ("PATCH", format!("/connections/{id}"), "update:connections"),
        ("DELETE", format!("/connections/{id}/users"), "delete:users"),
        ("DELETE", format!("/connections/{id}"), "delete:connections"),
    ] {
        let every = "read:connections create:connections update:connections \
            delete:connections delete:users";
        let token = api.data.token(&["--scope", &every.replace(scope, "")]);
        let request = Request::new(method, &format!("/api/v2{path}")).token(&token);
        let refused = api.server.send(request.json("{}"));
        refused.check_error(403, "forbidden", "Insufficient permissions");
        let token = api.data.token(&["--scope", scope]);
        let request = Request::new(method, &format!("/api/v2{path}")).token(&token);
        assert_ne!(
            api.server.send(request.json("{}")).status,
            403,
            "{method} {path}"
        );
    }
}

#[test]
fn an_unknown_id_or_route_is_404() {
    let api = Api::new();
    for (method, path, body) in [
        ("GET", "/connections/con_123", ""),
        ("GET", "/connections/con_0123456789abcdef", ""),
        ("PATCH", "/connections/con_123", r#"{"enabled_clients":[]}"#),
        ("DELETE", "/connections/con_123", ""),
        ("DELETE", "/connections/con_123/users", ""),
    ] {
        let refused = api.call(method, path, body);
        refused.check_error(404, "not_found", "Connection not found");
    }
    for path in ["", "/", "/connection", "/connections/", "/connections/a/b"] {
        let refused = api.call("GET", path, "");
        refused.check_error(404, "not_found", "Endpoint not found");
    }
}

#[test]
fn too_many_requests_are_429() {
    let data = Data::new();
    let server = data.serve_with(&["--plan", "default"]);
    let token = data.token(&[]);
    let list = || server.send(Request::new("GET", "/api/v2/connections").token(&token));
    for _ in 0..50 {
        assert_eq!(list().status, 200);
    }
    list().check_error(429, "too_many_requests", "Rate limit exceeded");
}

#[test]
fn what_the_document_does_not_show_is_said_in_its_style() {
    let api = Api::new();
    api.create(EXAMPLE);
    let message = "A connection with the same name already exists";
    api.call("POST", "/connections", EXAMPLE)
        .check_error(409, "conflict", message);
    let put = api.call("PUT", "/connections", EXAMPLE);
    put.check_error(405, "method_not_allowed", "Method not allowed");
    assert_eq!(put.header("Allow"), Some("GET, POST"));
    let large = EXAMPLE.replace("fair", &"x".repeat(1024 * 1024));
    let large = api.call("POST", "/connections", &large);
    large.check_error(413, "payload_too_large", "Request body is larger than 1 MB");
    let form = Request::new("POST", "/api/v2/connections").token(&api.token);
    let form = api.server.send(form.body("text/plain", EXAMPLE));
    let message = "Content-Type must be application/json";
    form.check_error(415, "unsupported_media_type", message);
}
