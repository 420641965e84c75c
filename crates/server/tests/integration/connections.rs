//! The Connections endpoints over HTTP.

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

const EXAMPLE: &str = r#"{"name":"my-connection","strategy":"auth0","enabled_clients":["client_123"],"options":{"requires_username":true,"password_policy":"fair","password_history":{"enable":true,"size":5}}}"#;

struct Session {
    server: Server,
    token: String,
}

impl Session {
    fn new(data: &Data) -> Self {
        Self {
            server: data.serve(),
            token: data.token(&[]),
        }
    }

    #[track_caller]
    fn call(&self, method: &str, path: &str, body: &str) -> Response {
        let request = Request::new(method, &format!("/api/v2{path}")).token(&self.token);
        let request = if body.is_empty() {
            request
        } else {
            request.json(body)
        };
        self.server.send(request)
    }
}

#[test]
fn a_connection_is_made_read_listed_changed_and_deleted() {
    let data = Data::new();
    let session = Session::new(&data);
    let created = session.call("POST", "/connections", EXAMPLE);
    assert_eq!(created.status, 201);
    assert_eq!(
        created.header("Content-Type"),
        Some("application/json; charset=utf-8")
    );
    let id = created.text_at("/id");
    let path = format!("/connections/{id}");
    let whole = format!(r#"{{"id":"{id}",{}"#, &EXAMPLE[1..]);
    assert_eq!(created.text(), whole);

    let read = session.call("GET", &path, "");
    assert_eq!((read.status, read.text()), (200, whole.as_str()));
    let listed = session.call("GET", "/connections?include_totals=true&strategy=auth0", "");
    let expected = format!(r#"{{"total":1,"start":0,"limit":50,"connections":[{whole}]}}"#);
    assert_eq!((listed.status, listed.text()), (200, expected.as_str()));

    let change = r#"{"enabled_clients":["client_123","client_456"],"options":{"password_policy":"good","password_history":{"size":10}}}"#;
    let changed = session.call("PATCH", &path, change);
    let expected = whole
        .replace(r#"["client_123"]"#, r#"["client_123","client_456"]"#)
        .replace(r#""fair""#, r#""good""#)
        .replace(r#""size":5"#, r#""size":10"#);
    assert_eq!((changed.status, changed.text()), (200, expected.as_str()));
    assert_eq!(session.call("GET", &path, "").text(), expected);

    let deleted = session.call("DELETE", &path, "");
    assert_eq!((deleted.status, deleted.text()), (204, ""));
    assert_eq!(deleted.header("Content-Type"), None);
    session
        .call("GET", &path, "")
        .check_error(404, "not_found", "Connection not found");
}

#[test]
fn connections_outlive_the_server() {
    let data = Data::new();
    let session = Session::new(&data);
    let created = session.call("POST", "/connections", EXAMPLE);
    drop(session);
    let list = Session::new(&data).call("GET", "/connections", "");
    assert_eq!(list.text(), format!("[{}]", created.text()));
}

#[test]
fn parameters_are_decoded() {
    let data = Data::new();
    let session = Session::new(&data);
    session.call("POST", "/connections", EXAMPLE);
    for (query, expected) in [
        ("name=my%2Dconnection", 1),
        ("strategy=samlp&strategy=auth%30", 1),
        ("name=my+connection", 0),
        ("name=%ff", 0),
        ("%6eame=other", 0),
    ] {
        let response = session.call("GET", &format!("/connections?{query}"), "");
        let list = response.value();
        assert_eq!(list.as_array().map(<[_]>::len), Some(expected), "{query}");
    }
    let wrong = session.call("GET", "/connections?per_page=0", "");
    let message = "Invalid query parameter: per_page must be 1 to 100";
    wrong.check_error(400, "bad_request", message);
}

#[test]
fn errors_have_the_words_of_the_document() {
    let data = Data::new();
    let session = Session::new(&data);
    let created = session.call("POST", "/connections", EXAMPLE);
    let path = format!("/connections/{}", created.text_at("/id"));
    session.call("POST", "/connections", EXAMPLE).check_error(
        409,
        "conflict",
        "A connection with the same name already exists",
    );
    session
        .call(
            "PATCH",
            &path,
            r#"{"options":{"password_history":{"size":99}}}"#,
        )
        .check_error(
            400,
            "bad_request",
            "Invalid connection configuration: /options/password_history/size: must be 0 to 24",
        );
    let email = session.call("DELETE", &format!("{path}?email=a%40b.example"), "");
    email.check_error(
        400,
        "bad_request",
        "Invalid query parameter: email is not known here",
    );
    for path in [
        "",
        "/",
        "/connections/",
        "/nowhere",
        "/../api/v2/connections",
        "/connections/x/y",
    ] {
        session
            .call("GET", path, "")
            .check_error(404, "not_found", "Endpoint not found");
    }
    let put = session.call("PUT", "/connections", EXAMPLE);
    put.check_error(405, "method_not_allowed", "Method not allowed");
    assert_eq!(put.header("Allow"), Some("GET, POST"));
    let form = Request::new("POST", "/api/v2/connections").token(&session.token);
    let form = session
        .server
        .send(form.header("Content-Type", "text/plain"));
    form.check_error(
        415,
        "unsupported_media_type",
        "Content-Type must be application/json",
    );
}

#[test]
fn other_versions_of_the_api_are_not_found() {
    let data = Data::new();
    let session = Session::new(&data);
    for target in [
        "/api",
        "/api/v1/connections",
        "/api/v2connections",
        "/api/connections",
    ] {
        let response = session
            .server
            .send(Request::new("GET", target).token(&session.token));
        response.check_error(404, "not_found", "Endpoint not found");
    }
}

#[test]
fn head_tells_what_get_would_and_sends_no_body() {
    let data = Data::new();
    let session = Session::new(&data);
    session.call("POST", "/connections", EXAMPLE);
    let get = session.call("GET", "/connections", "");
    let head = session.call("HEAD", "/connections", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(
        head.header("Content-Length"),
        Some(get.body.len().to_string().as_str())
    );
}

#[test]
fn the_rate_limit_is_that_of_the_plan() {
    for (plan, limit) in [("default", 50), ("enterprise", 100)] {
        let data = Data::new();
        let server = data.serve_with(&["--plan", plan]);
        let token = data.token(&[]);
        let list = || server.send(Request::new("GET", "/api/v2/connections").token(&token));
        for request in 1..=limit {
            let response = list();
            assert_eq!(response.status, 200, "request {request} of {limit}");
            let remaining = (limit - request).to_string();
            assert_eq!(
                response.header("X-RateLimit-Remaining"),
                Some(remaining.as_str())
            );
        }
        let refused = list();
        refused.check_error(429, "too_many_requests", "Rate limit exceeded");
        assert_eq!(
            refused.header("X-RateLimit-Limit"),
            Some(limit.to_string().as_str())
        );
        assert_eq!(refused.header("X-RateLimit-Remaining"), Some("0"));
        let whole = |name: &str| refused.header(name).unwrap().parse::<u64>().unwrap();
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        assert!(whole("X-RateLimit-Reset") <= now.as_secs() + 61);
        assert!((1..=60).contains(&whole("Retry-After")));
    }
}

#[test]
fn without_a_limit_no_header_speaks_of_one() {
    let data = Data::new();
    let response = Session::new(&data).call("GET", "/connections", "");
    assert_eq!(response.header("X-RateLimit-Limit"), None);
}

#[test]
fn the_endpoints_describe_themselves() {
    let data = Data::new();
    let response = data.serve().send(Request::new("GET", "/openapi.json"));
    assert_eq!(
        (response.status, response.text_at("/openapi")),
        (200, "3.1.0".to_owned())
    );
}

#[test]
fn writers_at_the_same_time_lose_nothing() {
    let data = Data::new();
    let session = Session::new(&data);
    let created = session.call("POST", "/connections", EXAMPLE);
    let path = format!("/connections/{}", created.text_at("/id"));
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let (session, path) = (&session, &path);
            scope.spawn(move || {
                for round in 0..5 {
                    let change = format!(r#"{{"options":{{"w-{writer}-{round}":true}}}}"#);
                    assert_eq!(session.call("PATCH", path, &change).status, 200);
                }
            });
        }
    });
    let body = session.call("GET", &path, "").value();
    assert_eq!(
        body.get("options").unwrap().as_object().unwrap().len(),
        3 + 40
    );
}
