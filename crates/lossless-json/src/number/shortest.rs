//! The shortest spelling of an `f64`, laid out as ECMAScript's `Number::toString` does.

use alloc::format;
use alloc::string::String;

/// Spells `value`, which is finite, with the fewest digits that read back as the same bits.
pub(super) fn spell(value: f64) -> String {
    // `d.ddd` and the exponent, with the fewest digits that are exact.
    let scientific = format!("{:e}", value.abs());
    let (coefficient, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (first, others) = coefficient.split_once('.').unwrap_or((coefficient, ""));
    let sign = if value.is_sign_negative() { "-" } else { "" };

    match usize::try_from(exponent) {
        Ok(places) if places < 21 => match others.split_at_checked(places) {
            Some((whole, "")) => format!("{sign}{first}{whole}"),
            Some((whole, fraction)) => format!("{sign}{first}{whole}.{fraction}"),
            None => format!("{sign}{first}{others:0<places$}"),
        },
        Err(_) if exponent > -7 => {
            let zeros = usize::try_from(-1 - exponent).unwrap_or(0);
            format!("{sign}0.{:0<zeros$}{first}{others}", "")
        }
        _ => {
            let point = if others.is_empty() { "" } else { "." };
            format!("{sign}{first}{point}{others}e{exponent:+}")
        }
    }
}
