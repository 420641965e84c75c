//! `POST /oauth/token` and the clients it knows.

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

const FORM: &str = "application/x-www-form-urlencoded";

fn ask(server: &Server, content_type: &str, body: &str) -> Response {
    server.send(Request::new("POST", "/oauth/token").body(content_type, body))
}

/// A request with id and secret in a form; `more` follows.
fn ask_as(server: &Server, (id, secret): &(String, String), more: &str) -> Response {
    let body = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}{more}");
    ask(server, FORM, &body)
}

#[track_caller]
fn check_refused(response: &Response, status: u16, error: &str) {
    assert_eq!(
        (response.status, response.text_at("/error").as_str()),
        (status, error)
    );
    let object = response.value();
    let names: Vec<_> = object.as_object().unwrap().keys().collect();
    assert_eq!(names, ["error", "error_description"]);
    assert_eq!(response.header("Cache-Control"), Some("no-store"));
    let content_type = Some("application/json; charset=utf-8");
    assert_eq!(response.header("Content-Type"), content_type);
}

fn list(server: &Server, token: &str) -> u16 {
    server
        .send(Request::new("GET", "/api/v2/connections").token(token))
        .status
}

#[test]
fn a_client_gets_a_token_in_every_way_that_clients_ask() {
    let data = Data::new();
    let server = data.serve();
    let (id, secret) = data.client(&[]);
    assert_eq!(id, "patchbay");
    let audience = format!("http://{}/api/v2/", server.authority);
    let form = format!(
        "grant_type=client_credentials&client_id={id}&audience={}&client_secret={secret}",
        audience.replace(':', "%3A").replace('/', "%2F")
    );
    let json = format!(
        r#"{{"client_id":"{id}","audience":"{audience}","grant_type":"client_credentials","organization":null,"client_secret":"{secret}"}}"#
    );
    for (content_type, body) in [
        (FORM, &form),
        ("application/x-www-form-urlencoded;charset=UTF-8", &form),
        ("application/json", &json),
        ("application/json; charset=utf-8", &json),
    ] {
        let response = ask(&server, content_type, body);
        assert_eq!(response.status, 200, "{}", response.text());
        assert_eq!(response.header("Cache-Control"), Some("no-store"));
        assert_eq!(response.header("Pragma"), Some("no-cache"));
        assert_eq!(response.text_at("/token_type"), "Bearer");
        assert!(response.text().contains(r#""expires_in":86400,"#));
        assert!(response.text_at("/scope").contains("delete:users"));
        assert_eq!(list(&server, &response.text_at("/access_token")), 200);
    }
}

#[test]
fn id_and_secret_may_stand_in_the_header() {
    let data = Data::new();
    let server = data.serve();
    let (id, secret) = data.client(&[]);
    let basic = |text: &str| format!("Basic {}", base64(text));
    let ask = |authorization: &str| {
        let request = Request::new("POST", "/oauth/token").header("Authorization", authorization);
        server.send(request.body(FORM, "grant_type=client_credentials"))
    };
    let response = ask(&basic(&format!("{id}:{secret}")));
    assert_eq!(list(&server, &response.text_at("/access_token")), 200);
    let refused = ask(&basic(&format!("{id}:x")));
    check_refused(&refused, 401, "invalid_client");
    assert_eq!(
        refused.header("WWW-Authenticate"),
        Some(r#"Basic realm="patchbay""#)
    );
}

/// The alphabet of RFC 4648, section 4.
fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let mut bytes = [0; 3];
        bytes[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            encoded.push(if place <= chunk.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    encoded
}

#[test]
fn who_is_not_the_client_is_refused() {
    let (data, elsewhere) = (Data::new(), Data::new());
    let server = data.serve();
    let good = data.client(&[]);
    let foreign = elsewhere.client(&[]);
    let unknown = ("other".to_owned(), good.1.clone());
    for credentials in [foreign, unknown, (good.0.clone(), "x".to_owned())] {
        check_refused(&ask_as(&server, &credentials, ""), 401, "invalid_client");
    }
    assert_eq!(ask_as(&server, &good, "").status, 200);
}

#[test]
fn a_server_that_just_began_knows_its_client_and_no_secret() {
    let data = Data::new();
    let server = data.serve();
    for secret in ["", "x", "null", "undefined"] {
        let response = ask_as(&server, &("patchbay".to_owned(), secret.to_owned()), "");
        assert!(matches!(response.status, 400 | 401), "{secret}");
    }
}

#[test]
fn a_new_secret_ends_the_one_before() {
    let data = Data::new();
    let server = data.serve();
    let first = data.client(&[]);
    let second = data.client(&[]);
    check_refused(&ask_as(&server, &first, ""), 401, "invalid_client");
    assert_eq!(ask_as(&server, &second, "").status, 200);
    drop(server);
    assert_eq!(
        ask_as(&data.serve(), &second, "").status,
        200,
        "a start changes nothing"
    );
}

#[test]
fn what_is_asked_wrongly_is_said_as_oauth_says_it() {
    let data = Data::new();
    let server = data.serve();
    let (id, secret) = data.client(&[]);
    let known = format!("client_id={id}&client_secret={secret}");
    for (body, error) in [
        (known.clone(), "invalid_request"),
        (
            format!("{known}&grant_type=password"),
            "unsupported_grant_type",
        ),
        (
            format!("{known}&grant_type=authorization_code&code=x"),
            "unsupported_grant_type",
        ),
        (
            format!("{known}&grant_type=client_credentials&scope=read%3Aall"),
            "invalid_scope",
        ),
        (
            format!(
                "{known}&grant_type=client_credentials&audience=https%3A%2F%2Ftenant.example%2Fapi%2Fv2%2F"
            ),
            "invalid_target",
        ),
        (
            format!("{known}&grant_type=client_credentials&grant_type=client_credentials"),
            "invalid_request",
        ),
        (
            "grant_type=client_credentials".to_owned(),
            "invalid_request",
        ),
    ] {
        check_refused(&ask(&server, FORM, &body), 400, error);
    }
    check_refused(&ask(&server, "text/plain", &known), 400, "invalid_request");
    check_refused(
        &ask(&server, FORM, &"x".repeat(20_000)),
        413,
        "invalid_request",
    );
    let get = server.send(Request::new("GET", "/oauth/token"));
    check_refused(&get, 405, "invalid_request");
    assert_eq!(get.header("Allow"), Some("POST"));
}

#[test]
fn a_client_has_the_scopes_it_was_given_and_may_ask_for_fewer() {
    let data = Data::new();
    let server = data.serve();
    let reader = data.client(&["--id", "reader", "--scope", "read:connections  read:users"]);
    let scope = |more: &str| ask_as(&server, &reader, more).text_at("/scope");
    assert_eq!(scope(""), "read:connections read:users");
    assert_eq!(scope("&scope=read%3Ausers"), "read:users");
    let more = ask_as(&server, &reader, "&scope=read%3Ausers+delete%3Ausers");
    check_refused(&more, 400, "invalid_scope");
    let token = ask_as(&server, &reader, "").text_at("/access_token");
    assert_eq!(list(&server, &token), 200);
    let create = Request::new("POST", "/api/v2/connections").token(&token);
    let create = server.send(create.json(r#"{"name":"a","strategy":"auth0"}"#));
    create.check_error(403, "forbidden", "Insufficient permissions");
}

#[test]
fn audiences_are_those_that_the_api_accepts() {
    let data = Data::new();
    let server = data.serve_with(&["--audience", "https://api.example/"]);
    let client = data.client(&[]);
    for (audience, expected) in [
        ("http://localhost:1/api/v2/", 200),
        ("https://api.example/", 200),
        ("https://api.example", 400),
        ("http://localhost:1/api/v2", 400),
    ] {
        let audience = audience.replace(':', "%3A").replace('/', "%2F");
        let response = ask_as(&server, &client, &format!("&audience={audience}"));
        assert_eq!(response.status, expected, "{audience}");
        if expected == 200 {
            assert_eq!(list(&server, &response.text_at("/access_token")), 200);
        }
    }
}

#[test]
fn a_client_can_ask_as_often_as_its_plan_says_and_nobody_spends_it_for_them() {
    let data = Data::new();
    let server = data.serve_with(&["--plan", "default"]);
    let client = data.client(&[]);
    let stranger = (client.0.clone(), "x".to_owned());
    for request in 1..=50 {
        let response = ask_as(&server, &stranger, "");
        check_refused(&response, 401, "invalid_client");
        let left = (50 - request).to_string();
        assert_eq!(
            response.header("X-RateLimit-Remaining"),
            Some(left.as_str())
        );
    }
    check_refused(&ask_as(&server, &stranger, ""), 429, "too_many_requests");
    for _ in 1..=50 {
        assert_eq!(ask_as(&server, &client, "").status, 200);
    }
    let refused = ask_as(&server, &client, "");
    check_refused(&refused, 429, "too_many_requests");
    assert_eq!(refused.header("X-RateLimit-Remaining"), Some("0"));
    assert!(
        refused
            .header("Retry-After")
            .unwrap()
            .parse::<u32>()
            .is_ok()
    );
}

#[test]
fn what_is_no_client_id_is_refused() {
    let data = Data::new();
    for arguments in [
        &["client", "--id", ""][..],
        &["client", "--id", "a b"],
        &["client", "--id", "ä"],
        &["client", "--id", "a:b"],
        &["client", "--id", "patchbay-console"],
        &["client", "--scope", "a\"b"],
    ] {
        let output = data.run(arguments);
        assert!(
            !output.status.success() && output.stdout.is_empty(),
            "{arguments:?}"
        );
    }
}
