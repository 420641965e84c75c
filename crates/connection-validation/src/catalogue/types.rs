//! Sets of JSON types.

use lossless_json::Kind;

/// The JSON types a value may have, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    /// No type.
    pub const NONE: Self = Self(0);
    /// `"text"`.
    pub const STRING: Self = Self(1);
    /// Any number.
    pub const NUMBER: Self = Self(1 << 1);
    /// A number without a fraction: `5`, `5.0` and `5e0` are.
    pub const INTEGER: Self = Self(1 << 2);
    /// `true` or `false`.
    pub const BOOLEAN: Self = Self(1 << 3);
    /// `[…]`.
    pub const ARRAY: Self = Self(1 << 4);
    /// `{…}`.
    pub const OBJECT: Self = Self(1 << 5);
    /// `null`.
    pub const NULL: Self = Self(1 << 6);

    /// The types of either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The types of this set that are not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the set holds all types of the other.
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether a value of this kind fits; `integer` tells of a number whether it has no fraction.
    #[inline]
    pub const fn allow(self, kind: Kind, integer: bool) -> bool {
        match kind {
            Kind::Null => self.has(Self::NULL),
            Kind::Boolean => self.has(Self::BOOLEAN),
            Kind::Number => self.has(Self::NUMBER) || (integer && self.has(Self::INTEGER)),
            Kind::String => self.has(Self::STRING),
            Kind::Array => self.has(Self::ARRAY),
            Kind::Object => self.has(Self::OBJECT),
        }
    }

    /// The names of the types in the set, as JSON Schema spells them.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        const NAMED: &[(Types, &str)] = &[
            (Types::STRING, "string"),
            (Types::NUMBER, "number"),
            (Types::INTEGER, "integer"),
            (Types::BOOLEAN, "boolean"),
            (Types::ARRAY, "array"),
            (Types::OBJECT, "object"),
            (Types::NULL, "null"),
        ];
        NAMED
            .iter()
            .filter(move |(each, _)| self.has(*each))
            .map(|(_, name)| *name)
    }
}
