//! A server in memory that does to one connection what each contract says.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use connection_model::{Connection, Contract, ErrorBody, ErrorKind, Method};
use lossless_json::{Value, merge_patch};
use management_client::{LocalBoxFuture, Request, Response, Transport, TransportError};

use super::{connection, edited};

/// What a request gets instead of its usual answer.
pub(crate) type Interruption = Result<Response, TransportError>;

/// Holds one connection, notes every request, and can be told to misbehave.
pub(crate) struct FakeServer {
    contract: Contract,
    /// Whether answers carry the contract's header; a tenant's never do.
    pub(crate) says_contract: Cell<bool>,
    stored: RefCell<Connection>,
    pub(crate) requests: RefCell<Vec<Request>>,
    /// By the number of the request, counted from 0: what it gets, and whether it is carried out
    /// before that.
    interruptions: RefCell<HashMap<usize, (Interruption, bool)>>,
    /// What the server makes of a connection after a PATCH.
    pub(crate) after_patch: Cell<fn(&mut Value)>,
    pub(crate) hides_options: Cell<bool>,
}

/// An answer with a body and headers.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
    Response {
        status,
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: body.as_bytes().to_vec(),
    }
}

impl FakeServer {
    pub(crate) fn new(contract: Contract, stored: &str) -> Self {
        Self {
            contract,
            says_contract: Cell::new(contract == Contract::Reference),
            stored: RefCell::new(connection(stored)),
            requests: RefCell::default(),
            interruptions: RefCell::default(),
            after_patch: Cell::new(|_| {}),
            hides_options: Cell::new(false),
        }
    }

    /// What is stored, as text.
    pub(crate) fn stored(&self) -> Connection {
        self.stored.borrow().clone()
    }

    /// Somebody else changes the stored connection.
    pub(crate) fn change(&self, edits: &[(&str, Option<&str>)]) {
        let changed = edited(&self.stored.borrow(), edits);
        self.stored.replace(changed);
    }

    /// The request of this number is not carried out, and gets this.
    pub(crate) fn refuse(&self, number: usize, interruption: Interruption) {
        self.interruptions
            .borrow_mut()
            .insert(number, (interruption, false));
    }

    /// The request of this number is carried out, and gets this all the same.
    pub(crate) fn lose_answer(&self, number: usize, interruption: Interruption) {
        self.interruptions
            .borrow_mut()
            .insert(number, (interruption, true));
    }

    /// Methods and paths of all requests, in order, such as `GET /connections`.
    pub(crate) fn log(&self) -> Vec<String> {
        let requests = self.requests.borrow();
        let line = |request: &Request| {
            let path = request.url.strip_prefix("https://api.example/api/v2");
            format!("{} {}", request.method, path.unwrap_or(&request.url))
        };
        requests.iter().map(line).collect()
    }

    /// The body of the only PATCH.
    pub(crate) fn patch_body(&self) -> String {
        let requests = self.requests.borrow();
        let mut patches = requests
            .iter()
            .filter(|request| request.method == Method::Patch);
        let patch = patches.next().expect("a PATCH was sent");
        assert!(patches.next().is_none(), "no second PATCH is ever sent");
        patch.body.clone().expect("the PATCH has a body")
    }

    fn carry_out(&self, request: &Request) -> Response {
        let is_list = !request.url.contains("/connections/");
        let body = request.body.as_deref().map(super::json);
        match (request.method, body) {
            (Method::Get, _) if is_list => {
                self.success(200, &self.visible().into_value().to_string(), true)
            }
            (Method::Get, _) => self.success(200, &self.visible().into_value().to_string(), false),
            (Method::Post, Some(body)) => self.success(201, &body.to_string(), false),
            (Method::Patch, Some(body)) => {
                self.patch(&body);
                self.success(200, &self.visible().into_value().to_string(), false)
            }
            (Method::Delete, _) if self.contract == Contract::Tenant => {
                self.success(202, r#"{"deleted_at":"2025-06-11T10:28:10.659Z"}"#, false)
            }
            (Method::Delete, _) => self.success(204, "", false),
            (Method::Post | Method::Patch, None) => {
                let error = ErrorBody::new(ErrorKind::BadRequest);
                answer(400, &[], &error.to_value(self.contract).to_string())
            }
        }
    }

    fn patch(&self, body: &Value) {
        let mut stored = self.stored().into_value();
        let members = stored.as_object_mut().expect("a connection is an object");
        for (key, value) in body.as_object().expect("the body is an object") {
            match members.get_mut(key) {
                Some(options) if key == "options" && self.contract == Contract::Reference => {
                    merge_patch(options, value);
                }
                _ => {
                    members.insert(key, value.clone());
                }
            }
        }
        (self.after_patch.get())(&mut stored);
        let stored = Connection::from_value(stored).expect("still an object");
        self.stored.replace(stored);
    }

    fn visible(&self) -> Connection {
        if self.hides_options.get() {
            edited(&self.stored(), &[("/options", None)])
        } else {
            self.stored()
        }
    }

    fn success(&self, status: u16, body: &str, is_list: bool) -> Response {
        let body = if is_list {
            format!("[{body}]")
        } else {
            body.to_owned()
        };
        let header = [(Contract::HEADER, self.contract.as_str())];
        answer(
            status,
            if self.says_contract.get() {
                &header
            } else {
                &[]
            },
            &body,
        )
    }
}

impl Transport for FakeServer {
    fn send(&self, request: Request) -> LocalBoxFuture<'_, Result<Response, TransportError>> {
        let number = self.requests.borrow().len();
        let interruption = self.interruptions.borrow_mut().remove(&number);
        let result = match interruption {
            Some((interruption, false)) => interruption,
            Some((interruption, true)) => {
                self.carry_out(&request);
                interruption
            }
            None => Ok(self.carry_out(&request)),
        };
        self.requests.borrow_mut().push(request);
        Box::pin(std::future::ready(result))
    }
}
