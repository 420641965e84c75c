//! Users as the API reads and writes them.

use connection_model::{Family, Strategy};
use lossless_json::{Object, Value};

use crate::{Identifiers, StoredUser, timestamp};

/// A part of a profile.
struct Field {
    name: &'static str,
    kind: Kind,
}

enum Kind {
    Text,
    Flag,
    Object,
    Email,
}

/// Everything a profile may hold, in the order in which it is written. What is not listed here is
/// not stored.
const FIELDS: [Field; 13] = [
    field("email", Kind::Email),
    field("email_verified", Kind::Flag),
    field("username", Kind::Text),
    field("phone_number", Kind::Text),
    field("phone_verified", Kind::Flag),
    field("name", Kind::Text),
    field("nickname", Kind::Text),
    field("given_name", Kind::Text),
    field("family_name", Kind::Text),
    field("picture", Kind::Text),
    field("blocked", Kind::Flag),
    field("user_metadata", Kind::Object),
    field("app_metadata", Kind::Object),
];

/// What clients send with a user and this server does not keep: it lets nobody sign in, so that it
/// needs no password, and it sends no mail.
const NOT_KEPT: [&str; 6] = [
    "password",
    "password_hash",
    "custom_password_hash",
    "mfa_factors",
    "verify_email",
    "verify_phone_number",
];

/// What a list of users holds beside their profiles; a file of them may come back as it is.
const MADE_BY_SERVERS: [&str; 11] = [
    "identities",
    "created_at",
    "updated_at",
    "last_ip",
    "last_login",
    "last_password_reset",
    "logins_count",
    "multifactor",
    "multifactor_last_modified",
    "blocked_for",
    "guardian_authenticators",
];

/// Members of [`NOT_KEPT`] by which somebody signed in.
const CREDENTIALS: [&str; 4] = [
    "password",
    "password_hash",
    "custom_password_hash",
    "mfa_factors",
];

/// Where a user comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The body of a request: it holds nothing that servers make.
    Request,
    /// A file, which may be a list of users of this API.
    File,
}

/// A user as somebody described it.
pub(crate) struct Draft {
    /// What stands behind the strategy in the id, when the description names it.
    pub(crate) key: Option<String>,
    pub(crate) identifiers: Identifiers,
    /// The profile as JSON text.
    pub(crate) profile: String,
    /// Whether there was a password or the like, which is not kept.
    pub(crate) had_credentials: bool,
}

/// Why a description is no user.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// A code as the API's jobs name it.
    pub(crate) code: &'static str,
    /// The member, or nothing for the whole.
    pub(crate) member: String,
    /// The rest of the sentence that begins with the member.
    pub(crate) rule: &'static str,
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, kind }
}

/// Reads a user; `strategy` is that of its connection. `null` stands for what is not there.
pub(crate) fn read(mut sent: Object, strategy: &str, source: Source) -> Result<Draft, Fault> {
    let key = key(sent.remove("user_id"), strategy)?;
    let mut profile = Object::new();
    for field in &FIELDS {
        match sent.remove(field.name) {
            None | Some(Value::Null) => {}
            Some(value) => {
                let value = field.read(value)?;
                profile.insert(field.name, value);
            }
        }
    }
    let is_credential = |name: &str| sent.get(name).is_some_and(|value| !value.is_null());
    let had_credentials = CREDENTIALS.into_iter().any(is_credential);
    let mut left = sent.keys().filter(|name| {
        let from_server = source == Source::File && MADE_BY_SERVERS.contains(name);
        !from_server && !NOT_KEPT.contains(name)
    });
    if let Some(unknown) = left.next() {
        return Err(fault("NOT_PASSED", unknown, "is not known here"));
    }
    let text = |name: &str| profile.get(name).and_then(Value::as_str);
    let identifiers = Identifiers {
        email: text("email").map(ToOwned::to_owned),
        username: text("username").map(str::to_lowercase),
        phone_number: text("phone_number").map(ToOwned::to_owned),
    };
    if identifiers == Identifiers::default() {
        let rule = "must have an email, a username or a phone_number";
        return Err(fault("ANY_OF_MISSING", "", rule));
    }
    Ok(Draft {
        key,
        profile: Value::Object(with_usual_names(profile, &identifiers)).to_string(),
        identifiers,
        had_credentials,
    })
}

/// The user as the API answers it.
pub(crate) fn write(user: &StoredUser) -> String {
    let mut whole = Object::new();
    whole.insert("user_id", Value::from(user.id.as_str()));
    if let Ok(Value::Object(profile)) = Value::parse(user.profile.as_bytes()) {
        for (name, value) in profile {
            whole.insert(name, value);
        }
    }
    let key = user.id.split_once('|').map_or("", |(_, key)| key);
    let family = user.strategy.parse().map(Strategy::family);
    let identity = [
        ("connection", Value::from(user.connection.as_str())),
        ("user_id", Value::from(key)),
        ("provider", Value::from(user.strategy.as_str())),
        ("isSocial", Value::from(family == Ok(Family::Social))),
    ];
    let identity = identity.map(|(name, value)| (name.to_owned(), value));
    let identity = Value::Object(identity.into_iter().collect());
    whole.insert("identities", Value::Array(vec![identity]));
    for (name, time) in [
        ("created_at", user.created_at),
        ("updated_at", user.updated_at),
    ] {
        whole.insert(name, Value::from(timestamp::format(time)));
    }
    Value::Object(whole).to_string()
}

impl Field {
    fn read(&self, value: Value) -> Result<Value, Fault> {
        let wrong = |code, rule| Err(fault(code, self.name, rule));
        match (&self.kind, value) {
            (Kind::Text, Value::String(text)) if text.trim().is_empty() => {
                wrong("MIN_LENGTH", "must not be empty")
            }
            (Kind::Email, Value::String(text)) => match email(&text) {
                Some(email) => Ok(Value::from(email)),
                None => wrong("FORMAT", "must be an e-mail address"),
            },
            (Kind::Text, value @ Value::String(_))
            | (Kind::Flag, value @ Value::Bool(_))
            | (Kind::Object, value @ Value::Object(_)) => Ok(value),
            (Kind::Text | Kind::Email, _) => wrong("INVALID_TYPE", "must be a string"),
            (Kind::Flag, _) => wrong("INVALID_TYPE", "must be true or false"),
            (Kind::Object, _) => wrong("INVALID_TYPE", "must be an object"),
        }
    }
}

/// An e-mail address in small letters; nothing for what cannot be one.
pub(crate) fn email(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let strange = |it: char| it.is_whitespace() || it.is_control();
    // RFC 5321, section 4.5.3.1.3.
    let good = !local.is_empty() && !domain.is_empty() && text.len() <= 254;
    (good && !text.contains(strange)).then(|| text.to_lowercase())
}

/// What stands behind the strategy in an id; the strategy may stand before it.
fn key(id: Option<Value>, strategy: &str) -> Result<Option<String>, Fault> {
    let id = match id {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(id)) => id,
        Some(_) => return Err(fault("INVALID_TYPE", "user_id", "must be a string")),
    };
    let key = id
        .strip_prefix(strategy)
        .and_then(|rest| rest.strip_prefix('|'))
        .unwrap_or(&id);
    let strange = |it: char| it.is_whitespace() || it.is_control();
    if key.is_empty() || key.len() > 255 || key.contains(strange) {
        let rule = "must have 1 to 255 bytes and no spaces";
        return Err(fault("FORMAT", "user_id", rule));
    }
    Ok(Some(key.to_owned()))
}

/// `name` and `nickname` come from the identifier when nobody named them.
fn with_usual_names(mut profile: Object, identifiers: &Identifiers) -> Object {
    let identifier = [
        &identifiers.email,
        &identifiers.username,
        &identifiers.phone_number,
    ];
    let Some(identifier) = identifier.into_iter().flatten().next() else {
        return profile;
    };
    let nickname = identifier.split('@').next().unwrap_or(identifier);
    for (field, usual) in [("name", identifier.as_str()), ("nickname", nickname)] {
        if !profile.contains_key(field) {
            profile.insert(field, Value::from(usual));
        }
    }
    if identifiers.email.is_some() && !profile.contains_key("email_verified") {
        profile.insert("email_verified", Value::Bool(false));
    }
    let ordered = FIELDS.iter().filter_map(|field| {
        let value = profile.remove(field.name)?;
        Some((field.name.to_owned(), value))
    });
    ordered.collect()
}

fn fault(code: &'static str, member: &str, rule: &'static str) -> Fault {
    Fault {
        code,
        member: member.to_owned(),
        rule,
    }
}

impl Fault {
    /// The sentence for people.
    pub(crate) fn sentence(&self) -> String {
        match self.member.as_str() {
            "" => self.rule.to_owned(),
            member => format!("/{member}: {}", self.rule),
        }
    }
}

#[cfg(test)]
mod tests {
    use lossless_json::Value;

    use super::{Source, email, read};

    fn outcome(text: &str, source: Source) -> String {
        let Ok(Value::Object(sent)) = Value::parse(text.as_bytes()) else {
            panic!("{text}");
        };
        match read(sent, "auth0", source) {
            Ok(draft) => draft.profile,
            Err(fault) => fault.sentence(),
        }
    }

    #[test]
    fn a_profile_has_what_is_listed_and_nothing_else() {
        let sent = r#"{"app_metadata":{"n":1.50},"password":"p","email":"A@B.example",
            "user_id":"x","name":"A","password_hash":null,"mfa_factors":[]}"#;
        let profile = r#"{"email":"a@b.example","email_verified":false,"name":"A","nickname":"a","app_metadata":{"n":1.50}}"#;
        assert_eq!(outcome(sent, Source::Request), profile);
        let listed = sent.replace('}', r#","created_at":"x","identities":[]}"#);
        let listed = listed.replacen(r#","created_at":"x","identities":[]}"#, "}", 1);
        assert_eq!(outcome(&listed, Source::File), profile);
        let refused = outcome(&listed, Source::Request);
        assert_eq!(refused, "/created_at: is not known here");
    }

    #[test]
    fn what_is_no_user_is_refused_by_its_member() {
        for (sent, sentence) in [
            ("{}", "must have an email, a username or a phone_number"),
            (
                r#"{"email":null}"#,
                "must have an email, a username or a phone_number",
            ),
            (r#"{"email":7}"#, "/email: must be a string"),
            (r#"{"email":"a"}"#, "/email: must be an e-mail address"),
            (r#"{"username":" "}"#, "/username: must not be empty"),
            (
                r#"{"username":"a","blocked":"no"}"#,
                "/blocked: must be true or false",
            ),
            (
                r#"{"username":"a","user_metadata":[]}"#,
                "/user_metadata: must be an object",
            ),
            (
                r#"{"username":"a","user_id":7}"#,
                "/user_id: must be a string",
            ),
            (
                r#"{"username":"a","user_id":"auth0|"}"#,
                "/user_id: must have 1 to 255 bytes and no spaces",
            ),
            (
                r#"{"username":"a","emial":"a@b"}"#,
                "/emial: is not known here",
            ),
        ] {
            assert_eq!(outcome(sent, Source::File), sentence, "{sent}");
        }
    }

    #[test]
    fn an_address_is_compared_in_small_letters() {
        for (text, expected) in [
            ("A.b+c@Example.COM", Some("a.b+c@example.com")),
            ("\"a@b\"@c", Some("\"a@b\"@c")),
            ("", None),
            ("@", None),
            ("a@", None),
            ("@b", None),
            ("a b@c", None),
            ("a@b\n", None),
        ] {
            assert_eq!(email(text).as_deref(), expected, "{text}");
        }
        assert_eq!(email(&format!("{}@b", "a".repeat(253))), None);
    }
}
