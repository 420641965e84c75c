//! What the API refused, with the place it names and without the values it repeats.

use connection_model::{ErrorBody, Strategy};
use connection_validation::{Secret, secret_class};
use lossless_json::{Pointer, Value};

/// An error answer of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Status, code and sentence. A text of the request that may be a secret and that the server
    /// repeated in its sentence is replaced by `…`.
    pub body: ErrorBody,
    /// The place in the payload that the sentence names, where it names one.
    pub pointer: Option<Pointer>,
}

/// The payload an answer is about, to keep its secrets out of the error.
#[derive(Clone, Copy)]
pub(crate) struct Payload<'a> {
    pub(crate) value: &'a Value,
    pub(crate) strategy: Option<Strategy>,
}

impl Refusal {
    /// Reads an error answer of either contract.
    pub(crate) fn read(status: u16, body: &[u8], payload: Option<Payload<'_>>) -> Self {
        let mut body = ErrorBody::read(status, body);
        let pointer = place(&body.message);
        if let Some(payload) = payload {
            body.message = without_secrets(&body.message, payload);
        }
        Self { body, pointer }
    }
}

/// The place a sentence names: `…: /options/name: …` on `reference`; `… on property options.name`,
/// a list of keys, or a bare `options.name` on a tenant.
fn place(message: &str) -> Option<Pointer> {
    if let Some((_, rest)) = message.split_once(": /") {
        let end = rest.find(": ").unwrap_or(rest.len());
        return Pointer::parse(&format!("/{}", rest.get(..end)?)).ok();
    }
    let property = message.rsplit_once(" on property ").map(|(_, rest)| rest);
    let outer = property.map(|rest| dotted(first_word(rest)));
    for marker in [
        "Missing required property: ",
        "Additional properties not allowed: ",
    ] {
        if let Some((_, rest)) = message.split_once(marker) {
            let key = rest.split([',', '\'']).next()?;
            return Some(outer.unwrap_or_default().join(key));
        }
    }
    outer.or_else(|| {
        let word = message
            .split(' ')
            .find(|word| word.starts_with("options."))?;
        Some(dotted(first_word(word)))
    })
}

/// The path at the start of a text, without the dot that ends the sentence.
fn first_word(text: &str) -> &str {
    let word = text
        .split([' ', '(', ',', '\'', '"'])
        .next()
        .unwrap_or_default();
    word.trim_end_matches('.')
}

/// The pointer for a path such as `groups[0].email`.
fn dotted(path: &str) -> Pointer {
    path.split(['.', '[', ']'])
        .filter(|token| !token.is_empty())
        .fold(Pointer::root(), |pointer, token| pointer.join(token))
}

/// The sentence with every text that the payload holds at a secret or unknown place taken out,
/// wherever it stands as a whole word.
fn without_secrets(message: &str, payload: Payload<'_>) -> String {
    let mut texts = Vec::new();
    collect_texts(
        payload.value,
        &Pointer::root(),
        payload.strategy,
        &mut texts,
    );
    // A longer text first, so that a shorter one inside it leaves no rest of it behind.
    texts.sort_unstable_by_key(|text| std::cmp::Reverse(text.len()));
    let mut message = message.to_owned();
    for text in texts {
        message = without_word(&message, text);
    }
    message
}

fn collect_texts<'a>(
    value: &'a Value,
    pointer: &Pointer,
    strategy: Option<Strategy>,
    texts: &mut Vec<&'a str>,
) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                collect_texts(member, &pointer.join(key), strategy, texts);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect_texts(element, &pointer.join_index(index), strategy, texts);
            }
        }
        Value::String(text) => {
            if !text.is_empty() && secret_class(strategy, pointer) != Secret::No {
                texts.push(text);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn without_word(message: &str, word: &str) -> String {
    let mut result = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once(word) {
        result.push_str(before);
        let inside =
            result.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        result.push_str(if inside { word } else { "…" });
        rest = after;
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::{Payload, Refusal, place};
    use lossless_json::{Pointer, Value};

    fn check(message: &str, pointer: Option<&str>) {
        let found = place(message);
        assert_eq!(found.as_ref().map(Pointer::as_str), pointer, "{message}");
    }

    #[test]
    fn the_place_a_sentence_names_is_found() {
        check(
            "Invalid connection configuration: /options/password_history/size: must be 0 to 24 (and 2 more)",
            Some("/options/password_history/size"),
        );
        check(
            "Payload validation error: 'Additional properties not allowed: requires_username' on property options.validation (Options for validation).",
            Some("/options/validation/requires_username"),
        );
        check(
            "Payload validation error: 'Additional properties not allowed: strategy,name'.",
            Some("/strategy"),
        );
        check(
            "Payload validation error: 'Missing required property: strategy'.",
            Some("/strategy"),
        );
        check(
            "Payload validation error: 'Object didn't pass validation for format email: ' on property groups[0].email (Google Workspace Directory group email).",
            Some("/groups/0/email"),
        );
        check("options.client_id is required", Some("/options/client_id"));
        check(
            "Cannot set both options.attributes and options.validation",
            Some("/options/attributes"),
        );
    }

    #[test]
    fn a_sentence_without_a_place_has_none() {
        check("A connection with the same name already exists", None);
        check("Connection not found", None);
        check("", None);
    }

    #[test]
    fn a_secret_that_the_server_repeats_stays_out() -> Result<(), lossless_json::SyntaxError> {
        let payload =
            Value::parse(br#"{"options":{"nobody_knows_this":"canary","other":"fair"}}"#)?;
        let body = br#"{"error":"bad_request","message":"Bad value 'canary' or canary, not canaryish or unfair"}"#;
        let payload = Payload {
            value: &payload,
            strategy: None,
        };
        let refusal = Refusal::read(400, body, Some(payload));
        assert_eq!(
            refusal.body.message,
            "Bad value '…' or …, not canaryish or unfair"
        );
        Ok(())
    }
}
