//! One step through a JSON document.

use crate::text::Text;

/// One step through a JSON document, in document order.
///
/// Two events are equal when they say the same: strings compare decoded, numbers as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// `{`: keys and values follow in turn until the matching [`Event::ObjectEnd`].
    ObjectStart,
    /// `}`.
    ObjectEnd,
    /// `[`: values follow until the matching [`Event::ArrayEnd`].
    ArrayStart,
    /// `]`.
    ArrayEnd,
    /// The key of a member; its value follows.
    Key(Text<'a>),
    /// A string that is a value.
    String(Text<'a>),
    /// A number exactly as written; it follows the grammar of RFC 8259, section 6.
    Number(&'a str),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
}
