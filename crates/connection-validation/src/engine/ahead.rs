//! The strategy of a payload whose `options` come first, looked up further on in the text.

use connection_model::Strategy;
use lossless_json::find_key;

/// The first strategy that is named behind this place, in whatever object; that it belongs to the
/// payload shows later.
pub(super) fn strategy(text: &str, from: usize) -> Option<Strategy> {
    let at = find_key(text.as_bytes(), from, "strategy")?;
    let rest = text.get(at..)?.trim_start_matches(is_whitespace);
    let rest = rest.strip_prefix(':')?.trim_start_matches(is_whitespace);
    let name = rest.strip_prefix('"')?;
    // No strategy has a longer name, and a text without an end would be searched for it.
    let (name, _) = name.get(..64).unwrap_or(name).split_once('"')?;
    name.parse().ok()
}

fn is_whitespace(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}
