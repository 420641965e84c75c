//! Requests that are too large or not in order.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::client::{Request, exchange};
use crate::patchbay::Data;

const MEGABYTE: usize = 1024 * 1024;

/// A connection whose JSON text has exactly so many bytes.
fn connection_of(bytes: usize) -> String {
    let frame = r#"{"name":"large","strategy":"auth0","options":{"padding":""}}"#;
    let padding = "x".repeat(bytes - frame.len());
    frame.replace(r#""padding":"""#, &format!(r#""padding":"{padding}""#))
}

#[test]
fn a_body_has_at_most_one_megabyte() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    let create = |bytes| {
        let request = Request::new("POST", "/api/v2/connections").token(&token);
        server.send(request.json(&connection_of(bytes)))
    };
    assert_eq!(create(MEGABYTE).status, 201);
    for bytes in [MEGABYTE + 1, 5 * MEGABYTE] {
        let response = create(bytes);
        response.check_error(413, "payload_too_large", "Request body is larger than 1 MB");
        assert_eq!(response.header("Patchbay-Contract"), Some("reference"));
    }
}

#[test]
fn a_body_in_chunks_is_counted_as_it_comes() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    let head = format!(
        "POST /api/v2/connections HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\
         Connection: close\r\n\r\n",
        server.authority
    );
    let chunks = |count: usize| {
        let chunk = format!("{:x}\r\n{}\r\n", MEGABYTE / 4, " ".repeat(MEGABYTE / 4));
        format!("{head}{}0\r\n\r\n", chunk.repeat(count))
    };
    let blank = exchange(&server.authority, chunks(4).as_bytes()).unwrap();
    assert_eq!(
        blank.status, 400,
        "a megabyte of spaces is read and is no connection"
    );
    let large = exchange(&server.authority, chunks(5).as_bytes()).unwrap();
    large.check_error(413, "payload_too_large", "Request body is larger than 1 MB");
}

#[test]
fn what_is_announced_as_too_large_is_refused_before_it_is_sent() {
    let data = Data::new();
    let server = data.serve();
    let token = data.token(&[]);
    let started = Instant::now();
    let mut stream = TcpStream::connect(&server.authority).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(4)))
        .unwrap();
    let head = format!(
        "POST /api/v2/connections HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: 9000000000\r\n\
         Expect: 100-continue\r\n\r\n",
        server.authority
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(
        answer.starts_with(b"HTTP/1.1 413 "),
        "{}",
        String::from_utf8_lossy(&answer)
    );
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[test]
fn a_body_without_a_good_token_is_not_waited_for() {
    let data = Data::new();
    let server = data.serve();
    let mut stream = TcpStream::connect(&server.authority).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(4)))
        .unwrap();
    let head = format!(
        "POST /api/v2/connections HTTP/1.1\r\nHost: {}\r\nContent-Length: 100\r\n\r\n",
        server.authority
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut start = [0; 13];
    stream.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 401 ");
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let data = Data::new();
    let server = data.serve();
    let long = Request::new("GET", "/healthz").header("X-Long", &"x".repeat(100_000));
    let response = long.try_send(&server.authority);
    assert!(response.is_err() || response.is_ok_and(|response| response.status == 431));
    let mut many = Request::new("GET", "/healthz");
    for number in 0..200 {
        many = many.header(&format!("X-{number}"), "x");
    }
    assert_eq!(server.send(many).status, 431);
    assert_eq!(
        server.send(Request::new("GET", "/healthz")).status,
        204,
        "it goes on"
    );
}

#[test]
fn what_is_no_http_ends_its_own_connection_and_nothing_else() {
    let data = Data::new();
    let server = data.serve();
    for bytes in [
        &b"\x00\xff\x16\x03\x01"[..],
        b"GET / HTTP/9.9\r\n\r\n",
        b"nonsense\r\n\r\n",
    ] {
        if let Ok(response) = exchange(&server.authority, bytes) {
            assert!((400..=505).contains(&response.status));
        }
    }
    assert_eq!(server.send(Request::new("GET", "/healthz")).status, 204);
}
