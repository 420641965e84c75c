//! What tells people which connection this is, and whom to ask.

use lossless_json::{Object, Pointer, Value};

use super::Review;
use super::random::{is_random, is_uuid};
use crate::Code;
use crate::params::Params;

/// Names that a form or an example has given.
const EMPTY: [&str; 14] = [
    "a",
    "conn",
    "connection",
    "database",
    "db",
    "default",
    "demo",
    "example",
    "foo",
    "my",
    "new",
    "sample",
    "temp",
    "test",
];

pub(super) fn look(review: &mut Review<'_>) {
    let name = review.connection.get("name").and_then(Value::as_str);
    let says_nothing = name.is_some_and(|name| {
        let strategy = review.strategy.map_or("", |strategy| strategy.as_str());
        says_nothing(name, strategy)
    });
    let shown = review
        .connection
        .get("display_name")
        .and_then(Value::as_str);
    let is_explained = shown.is_some_and(|shown| Some(shown) != name && !shown.trim().is_empty());
    if says_nothing && !is_explained {
        // The name itself is fixed; what people read can still be given.
        let pointer = Pointer::root().join("display_name");
        review.find(pointer, Code::ReviewNameSaysNothing, Params::none());
    }
    let metadata = review.connection.get("metadata").and_then(Value::as_object);
    if metadata.is_none_or(Object::is_empty) {
        let pointer = Pointer::root().join("metadata");
        review.find(pointer, Code::ReviewNoNotes, Params::none());
    }
}

/// Whether a name is only the strategy, words of an example, numbers, or random.
fn says_nothing(name: &str, strategy: &str) -> bool {
    let without_strategy = name
        .strip_prefix(strategy)
        .filter(|_| !strategy.is_empty())
        .unwrap_or(name);
    if is_uuid(without_strategy.trim_matches('-')) {
        return true;
    }
    let mut words = without_strategy
        .split(['-', '_'])
        .filter(|word| !word.is_empty());
    words.all(|whole| {
        let word = whole.trim_end_matches(|letter: char| letter.is_ascii_digit());
        word.is_empty()
            || is_random(whole)
            || EMPTY.iter().any(|empty| word.eq_ignore_ascii_case(empty))
    })
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn a_name_of_an_example_says_nothing() {
        for name in [
            "test",
            "new-connection",
            "my-connection",
            "connection1",
            "samlp",
            "samlp-2",
            "samlp-test",
            "Test-DB",
            "42",
            "5f2c9a81b3d4e6f7a8b9",
            "samlp-k3j9x2m4q1",
            "123e4567-e89b-12d3-a456-426614174000",
            "samlp-123e4567-e89b-12d3-a456-426614174000",
        ] {
            assert!(says_nothing(name, "samlp"), "{name}");
        }
    }

    #[test]
    fn a_name_with_one_word_of_its_own_says_something() {
        for name in [
            "customers",
            "acme-samlp",
            "samlp-acme",
            "test-acme",
            "decade",
            "acme-k3j9x2m4q1",
            "Username-Password-Authentication",
            "acme-eu-2024",
            "o365",
        ] {
            assert!(!says_nothing(name, "samlp"), "{name}");
        }
    }
}
