//! Access tokens over HTTP.

use std::time::Duration;

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

fn list(server: &Server, authorization: &str) -> Response {
    let request = Request::new("GET", "/api/v2/connections");
    server.send(request.header("Authorization", authorization))
}

#[track_caller]
fn check_invalid(response: &Response) {
    response.check_error(401, "unauthorized", "Access token is invalid");
}

#[test]
fn a_token_of_the_command_line_works_while_the_server_runs() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    assert_eq!(token.split('.').count(), 3, "it is a JWT");
    assert_eq!(list(&server, &format!("Bearer {token}")).status, 200);
    assert_eq!(list(&server, &format!("bearer {token}")).status, 200);
}

#[test]
fn a_token_made_before_the_server_works_too() {
    let data = Data::new();
    let token = data.token(&[]);
    assert_eq!(list(&data.serve(), &format!("Bearer {token}")).status, 200);
}

#[test]
fn whatever_is_no_good_token_is_one_and_the_same_error() {
    let (data, elsewhere) = (Data::new(), Data::new());
    let server = data.serve();
    let token = data.token(&[]);
    let mut changed = token.clone();
    changed.replace_range(token.len() - 6..token.len() - 4, "AA");
    let header = token.split('.').next().unwrap();
    let long = "x".repeat(20_000);
    for authorization in [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer a.b.c",
        &token,
        &format!("Basic {token}"),
        &format!("Bearer {token}x"),
        &format!("Bearer {token} {token}"),
        &format!("Bearer {changed}"),
        &format!("Bearer {header}.e30."),
        // {"alg":"none"} and {"sub":"x"}
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
        &format!("Bearer {}", elsewhere.token(&[])),
        &format!(
            "Bearer {}",
            data.token(&["--audience", "https://tenant.example/api/v2/"])
        ),
        &format!("Bearer {}", data.token(&["--expires-in", "0"])),
        &format!("Bearer {long}"),
    ] {
        let response = list(&server, authorization);
        check_invalid(&response);
        let challenge = response.header("WWW-Authenticate");
        assert_eq!(
            challenge,
            Some(r#"Bearer error="invalid_token""#),
            "{authorization}"
        );
    }
    let without = server.send(Request::new("GET", "/api/v2/connections"));
    check_invalid(&without);
    assert_eq!(without.header("WWW-Authenticate"), Some("Bearer"));
    let twice = Request::new("GET", "/api/v2/connections")
        .token(&token)
        .token(&token);
    check_invalid(&server.send(twice));
}

#[test]
fn a_token_expires_while_it_is_used() {
    let data = Data::new();
    let server = data.serve();
    let authorization = format!("Bearer {}", data.token(&["--expires-in", "2"]));
    assert_eq!(list(&server, &authorization).status, 200);
    std::thread::sleep(Duration::from_millis(2100));
    check_invalid(&list(&server, &authorization));
}

#[test]
fn any_loopback_audience_is_this_server_and_others_are_named() {
    let data = Data::new();
    let server = data.serve_with(&["--audience", "https://api.example/"]);
    for audience in [
        "http://localhost:1/api/v2/",
        "https://127.0.0.1/api/v2/",
        "http://[::1]:9999/api/v2/",
        "https://api.example/",
    ] {
        let token = data.token(&["--audience", audience]);
        assert_eq!(
            list(&server, &format!("Bearer {token}")).status,
            200,
            "{audience}"
        );
    }
    let other = data.token(&["--audience", "https://api.example"]);
    check_invalid(&list(&server, &format!("Bearer {other}")));
}

#[test]
fn a_token_can_do_what_its_scopes_say() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&["--scope", " read:connections  delete:users "]);
    assert_eq!(list(&server, &format!("Bearer {token}")).status, 200);
    let create = Request::new("POST", "/api/v2/connections").token(&token);
    let create = server.send(create.json(r#"{"name":"a","strategy":"auth0"}"#));
    create.check_error(403, "forbidden", "Insufficient permissions");
    let none = data.token(&["--scope", ""]);
    assert_eq!(list(&server, &format!("Bearer {none}")).status, 403);
}

#[test]
fn scopes_that_are_none_are_refused() {
    let data = Data::new();
    for scope in ["a\"b", "a\\b", "ä"] {
        let output = data.run(&["token", "--scope", scope]);
        assert!(
            !output.status.success() && output.stdout.is_empty(),
            "{scope}"
        );
    }
}

#[test]
fn the_public_key_is_published() {
    let data = Data::new();
    let server = data.serve();
    let response = server.send(Request::new("GET", "/.well-known/jwks.json"));
    assert_eq!(response.status, 200);
    for (pointer, value) in [
        ("/keys/0/kty", "EC"),
        ("/keys/0/crv", "P-256"),
        ("/keys/0/alg", "ES256"),
    ] {
        assert_eq!(response.text_at(pointer), value);
    }
    let keys = response.value();
    let key = keys.get("keys").unwrap().as_array().unwrap()[0]
        .as_object()
        .unwrap()
        .clone();
    assert!(!key.contains_key("d"), "the private half stays here");
}
