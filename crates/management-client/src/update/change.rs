//! What differs, field by field, for people to read: secrets only as changed or not.

use connection_model::Strategy;
use connection_validation::{Secret, secret_class};
use lossless_json::{Pointer, Value, diff};

/// One field that differs between two states of a connection.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The place in the connection. An object that is added or removed gives one change for each
    /// field in it; an array is one field.
    pub pointer: Pointer,
    /// What happened to the field.
    pub kind: ChangeKind,
    /// What was there.
    pub before: Shown,
    /// What is there now.
    pub after: Shown,
}

/// What happened to a field; `null` counts as not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// It has another value.
    Changed,
    /// It is not there any more.
    Removed,
}

/// A value as far as it may be seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// The field is not there.
    Absent,
    /// A value that holds no secret: everything in it is known to the catalogue as harmless.
    Value(Value),
    /// There is a value that is, or may hold, a secret.
    Hidden,
}

impl Shown {
    /// A value at its place in a connection of this strategy. What the catalogue does not know may
    /// be a secret.
    pub(crate) fn of(value: Option<&Value>, pointer: &Pointer, strategy: Option<Strategy>) -> Self {
        match value {
            None => Self::Absent,
            Some(value) if is_harmless(value, pointer, strategy) => Self::Value(value.clone()),
            Some(_) => Self::Hidden,
        }
    }
}

/// The fields in which `after` differs from `before`, in document order; `null` and absent are
/// the same.
pub(crate) fn changes(
    before: &Value,
    after: &Value,
    strategy: Option<Strategy>,
) -> Vec<FieldChange> {
    let mut found = Vec::new();
    for change in diff(before, after) {
        let before = change.before.as_ref();
        let after = change.after.as_ref();
        collect(&change.pointer, before, after, strategy, &mut found);
    }
    found
}

/// Whether both states say the same; `null` and absent are the same.
pub(crate) fn is_same(before: Option<&Value>, after: Option<&Value>) -> bool {
    match (without_null(before), without_null(after)) {
        (None, None) => true,
        (Some(before), Some(after)) => changes(before, after, None).is_empty(),
        _ => false,
    }
}

fn without_null(value: Option<&Value>) -> Option<&Value> {
    value.filter(|value| !value.is_null())
}

fn collect(
    pointer: &Pointer,
    before: Option<&Value>,
    after: Option<&Value>,
    strategy: Option<Strategy>,
    found: &mut Vec<FieldChange>,
) {
    let (before, after) = (without_null(before), without_null(after));
    let kind = match (before, after) {
        (None, None) => return,
        (None, Some(_)) => ChangeKind::Added,
        (Some(_), None) => ChangeKind::Removed,
        (Some(_), Some(_)) => ChangeKind::Changed,
    };
    if let (Some(Value::Object(members)), None) | (None, Some(Value::Object(members))) =
        (before, after)
        && !members.is_empty()
    {
        for (key, member) in members {
            let (before, after) = (before.and(Some(member)), after.and(Some(member)));
            collect(&pointer.join(key), before, after, strategy, found);
        }
        return;
    }
    found.push(FieldChange {
        pointer: pointer.clone(),
        kind,
        before: Shown::of(before, pointer, strategy),
        after: Shown::of(after, pointer, strategy),
    });
}

fn is_harmless(value: &Value, pointer: &Pointer, strategy: Option<Strategy>) -> bool {
    if secret_class(strategy, pointer) != Secret::No {
        return false;
    }
    match value {
        Value::Object(members) => members
            .iter()
            .all(|(key, member)| is_harmless(member, &pointer.join(key), strategy)),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .all(|(index, element)| is_harmless(element, &pointer.join_index(index), strategy)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{ChangeKind, Shown, changes, is_same};
    use connection_model::Strategy;
    use lossless_json::{SyntaxError, Value};

    fn check(
        before: &str,
        after: &str,
        expected: &[(&str, ChangeKind)],
    ) -> Result<(), SyntaxError> {
        let before = Value::parse(before.as_bytes())?;
        let after = Value::parse(after.as_bytes())?;
        let found = changes(&before, &after, Some(Strategy::Auth0));
        let found: Vec<(&str, ChangeKind)> = found
            .iter()
            .map(|change| (change.pointer.as_str(), change.kind))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(is_same(Some(&before), Some(&after)), expected.is_empty());
        Ok(())
    }

    #[test]
    fn null_and_absent_are_the_same() -> Result<(), SyntaxError> {
        check(r#"{"a":null}"#, "{}", &[])?;
        check(
            "{}",
            r#"{"a":null,"b":{"c":1}}"#,
            &[("/b/c", ChangeKind::Added)],
        )?;
        check(r#"{"a":{"b":null}}"#, r#"{"a":{}}"#, &[])
    }

    #[test]
    fn an_object_that_comes_or_goes_is_told_field_by_field() -> Result<(), SyntaxError> {
        check(
            r#"{"gone":{"a":1,"b":{"c":[]}},"stays":1.0}"#,
            r#"{"stays":1,"new":{"d":true},"empty":{}}"#,
            &[
                ("/gone/a", ChangeKind::Removed),
                ("/gone/b/c", ChangeKind::Removed),
                ("/new/d", ChangeKind::Added),
                ("/empty", ChangeKind::Added),
            ],
        )
    }

    #[test]
    fn an_array_is_one_field() -> Result<(), SyntaxError> {
        check("[1,2]", "[2,1]", &[("", ChangeKind::Changed)])
    }

    #[test]
    fn an_unknown_option_is_hidden_and_a_known_one_is_shown() -> Result<(), SyntaxError> {
        let before = Value::parse(br#"{"options":{}}"#)?;
        let after = Value::parse(
            br#"{"options":{"requires_username":true,"made_up":"canary","made_up_list":[{"a":"canary"}]}}"#,
        )?;
        let found = changes(&before, &after, Some(Strategy::Auth0));
        let shown: Vec<&Shown> = found.iter().map(|change| &change.after).collect();
        assert_eq!(
            shown,
            [&Shown::Value(true.into()), &Shown::Hidden, &Shown::Hidden]
        );
        assert!(!format!("{found:?}").contains("canary"));
        Ok(())
    }
}
