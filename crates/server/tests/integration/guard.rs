//! Who may ask: host names, origins, and the headers that tell browsers what the page may do.

use crate::client::{Request, exchange};
use crate::patchbay::Data;

const ROUTES: [(&str, &str); 8] = [
    ("GET", "/"),
    ("GET", "/healthz"),
    ("GET", "/.well-known/jwks.json"),
    ("GET", "/missing.js"),
    ("GET", "/api/v2/connections"),
    ("POST", "/oauth/token"),
    ("POST", "/session"),
    ("POST", "/session/token"),
];

#[test]
fn every_route_is_closed_to_a_rebound_name() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    let message = "Host is not allowed; the server's --allow-host names further ones";
    for (method, path) in ROUTES {
        for host in [
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "",
        ] {
            let request = Request::new(method, path)
                .header("Host", host)
                .token(&token);
            let response = server.send(request.header("X-Patchbay", "1"));
            response.check_error(421, "misdirected_request", message);
        }
    }
}

#[test]
fn a_host_is_named_once_and_the_same_everywhere() {
    let data = Data::new();
    let server = data.serve();
    let authority = &server.authority;
    for (text, status) in [
        (
            format!("GET /healthz HTTP/1.1\r\nHost: {authority}\r\n"),
            204,
        ),
        (
            format!("GET http://{authority}/healthz HTTP/1.1\r\nHost: {authority}\r\n"),
            204,
        ),
        (
            format!("GET http://evil.example/healthz HTTP/1.1\r\nHost: {authority}\r\n"),
            421,
        ),
        (
            format!("GET /healthz HTTP/1.1\r\nHost: {authority}\r\nHost: {authority}\r\n"),
            421,
        ),
        ("GET /healthz HTTP/1.1\r\n".to_owned(), 421),
    ] {
        let bytes = format!("{text}Connection: close\r\n\r\n");
        let response = exchange(authority, bytes.as_bytes()).unwrap();
        assert_eq!(response.status, status, "{text}");
    }
}

#[test]
fn loopback_names_and_named_hosts_are_answered() {
    let data = Data::new();
    let server = data.serve_with(&["--allow-host", "patchbay.example"]);
    let port = server.authority.split_once(':').unwrap().1;
    for host in ["localhost", "127.0.0.1", "[::1]", "patchbay.example"] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let request = Request::new("GET", "/healthz").header("Host", &host);
            assert_eq!(server.send(request).status, 204, "{host}");
        }
    }
}

#[test]
fn a_page_of_another_origin_is_refused_on_every_route() {
    let data = Data::new();
    let server = data.serve();
    let own = format!("http://{}", server.authority);
    for (method, path) in ROUTES {
        for origin in [
            "http://localhost:3000",
            "https://evil.example",
            "null",
            "http://localhost",
        ] {
            let response = server.send(Request::new(method, path).header("Origin", origin));
            response.check_error(403, "forbidden", "Requests of other pages are not allowed");
            assert_eq!(response.header("Access-Control-Allow-Origin"), None);
        }
    }
    let response = server.send(Request::new("GET", "/healthz").header("Origin", &own));
    assert_eq!(response.status, 204);
}

#[test]
fn every_answer_tells_the_browser_what_the_page_may_do() {
    let data = Data::new();
    let server = data.serve();
    let evil = [("GET", "/healthz")].map(|it| (it, "evil.example"));
    let routes = ROUTES.map(|it| (it, server.authority.as_str()));
    for ((method, path), host) in routes.into_iter().chain(evil) {
        let response = server.send(Request::new(method, path).header("Host", host));
        for (name, value) in [
            (
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
                 form-action 'none'; frame-ancestors 'none'",
            ),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Patchbay-Contract", "reference"),
            ("Patchbay-Plan", "off"),
        ] {
            assert_eq!(response.header(name), Some(value), "{method} {path}");
        }
        let cache = if path == "/" && host != "evil.example" {
            "no-cache"
        } else {
            "no-store"
        };
        assert_eq!(
            response.header("Cache-Control"),
            Some(cache),
            "{method} {path}"
        );
    }
}

#[test]
fn who_may_frame_the_console_is_named_at_the_start() {
    let data = Data::new();
    let portal = [
        "--frame-ancestors",
        "'self'",
        "--frame-ancestors",
        "https://portal.example",
    ];
    let server = data.serve_with(&portal);
    let response = server.send(Request::new("GET", "/"));
    let policy = response.header("Content-Security-Policy").unwrap();
    assert!(
        policy.ends_with("; frame-ancestors 'self' https://portal.example"),
        "{policy}"
    );
}
