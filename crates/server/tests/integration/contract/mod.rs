//! The reference document row by row, against the binary: one test a row, in its order.

mod create;
mod delete;
mod delete_users;
mod errors;
mod get;
mod list;
mod rate_limiting;
mod routes;
mod strategies;
mod update;

use lossless_json::Value;

use crate::client::{Request, Response};
use crate::patchbay::{Data, Server};

/// The document's example of a connection to be created, as it stands there.
const EXAMPLE: &str = r#"{
  "name": "my-connection",
  "strategy": "auth0",
  "enabled_clients": ["client_123"],
  "options": {
    "requires_username": true,
    "password_policy": "fair",
    "password_history": {
      "enable": true,
      "size": 5
    }
  }
}"#;

/// A server with an empty database, without a limit, and a token for every scope.
struct Api {
    server: Server,
    token: String,
    data: Data,
}

impl Api {
    fn new() -> Self {
        let data = Data::new();
        Self {
            server: data.serve(),
            token: data.token(&[]),
            data,
        }
    }

    /// One with connections of these names and strategies, in this order.
    fn with(connections: &[(&str, &str)]) -> Self {
        let api = Self::new();
        for (name, strategy) in connections {
            api.create(&format!(r#"{{"name":"{name}","strategy":"{strategy}"}}"#));
        }
        api
    }

    /// The answer to a request with the token; the path begins with `/connections`.
    #[track_caller]
    fn call(&self, method: &str, path: &str, body: &str) -> Response {
        let request = Request::new(method, &format!("/api/v2{path}")).token(&self.token);
        self.server.send(if body.is_empty() {
            request
        } else {
            request.json(body)
        })
    }

    /// Creates a connection and gives its id.
    #[track_caller]
    fn create(&self, body: &str) -> String {
        let created = self.call("POST", "/connections", body);
        assert_eq!(created.status, 201, "{}", created.text());
        created.text_at("/id")
    }

    /// Creates a user in a connection.
    #[track_caller]
    fn add_user(&self, connection: &str, email: &str) {
        let body = format!(r#"{{"connection":"{connection}","email":"{email}"}}"#);
        let created = self.call("POST", "/users", &body);
        assert_eq!(created.status, 201, "{}", created.text());
    }

    /// The e-mail addresses of a connection's users.
    #[track_caller]
    fn users(&self, connection: &str) -> Vec<String> {
        let query = format!("/users?q=identities.connection%3A%22{connection}%22&fields=email");
        texts(&self.call("GET", &query, ""), "email")
    }
}

/// A member of each object in an array.
#[track_caller]
fn texts(response: &Response, member: &str) -> Vec<String> {
    assert_eq!(response.status, 200, "{}", response.text());
    let list = response.value();
    let text = |it: &Value| it.get(member).and_then(Value::as_str).unwrap().to_owned();
    list.as_array().unwrap().iter().map(text).collect()
}

/// The document's example of an answer: what was sent, and an id before it.
fn example_with(id: &str) -> Value {
    let rest = EXAMPLE.strip_prefix('{').unwrap();
    Value::parse(format!(r#"{{"id":"{id}",{rest}"#).as_bytes()).unwrap()
}

/// `con_` and sixteen letters and digits.
fn is_connection_id(id: &str) -> bool {
    let plain = |rest: &str| rest.len() == 16 && rest.bytes().all(|it| it.is_ascii_alphanumeric());
    id.strip_prefix("con_").is_some_and(plain)
}
