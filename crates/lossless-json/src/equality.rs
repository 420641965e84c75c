//! The equality of JSON: what two documents say, not how.

use crate::lookup::Lookup;
use crate::object::Object;
use crate::value::Value;

impl Value {
    /// Whether both say the same: the order of keys does not matter, nor does the spelling of
    /// numbers (`1`, `1.0` and `1e0` are equivalent). The order of elements matters.
    pub fn equivalent(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Number(one), Value::Number(two)) => one.equivalent(two),
            (Value::Array(one), Value::Array(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.equivalent(two))
            }
            (Value::Object(one), Value::Object(two)) => objects_equivalent(one, two),
            _ => self == other,
        }
    }
}

/// Equivalence of values that may be absent: absent is equivalent to absent alone.
pub(crate) fn both_equivalent(one: Option<&Value>, two: Option<&Value>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => one.equivalent(two),
        (None, None) => true,
        _ => false,
    }
}

fn objects_equivalent(one: &Object, two: &Object) -> bool {
    if one.len() != two.len() {
        return false;
    }
    // No key is twice in an object, so equally many members that all have a match are the same.
    let lookup = Lookup::of(two.members());
    one.iter().enumerate().all(|(position, (key, value))| {
        let other = lookup.get(key, position);
        other.is_some_and(|other| value.equivalent(other))
    })
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    #[track_caller]
    fn check(one: &str, two: &str, equivalent: bool) {
        let one = Value::parse(one.as_bytes()).unwrap();
        let two = Value::parse(two.as_bytes()).unwrap();
        assert_eq!(one.equivalent(&two), equivalent);
        assert_eq!(two.equivalent(&one), equivalent);
        assert!(one.equivalent(&one) && two.equivalent(&two));
    }

    #[test]
    fn the_order_of_keys_does_not_matter() {
        check(
            r#"{"a": 1, "b": {"c": 2, "d": 3}}"#,
            r#"{"b": {"d": 3, "c": 2}, "a": 1}"#,
            true,
        );
        let members = |keys: &mut dyn Iterator<Item = u32>| {
            let members: Vec<String> = keys.map(|key| format!("\"{key}\": {key}")).collect();
            format!("{{{}}}", members.join(","))
        };
        check(&members(&mut (0..300)), &members(&mut (0..300).rev()), true);
        check(&members(&mut (0..300)), &members(&mut (1..301)), false);
    }

    #[test]
    fn the_order_of_elements_matters() {
        check("[1, 2]", "[1, 2.0]", true);
        check("[1, 2]", "[2, 1]", false);
        check("[1]", "[1, 1]", false);
    }

    #[test]
    fn the_spelling_of_a_number_does_not_matter() {
        check(r#"{"size": 5}"#, r#"{"size": 5.0}"#, true);
        check(r#"{"size": 5}"#, r#"{"size": 5.1}"#, false);
    }

    #[test]
    fn kinds_are_never_equivalent_to_each_other() {
        let texts = ["null", "false", "0", "\"\"", "[]", "{}", "\"0\"", "[0]"];
        for (position, one) in texts.iter().enumerate() {
            for (other, two) in texts.iter().enumerate() {
                check(one, two, position == other);
            }
        }
    }

    #[test]
    fn a_null_member_is_not_an_absent_one() {
        check(r#"{"a": null}"#, "{}", false);
        check(r#"{"a": null}"#, r#"{"b": null}"#, false);
        assert!(!both_equivalent(Some(&Value::Null), None));
        assert!(both_equivalent(None, None));
    }
}
