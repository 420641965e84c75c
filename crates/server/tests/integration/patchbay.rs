//! The binary as processes.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::JoinHandle;

use lossless_json::Value;
use tempfile::TempDir;

use crate::client::{Request, Response};

/// A folder for data, removed at the end.
pub(crate) struct Data {
    outer: TempDir,
}

/// A running `patchbay serve`, killed at the end.
pub(crate) struct Server {
    child: Child,
    /// What it printed on standard output.
    pub(crate) link: String,
    /// `host:port`.
    pub(crate) authority: String,
    log: Option<JoinHandle<String>>,
}

impl Data {
    pub(crate) fn new() -> Self {
        Self {
            outer: tempfile::tempdir().unwrap(),
        }
    }

    /// The folder itself; the first process makes it.
    pub(crate) fn path(&self) -> PathBuf {
        self.outer.path().join("data")
    }

    /// Runs a command other than `serve` to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        command(&self.path(), arguments).output().unwrap()
    }

    /// The bare token that `patchbay token` prints last.
    #[track_caller]
    pub(crate) fn token(&self, arguments: &[&str]) -> String {
        let output = self.run(&[&["token"], arguments].concat());
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .last()
            .unwrap()
            .to_owned()
    }

    /// Id and secret that `patchbay client` prints.
    #[track_caller]
    pub(crate) fn client(&self, arguments: &[&str]) -> (String, String) {
        let output = self.run(&[&["client"], arguments].concat());
        let log = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{log}");
        let printed = Value::parse(&output.stdout).unwrap();
        let text = |name: &str| {
            printed
                .get(name)
                .and_then(Value::as_str)
                .unwrap()
                .to_owned()
        };
        let (id, secret) = (text("client_id"), text("client_secret"));
        assert!(!log.contains(&secret), "{log}");
        (id, secret)
    }

    /// Starts a server on a free port without a rate limit.
    #[track_caller]
    pub(crate) fn serve(&self) -> Server {
        self.serve_with(&["--plan", "off"])
    }

    /// Starts a server on a free port.
    #[track_caller]
    pub(crate) fn serve_with(&self, arguments: &[&str]) -> Server {
        self.serve_at("127.0.0.1:0", arguments)
    }

    /// Starts a server.
    #[track_caller]
    pub(crate) fn serve_at(&self, listen: &str, arguments: &[&str]) -> Server {
        Server::start(command(
            &self.path(),
            &[&["serve", "--listen", listen], arguments].concat(),
        ))
    }
}

fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patchbay"));
    command
        .args(arguments)
        .arg("--data")
        .arg(data)
        .env_remove("PATCHBAY_DATA");
    command
}

impl Server {
    #[track_caller]
    fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        let mut link = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut link)
            .unwrap();
        let link = link.trim_end().to_owned();
        let Some((origin, _)) = link.split_once("/#code=") else {
            panic!("it did not start: {link}{}", log.join().unwrap());
        };
        let authority = origin.strip_prefix("http://").unwrap().to_owned();
        Self {
            child,
            link,
            authority,
            log: Some(log),
        }
    }

    /// The code of the link.
    pub(crate) fn code(&self) -> &str {
        self.link.split_once("#code=").unwrap().1
    }

    #[track_caller]
    pub(crate) fn send(&self, request: Request) -> Response {
        request.send(&self.authority)
    }

    /// Sends a request that signs in.
    #[track_caller]
    pub(crate) fn sign_in(&self, code: &str) -> Response {
        let body = format!(r#"{{"code":"{code}"}}"#);
        self.send(
            Request::new("POST", "/session")
                .header("X-Patchbay", "1")
                .json(&body),
        )
    }

    /// Ends it as `kill -9` does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, waits, and gives its exit code and everything it logged.
    #[cfg(unix)]
    pub(crate) fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let status = self.child.wait().unwrap();
        (status.code(), self.log.take().unwrap().join().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
