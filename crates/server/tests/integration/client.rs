//! A client that writes a request as it is told, also one that no browser would send.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use lossless_json::{Pointer, Value};

/// A request in the making. `Host`, `Content-Length` and `Connection: close` are added unless
/// they are there.
#[derive(Clone)]
pub(crate) struct Request {
    head: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// An answer.
pub(crate) struct Response {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn new(method: &str, target: &str) -> Self {
        Self {
            head: format!("{method} {target} HTTP/1.1\r\n"),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn token(self, token: &str) -> Self {
        self.header("Authorization", &format!("Bearer {token}"))
    }

    pub(crate) fn json(self, body: &str) -> Self {
        self.body("application/json", body)
    }

    pub(crate) fn body(mut self, content_type: &str, body: &str) -> Self {
        self.body = body.as_bytes().to_vec();
        self.header("Content-Type", content_type)
    }

    /// A form with a file of users, as clients send it.
    pub(crate) fn users_file(self, connection: &str, users: &str) -> Self {
        let part = |head: &str, content: &str| {
            let head = format!("Content-Disposition: form-data; {head}");
            format!("--b0undary\r\n{head}\r\n\r\n{content}\r\n")
        };
        let file = part(r#"name="users"; filename="users.json""#, users);
        let connection = part(r#"name="connection_id""#, connection);
        let body = format!("{file}{connection}--b0undary--\r\n");
        self.body("multipart/form-data; boundary=b0undary", &body)
    }

    /// Sends it to `host:port` and reads the answer to its end.
    #[track_caller]
    pub(crate) fn send(self, authority: &str) -> Response {
        self.try_send(authority).unwrap()
    }

    /// Like `send`, for a server that may be gone.
    pub(crate) fn try_send(mut self, authority: &str) -> std::io::Result<Response> {
        let has = |headers: &[(String, String)], name: &str| {
            headers
                .iter()
                .any(|(own, _)| own.eq_ignore_ascii_case(name))
        };
        if !has(&self.headers, "Host") {
            self = self.header("Host", authority);
        }
        if !self.body.is_empty() && !has(&self.headers, "Transfer-Encoding") {
            let length = self.body.len().to_string();
            self = self.header("Content-Length", &length);
        }
        if !has(&self.headers, "Connection") {
            self = self.header("Connection", "close");
        }
        let mut bytes = self.head.into_bytes();
        for (name, value) in &self.headers {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(&self.body);
        exchange(authority, &bytes)
    }
}

/// Writes bytes and reads an answer until the connection closes.
pub(crate) fn exchange(authority: &str, bytes: &[u8]) -> std::io::Result<Response> {
    let mut stream = TcpStream::connect(authority)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(bytes)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Response::parse(&answer).ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
}

impl Response {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        Some(Self {
            status,
            headers: headers.collect(),
            body: bytes[end + 4..].to_vec(),
        })
    }

    /// The one value of a header; nothing when it is not there.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(own, _)| own.eq_ignore_ascii_case(name));
        let value = values.next();
        assert!(values.next().is_none(), "{name} stands twice");
        value.map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    pub(crate) fn value(&self) -> Value {
        Value::parse(&self.body).unwrap()
    }

    /// A text in the body.
    #[track_caller]
    pub(crate) fn text_at(&self, pointer: &str) -> String {
        let value = self.value();
        let found = value.at(&Pointer::parse(pointer).unwrap());
        found
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{value}"))
            .to_owned()
    }

    /// Asserts an error in the envelope of the contract.
    #[track_caller]
    pub(crate) fn check_error(&self, status: u16, code: &str, message: &str) {
        let expected =
            format!(r#"{{"error":"{code}","message":"{message}","statusCode":{status}}}"#);
        assert_eq!((self.status, self.text()), (status, expected.as_str()));
        assert_eq!(
            self.header("Content-Type"),
            Some("application/json; charset=utf-8")
        );
    }
}
