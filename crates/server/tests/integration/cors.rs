//! Pages of other origins: those that were named reach the API, and nothing else.

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

const PORTAL: &str = "https://portal.example";

fn serve(data: &Data) -> Server {
    let second = "http://localhost:3000";
    data.serve_with(&["--allow-origin", PORTAL, "--allow-origin", second])
}

fn preflight(server: &Server, path: &str, origin: &str) -> Response {
    let request = Request::new("OPTIONS", path).header("Origin", origin);
    let request = request.header("Access-Control-Request-Method", "PATCH");
    server.send(request.header(
        "Access-Control-Request-Headers",
        "authorization,content-type",
    ))
}

#[test]
fn a_browser_that_asks_is_told_what_its_page_may_send() {
    let data = Data::new();
    let server = serve(&data);
    for path in [
        "/api/v2/connections",
        "/api/v2/connections/con_1/users",
        "/oauth/token",
    ] {
        for origin in [PORTAL, "http://localhost:3000"] {
            let response = preflight(&server, path, origin);
            assert_eq!((response.status, response.text()), (204, ""), "{path}");
            for (name, value) in [
                ("Access-Control-Allow-Origin", Some(origin)),
                (
                    "Access-Control-Allow-Methods",
                    Some("GET, POST, PATCH, DELETE"),
                ),
                (
                    "Access-Control-Allow-Headers",
                    Some("Authorization, Content-Type, Auth0-Client, X-Correlation-ID"),
                ),
                ("Access-Control-Max-Age", Some("600")),
                ("Access-Control-Allow-Credentials", None),
                ("Vary", Some("Origin")),
            ] {
                assert_eq!(response.header(name), value, "{path}");
            }
        }
    }
}

#[test]
fn a_named_page_reads_answers_errors_and_their_headers() {
    let data = Data::new();
    let server = serve(&data);
    let token = data.token(&[]);
    let list = |token: &str| {
        let request = Request::new("GET", "/api/v2/connections").token(token);
        server.send(request.header("Origin", PORTAL))
    };
    let ask = Request::new("POST", "/oauth/token").header("Origin", PORTAL);
    for (response, status) in [
        (list(&token), 200),
        (list("x"), 401),
        (server.send(ask), 400),
    ] {
        assert_eq!(response.status, status);
        assert_eq!(response.header("Access-Control-Allow-Origin"), Some(PORTAL));
        assert_eq!(response.header("Access-Control-Allow-Credentials"), None);
        let exposed = response.header("Access-Control-Expose-Headers").unwrap();
        for name in [
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            "Retry-After",
            "Patchbay-Contract",
            "Patchbay-Plan",
        ] {
            assert!(exposed.split(", ").any(|own| own == name), "{exposed}");
            assert!(
                name == "Retry-After" || response.header(name).is_some(),
                "{name}"
            );
        }
    }
}

/// Guards an invariant: what works with the session cookie is for our own page.
#[test]
fn a_named_page_reaches_nothing_but_the_api() {
    let data = Data::new();
    let server = serve(&data);
    for path in [
        "/",
        "/healthz",
        "/session",
        "/session/token",
        "/openapi.json",
        "/api/v1/x",
    ] {
        for method in ["GET", "POST", "DELETE", "OPTIONS"] {
            let request = Request::new(method, path).header("Origin", PORTAL);
            let response = server.send(request.header("X-Patchbay", "1"));
            response.check_error(403, "forbidden", "Requests of other pages are not allowed");
            assert_eq!(response.header("Access-Control-Allow-Origin"), None);
        }
    }
}

#[test]
fn every_other_page_is_refused_as_before() {
    let data = Data::new();
    let (server, closed) = (serve(&data), Data::new());
    let closed = closed.serve();
    for (server, origin) in [
        (&server, "https://evil.example"),
        (&server, "http://portal.example"),
        (&server, "https://portal.example:8443"),
        (&server, "null"),
        (&closed, PORTAL),
    ] {
        for path in ["/api/v2/connections", "/oauth/token"] {
            let request = Request::new("GET", path).header("Origin", origin);
            for response in [server.send(request), preflight(server, path, origin)] {
                response.check_error(403, "forbidden", "Requests of other pages are not allowed");
                assert_eq!(
                    response.header("Access-Control-Allow-Origin"),
                    None,
                    "{origin}"
                );
            }
        }
    }
}

#[test]
fn our_own_page_needs_no_permission() {
    let data = Data::new();
    let server = serve(&data);
    let own = format!("http://{}", server.authority);
    let request = Request::new("GET", "/api/v2/connections").header("Origin", &own);
    let response = server.send(request.token(&data.token(&[])));
    assert_eq!(
        (
            response.status,
            response.header("Access-Control-Allow-Origin")
        ),
        (200, None)
    );
}

#[test]
fn what_is_no_origin_does_not_start() {
    let data = Data::new();
    for origin in ["*", "null", "portal.example", "https://portal.example/path"] {
        let output = data.run(&["serve", "--listen", "127.0.0.1:0", "--allow-origin", origin]);
        assert_eq!(
            (output.status.code(), output.stdout.len()),
            (Some(1), 0),
            "{origin}"
        );
    }
}
