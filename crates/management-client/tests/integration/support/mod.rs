//! What the tests share: a server in memory, a clock that is set by hand, tokens that are counted.

mod parts;
mod server;
mod user_server;

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use connection_model::{Connection, Contract};
use lossless_json::{Pointer, Value};
use management_client::update::{self, Decisions, Plan};
use management_client::{Client, Error};

pub(crate) use parts::{CountedTokens, HandClock};
pub(crate) use server::{FakeServer, answer};
pub(crate) use user_server::{Follower, start_with_users};

pub(crate) const ID: &str = "con_0000000000000001";

/// A database connection with an option nobody knows, a number no float holds, and a secret.
pub(crate) const STORED: &str = r#"{
    "id": "con_0000000000000001",
    "options": {
        "zeta_unknown": {"b": 12345678901234567890, "a": [1.50, null]},
        "requires_username": true,
        "password_history": {"enable": true, "size": 5},
        "disable_signup": false,
        "configuration": {"API_KEY": "canary-stored"}
    },
    "strategy": "auth0",
    "name": "customers",
    "is_domain_connection": false,
    "display_name": "Customers",
    "enabled_clients": ["client_a", "client_b"],
    "realms": ["customers"]
}"#;

/// Runs a future to its end. Everything in these tests is ready at once, so a future that is not
/// ready after many polls never will be.
#[track_caller]
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
    panic!("the future waits for something that never comes");
}

pub(crate) fn json(text: &str) -> Value {
    Value::parse(text.as_bytes()).expect("the test's JSON is right")
}

pub(crate) fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).expect("the test's pointer is right")
}

pub(crate) fn connection(text: &str) -> Connection {
    Connection::from_value(json(text)).expect("the test's connection is an object")
}

/// A server with [`STORED`], and a client of it.
pub(crate) fn start(contract: Contract) -> (Rc<FakeServer>, Client) {
    let server = Rc::new(FakeServer::new(contract, STORED));
    let client = Client::new(
        "https://api.example",
        server.clone(),
        Rc::new(CountedTokens::default()),
    );
    (server, client)
}

/// The stored connection with some places set (`Some`) or removed (`None`).
pub(crate) fn edited(base: &Connection, edits: &[(&str, Option<&str>)]) -> Connection {
    let mut value = base.to_value();
    for (place, new) in edits {
        match new {
            Some(new) => assert!(value.set(&pointer(place), json(new)), "{place}"),
            None => assert!(value.remove(&pointer(place)).is_some(), "{place}"),
        }
    }
    Connection::from_value(value).expect("an edited object is an object")
}

/// Opens the stored connection, edits it, lets `meanwhile` happen on the server, and plans.
pub(crate) fn plan(
    server: &FakeServer,
    client: &Client,
    edits: &[(&str, Option<&str>)],
    meanwhile: &[(&str, Option<&str>)],
    decisions: &Decisions,
) -> Result<Plan, Error> {
    let base = block_on(client.get(ID))?;
    let draft = edited(&base, edits);
    server.change(meanwhile);
    block_on(update::prepare(client, &base, &draft, decisions))
}

/// The places of changes, as text.
pub(crate) fn places(changes: &[update::FieldChange]) -> Vec<&str> {
    changes
        .iter()
        .map(|change| change.pointer.as_str())
        .collect()
}
