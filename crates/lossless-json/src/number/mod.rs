//! Numbers that keep their spelling.

mod decimal;
mod floor;
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

    /// The largest whole number that is not above the number that `spelling` spells (kept within
    /// `i64`), and whether it is that number exactly.
    ///
    /// The spelling must be one of [`Event::Number`](crate::Event::Number). Nothing is allocated.
    pub fn floor(spelling: &str) -> (i64, bool) {
        // Most numbers are a few digits.
        if spelling.len() <= 9 && spelling.bytes().all(|byte| byte.is_ascii_digit()) {
            let value = spelling
                .bytes()
                .fold(0, |value, digit| value * 10 + i64::from(digit & 0xf));
            return (value, true);
        }
        floor::floor(spelling)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap_or_else(|| panic!("{text} is no number"))
    }

    #[test]
    fn a_number_keeps_its_spelling() {
        for text in [
            "0",
            "-0",
            "1.10",
            "1E+2",
            "1e-07",
            "123456789012345678901234567890",
        ] {
            assert_eq!(number(text).as_str(), text);
            assert_eq!(number(text).to_string(), text);
        }
    }

    #[test]
    fn what_json_does_not_call_a_number_is_refused() {
        let texts = [
            "",
            "-",
            "+1",
            "01",
            "-01",
            "00",
            ".5",
            "5.",
            "-.5",
            "1e",
            "1e+",
            "1.e1",
            "0x1",
            "1_0",
            " 1",
            "1 ",
            "1,",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e5.0",
            "--1",
            "1-",
            "٣",
        ];
        for text in texts {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_integer_is_one_however_spelled() {
        let check = |text: &str, signed: Option<i64>, unsigned: Option<u64>| {
            assert_eq!(number(text).as_i64(), signed, "{text}");
            assert_eq!(number(text).as_u64(), unsigned, "{text}");
        };
        for five in [
            "5", "5.0", "5e0", "5.000E+0", "0.5e1", "50e-1", "0.0005e4", "500E-2",
        ] {
            check(five, Some(5), Some(5));
        }
        for zero in [
            "0",
            "-0",
            "0.0",
            "-0.0e5",
            "0e999999999999999999999999999999999999999999",
        ] {
            check(zero, Some(0), Some(0));
        }
        check("-5.0", Some(-5), None);
        check("5.5", None, None);
        check("5e-1", None, None);
        check("9223372036854775807", Some(i64::MAX), Some(i64::MAX as u64));
        check("9223372036854775808", None, Some(1 << 63));
        check("-9223372036854775808", Some(i64::MIN), None);
        check("-9223372036854775809", None, None);
        check("18446744073709551615", None, Some(u64::MAX));
        check("1.8446744073709551615e19", None, Some(u64::MAX));
        check("18446744073709551616", None, None);
        check("1e19", None, Some(10_000_000_000_000_000_000));
        check("1e20", None, None);
        check("1e99999999999999999999999999999999999999999999", None, None);
    }

    #[test]
    fn an_integer_may_be_of_any_size() {
        for text in [
            "1e400",
            "123456789012345678901234567890",
            "0.1e99999999999999999999",
            "-1e18",
        ] {
            assert!(number(text).is_integer(), "{text}");
        }
        let huge_exponent = "99999999999999999999999999999999999999999999";
        assert!(number(&alloc::format!("1e{huge_exponent}")).is_integer());
        assert!(!number(&alloc::format!("1e-{huge_exponent}")).is_integer());
        for text in ["0.5", "1e-1", "1.05e1", "123456789.5"] {
            assert!(!number(text).is_integer(), "{text}");
        }
    }

    #[test]
    fn equivalence_is_exact_and_ignores_the_spelling() {
        let check = |one: &str, two: &str, equivalent: bool| {
            assert_eq!(
                number(one).equivalent(&number(two)),
                equivalent,
                "{one} {two}"
            );
            assert_eq!(
                number(two).equivalent(&number(one)),
                equivalent,
                "{two} {one}"
            );
        };
        check("1", "1.0", true);
        check("1", "1e0", true);
        check("1", "10e-1", true);
        check("100", "1e2", true);
        check("0.001", "1E-3", true);
        check("12.50", "1250e-2", true);
        check("0", "-0.0", true);
        check("0e9", "0", true);
        check("1", "-1", false);
        check("1", "2", false);
        check("1", "10", false);
        check("12", "21", false);
        check("1e400", "1e401", false);
        check("1e400", "10e399", true);
        // The same f64, and yet not the same number.
        check("9007199254740993", "9007199254740992", false);
        check("0.1", "0.1000000000000000055511151231257827", false);
        // Exponents beyond any integer type are compared as written.
        let huge = "1e99999999999999999999999999999999999999999999";
        check(huge, huge, true);
        check(
            huge,
            "1e99999999999999999999999999999999999999999998",
            false,
        );
        check(
            huge,
            "0e99999999999999999999999999999999999999999999",
            false,
        );
    }

    #[test]
    fn a_float_is_spelled_as_ecmascript_does() {
        let check = |value: f64, text: &str| {
            assert_eq!(Number::from_f64(value).unwrap().as_str(), text);
        };
        check(0.0, "0");
        check(-0.0, "-0");
        check(5.0, "5");
        check(-1.5, "-1.5");
        check(0.1, "0.1");
        check(100.0, "100");
        check(123_456.789, "123456.789");
        check(1e20, "100000000000000000000");
        check(1e21, "1e+21");
        check(1.5e300, "1.5e+300");
        check(0.000_001, "0.000001");
        check(0.000_000_1, "1e-7");
        check(1.25e-9, "1.25e-9");
        check(f64::MAX, "1.7976931348623157e+308");
        check(5e-324, "5e-324");
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Number::from_f64(value), None);
        }
    }

    #[test]
    fn a_number_beyond_f64_has_no_float() {
        assert_eq!(number("1e308").as_f64(), Some(1e308));
        assert_eq!(number("1e309").as_f64(), None);
        assert_eq!(number("-1e309").as_f64(), None);
        assert_eq!(number("1e-400").as_f64(), Some(0.0));
    }

    #[test]
    fn the_floor_is_exact_and_stays_within_an_i64() {
        let check = |text: &str, floor: i64, whole: bool| {
            assert_eq!(Number::floor(text), (floor, whole), "{text}");
        };
        check("0", 0, true);
        check("-0.0", 0, true);
        check("24", 24, true);
        check("240e-1", 24, true);
        check("24.5", 24, false);
        check("-24.5", -25, false);
        check("-24", -24, true);
        check("0.001", 0, false);
        check("-1e-40", -1, false);
        check("12.5e3", 12_500, true);
        check("1.5e0", 1, false);
        check("123456789012", 123_456_789_012, true);
        check("9223372036854775807", i64::MAX, true);
        check("9223372036854775807.5", i64::MAX, false);
        check("-9223372036854775808", i64::MIN, true);
        check("-9223372036854775808.5", i64::MIN, false);
        check("1e400", i64::MAX, true);
        check("-1e400", i64::MIN, true);
        check("1e-99999999999999999999999999999999999999999999", 0, false);
        check(
            "-1e99999999999999999999999999999999999999999999",
            i64::MIN,
            true,
        );
        check("123456789012345678901234567890.5", i64::MAX, false);
    }

    #[test]
    fn integers_become_numbers() {
        assert_eq!(Number::from(i64::MIN).as_i64(), Some(i64::MIN));
        assert_eq!(Number::from(u64::MAX).as_u64(), Some(u64::MAX));
        assert_eq!(Number::from(7_u32).as_str(), "7");
        assert_eq!(Number::from(-7_i32).as_str(), "-7");
    }
}
