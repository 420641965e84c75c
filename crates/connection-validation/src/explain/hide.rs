//! Keeps what may be a secret out of a sentence.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use connection_model::Strategy;
use lossless_json::{Pointer, Value};

use crate::{Secret, secret_class};

/// A text of so many bytes is no part of another word by chance.
const LONG: usize = 8;

/// Every text that a payload holds at a secret or unknown place.
pub(super) fn secrets(payload: &Value, strategy: Option<Strategy>) -> Vec<&str> {
    let mut texts = Vec::new();
    collect(payload, &Pointer::root(), strategy, &mut texts);
    texts
}

/// Whether one of the texts is in a place's name.
pub(super) fn is_in(place: &str, texts: &[&str]) -> bool {
    let mut texts = texts.iter().filter(|text| !text.is_empty());
    texts.any(|text| without_word(place, text) != place)
}

/// The sentence with `…` for each of the texts; a short one only where it stands as a whole word,
/// since it may be part of others by chance.
pub(super) fn without(sentence: &str, texts: &mut [&str]) -> String {
    // A longer text first, so that a shorter one inside it leaves no rest of it behind.
    texts.sort_unstable_by_key(|text| core::cmp::Reverse(text.len()));
    let mut sentence = sentence.to_owned();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        sentence = without_word(&sentence, text);
    }
    sentence
}

fn collect<'v>(
    value: &'v Value,
    pointer: &Pointer,
    strategy: Option<Strategy>,
    texts: &mut Vec<&'v str>,
) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                collect(member, &pointer.join(key), strategy, texts);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect(element, &pointer.join_index(index), strategy, texts);
            }
        }
        Value::String(text) => {
            if secret_class(strategy, pointer) != Secret::No {
                texts.push(text);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn without_word(sentence: &str, word: &str) -> String {
    let mut result = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once(word) {
        result.push_str(before);
        let inside =
            result.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        let stays = inside && word.len() < LONG;
        result.push_str(if stays { word } else { "…" });
        rest = after;
    }
    result.push_str(rest);
    result
}
