//! `--tenant`: the connections of a server, read over HTTP.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::thread::{self, JoinHandle};

use super::{CANARY, Run, command};
use crate::client::Request;
use crate::patchbay::{Data, Server};

/// A run with these variables and no others of ours.
#[track_caller]
fn check(arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let mut command = command(folder.path(), arguments);
    for name in [
        "PATCHBAY_TOKEN",
        "PATCHBAY_CLIENT_ID",
        "PATCHBAY_CLIENT_SECRET",
    ] {
        command.env_remove(name);
    }
    let output = command
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let run = Run {
        code: output.status.code().unwrap(),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    };
    for (_, value) in variables {
        for text in [&run.stdout, &run.stderr] {
            assert!(value.len() < 8 || !text.contains(value), "{text}");
        }
    }
    run
}

fn url(server: &Server) -> String {
    format!("http://{}", server.authority)
}

#[track_caller]
fn create(server: &Server, token: &str, body: &str) -> String {
    let request = Request::new("POST", "/api/v2/connections").token(token);
    let response = server.send(request.json(body));
    assert_eq!(response.status, 201, "{body}");
    response
        .value()
        .get("id")
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn every_page_is_checked() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    for number in 0..203 {
        let body = format!(r#"{{"name":"c{number}","strategy":"auth0"}}"#);
        create(&server, &token, &body);
    }
    let url = url(&server);
    let run = check(&["--tenant", &url], &[("PATCHBAY_TOKEN", &token)]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "203 connections of a tenant: nothing wrong\n");
    assert_eq!(run.stderr, "");

    let body = r#"{"name":"odd","strategy":"auth0","options":{"brute_force_protectoin":true}}"#;
    let id = create(&server, &token, body);
    let run = check(&["--tenant", &url], &[("PATCHBAY_TOKEN", &token)]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        format!(
            "{url}/api/v2/connections/{id}: warning: /options/brute_force_protectoin: is no known \
             option of this strategy; did you mean `brute_force_protection`? \
             [common/unknown-option]\n204 connections of a tenant: 0 errors, 1 warning\n"
        )
    );
    let run = check(
        &["--strict", "--tenant", &url],
        &[("PATCHBAY_TOKEN", &token)],
    );
    assert_eq!(run.code, 1);
    for format in ["json", "sarif", "github"] {
        let run = check(
            &["--format", format, "--tenant", &url],
            &[("PATCHBAY_TOKEN", &token)],
        );
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains(&id), "{}", run.stdout);
    }
}

#[test]
fn connections_of_a_tenant_are_held_against_each_other() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    let alias = |name: &str| {
        format!(
            r#"{{"name":"{name}","strategy":"ad","options":{{"domain_aliases":["acme.example"]}}}}"#
        )
    };
    let first = create(&server, &token, &alias("a"));
    let second = create(&server, &token, &alias("b"));
    let url = url(&server);
    let run = check(&["--tenant", &url], &[("PATCHBAY_TOKEN", &token)]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut urls = [first, second].map(|id| format!("{url}/api/v2/connections/{id}"));
    if run.stdout.starts_with(&urls[0]) {
        urls.reverse();
    }
    let [other, later] = urls;
    assert!(run.stdout.starts_with(&later), "{}", run.stdout);
    assert!(
        run.stdout.contains(&format!("(the other is {other})")),
        "{}",
        run.stdout
    );
}

#[test]
fn connections_as_the_server_has_them_are_right() {
    let data = Data::new();
    data.run(&["seed"]);
    let server = data.serve();
    let token = data.token(&["--scope", "read:connections"]);
    let run = check(
        &["--strict", "--tenant", &url(&server)],
        &[("PATCHBAY_TOKEN", &token)],
    );
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "4 connections of a tenant: nothing wrong\n");
}

#[test]
fn a_client_gets_its_own_token() {
    let data = Data::new();
    data.run(&["seed"]);
    let server = data.serve();
    let (id, secret) = data.client(&["--id", "nightly", "--scope", "read:connections"]);
    let variables = [
        ("PATCHBAY_CLIENT_ID", id.as_str()),
        ("PATCHBAY_CLIENT_SECRET", secret.as_str()),
    ];
    let run = check(&["--tenant", &url(&server)], &variables);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let wrong = [
        ("PATCHBAY_CLIENT_ID", "nightly"),
        ("PATCHBAY_CLIENT_SECRET", CANARY),
    ];
    let run = check(&["--tenant", &url(&server)], &wrong);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .contains("the client is refused (status 401); check PATCHBAY_CLIENT_ID"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_cannot_be_read_exits_with_2_and_says_why() {
    let data = Data::new();
    let server = data.serve();
    let url = url(&server);
    let said = |address: &str, variables: &[(&str, &str)], text: &str| {
        let run = check(&["--tenant", address], variables);
        assert_eq!(run.code, 2, "{}", run.stdout);
        assert!(run.stderr.contains(text), "{}", run.stderr);
    };
    said(&url, &[], "there is no token; set PATCHBAY_TOKEN");
    said(&url, &[("PATCHBAY_CLIENT_ID", "a")], "there is no token");
    said(&url, &[("PATCHBAY_TOKEN", "two words")], "is no token");
    said(
        &url,
        &[("PATCHBAY_TOKEN", CANARY)],
        "the token is refused (status 401)",
    );
    let narrow = data.token(&["--scope", "delete:users"]);
    said(
        &url,
        &[("PATCHBAY_TOKEN", &narrow)],
        "it needs the scope read:connections",
    );
    let token = data.token(&[]);
    let elsewhere = format!("{url}/nowhere");
    said(
        &elsewhere,
        &[("PATCHBAY_TOKEN", &token)],
        "is no Management API",
    );
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    said(
        &format!("http://{free}"),
        &[("PATCHBAY_TOKEN", &token)],
        "the server cannot be reached",
    );
    said("http://tenant.example", &[], "would travel in clear text");
    said("https://a:b@tenant.example", &[], "name a host such as");
    assert_eq!(check(&["--tenant", &url, "a.json"], &[]).code, 2);
    assert_eq!(check(&["--tenant", &url, "--fix"], &[]).code, 2);
}

#[test]
fn a_check_spends_one_request_a_hundred_connections() {
    let data = Data::new();
    data.run(&["seed"]);
    let server = data.serve_with(&["--plan", "default"]);
    let token = data.token(&[]);
    let list = || server.send(Request::new("GET", "/api/v2/connections").token(&token));
    for _ in 0..49 {
        assert_eq!(list().status, 200);
    }
    let run = check(&["--tenant", &url(&server)], &[("PATCHBAY_TOKEN", &token)]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(list().status, 429, "that was the fiftieth");
}

/// A server that gives these answers one after the other, and then tells what it was asked.
struct Script {
    authority: String,
    asked: JoinHandle<Vec<String>>,
}

impl Script {
    fn new(answers: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let authority = listener.local_addr().unwrap().to_string();
        let asked = thread::spawn(move || {
            answers
                .iter()
                .map(|answer| {
                    let (mut stream, _) = listener.accept().unwrap();
                    let head = head(&mut stream);
                    stream.write_all(answer.as_bytes()).unwrap();
                    head.lines().next().unwrap().to_owned()
                })
                .collect()
        });
        Self { authority, asked }
    }
}

fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        assert_eq!(stream.read(&mut byte).unwrap(), 1);
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n{headers}\r\n{body}",
        body.len()
    )
}

#[test]
fn a_tenant_is_read_by_checkpoints_and_its_rate_limit_is_waited_for() {
    let connection = |name: &str| {
        format!(
            r#"{{"id":"con_{name}","name":"{name}","strategy":"auth0","options":{{"passwordPolicy":"fair"}},"realms":["{name}"],"is_domain_connection":false}}"#
        )
    };
    let page = |name: &str, next: &str| {
        answer(
            "200 OK",
            "",
            &format!(r#"{{"connections":[{}]{next}}}"#, connection(name)),
        )
    };
    let limited = |headers: &str| answer("429 Too Many Requests", headers, r#"{"statusCode":429}"#);
    let script = Script::new(vec![
        page("a", r#","next":"MQ""#),
        limited("Retry-After: 6\r\n"),
        limited("Retry-After: 1\r\n"),
        page("b", ""),
    ]);
    let url = format!("http://{}", script.authority);
    let run = check(
        &["--strict", "--tenant", &url],
        &[("PATCHBAY_TOKEN", CANARY)],
    );
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "2 connections of a tenant: nothing wrong\n");
    assert_eq!(run.stderr, "", "nobody looks on");
    assert_eq!(
        script.asked.join().unwrap(),
        [
            "GET /api/v2/connections?page=0&per_page=100&take=100 HTTP/1.1",
            "GET /api/v2/connections?take=100&from=MQ HTTP/1.1",
            "GET /api/v2/connections?take=100&from=MQ HTTP/1.1",
            "GET /api/v2/connections?take=100&from=MQ HTTP/1.1",
        ]
    );
}

#[test]
fn a_tenant_that_hides_its_options_was_not_checked() {
    let body = r#"{"connections":[{"id":"con_a","name":"a","strategy":"samlp"}]}"#;
    let script = Script::new(vec![answer("200 OK", "", body)]);
    let url = format!("http://{}", script.authority);
    let run = check(&["--tenant", &url], &[("PATCHBAY_TOKEN", CANARY)]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("read:connections_options"),
        "{}",
        run.stderr
    );
    assert_eq!(
        run.stdout,
        "1 connection of a tenant: 0 errors, 0 warnings; not everything could be read\n"
    );
}

/// Guards an invariant: neither a secret of the environment nor one of the tenant is written.
#[test]
fn nothing_of_a_tenant_is_quoted() {
    let body = format!(
        r#"{{"connections":[{{"id":"con_a","name":"a b","strategy":"oidc","nonsense":"{CANARY}","options":{{"client_secret":["{CANARY}"],"x":"{CANARY}","type":"{CANARY}"}}}}]}}"#
    );
    for format in ["human", "json", "sarif", "github"] {
        let refusal = format!(r#"{{"statusCode":500,"message":"{CANARY}"}}"#);
        for (answers, code) in [
            (vec![answer("200 OK", "", &body)], 0),
            (vec![answer("400 Bad Request", "", &refusal)], 2),
            (
                vec![answer("302 Found", &format!("Location: /{CANARY}\r\n"), "")],
                2,
            ),
        ] {
            let script = Script::new(answers);
            let url = format!("http://{}", script.authority);
            let arguments = ["--format", format, "--expiring", "30", "--tenant", &url];
            let run = check(
                &arguments,
                &[("PATCHBAY_TOKEN", "canary.of-the.environment")],
            );
            assert_eq!(run.code, code, "{}{}", run.stdout, run.stderr);
            for text in [&run.stdout, &run.stderr] {
                assert!(!text.contains(CANARY), "{text}");
            }
        }
    }
}

#[test]
fn connections_are_judged_as_a_tenant_shows_them() {
    let body = r#"{"connections":[
        {"id":"con_a","name":"an_old_name","strategy":"samlp","show_as_button":false,
         "provisioning_ticket_url":"https://tenant.example/p/samlp/12345678","a_new_field":1,
         "options":{}},
        {"id":"con_b","name":"b","strategy":"auth0",
         "options":{"passwordPolicy":"good","password_options":{"history":{"active":true}}}},
        {"id":"con_c","name":"c","strategy":"yammer","options":{"client_id":"x","scope":["y"]}}]}"#;
    let script = Script::new(vec![answer("200 OK", "", body)]);
    let url = format!("http://{}", script.authority);
    let run = check(&["--tenant", &url], &[("PATCHBAY_TOKEN", CANARY)]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(
        run.stdout,
        format!(
            "{url}/api/v2/connections/con_c: warning: /strategy: is retired: the API creates no \
             such connection any more, so this one cannot be made again; move its users to another \
             before you delete it [common/retired-strategy]\n3 connections of a tenant: 0 errors, \
             1 warning\n"
        )
    );
}

#[test]
fn a_tenant_is_reviewed_as_far_as_it_shows_itself() {
    let body = r#"{"connections":[
        {"id":"con_a","name":"acme","strategy":"adfs","metadata":{"owner":"it"}},
        {"id":"con_b","name":"other","strategy":"adfs","metadata":{"owner":"it"},"options":{}}]}"#;
    let script = Script::new(vec![answer("200 OK", "", body)]);
    let url = format!("http://{}", script.authority);
    let run = check(
        &["--review", "--tenant", &url],
        &[("PATCHBAY_TOKEN", CANARY)],
    );
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let (line, summary) = run.stdout.split_once('\n').unwrap();
    let place = "con_b: warning: /options/should_trust_email_verified_connection: is missing";
    assert!(line.contains(place), "{line}");
    assert_eq!(summary, "2 connections of a tenant: 0 errors, 1 warning\n");
}
