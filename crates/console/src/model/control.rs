//! Which control edits an option: read from the catalogue, and from nothing else.

use connection_validation::Secret;
use connection_validation::catalogue::{OptionView, Table, Types};
use lossless_json::Value;

/// How an option is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// Not set, on, off.
    Switch,
    /// One of a few texts.
    Select(&'static [&'static str]),
    /// A line of text.
    Text,
    /// A line of text that is not shown.
    Secret,
    /// Many lines of text.
    Multiline,
    /// A number.
    Number {
        /// Whether a fraction is refused.
        integer: bool,
    },
    /// Any number of texts.
    List,
    /// Any of a few texts, each at most once.
    Checklist(&'static [&'static str]),
    /// A few texts in an order.
    Order(&'static [&'static str]),
    /// Names of the user's own with a text each.
    Map {
        /// Whether the texts are not shown.
        secret: bool,
    },
    /// An object whose members are options of their own.
    Group,
    /// Anything else, as JSON.
    Json,
}

impl Control {
    /// The control for an option.
    pub(crate) fn of(table: &Table, option: &OptionView) -> Self {
        let types = option.types();
        if types.has(Types::BOOLEAN) {
            Self::Switch
        } else if types.has(Types::INTEGER) {
            Self::Number { integer: true }
        } else if types.has(Types::NUMBER) {
            Self::Number { integer: false }
        } else if types.has(Types::STRING) {
            Self::of_text(option)
        } else if types.has(Types::ARRAY) {
            Self::of_array(table, option)
        } else if types.has(Types::OBJECT) {
            Self::of_object(table, option)
        } else {
            Self::Json
        }
    }

    /// Whether the control can show the value; otherwise it is shown as JSON, never changed
    /// to something else.
    pub(crate) fn fits(self, value: Option<&Value>) -> bool {
        let Some(value) = value else {
            return true;
        };
        let texts = || {
            let elements = value.as_array();
            elements.is_some_and(|elements| elements.iter().all(|each| each.as_str().is_some()))
        };
        match self {
            Self::Switch => matches!(value, Value::Bool(_) | Value::Null),
            Self::Select(_) => matches!(value, Value::String(_) | Value::Null),
            Self::Text | Self::Secret | Self::Multiline => {
                matches!(value, Value::String(_) | Value::Null)
            }
            Self::Number { .. } => {
                matches!(value, Value::Number(_) | Value::String(_) | Value::Null)
            }
            Self::List | Self::Order(_) => value.is_null() || texts(),
            Self::Checklist(choices) => value.is_null() || (texts() && each_once(value, choices)),
            Self::Map { .. } => {
                value.is_null()
                    || value
                        .as_object()
                        .is_some_and(|members| members.values().all(|each| each.as_str().is_some()))
            }
            Self::Group => matches!(value, Value::Object(_) | Value::Null),
            Self::Json => true,
        }
    }

    fn of_text(option: &OptionView) -> Self {
        if !option.choices().is_empty() {
            Self::Select(option.choices())
        } else if option.multiline() {
            Self::Multiline
        } else if option.secret() == Secret::Yes {
            Self::Secret
        } else {
            Self::Text
        }
    }

    fn of_array(table: &Table, option: &OptionView) -> Self {
        let Some(entry) = entry(table, option, "[]") else {
            return Self::Json;
        };
        let count = option.count();
        if !entry.types().has(Types::STRING) {
            Self::Json
        } else if entry.choices().is_empty() {
            Self::List
        } else if count.min.is_some() && count.min == count.max {
            // As many entries as there have to be: only their order is left to choose.
            Self::Order(entry.choices())
        } else {
            Self::Checklist(entry.choices())
        }
    }

    fn of_object(table: &Table, option: &OptionView) -> Self {
        if let Some(entry) = entry(table, option, "*") {
            return if entry.types().has(Types::STRING) {
                Self::Map {
                    secret: entry.secret() == Secret::Yes,
                }
            } else {
                Self::Json
            };
        }
        if table.children(option.id()).next().is_some() {
            Self::Group
        } else {
            Self::Json
        }
    }
}

fn entry(table: &Table, option: &OptionView, key: &str) -> Option<OptionView> {
    table
        .children(option.id())
        .filter_map(|id| table.option(id))
        .find(|child| child.key() == key)
}

/// Whether every element is one of the choices and none is there twice.
fn each_once(value: &Value, choices: &[&str]) -> bool {
    let elements = value.as_array().unwrap_or_default();
    elements.iter().enumerate().all(|(index, element)| {
        element.as_str().is_some_and(|text| choices.contains(&text))
            && !elements
                .iter()
                .take(index)
                .any(|earlier| earlier == element)
    })
}

#[cfg(test)]
mod tests {
    use connection_model::Strategy;
    use connection_validation::catalogue;
    use lossless_json::{Pointer, Value};

    use super::Control;

    #[track_caller]
    fn check(pointer: &str, expected: Control) {
        let table = catalogue::table(Strategy::Auth0).unwrap();
        let id = table.find(&Pointer::parse(pointer).unwrap()).unwrap();
        let option = table.option(id).unwrap();
        assert_eq!(Control::of(&table, &option), expected, "{pointer}");
    }

    #[test]
    fn the_catalogue_decides_on_the_control() {
        check("/disable_signup", Control::Switch);
        check(
            "/password_policy",
            Control::Select(&["none", "low", "fair", "good", "excellent"]),
        );
        check("/password_history/size", Control::Number { integer: true });
        check(
            "/attributes/username/validation/min_length",
            Control::Number { integer: false },
        );
        check("/customScripts/login", Control::Multiline);
        check("/custom_password_hash/action_id", Control::Text);
        check("/password_history", Control::Group);
        check("/non_persistent_attrs", Control::List);
        check(
            "/password_options/complexity/character_types",
            Control::Checklist(&["uppercase", "lowercase", "number", "special"]),
        );
        check(
            "/precedence",
            Control::Order(&["email", "phone_number", "username"]),
        );
        check("/configuration", Control::Map { secret: true });
        check("/upstream_params", Control::Json);
    }

    #[track_caller]
    fn check_fits(control: Control, value: &str, expected: bool) {
        let value = Value::parse(value.as_bytes()).unwrap();
        assert_eq!(control.fits(Some(&value)), expected, "{control:?} {value}");
    }

    #[test]
    fn a_value_that_the_control_cannot_show_does_not_fit() {
        check_fits(Control::Switch, "true", true);
        check_fits(Control::Switch, r#""true""#, false);
        check_fits(Control::Text, "1", false);
        check_fits(Control::Number { integer: true }, "5.5", true);
        check_fits(Control::Number { integer: true }, "[]", false);
        check_fits(Control::List, r#"["a","b"]"#, true);
        check_fits(Control::List, r#"["a",1]"#, false);
        check_fits(Control::Checklist(&["a", "b"]), r#"["b","a"]"#, true);
        check_fits(Control::Checklist(&["a", "b"]), r#"["a","a"]"#, false);
        check_fits(Control::Checklist(&["a", "b"]), r#"["c"]"#, false);
        check_fits(Control::Map { secret: false }, r#"{"a":"b"}"#, true);
        check_fits(Control::Map { secret: false }, r#"{"a":1}"#, false);
        check_fits(Control::Group, "[]", false);
        check_fits(Control::Json, "[]", true);
    }

    #[test]
    fn every_option_of_every_table_has_a_control_for_its_default() {
        for strategy in Strategy::ALL {
            let Some(table) = catalogue::table(*strategy) else {
                continue;
            };
            for option in table.options() {
                let Some(default) = option.default() else {
                    continue;
                };
                let default = Value::parse(default.as_bytes()).unwrap();
                let control = Control::of(&table, &option);
                assert!(control.fits(Some(&default)), "{strategy} {}", option.path());
            }
        }
    }
}
