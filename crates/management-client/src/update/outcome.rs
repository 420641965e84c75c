//! What came of a save, compared with what was meant.

use std::fmt;

use connection_model::{Connection, Strategy};
use lossless_json::{Pointer, Value};

use super::change::{FieldChange, changes};
use super::plan::Plan;

/// What a save has done.
#[derive(Clone, PartialEq)]
pub struct Outcome {
    /// The connection as the server has it now.
    pub stored: Connection,
    /// What differs from what was meant: what the API changed, refilled or ignored by itself, or
    /// somebody else changed in the same moment. Nothing is sent to mend it.
    pub surprises: Vec<FieldChange>,
    /// Whether `stored` was read back. It is not when that read failed: then it is the answer to
    /// the PATCH.
    pub read_back: bool,
}

impl Outcome {
    pub(super) fn new(plan: &Plan, stored: Connection, read_back: bool) -> Self {
        let surprises = surprises(plan.merged(), &stored, plan.recomputed(), plan.strategy());
        Self {
            stored,
            surprises,
            read_back,
        }
    }
}

/// Without the values of the connection, which hold secrets.
impl fmt::Debug for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Outcome")
            .field("surprises", &self.surprises)
            .field("read_back", &self.read_back)
            .finish_non_exhaustive()
    }
}

/// Whether two states say the same; `null` and absent are the same, and so is any order of the
/// enabled clients.
pub(super) fn is_same_connection(one: &Connection, other: &Connection) -> bool {
    changes(&comparable(one), &comparable(other), None).is_empty()
}

/// What differs between what was meant and what is stored, without the options of which the plan
/// said that the API computes them.
fn surprises(
    meant: &Connection,
    stored: &Connection,
    recomputed: &[Pointer],
    strategy: Option<Strategy>,
) -> Vec<FieldChange> {
    let mut found = changes(&comparable(meant), &comparable(stored), strategy);
    let is_announced = |place: &Pointer| recomputed.iter().any(|outer| place.starts_with(outer));
    found.retain(|surprise| !is_announced(&surprise.pointer));
    found
}

/// The connection with its enabled clients in a fixed order: the API answers them sorted.
fn comparable(connection: &Connection) -> Value {
    let mut value = connection.to_value();
    let clients = value
        .as_object_mut()
        .and_then(|members| members.get_mut("enabled_clients"));
    if let Some(clients) = clients.and_then(Value::as_array_mut) {
        clients.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::surprises;
    use connection_model::Connection;
    use lossless_json::{Pointer, Value};

    #[test]
    fn what_the_plan_announced_is_no_surprise() {
        let connection = |text: &str| {
            let value = Value::parse(text.as_bytes()).unwrap();
            Connection::from_value(value).unwrap()
        };
        let meant = connection(r#"{"options":{"email":false,"scope":["email"],"scopes":1}}"#);
        let stored = connection(r#"{"options":{"email":false,"scope":[],"scopes":2}}"#);
        let recomputed = [Pointer::parse("/options/scope").unwrap()];
        let found = surprises(&meant, &stored, &recomputed, None);
        let places: Vec<&str> = found.iter().map(|change| change.pointer.as_str()).collect();
        assert_eq!(places, ["/options/scopes"]);
    }
}
