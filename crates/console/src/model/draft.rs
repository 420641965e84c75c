//! A connection being edited: what it was, and what it is to become.

use std::rc::Rc;

use lossless_json::{Change, Number, Pointer, Value, diff};

/// Two values of one connection. Every edit gives a new draft; what no edit touches stays as it
/// is, to the last digit and in its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    base: Rc<Value>,
    value: Rc<Value>,
}

/// One thing the user does to a draft.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Edit {
    /// Gives a place a value.
    Set(Pointer, Value),
    /// Gives a place a text, as [`Draft::set_text`].
    Text(Pointer, String),
    /// Gives a place what was typed as a number, as [`Draft::set_number`].
    Number(Pointer, String),
    /// Gives a place entries, as [`Draft::set_entries`].
    Entries(Pointer, Vec<String>),
    /// Unsets a place.
    Remove(Pointer),
    /// Puts a place back to what it was in the beginning.
    Revert(Pointer),
    /// Replaces the whole connection.
    Whole(Value),
}

impl Draft {
    /// A draft without changes.
    pub(crate) fn new(base: Value) -> Self {
        let base = Rc::new(base);
        Self {
            value: Rc::clone(&base),
            base,
        }
    }

    /// What the form was opened with.
    pub(crate) fn base(&self) -> &Value {
        &self.base
    }

    /// What the user made of it.
    pub(crate) fn value(&self) -> &Value {
        &self.value
    }

    /// The value at a place; an option that is not set has none.
    pub(crate) fn at(&self, pointer: &Pointer) -> Option<&Value> {
        self.value.at(pointer)
    }

    /// What differs, in the order of the connection.
    pub(crate) fn changes(&self) -> Vec<Change> {
        diff(&self.base, &self.value)
    }

    /// The same after an edit.
    pub(crate) fn apply(&self, edit: Edit) -> Self {
        match edit {
            Edit::Set(pointer, value) => self.set(&pointer, value),
            Edit::Text(pointer, text) => self.set_text(&pointer, text),
            Edit::Number(pointer, text) => self.set_number(&pointer, &text),
            Edit::Entries(pointer, entries) => self.set_entries(&pointer, entries),
            Edit::Remove(pointer) => self.remove(&pointer),
            Edit::Revert(pointer) => self.revert(&pointer),
            Edit::Whole(value) => self.replaced(value),
        }
    }

    /// The same with another value as a whole.
    pub(crate) fn replaced(&self, value: Value) -> Self {
        Self {
            base: Rc::clone(&self.base),
            value: Rc::new(value),
        }
    }

    /// The same with a value at a place; objects on the way are made where there are none.
    pub(crate) fn set(&self, pointer: &Pointer, value: Value) -> Self {
        let mut changed = (*self.value).clone();
        // A scalar on the way is what the JSON view or the server put there; it gives way.
        let mut outer = pointer.parent();
        while let Some(parent) = outer {
            if changed.at(&parent).is_some_and(is_scalar) {
                changed.remove(&parent);
            }
            outer = parent.parent();
        }
        changed.set(pointer, value);
        self.replaced(changed)
    }

    /// The same without the value at a place, and without objects on the way that only this
    /// draft had and that are empty now.
    pub(crate) fn remove(&self, pointer: &Pointer) -> Self {
        let mut changed = (*self.value).clone();
        changed.remove(pointer);
        let mut outer = pointer.parent();
        while let Some(parent) = outer.filter(|parent| !parent.is_root()) {
            let empty = changed
                .at(&parent)
                .and_then(Value::as_object)
                .is_some_and(lossless_json::Object::is_empty);
            if !empty || self.base.at(&parent).is_some() {
                break;
            }
            changed.remove(&parent);
            outer = parent.parent();
        }
        self.replaced(changed)
    }

    /// The same with a place as it was in the beginning.
    pub(crate) fn revert(&self, pointer: &Pointer) -> Self {
        match self.base.at(pointer) {
            Some(value) => self.set(pointer, value.clone()),
            None => self.remove(pointer),
        }
    }

    /// The same with a text. Emptying a field that was not set unsets it again; emptying one
    /// that was set leaves an empty text, which is not the same to the API.
    pub(crate) fn set_text(&self, pointer: &Pointer, text: String) -> Self {
        if text.is_empty() && self.base.at(pointer).is_none() {
            self.remove(pointer)
        } else {
            self.set(pointer, Value::String(text))
        }
    }

    /// The same with an array of texts. The last entry that goes unsets what was not set.
    pub(crate) fn set_entries(&self, pointer: &Pointer, entries: Vec<String>) -> Self {
        if entries.is_empty() && self.base.at(pointer).is_none() {
            self.remove(pointer)
        } else {
            let entries = entries.into_iter().map(Value::String).collect();
            self.set(pointer, Value::Array(entries))
        }
    }

    /// The same with a number as it was typed. What is no number yet is kept as a text, so that
    /// typing loses nothing and the validation says what is wrong.
    pub(crate) fn set_number(&self, pointer: &Pointer, text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return self.remove(pointer);
        }
        let value = match Number::parse(text) {
            Some(number) => Value::Number(number),
            None => Value::from(text),
        };
        self.set(pointer, value)
    }
}

/// Whether one of the changes touches a place, from inside or from outside.
pub(crate) fn touches(changes: &[Change], pointer: &Pointer) -> bool {
    changes
        .iter()
        .any(|change| change.pointer.starts_with(pointer) || pointer.starts_with(&change.pointer))
}

fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Object(_) | Value::Array(_))
}

#[cfg(test)]
mod tests {
    use lossless_json::{Pointer, Value};

    use super::{Draft, touches};

    fn draft(text: &str) -> Draft {
        Draft::new(Value::parse(text.as_bytes()).unwrap())
    }

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[track_caller]
    fn check(draft: &Draft, expected: &str) {
        assert_eq!(draft.value().to_string(), expected);
    }

    #[test]
    fn an_edit_leaves_unknown_keys_and_numbers_as_written() {
        let draft = draft(r#"{"zzz":[1.50,{"x":1e3}],"options":{"size":5.0,"new_one":{}}}"#);
        let edited = draft.set(&at("/options/size"), Value::from(7));
        check(
            &edited,
            r#"{"zzz":[1.50,{"x":1e3}],"options":{"size":7,"new_one":{}}}"#,
        );
        check(
            &edited.revert(&at("/options/size")),
            r#"{"zzz":[1.50,{"x":1e3}],"options":{"size":5.0,"new_one":{}}}"#,
        );
    }

    #[test]
    fn a_nested_option_makes_its_parents_and_takes_them_away_again() {
        let empty = draft(r#"{"name":"a"}"#);
        let set = empty.set(&at("/options/password_history/size"), Value::from(3));
        check(
            &set,
            r#"{"name":"a","options":{"password_history":{"size":3}}}"#,
        );
        check(
            &set.remove(&at("/options/password_history/size")),
            r#"{"name":"a"}"#,
        );
    }

    #[test]
    fn an_object_that_was_there_in_the_beginning_stays_when_it_becomes_empty() {
        let draft = draft(r#"{"options":{"mfa":{"active":true}}}"#);
        check(
            &draft.remove(&at("/options/mfa/active")),
            r#"{"options":{"mfa":{}}}"#,
        );
    }

    #[test]
    fn a_scalar_on_the_way_gives_way() {
        let draft = draft(r#"{"options":{"mfa":null}}"#);
        check(
            &draft.set(&at("/options/mfa/active"), Value::from(true)),
            r#"{"options":{"mfa":{"active":true}}}"#,
        );
    }

    #[test]
    fn emptying_a_text_goes_back_to_where_it_was() {
        let draft = draft(r#"{"display_name":"Staff"}"#);
        check(
            &draft.set_text(&at("/display_name"), String::new()),
            r#"{"display_name":""}"#,
        );
        let typed = draft.set_text(&at("/name"), "a".to_owned());
        check(
            &typed.set_text(&at("/name"), String::new()),
            r#"{"display_name":"Staff"}"#,
        );
    }

    #[test]
    fn the_last_entry_that_goes_unsets_what_was_not_set() {
        let draft = draft(r#"{"realms":["a"]}"#);
        check(
            &draft.set_entries(&at("/realms"), Vec::new()),
            r#"{"realms":[]}"#,
        );
        let added = draft.set_entries(&at("/enabled_clients"), vec!["b".to_owned()]);
        check(&added, r#"{"realms":["a"],"enabled_clients":["b"]}"#);
        check(
            &added.set_entries(&at("/enabled_clients"), Vec::new()),
            r#"{"realms":["a"]}"#,
        );
    }

    #[test]
    fn a_number_is_kept_as_typed() {
        let draft = draft("{}");
        for (typed, expected) in [
            ("5", r#"{"size":5}"#),
            ("5.0", r#"{"size":5.0}"#),
            (" 24 ", r#"{"size":24}"#),
            ("-", r#"{"size":"-"}"#),
            ("1.", r#"{"size":"1."}"#),
            ("", "{}"),
        ] {
            check(&draft.set_number(&at("/size"), typed), expected);
        }
    }

    #[test]
    fn a_change_touches_what_holds_it_and_what_it_holds() {
        let draft = draft(r#"{"options":{"mfa":{"active":true},"disable_signup":true}}"#);
        let changes = draft.remove(&at("/options/mfa")).changes();
        assert!(touches(&changes, &at("/options")));
        assert!(touches(&changes, &at("/options/mfa")));
        assert!(touches(&changes, &at("/options/mfa/active")));
        assert!(!touches(&changes, &at("/options/disable_signup")));
        assert!(!touches(&draft.changes(), &at("")));
    }
}
