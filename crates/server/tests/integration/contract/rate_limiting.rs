//! Rate Limiting

use std::time::{SystemTime, UNIX_EPOCH};

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

fn serve(data: &Data, plan: &str) -> Server {
    data.serve_with(&["--plan", plan])
}

/// Limit and remaining; the reset has to be a time in seconds, at most 61 ahead.
#[track_caller]
fn figures(response: &Response) -> (u64, u64) {
    let number = |name: &str| response.header(name).unwrap().parse::<u64>().unwrap();
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let reset = number("X-RateLimit-Reset");
    assert!((now..=now + 61).contains(&reset), "{reset} at {now}");
    (number("X-RateLimit-Limit"), number("X-RateLimit-Remaining"))
}

#[track_caller]
fn check_plan(plan: &str, limit: u64) {
    let data = Data::new();
    let server = serve(&data, plan);
    let token = data.token(&[]);
    let list = || server.send(Request::new("GET", "/api/v2/connections").token(&token));
    for request in 1..=limit {
        let response = list();
        assert_eq!(
            (response.status, figures(&response)),
            (200, (limit, limit - request))
        );
        assert_eq!(response.header("Retry-After"), None);
        assert_eq!(response.header("Patchbay-Plan"), Some(plan));
    }
    for _ in 0..2 {
        let refused = list();
        refused.check_error(429, "too_many_requests", "Rate limit exceeded");
        assert_eq!(figures(&refused), (limit, 0));
        let wait: u64 = refused.header("Retry-After").unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
    }
}

#[test]
fn the_default_is_50_requests_a_minute() {
    check_plan("default", 50);
}

#[test]
fn enterprise_is_100_requests_a_minute() {
    check_plan("enterprise", 100);
}

#[test]
fn every_answer_has_the_three_headers() {
    let data = Data::new();
    let server = serve(&data, "default");
    let token = data.token(&[]);
    let reader = data.token(&["--scope", "read:connections"]);
    let call = |method: &str, path: &str| Request::new(method, &format!("/api/v2{path}"));
    let create = || call("POST", "/connections").token(&token);
    for (request, status) in [
        (create().json(r#"{"name":"a","strategy":"auth0"}"#), 201),
        (create().json(r#"{"name":"a","strategy":"auth0"}"#), 409),
        (create().json("{"), 400),
        (create().json(&"x".repeat(1_100_000)), 413),
        (create().body("text/plain", "x"), 415),
        (call("GET", "/connections").token(&token), 200),
        (call("HEAD", "/connections").token(&token), 200),
        (call("GET", "/connections?per_page=0").token(&token), 400),
        (call("GET", "/connections"), 401),
        (call("GET", "/connections").token("x"), 401),
        (call("DELETE", "/connections/a").token(&reader), 403),
        (call("GET", "/connections/a").token(&token), 404),
        (call("GET", "/nowhere").token(&token), 404),
        (call("GET", "").token(&token), 404),
        (call("PUT", "/connections").token(&token), 405),
        (
            call("GET", "/connections").header("Origin", "https://evil.example"),
            403,
        ),
        (
            call("GET", "/connections").header("Host", "evil.example"),
            421,
        ),
        (Request::new("POST", "/oauth/token"), 400),
        (Request::new("GET", "/oauth/token"), 405),
    ] {
        let response = server.send(request);
        assert_eq!(
            (response.status, figures(&response).0),
            (status, 50),
            "{}",
            response.text()
        );
    }
}

#[test]
fn a_subject_has_a_budget_of_its_own() {
    let data = Data::new();
    let server = serve(&data, "default");
    let (id, secret) = data.client(&["--id", "other"]);
    let body = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let form = "application/x-www-form-urlencoded";
    let other = server.send(Request::new("POST", "/oauth/token").body(form, &body));
    let other = other.text_at("/access_token");
    let remaining = |token: &str| {
        let request = Request::new("GET", "/api/v2/connections").token(token);
        figures(&server.send(request)).1
    };
    // Two tokens of one subject share what it has.
    let own = ["read:connections", "read:connections read:users"];
    let own = own.map(|scope| data.token(&["--scope", scope]));
    assert_eq!((remaining(&own[0]), remaining(&own[1])), (49, 48));
    assert_eq!(remaining(&other), 49);
}

#[test]
fn without_a_limit_there_are_no_such_headers_and_the_server_says_so() {
    let data = Data::new();
    let server = serve(&data, "off");
    let token = data.token(&[]);
    for _ in 0..110 {
        let response = server.send(Request::new("GET", "/api/v2/connections").token(&token));
        assert_eq!(
            (response.status, response.header("X-RateLimit-Limit")),
            (200, None)
        );
        assert_eq!(response.header("Patchbay-Plan"), Some("off"));
    }
}
