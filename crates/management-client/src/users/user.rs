//! A user as it is on the wire, nothing left out.

use std::fmt;

use lossless_json::{Object, Value};

/// A user as the API sent it.
///
/// It wraps the whole JSON object, so that an export holds what this crate does not know as it was
/// written. Its `Debug` output says nothing, for everything in it is about a person.
#[derive(Clone, PartialEq)]
pub struct User(Object);

impl User {
    /// Takes a value over when it is an object with an id.
    pub fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Object(members) => {
                members.get("user_id")?.as_str()?;
                Some(Self(members))
            }
            _ => None,
        }
    }

    /// The whole object as a value.
    pub fn to_value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// `user_id`, for example `auth0|` and 24 characters.
    pub fn id(&self) -> &str {
        self.text("user_id").unwrap_or_default()
    }

    /// `email`.
    pub fn email(&self) -> Option<&str> {
        self.text("email")
    }

    /// `username`.
    pub fn username(&self) -> Option<&str> {
        self.text("username")
    }

    /// `created_at`, as the API wrote it (ISO 8601).
    pub fn created_at(&self) -> Option<&str> {
        self.text("created_at")
    }

    /// What people know the user by: e-mail address, user name, phone number, or the id.
    pub fn label(&self) -> &str {
        let known = ["email", "username", "phone_number"];
        let mut texts = known.iter().filter_map(|key| self.text(key));
        texts
            .find(|text| !text.is_empty())
            .unwrap_or_else(|| self.id())
    }

    /// The name of the connection of the primary identity: the one whose provider and id make up
    /// `user_id`, else the first.
    ///
    /// Accounts of other connections can be linked to a user. Whoever deletes the user deletes all
    /// of them, and a search by connection finds the user by each.
    pub fn home(&self) -> Option<&str> {
        let identities = self.0.get("identities")?.as_array()?;
        let is_primary = |identity: &&Value| {
            let text = |key| identity.get(key).and_then(Value::as_str);
            let (Some(provider), Some(id)) = (text("provider"), text("user_id")) else {
                return false;
            };
            self.id()
                .strip_prefix(provider)
                .and_then(|rest| rest.strip_prefix('|'))
                == Some(id)
        };
        let primary = identities
            .iter()
            .find(is_primary)
            .or_else(|| identities.first())?;
        primary.get("connection")?.as_str()
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }
}

impl fmt::Debug for User {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("User")
    }
}

#[cfg(test)]
mod tests {
    use super::User;
    use lossless_json::Value;

    fn user(text: &str) -> Option<User> {
        User::from_value(Value::parse(text.as_bytes()).ok()?)
    }

    #[test]
    fn only_an_object_with_an_id_is_a_user() {
        for text in ["null", "[]", "{}", r#"{"user_id":1}"#] {
            assert_eq!(user(text), None, "{text}");
        }
    }

    #[test]
    fn the_home_is_the_connection_of_the_primary_identity() {
        let linked = r#"{"user_id":"auth0|1","identities":[
            {"provider":"google-oauth2","user_id":"9","connection":"google"},
            {"provider":"auth0","user_id":"1","connection":"customers"}]}"#;
        assert_eq!(user(linked).unwrap().home(), Some("customers"));
        let unknown = r#"{"user_id":"x","identities":[{"connection":"first"},{"connection":"b"}]}"#;
        assert_eq!(user(unknown).unwrap().home(), Some("first"));
        assert_eq!(user(r#"{"user_id":"x"}"#).unwrap().home(), None);
    }

    #[test]
    fn a_user_is_known_by_what_there_is() {
        for (text, label) in [
            (
                r#"{"user_id":"a|1","email":"e@x.example","username":"u"}"#,
                "e@x.example",
            ),
            (r#"{"user_id":"a|1","email":"","username":"u"}"#, "u"),
            (r#"{"user_id":"a|1"}"#, "a|1"),
        ] {
            assert_eq!(user(text).unwrap().label(), label);
        }
    }

    #[test]
    fn debug_output_says_nothing_about_a_person() {
        let user = user(r#"{"user_id":"canary","email":"canary@x.example"}"#).unwrap();
        assert!(!format!("{user:?}").contains("canary"));
    }
}
