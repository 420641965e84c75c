//! A connection being edited: what it was, and what it is to become.

use std::rc::Rc;

use lossless_json::{Number, Pointer, Value, diff};

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

    /// Whether a place says something else than in the beginning.
    pub(crate) fn is_changed(&self, pointer: &Pointer) -> bool {
        match (self.base.at(pointer), self.value.at(pointer)) {
            (None, None) => false,
            (Some(before), Some(after)) => !before.equivalent(after),
            _ => true,
        }
    }

    /// How many settings differ; an object that comes or goes counts by what is in it.
    pub(crate) fn change_count(&self) -> usize {
        diff(&self.base, &self.value)
            .iter()
            .map(|change| match (&change.before, &change.after) {
                (None, Some(value)) | (Some(value), None) => leaves(value).max(1),
                _ => 1,
            })
            .sum()
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

/// The values in an object that are no objects themselves.
pub(crate) fn leaves(value: &Value) -> usize {
    match value {
        Value::Object(members) => members.values().map(leaves).sum(),
        _ => 1,
    }
}

fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Object(_) | Value::Array(_))
}

#[cfg(test)]
mod tests {
    use lossless_json::{Pointer, Value};

    use super::Draft;

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
    fn a_place_is_changed_when_it_or_something_in_it_is() {
        let before = draft(r#"{"options":{"mfa":{"active":true},"disable_signup":true}}"#);
        let after = before.remove(&at("/options/mfa"));
        for (place, changed) in [
            ("/options", true),
            ("/options/mfa", true),
            ("/options/mfa/active", true),
            ("/options/disable_signup", false),
            ("/options/import_mode", false),
        ] {
            assert_eq!(after.is_changed(&at(place)), changed, "{place}");
            assert!(!before.is_changed(&at(place)), "{place}");
        }
    }

    #[test]
    fn a_new_object_changes_only_what_is_in_it() {
        let created = draft(r#"{"strategy":"auth0"}"#)
            .set(&at("/options/password_history/size"), Value::from(9))
            .set(&at("/options/password_history/enable"), Value::from(true))
            .set(&at("/name"), Value::from("staff"));
        assert!(created.is_changed(&at("/options/password_history/size")));
        assert!(!created.is_changed(&at("/options/disable_signup")));
        assert_eq!(created.change_count(), 3);
    }

    #[test]
    fn a_number_written_another_way_is_no_change() {
        let draft = draft(r#"{"size":5.0}"#).set(&at("/size"), Value::from(5));
        assert_eq!(
            (draft.change_count(), draft.is_changed(&at("/size"))),
            (0, false)
        );
    }
}
