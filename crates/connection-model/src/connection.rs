//! A connection as it is on the wire, nothing left out.

use core::fmt;

use lossless_json::{Object, Value};

use crate::Strategy;

/// A connection as the API sent it or is to receive it.
///
/// It wraps the whole JSON object: what this crate does not know stays in it, in its place and as
/// it was written, so that a connection can go back exactly as it came.
#[derive(Clone, PartialEq)]
pub struct Connection(Object);

impl Connection {
    /// Takes a value over when it is an object.
    pub fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Object(object) => Some(Self(object)),
            _ => None,
        }
    }

    /// The members in the order of the wire.
    pub fn members(&self) -> &Object {
        &self.0
    }

    /// The whole object as a value.
    pub fn to_value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// The whole object as a value, without a copy.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }

    /// `id`, for example `con_` and 16 letters and digits.
    pub fn id(&self) -> Option<&str> {
        self.text("id")
    }

    /// `name`: unique in the tenant and fixed at creation.
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// `strategy` as written, also when it is none that this crate knows.
    pub fn strategy_text(&self) -> Option<&str> {
        self.text("strategy")
    }

    /// `strategy` when it is one of the known ones.
    pub fn strategy(&self) -> Option<Strategy> {
        self.strategy_text()?.parse().ok()
    }

    /// `display_name`: what a login form shows.
    pub fn display_name(&self) -> Option<&str> {
        self.text("display_name")
    }

    /// `options`; a tenant leaves it out when the token lacks `read:connections_options`.
    pub fn options(&self) -> Option<&Value> {
        self.0.get("options")
    }

    /// The ids in `enabled_clients`; none when the field is absent.
    pub fn enabled_clients(&self) -> impl Iterator<Item = &str> {
        let clients = self.0.get("enabled_clients").and_then(Value::as_array);
        clients.into_iter().flatten().filter_map(Value::as_str)
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }
}

impl From<Connection> for Value {
    fn from(connection: Connection) -> Self {
        connection.into_value()
    }
}

/// Names the connection and shows nothing of its options, which may hold secrets.
impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Connection")
            .field("id", &self.id())
            .field("name", &self.name())
            .field("strategy", &self.strategy_text())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use lossless_json::Value;

    use super::Connection;

    fn connection(text: &str) -> Option<Connection> {
        Connection::from_value(Value::parse(text.as_bytes()).ok()?)
    }

    #[test]
    fn only_an_object_is_a_connection() {
        assert!(connection("{}").is_some());
        for text in ["[]", "null", "7", "\"text\""] {
            assert!(connection(text).is_none(), "{text}");
        }
    }

    #[test]
    fn it_goes_back_as_it_came() {
        let text =
            r#"{"z":1.0,"id":"con_1","a":12345678901234567890,"enabled_clients":["b","a",7]}"#;
        let connection = connection(text).unwrap();
        assert_eq!(connection.to_value().to_string(), text);
        assert_eq!(connection.id(), Some("con_1"));
        assert!(connection.enabled_clients().eq(["b", "a"]));
    }

    #[test]
    fn its_debug_output_has_no_option() {
        let connection = connection(r#"{"name":"a","options":{"configuration":{"KEY":"hidden"}}}"#);
        let shown = format!("{connection:?}");
        assert!(
            shown.contains("\"a\"") && !shown.contains("hidden"),
            "{shown}"
        );
    }
}
