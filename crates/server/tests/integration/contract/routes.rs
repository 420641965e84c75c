//! Every route that the server documents is there.

use connection_model::ENDPOINTS;
use lossless_json::{Pointer, Value};

use super::Api;
use crate::client::Request;

#[test]
fn every_documented_route_is_served() {
    let api = Api::new();
    let document = api
        .server
        .send(Request::new("GET", "/openapi.json"))
        .value();
    let paths = document.get("paths").and_then(Value::as_object).unwrap();
    let mut called = 0;
    for (path, methods) in paths {
        let target = path.replace("{id}", "con_0123456789abcdef");
        for method in methods.as_object().unwrap().keys() {
            let request = Request::new(&method.to_uppercase(), &target).token(&api.token);
            let response = api.server.send(request);
            let message = response.text().to_owned();
            assert!(
                response.status != 405 && response.status < 500 && !message.contains("Endpoint"),
                "{method} {path}: {message}"
            );
            called += 1;
        }
    }
    assert_eq!(called, ENDPOINTS.len() + 1, "the endpoints and the tokens");
}

#[test]
fn every_endpoint_is_documented_with_its_scopes_and_errors() {
    let api = Api::new();
    let document = api
        .server
        .send(Request::new("GET", "/openapi.json"))
        .value();
    for endpoint in ENDPOINTS {
        let place = Pointer::default()
            .join("paths")
            .join(&format!("/api/v2{}", endpoint.path))
            .join(&endpoint.method.as_str().to_ascii_lowercase());
        let operation = document.at(&place).unwrap();
        let scopes = Pointer::parse("/security/0/accessToken").unwrap();
        let scopes = operation.at(&scopes).and_then(Value::as_array).unwrap();
        let scopes: Vec<_> = scopes.iter().filter_map(Value::as_str).collect();
        assert_eq!(scopes, endpoint.scopes, "{place}");
        let responses = operation
            .get("responses")
            .and_then(Value::as_object)
            .unwrap();
        for status in ["401", "403", "429"] {
            assert!(responses.contains_key(status), "{place} {status}");
        }
        assert!(
            responses.keys().any(|status| status.starts_with('2')),
            "{place}"
        );
    }
}
