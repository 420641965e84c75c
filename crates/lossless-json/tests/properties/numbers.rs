//! Numbers against the arithmetic of integers and floats.

use lossless_json::Number;
use proptest::prelude::*;

use crate::generate::{config, number_text};

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

/// Spells `digits × 10^exponent` with the point `places` digits before the end.
fn spell(digits: i64, exponent: i32, places: usize) -> String {
    let sign = if digits < 0 { "-" } else { "" };
    let padded = format!("{:0width$}", digits.unsigned_abs(), width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let exponent = exponent + i32::try_from(places).unwrap();
    match (fraction, exponent) {
        ("", 0) => format!("{sign}{whole}"),
        ("", _) => format!("{sign}{whole}e{exponent}"),
        (_, 0) => format!("{sign}{whole}.{fraction}"),
        _ => format!("{sign}{whole}.{fraction}E{exponent:+}"),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_spelling_of_a_number_is_equivalent(
        digits in prop_oneof![-20..20_i64, any::<i64>()],
        exponent in -30..30_i32,
        zeros in 0..3_u32,
        places in 0..25_usize,
    ) {
        let plain = number(&spell(digits, exponent, 0));
        prop_assert!(plain.equivalent(&number(&spell(digits, exponent, places))));
        if let Some(longer) = digits.checked_mul(10_i64.pow(zeros)) {
            let shorter = exponent - i32::try_from(zeros).unwrap();
            prop_assert!(plain.equivalent(&number(&spell(longer, shorter, places))));
        }
    }

    #[test]
    fn equivalence_is_that_of_the_values(
        (one, two) in (-200..200_i64, -200..200_i64),
        (first, second) in (0..4_i32, 0..4_i32),
        (some, others) in (0..6_usize, 0..6_usize),
    ) {
        let value = |digits: i64, exponent: i32| digits * 10_i64.pow(exponent.unsigned_abs());
        let same = value(one, first) == value(two, second);
        let one = number(&spell(one, first, some));
        let two = number(&spell(two, second, others));
        prop_assert_eq!(one.equivalent(&two), same, "{} {}", one, two);
    }

    #[test]
    fn an_integer_is_the_one_that_arithmetic_finds(
        digits in prop_oneof![-2000..2000_i64, any::<i64>()],
        exponent in -8..8_i32,
        places in 0..25_usize,
    ) {
        let power = 10_i128.pow(exponent.unsigned_abs());
        let digits_wide = i128::from(digits);
        let expected = if exponent >= 0 {
            Some(digits_wide * power)
        } else {
            (digits_wide % power == 0).then(|| digits_wide / power)
        };
        let number = number(&spell(digits, exponent, places));
        prop_assert_eq!(number.is_integer(), expected.is_some());
        prop_assert_eq!(number.as_i64(), expected.and_then(|value| i64::try_from(value).ok()));
        prop_assert_eq!(number.as_u64(), expected.and_then(|value| u64::try_from(value).ok()));
    }

    #[test]
    fn a_float_comes_back_bit_by_bit(bits in any::<u64>()) {
        let float = f64::from_bits(bits);
        match Number::from_f64(float) {
            Some(number) => {
                prop_assert_eq!(number.as_f64().map(f64::to_bits), Some(bits));
                prop_assert_eq!(Number::parse(number.as_str()), Some(number));
            }
            None => prop_assert!(!float.is_finite()),
        }
    }

    #[test]
    fn integers_come_back(signed in any::<i64>(), unsigned in any::<u64>()) {
        prop_assert_eq!(Number::from(signed).as_i64(), Some(signed));
        prop_assert_eq!(Number::from(unsigned).as_u64(), Some(unsigned));
        prop_assert!(Number::from(signed).is_integer());
    }

    #[test]
    fn the_float_of_a_number_is_the_nearest(text in number_text()) {
        let number = number(&text);
        let expected: f64 = text.parse().unwrap();
        prop_assert_eq!(number.as_f64(), expected.is_finite().then_some(expected));
        prop_assert_eq!(number.as_str(), text);
    }

    #[test]
    fn a_text_is_a_number_when_serde_json_says_so(text in "[-+0-9.eE]{0,8}") {
        let expected = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        prop_assert_eq!(Number::parse(&text).is_some(), expected);
    }
}
