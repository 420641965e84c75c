//! Values, counts and changes in plain words.

use lossless_json::Value;
use management_client::update::{ChangeKind, FieldChange, Shown};

/// What has to be right at the first save.
pub(crate) const FIXED_AT_CREATION: &str = "The name and the strategy cannot be changed later.";

/// The longest text shown in a line of its own.
const LINE: usize = 80;

/// A value in words: `on`, `“text”`, `not set`, a list of its entries, or JSON for the rest.
pub(crate) fn value(value: Option<&Value>) -> String {
    match value {
        None => "not set".to_owned(),
        Some(Value::Null) => "null".to_owned(),
        Some(Value::Bool(true)) => "on".to_owned(),
        Some(Value::Bool(false)) => "off".to_owned(),
        Some(Value::Number(number)) => number.as_str().to_owned(),
        Some(Value::String(text)) if text.is_empty() => "empty text".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(elements)) if elements.is_empty() => "empty list".to_owned(),
        Some(Value::Object(members)) if members.is_empty() => "nothing in it".to_owned(),
        Some(list @ Value::Array(elements)) => texts(elements).unwrap_or_else(|| list.to_pretty()),
        Some(other @ Value::Object(_)) => other.to_pretty(),
    }
}

/// A value as far as it may be seen.
pub(crate) fn shown(shown: &Shown) -> String {
    match shown {
        Shown::Absent => "not set".to_owned(),
        Shown::Value(known) => value(Some(known)),
        Shown::Hidden => "a value that is not shown".to_owned(),
    }
}

/// What happened to a field, in one line where that is possible; nothing when before and after
/// have to be shown one below the other.
pub(crate) fn sentence(change: &FieldChange) -> Option<String> {
    if change.before == Shown::Hidden || change.after == Shown::Hidden {
        // What the catalogue does not know as harmless is told without its value.
        return Some(
            match change.kind {
                ChangeKind::Added => "set to a value that is not shown",
                ChangeKind::Changed => "changed; the values are not shown",
                ChangeKind::Removed => "removed; the value is not shown",
            }
            .to_owned(),
        );
    }
    if let (Shown::Value(Value::Array(before)), Shown::Value(Value::Array(after))) =
        (&change.before, &change.after)
        && let Some(moves) = list_change(before, after)
    {
        return Some(moves);
    }
    let (before, after) = (shown(&change.before), shown(&change.after));
    if before.contains('\n') || after.contains('\n') || before.len() + after.len() > LINE {
        return None;
    }
    Some(match change.kind {
        ChangeKind::Added => format!("set to {after}"),
        ChangeKind::Changed => format!("{before} → {after}"),
        ChangeKind::Removed => format!("removed, was {before}"),
    })
}

/// `1 change`, `2 changes`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with a comma between thousands.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What was added to a list of texts and what was taken out; nothing for other lists.
fn list_change(before: &[Value], after: &[Value]) -> Option<String> {
    texts(before)?;
    texts(after)?;
    let only_in = |one: &[Value], other: &[Value]| -> Vec<Value> {
        let found = one.iter().filter(|element| !other.contains(element));
        found.cloned().collect()
    };
    let (added, removed) = (only_in(after, before), only_in(before, after));
    let told = match (added.is_empty(), removed.is_empty()) {
        (true, true) => format!("now in this order: {}", texts(after)?),
        (false, true) => format!("added: {}", texts(&added)?),
        (true, false) => format!("removed: {}", texts(&removed)?),
        (false, false) => format!("added: {}; removed: {}", texts(&added)?, texts(&removed)?),
    };
    Some(told)
}

fn texts(elements: &[Value]) -> Option<String> {
    let texts: Option<Vec<&str>> = elements.iter().map(Value::as_str).collect();
    texts.map(|texts| texts.join(", "))
}

#[cfg(test)]
mod tests {
    use lossless_json::{Pointer, Value};
    use management_client::update::{ChangeKind, FieldChange, Shown};

    use super::{counted, grouped, sentence, value};

    fn shown(text: &str) -> Shown {
        match text {
            "" => Shown::Absent,
            "?" => Shown::Hidden,
            text => Shown::Value(Value::parse(text.as_bytes()).unwrap()),
        }
    }

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let kind = match (before, after) {
            ("", _) => ChangeKind::Added,
            (_, "") => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        let change = FieldChange {
            pointer: Pointer::root(),
            kind,
            before: shown(before),
            after: shown(after),
        };
        assert_eq!(sentence(&change).as_deref(), Some(expected));
    }

    #[test]
    fn a_change_is_told_in_words() {
        check("", "true", "set to on");
        check("true", "false", "on → off");
        check("5", "5.50", "5 → 5.50");
        check(r#""fair""#, r#""good""#, "fair → good");
        check(r#""fair""#, "", "removed, was fair");
        check("", r#""""#, "set to empty text");
    }

    #[test]
    fn a_list_is_told_by_what_came_and_went() {
        check(r#"["a","b"]"#, r#"["a","b","c"]"#, "added: c");
        check(r#"["a","b"]"#, r#"["b"]"#, "removed: a");
        check(r#"["a"]"#, r#"["b"]"#, "added: b; removed: a");
        check(r#"["a","b"]"#, r#"["b","a"]"#, "now in this order: b, a");
    }

    #[test]
    fn a_hidden_value_is_never_told() {
        check("", "?", "set to a value that is not shown");
        check("?", "?", "changed; the values are not shown");
        check("?", "", "removed; the value is not shown");
    }

    #[test]
    fn a_long_value_is_shown_before_and_after() {
        for after in [
            Value::from("x".repeat(200)),
            Value::Array(vec![Value::from(1)]),
        ] {
            let change = FieldChange {
                pointer: Pointer::root(),
                kind: ChangeKind::Added,
                before: Shown::Absent,
                after: Shown::Value(after),
            };
            assert_eq!(sentence(&change), None);
        }
    }

    #[test]
    fn a_value_is_told_as_people_say_it() {
        assert_eq!(value(None), "not set");
        assert_eq!(value(Some(&Value::Null)), "null");
        assert_eq!(value(Some(&Value::Array(Vec::new()))), "empty list");
    }

    #[test]
    fn counts_have_commas_and_the_right_word() {
        assert_eq!(counted(1, "change", "changes"), "1 change");
        assert_eq!(counted(0, "change", "changes"), "0 changes");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
