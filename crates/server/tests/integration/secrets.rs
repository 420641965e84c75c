//! Nothing that is secret is ever said, and nobody else can read the files.

use crate::client::Request;
use crate::patchbay::Data;

const CANARY: &str = "c4n4ry-0f-4-s3cr3t";

/// Guards an invariant: a secret is never in a log.
#[cfg(unix)]
#[test]
fn the_log_has_no_secret_of_any_request() {
    let data = Data::new();
    let token = data.token(&[]);
    let server = data.serve();
    let signed_in = server.sign_in(server.code());
    let cookie = signed_in
        .header("Set-Cookie")
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let session_token = Request::new("POST", "/session/token").header("X-Patchbay", "1");
    let session_token = server
        .send(session_token.header("Cookie", &cookie))
        .text_at("/access_token");
    let options = format!(
        r#"{{"customScripts":{{"login":"{CANARY}"}},"configuration":{{"KEY":"{CANARY}"}},"{CANARY}":"{CANARY}"}}"#
    );
    let body = format!(r#"{{"name":"a","strategy":"auth0","options":{options}}}"#);
    let broken = &body[..body.len() - 3];
    let wrong = body.replace(r#""options":"#, r#""options":7,"more":"#);
    for text in [&body, &body, broken, &wrong, CANARY] {
        server.send(
            Request::new("POST", "/api/v2/connections")
                .token(&token)
                .json(text),
        );
        server.send(
            Request::new("POST", "/session")
                .header("X-Patchbay", "1")
                .json(text),
        );
    }
    for target in [
        format!("/api/v2/connections?name={CANARY}&per_page={CANARY}"),
        format!("/api/v2/connections/{CANARY}"),
        format!("/{CANARY}"),
    ] {
        server.send(Request::new("GET", &target).token(&token));
        server.send(Request::new("GET", &target).token(CANARY));
        server.send(Request::new("GET", &target).header("Host", CANARY));
        server.send(Request::new("GET", &target).header("Origin", CANARY));
    }
    let user = format!(r#"{{"connection":"a","email":"{CANARY}@x","password":"{CANARY}"}}"#);
    let users = Request::new("POST", "/api/v2/users").token(&token);
    assert_eq!(server.send(users.json(&user)).status, 201);
    let import = Request::new("POST", "/api/v2/jobs/users-imports").token(&token);
    server.send(import.users_file(CANARY, &format!("[{user}]")));
    let (_, client_secret) = data.client(&[]);
    for secret in [client_secret.as_str(), CANARY] {
        let body =
            format!("grant_type=client_credentials&client_id=patchbay&client_secret={secret}");
        let request = Request::new("POST", "/oauth/token");
        server.send(request.body("application/x-www-form-urlencoded", &body));
    }
    server.sign_in(CANARY);
    let code = server.code().to_owned();
    let (status, log) = server.stop("TERM");
    assert_eq!(status, Some(0));
    let cookie = cookie.split_once('=').unwrap().1;
    for secret in [
        CANARY,
        code.as_str(),
        cookie,
        token.as_str(),
        session_token.as_str(),
        client_secret.as_str(),
    ] {
        assert!(!log.contains(secret), "{log}");
    }
    assert!(
        log.lines().all(|line| line.starts_with("patchbay: ")),
        "{log}"
    );
}

/// Guards an invariant: codes, sessions and clients' secrets are stored as hashes only, and
/// passwords of users not at all.
#[test]
fn the_database_has_no_secret_in_clear() {
    let data = Data::new();
    let server = data.serve();
    let unused = data.run(&["sign-in"]);
    let unused = String::from_utf8(unused.stdout).unwrap();
    let unused = unused.trim_end().split_once("#code=").unwrap().1.to_owned();
    let signed_in = server.sign_in(server.code());
    let cookie = signed_in.header("Set-Cookie").unwrap();
    let secret = cookie
        .split(';')
        .next()
        .unwrap()
        .split_once('=')
        .unwrap()
        .1
        .to_owned();
    let token = data.token(&[]);
    let call = |path: &str| Request::new("POST", path).token(&token);
    let created = call("/api/v2/connections").json(r#"{"name":"a","strategy":"auth0"}"#);
    let connection = server.send(created).text_at("/id");
    let user = format!(r#"{{"connection":"a","email":"a@x","password":"{CANARY}"}}"#);
    assert_eq!(server.send(call("/api/v2/users").json(&user)).status, 201);
    let users = format!(r#"[{{"email":"b@x","password_hash":"{CANARY}"}}]"#);
    let import = call("/api/v2/jobs/users-imports").users_file(&connection, &users);
    assert_eq!(server.send(import).status, 202);
    let (_, client_secret) = data.client(&[]);
    let secrets = [
        unused,
        secret,
        server.code().to_owned(),
        client_secret,
        CANARY.to_owned(),
    ];
    server.kill();
    for entry in std::fs::read_dir(data.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in &secrets {
            let found = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!found, "{}", path.display());
        }
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_data() {
    use std::os::unix::fs::PermissionsExt;

    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    let create = Request::new("POST", "/api/v2/connections").token(&token);
    server.send(create.json(r#"{"name":"a","strategy":"auth0"}"#));
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data.path()), 0o700);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(data.path()).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
    }
    names.sort();
    let expected = [
        "patchbay.sqlite3",
        "patchbay.sqlite3-shm",
        "patchbay.sqlite3-wal",
        "serve.lock",
        "signing-key.pem",
    ];
    assert_eq!(names, expected);
}
