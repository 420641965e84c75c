//! Signing in: the link, the code, the session, the token.

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

fn cookie(response: &Response) -> String {
    let header = response.header("Set-Cookie").unwrap();
    header.split(';').next().unwrap().to_owned()
}

fn token(server: &Server, cookie: &str) -> Response {
    let request = Request::new("POST", "/session/token").header("X-Patchbay", "1");
    server.send(request.header("Cookie", cookie))
}

#[test]
fn the_printed_link_signs_in_once_and_only_once() {
    let data = Data::new();
    let server = data.serve();
    let first = server.sign_in(server.code());
    assert_eq!((first.status, first.text()), (204, ""));
    let set = first.header("Set-Cookie").unwrap();
    assert!(set.starts_with("patchbay-session="), "{set}");
    assert!(
        set.ends_with("; Path=/session; HttpOnly; SameSite=Strict"),
        "{set}"
    );
    let second = server.sign_in(server.code());
    assert_eq!(
        (second.status, second.text_at("/error").as_str()),
        (401, "unauthorized")
    );
    assert!(second.text_at("/message").contains("patchbay sign-in"));
    assert_eq!(second.header("Set-Cookie"), None);
}

#[test]
fn a_session_gives_tokens_for_ten_minutes_with_every_scope() {
    let data = Data::new();
    let server = data.serve();
    let cookie = cookie(&server.sign_in(server.code()));
    let response = token(&server, &cookie);
    assert_eq!(response.status, 200);
    assert_eq!(response.header("Cache-Control"), Some("no-store"));
    assert_eq!(response.text_at("/token_type"), "Bearer");
    assert!(
        response.text().contains(r#""expires_in":600,"#),
        "{}",
        response.text()
    );
    assert_eq!(
        response.text_at("/scope"),
        "read:connections create:connections update:connections delete:connections \
         delete:users read:users create:users"
    );
    let list = Request::new("GET", "/api/v2/connections");
    let list = server.send(list.token(&response.text_at("/access_token")));
    assert_eq!((list.status, list.text()), (200, "[]"));
}

#[test]
fn a_session_is_good_for_tokens_and_nothing_else() {
    let data = Data::new();
    let server = data.serve();
    let cookie = cookie(&server.sign_in(server.code()));
    let secret = cookie.split_once('=').unwrap().1;
    let list = || Request::new("GET", "/api/v2/connections");
    for request in [
        list().header("Cookie", &cookie),
        list().header("Cookie", &cookie).header("X-Patchbay", "1"),
        list().token(secret),
    ] {
        server
            .send(request)
            .check_error(401, "unauthorized", "Access token is invalid");
    }
}

#[test]
fn a_reload_stays_signed_in_also_when_the_server_starts_anew() {
    let data = Data::new();
    let server = data.serve();
    let cookie = cookie(&server.sign_in(server.code()));
    assert_eq!(token(&server, &cookie).status, 200);
    assert_eq!(token(&server, &cookie).status, 200);
    drop(server);
    assert_eq!(token(&data.serve(), &cookie).status, 200);
}

#[test]
fn signing_out_ends_the_session() {
    let data = Data::new();
    let server = data.serve();
    let cookie = cookie(&server.sign_in(server.code()));
    let sign_out = || Request::new("DELETE", "/session").header("X-Patchbay", "1");
    let out = server.send(sign_out().header("Cookie", &cookie));
    assert_eq!(out.status, 204);
    assert!(out.header("Set-Cookie").unwrap().contains("Max-Age=0"));
    let message = "Not signed in; `patchbay sign-in` prints a link";
    token(&server, &cookie).check_error(401, "unauthorized", message);
    assert_eq!(
        server.send(sign_out()).status,
        204,
        "also when nobody is signed in"
    );
}

#[test]
fn a_further_link_works_while_the_server_runs() {
    let data = Data::new();
    let server = data.serve();
    let output = data.run(&["sign-in"]);
    assert!(output.status.success());
    let link = String::from_utf8(output.stdout).unwrap();
    let (origin, code) = link.trim_end().split_once("/#code=").unwrap();
    assert_eq!(origin, format!("http://{}", server.authority));
    assert_eq!(server.sign_in(code).status, 204);
    assert_eq!(
        server.sign_in(server.code()).status,
        204,
        "the first one is good as well"
    );
}

#[test]
fn a_link_names_the_origin_it_is_asked_for() {
    let data = Data::new();
    for (arguments, expected) in [
        (&["sign-in"][..], "http://127.0.0.1:8080/#code="),
        (
            &["sign-in", "--origin", "https://patchbay.example/"],
            "https://patchbay.example/#code=",
        ),
    ] {
        let output = data.run(arguments);
        let link = String::from_utf8(output.stdout).unwrap();
        assert!(link.starts_with(expected), "{link}");
    }
    assert!(
        !data
            .run(&["sign-in", "--origin", "javascript:alert(1)"])
            .status
            .success()
    );
}

#[test]
fn codes_of_another_folder_are_no_codes_here() {
    let (here, elsewhere) = (Data::new(), Data::new());
    let (server, other) = (here.serve(), elsewhere.serve());
    assert_eq!(server.sign_in(other.code()).status, 401);
    assert_eq!(other.sign_in(other.code()).status, 204);
}

#[test]
fn what_is_no_code_is_refused() {
    let data = Data::new();
    let server = data.serve();
    for (body, status) in [
        (r#"{"code":""}"#, 401),
        (r#"{"code":"x"}"#, 401),
        (r#"{"code":"' OR 1=1 --"}"#, 401),
        (r#"{"code":7}"#, 400),
        (r#"{"code":null}"#, 400),
        ("{}", 400),
        ("[]", 400),
        ("{", 400),
        ("", 400),
    ] {
        let request = Request::new("POST", "/session").header("X-Patchbay", "1");
        assert_eq!(server.send(request.json(body)).status, status, "{body}");
    }
    let long = "x".repeat(5000);
    assert_eq!(server.sign_in(&long).status, 413);
    let form = Request::new("POST", "/session").header("X-Patchbay", "1");
    assert_eq!(
        server
            .send(form.header("Content-Type", "text/plain"))
            .status,
        415
    );
    assert_eq!(
        server.sign_in(server.code()).status,
        204,
        "the code is still good"
    );
}

#[test]
fn every_session_route_wants_our_own_script() {
    let data = Data::new();
    let server = data.serve();
    let cookie = cookie(&server.sign_in(server.code()));
    for (method, path) in [
        ("POST", "/session"),
        ("DELETE", "/session"),
        ("POST", "/session/token"),
    ] {
        let own = || {
            Request::new(method, path)
                .header("Cookie", &cookie)
                .json("{}")
        };
        for request in [
            own(),
            own().header("X-Patchbay", "0"),
            own()
                .header("X-Patchbay", "1")
                .header("Sec-Fetch-Site", "cross-site"),
            own()
                .header("X-Patchbay", "1")
                .header("Sec-Fetch-Site", "same-site"),
            own()
                .header("X-Patchbay", "1")
                .header("Origin", "http://localhost:3000"),
            own().header("X-Patchbay", "1").header("Origin", "null"),
        ] {
            let response = server.send(request);
            response.check_error(403, "forbidden", "Requests of other pages are not allowed");
        }
    }
    assert_eq!(
        token(&server, &cookie).status,
        200,
        "nothing of this signed out"
    );
}

#[test]
fn session_routes_name_their_methods() {
    let data = Data::new();
    let server = data.serve();
    for (path, allow) in [("/session", "POST, DELETE"), ("/session/token", "POST")] {
        let response = server.send(Request::new("GET", path));
        response.check_error(405, "method_not_allowed", "Method not allowed");
        assert_eq!(response.header("Allow"), Some(allow));
    }
}
