//! The whole number at or below a spelled number.

/// From here on ten times as much, and any digit, is beyond every `i64` and still within `u64`.
const NEARLY_TOO_MUCH: u64 = 1 << 60;

/// The largest whole number that is not above the number that `spelling` spells, kept within `i64`,
/// and whether it is that number exactly. The spelling follows the grammar of numbers.
pub(super) fn floor(spelling: &str) -> (i64, bool) {
    let (negative, text) = match spelling.as_bytes() {
        [b'-', magnitude @ ..] => (true, magnitude),
        text => (false, text),
    };
    let mut halves = text.splitn(2, |byte| matches!(byte, b'e' | b'E'));
    let coefficient = halves.next().unwrap_or_default();
    let before_point = coefficient.iter().take_while(|byte| **byte != b'.').count();
    // How many digits, or zeros behind the last one, are still in front of the point.
    let mut places = i64::try_from(before_point)
        .unwrap_or(i64::MAX)
        .saturating_add(halves.next().map_or(0, exponent));
    let mut magnitude = 0;
    let mut whole = true;
    for digit in coefficient.iter().filter(|byte| **byte != b'.') {
        let digit = u64::from(digit & 0xf);
        if places > 0 {
            magnitude = ten_times(magnitude, digit);
            places -= 1;
        } else {
            whole &= digit == 0;
        }
    }
    // A number that is not zero is too large long before all zeros are there.
    for _ in 0..places.min(20) {
        magnitude = ten_times(magnitude, 0);
    }
    let value = if negative {
        let away_from_zero = magnitude.saturating_add(u64::from(!whole));
        0_i64.checked_sub_unsigned(away_from_zero)
    } else {
        i64::try_from(magnitude).ok()
    };
    let end = if negative { i64::MIN } else { i64::MAX };
    (value.unwrap_or(end), whole)
}

fn ten_times(magnitude: u64, and: u64) -> u64 {
    if magnitude < NEARLY_TOO_MUCH {
        magnitude * 10 + and
    } else {
        u64::MAX
    }
}

/// An exponent, of which only the sign counts where it is beyond any length of a text.
fn exponent(text: &[u8]) -> i64 {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    let magnitude = digits.iter().fold(0_i64, |number, digit| {
        (number * 10 + i64::from(digit & 0xf)).min(i64::MAX / 100)
    });
    if negative { -magnitude } else { magnitude }
}
