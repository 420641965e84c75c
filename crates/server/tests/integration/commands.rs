//! The commands as processes: output, exit codes, living side by side.

use crate::client::Request;
use crate::patchbay::Data;

#[cfg(unix)]
#[test]
fn serve_stops_in_peace_when_asked() {
    for signal in ["TERM", "INT"] {
        let data = Data::new();
        let server = data.serve();
        let (status, log) = server.stop(signal);
        assert_eq!(status, Some(0), "{log}");
        assert!(log.ends_with("patchbay: stopped\n"), "{log}");
        assert!(
            !data.path().join("patchbay.sqlite3-wal").exists(),
            "the database is closed"
        );
    }
}

#[test]
fn a_folder_has_one_server() {
    let data = Data::new();
    let server = data.serve();
    let second = data.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!((second.status.code(), second.stdout.len()), (Some(1), 0));
    let log = String::from_utf8(second.stderr).unwrap();
    assert!(log.contains(&format!(
        "in use by another server, at http://{}",
        server.authority
    )));
    server.kill();
    data.serve();
}

#[test]
fn a_port_in_use_is_an_error_unless_another_will_do() {
    let (data, other) = (Data::new(), Data::new());
    let server = data.serve();
    let refused = other.run(&["serve", "--listen", &server.authority]);
    assert_eq!(refused.status.code(), Some(1));
    let log = String::from_utf8(refused.stderr).unwrap();
    assert!(log.contains("--next-free-port"), "{log}");
    let moved = other.serve_at(&server.authority, &["--next-free-port"]);
    assert_ne!(moved.authority, server.authority);
    assert_eq!(moved.send(Request::new("GET", "/healthz")).status, 204);
}

#[test]
fn samples_are_added_once_also_while_the_server_runs() {
    let data = Data::new();
    let server = data.serve();
    let log = |arguments: &[&str]| {
        let output = data.run(arguments);
        assert!(output.status.success() && output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(log(&["seed"]), "patchbay: added 4 sample connections\n");
    let again = "patchbay: added 0 sample connections: there are 4 already\n";
    assert_eq!(log(&["seed"]), again);
    let token = data.token(&["--scope", "read:connections"]);
    let list = Request::new("GET", "/api/v2/connections?fields=name").token(&token);
    let list = server.send(list).value();
    assert_eq!(list.as_array().map(<[_]>::len), Some(4));
}

#[test]
fn a_bad_command_line_starts_nothing() {
    for arguments in [
        &["serve", "--listen", "nowhere"][..],
        &["serve", "--plan", "free"],
        &["serve", "--assets", "/nowhere"],
        &[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--frame-ancestors",
            "*; script-src *",
        ],
        &["token", "--expires-in", "-1"],
        &["unknown"],
        &[],
    ] {
        let data = Data::new();
        let output = data.run(arguments);
        assert!(
            !output.status.success() && output.stdout.is_empty(),
            "{arguments:?}"
        );
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}
