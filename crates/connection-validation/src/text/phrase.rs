//! What sentences are put together from, whatever their language.

use alloc::format;
use alloc::string::String;

/// The text of a slug.
pub(super) fn named(texts: &[(&str, &'static str)], slug: &str) -> Option<&'static str> {
    let own = texts.iter().find(|(own, _)| *own == slug);
    own.map(|(_, text)| *text)
}

/// `a, b and c`, with this word before the last.
pub(super) fn list(words: &[&str], last: &str, show: impl Fn(&str) -> String) -> String {
    let mut sentence = String::new();
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            if place + 1 == words.len() {
                sentence.push(' ');
                sentence.push_str(last);
                sentence.push(' ');
            } else {
                sentence.push_str(", ");
            }
        }
        sentence.push_str(&show(word));
    }
    sentence
}

/// A word of the API, as it is written there.
pub(super) fn quoted(word: &str) -> String {
    format!("`{word}`")
}
