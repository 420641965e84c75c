//! Numbers that keep their spelling.

mod decimal;
mod shortest;

use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt;

use crate::scanner::number_end;
use decimal::Decimal;

/// A number exactly as written (RFC 8259, section 6): `1.10` stays `1.10`.
///
/// `==` compares the spelling; [`Number::equivalent`] compares the value.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// The number that `text` spells, if it is one number and nothing else.
    pub fn parse(text: &str) -> Option<Number> {
        let bytes = text.as_bytes();
        (number_end(bytes, 0) == Ok(bytes.len())).then(|| Number::from_checked(text))
    }

    /// The number nearest to `value`, spelled as ECMAScript does except that `-0` keeps its sign;
    /// nothing for an infinity or NaN.
    ///
    /// [`Number::as_f64`] gives back the same bits.
    pub fn from_f64(value: f64) -> Option<Number> {
        value
            .is_finite()
            .then(|| Number(shortest::spell(value).into()))
    }

    /// A number whose spelling the scanner has checked.
    pub(crate) fn from_checked(text: &str) -> Number {
        Number(text.into())
    }

    /// The number as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value if it is an integer, however spelled (`5`, `5.0`, `0.5e1`), and fits.
    pub fn as_i64(&self) -> Option<i64> {
        let decimal = Decimal::of(&self.0);
        let magnitude = decimal.magnitude()?;
        if decimal.negative {
            0_i64.checked_sub_unsigned(magnitude)
        } else {
            i64::try_from(magnitude).ok()
        }
    }

    /// The value if it is an integer of no negative value, however spelled, and fits.
    pub fn as_u64(&self) -> Option<u64> {
        let decimal = Decimal::of(&self.0);
        let magnitude = decimal.magnitude()?;
        (magnitude == 0 || !decimal.negative).then_some(magnitude)
    }

    /// The nearest `f64`; nothing when it would be infinite.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// Whether the value is an integer, of any size: `5`, `5.0` and `5e0` are, `5.5` is not.
    pub fn is_integer(&self) -> bool {
        Decimal::of(&self.0).is_integer()
    }

    /// Whether both have the same value, compared exactly: `1`, `1.0` and `10e-1` have.
    pub fn equivalent(&self, other: &Number) -> bool {
        self == other || Decimal::of(&self.0).equals(&Decimal::of(&other.0))
    }

    /// Whether it is spelled with digits alone, perhaps after a minus.
    #[cfg(feature = "serde")]
    pub(crate) fn is_spelled_as_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }
}

/// The spelling.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The spelling.
impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Number {
                Number(value.to_string().into())
            }
        }
    )*};
}

from_integer!(i32, i64, u32, u64);
