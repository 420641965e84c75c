//! Places in a document (RFC 6901).

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use crate::write::write_natural;

/// The place of a value in a document: a JSON pointer (RFC 6901), such as `/options/scope/0`.
///
/// Pointers are ordered token by token, so that a value comes right before what it holds.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Pointer {
    /// Empty, or tokens each after a `/`, with `~` and `/` inside them written `~0` and `~1`.
    text: String,
}

/// A text that is no JSON pointer: it neither is empty nor starts with `/`, or it holds a `~`
/// that is not followed by `0` or `1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointerError;

impl Pointer {
    /// The whole document.
    pub const ROOT: Pointer = Pointer {
        text: String::new(),
    };

    /// The whole document.
    pub const fn root() -> Pointer {
        Pointer::ROOT
    }

    /// The pointer that `text` spells (RFC 6901, section 3).
    pub fn parse(text: &str) -> Result<Pointer, PointerError> {
        let starts_well = text.is_empty() || text.starts_with('/');
        let mut after_tildes = text.split('~').skip(1);
        if starts_well && after_tildes.all(|rest| rest.starts_with(['0', '1'])) {
            let text = text.to_owned();
            Ok(Pointer { text })
        } else {
            Err(PointerError)
        }
    }

    /// The place `token` inside this one; the token is plain, not escaped.
    #[must_use]
    pub fn join(&self, token: &str) -> Pointer {
        let mut text = String::with_capacity(self.text.len() + 1 + token.len());
        text.push_str(&self.text);
        text.push('/');
        for character in token.chars() {
            match character {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
        Pointer { text }
    }

    /// The element `index` of the array at this place.
    #[must_use]
    pub fn join_index(&self, index: usize) -> Pointer {
        let mut text = self.text.clone();
        text.push('/');
        write_natural(&mut text, u64::try_from(index).unwrap_or(u64::MAX));
        Pointer { text }
    }

    /// This pointer and then the tokens of `below`.
    #[must_use]
    pub fn concat(&self, below: &Pointer) -> Pointer {
        let mut text = self.text.clone();
        text.push_str(&below.text);
        Pointer { text }
    }

    /// The tokens from the outside in, no longer escaped.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        self.escaped_tokens().map(unescape)
    }

    /// The innermost token, no longer escaped.
    pub fn last(&self) -> Option<Cow<'_, str>> {
        let (_, token) = self.text.rsplit_once('/')?;
        Some(unescape(token))
    }

    /// The place that holds this one; the root has none.
    pub fn parent(&self) -> Option<Pointer> {
        let (parent, _) = self.text.rsplit_once('/')?;
        let text = parent.to_owned();
        Some(Pointer { text })
    }

    /// Whether this is the whole document.
    pub fn is_root(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether this place is `outer` or inside it.
    pub fn starts_with(&self, outer: &Pointer) -> bool {
        self.below(outer).is_some()
    }

    /// This place as seen from `outer`, if it is there or inside it.
    pub fn strip_prefix(&self, outer: &Pointer) -> Option<Pointer> {
        let text = self.below(outer)?.to_owned();
        Some(Pointer { text })
    }

    /// The pointer as text, escaped.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn below(&self, outer: &Pointer) -> Option<&str> {
        let rest = self.text.strip_prefix(&outer.text)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }

    fn escaped_tokens(&self) -> impl DoubleEndedIterator<Item = &str> {
        // The text before the first slash is no token: it is always empty.
        let tokens = self.text.strip_prefix('/').map(|rest| rest.split('/'));
        tokens.into_iter().flatten()
    }
}

/// The index that `token` spells: digits without a leading zero (RFC 6901, section 4).
pub(crate) fn array_index(token: &str) -> Option<usize> {
    let canonical = token == "0" || !token.starts_with(['0', '+']);
    canonical.then(|| token.parse().ok()).flatten()
}

fn unescape(token: &str) -> Cow<'_, str> {
    let Some((plain, rest)) = token.split_once('~') else {
        return Cow::Borrowed(token);
    };
    let mut text = String::from(plain);
    // `~01` is `~1` and no slash.
    for part in rest.split('~') {
        let (character, plain) = match part.strip_prefix('1') {
            Some(plain) => ('/', plain),
            None => ('~', part.strip_prefix('0').unwrap_or(part)),
        };
        text.push(character);
        text.push_str(plain);
    }
    Cow::Owned(text)
}

impl Ord for Pointer {
    fn cmp(&self, other: &Pointer) -> Ordering {
        self.escaped_tokens().cmp(other.escaped_tokens())
    }
}

impl PartialOrd for Pointer {
    fn partial_cmp(&self, other: &Pointer) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Pointer {
    type Err = PointerError;

    fn from_str(text: &str) -> Result<Pointer, PointerError> {
        Pointer::parse(text)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The pointer in quotes.
impl fmt::Debug for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)
    }
}

impl fmt::Display for PointerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a JSON pointer")
    }
}

impl core::error::Error for PointerError {}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[track_caller]
    fn check(text: &str, tokens: &[&str]) {
        let pointer = Pointer::parse(text).unwrap();
        assert_eq!(pointer.as_str(), text);
        assert!(pointer.tokens().eq(tokens.iter().copied()), "{pointer:?}");

        let joined = tokens.iter().fold(Pointer::ROOT, |outer, t| outer.join(t));
        assert_eq!(joined, pointer);
        assert_eq!(pointer.last().as_deref(), tokens.last().copied());
        assert_eq!(pointer.is_root(), tokens.is_empty());
        let parent = pointer.parent();
        assert_eq!(parent.is_none(), tokens.is_empty());
        if let Some((parent, token)) = parent.zip(pointer.last()) {
            assert_eq!(parent.join(&token), pointer);
        }
    }

    #[test]
    fn a_pointer_is_its_tokens_with_tilde_and_slash_escaped() {
        check("", &[]);
        check("/", &[""]);
        check("/options/scope/0", &["options", "scope", "0"]);
        check("//", &["", ""]);
        check("/a~1b", &["a/b"]);
        check("/m~0n", &["m~n"]);
        check("/~01", &["~1"]);
        check("/~10", &["/0"]);
        check(
            "/c%d/e^f/g|h/i\\j/k\"l/ /日本",
            &["c%d", "e^f", "g|h", "i\\j", "k\"l", " ", "日本"],
        );
        check("/-", &["-"]);
    }

    #[test]
    fn a_text_that_is_no_pointer_is_refused() {
        for text in [
            "a", "a/b", " /a", "#/a", "/a~", "/a~/b", "/~2", "~0", "/~0~",
        ] {
            assert_eq!(Pointer::parse(text), Err(PointerError), "{text}");
            assert_eq!(text.parse::<Pointer>(), Err(PointerError), "{text}");
        }
    }

    #[test]
    fn a_prefix_ends_between_two_tokens() {
        let pointer = Pointer::parse("/options/scope/0").unwrap();
        let check = |outer: &str, below: Option<&str>| {
            let outer = Pointer::parse(outer).unwrap();
            let stripped = pointer.strip_prefix(&outer);
            assert_eq!(stripped.as_ref().map(Pointer::as_str), below, "{outer}");
            assert_eq!(pointer.starts_with(&outer), below.is_some(), "{outer}");
            if let Some(below) = stripped {
                assert_eq!(outer.concat(&below), pointer);
            }
        };
        check("", Some("/options/scope/0"));
        check("/options", Some("/scope/0"));
        check("/options/scope/0", Some(""));
        check("/option", None);
        check("/options/scope/0/0", None);
        check("/options/", None);
    }

    #[test]
    fn the_order_keeps_a_value_together_with_what_it_holds() {
        let sorted = ["", "/", "/a", "/a/", "/a/b", "/a/b/c", "/a!", "/a.b", "/b"];
        let mut pointers: Vec<Pointer> = sorted
            .iter()
            .map(|text| Pointer::parse(text).unwrap())
            .collect();
        pointers.reverse();
        pointers.sort();
        assert!(pointers.iter().map(Pointer::as_str).eq(sorted));
    }

    #[test]
    fn an_array_index_has_no_sign_and_no_leading_zero() {
        for (token, index) in [
            ("0", 0),
            ("1", 1),
            ("10", 10),
            ("4294967295", 4_294_967_295),
        ] {
            assert_eq!(array_index(token), Some(index));
            assert_eq!(Pointer::ROOT.join_index(index), Pointer::ROOT.join(token));
        }
        for token in [
            "",
            "-",
            "00",
            "01",
            "+1",
            "-1",
            "1.0",
            "1e0",
            " 1",
            "٣",
            "99999999999999999999",
        ] {
            assert_eq!(array_index(token), None, "{token}");
        }
    }
}
