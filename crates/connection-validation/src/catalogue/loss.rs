//! What becomes of an option that an update of a tenant leaves out.

use super::keys::equal;
use super::relation::Expected;

/// What a tenant, which replaces the options as a whole, then has in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// What the form of the row says; no linked row has it.
    Unsaid,
    /// Nothing.
    Gone,
    /// What the API makes of other options, or fills in anew.
    Made,
    /// This switch.
    Switch(bool),
    /// The choice of the row with this number.
    Choice(u8),
    /// An object with what becomes of its members.
    Members,
    /// A rule of its own tells.
    Told,
}

impl Loss {
    /// That the API fills in this value, which is one of the choices where it is a text.
    pub(super) const fn filled_in(value: Expected, choices: &[&str]) -> Self {
        match value {
            Expected::Bool(switch) => Self::Switch(switch),
            Expected::Choice(word) => Self::choice(word.as_bytes(), choices),
            Expected::Number(_) => Self::Gone,
        }
    }

    /// What follows from the value, as JSON, that the API uses when the option is left out.
    pub(super) const fn of_default(json: &str, choices: &[&str]) -> Self {
        match json.as_bytes() {
            b"true" => Self::Switch(true),
            b"false" => Self::Switch(false),
            [b'"', word @ .., b'"'] => Self::choice(word, choices),
            _ => Self::Gone,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "asserted")]
    const fn choice(word: &[u8], choices: &[&str]) -> Self {
        assert!(
            choices.len() < u8::MAX as usize,
            "a row has too many choices"
        );
        let mut number = 0;
        while number < choices.len() {
            if equal(choices[number].as_bytes(), word) {
                return Self::Choice(number as u8);
            }
            number += 1;
        }
        Self::Gone
    }
}
