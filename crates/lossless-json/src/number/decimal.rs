//! The exact value of a spelled number, without allocation.

/// A spelled number taken apart: `±digits × 10^exponent`.
///
/// The digits are those of `whole` and then of `fraction`, with no zero at either end.
pub(super) struct Decimal<'a> {
    pub(super) negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i128,
    /// Whether the exponent is too long a number even for an `i128`; then only its sign counts.
    saturated: bool,
}

impl<'a> Decimal<'a> {
    /// Takes `text` apart, which follows the grammar of numbers.
    pub(super) fn of(text: &'a str) -> Decimal<'a> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(magnitude) => (true, magnitude),
            None => (false, text),
        };
        let (coefficient, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = coefficient.split_once('.').unwrap_or((coefficient, ""));

        let mut whole = whole.trim_start_matches('0');
        let mut fraction = fraction.trim_end_matches('0');
        let mut shift = -length(fraction);
        if whole.is_empty() {
            fraction = fraction.trim_start_matches('0');
        }
        if fraction.is_empty() {
            let with_zeros = length(whole);
            whole = whole.trim_end_matches('0');
            shift += with_zeros - length(whole);
        }

        let shifted = exponent
            .parse::<i128>()
            .ok()
            .and_then(|exponent| exponent.checked_add(shift));
        let limit = if exponent.starts_with('-') {
            i128::MIN
        } else {
            i128::MAX
        };
        Decimal {
            negative,
            whole,
            fraction,
            exponent: shifted.unwrap_or(limit),
            saturated: shifted.is_none(),
        }
    }

    pub(super) fn is_integer(&self) -> bool {
        self.is_zero() || self.exponent >= 0
    }

    /// The value without its sign, if it is an integer and fits.
    pub(super) fn magnitude(&self) -> Option<u64> {
        if self.is_zero() {
            return Some(0);
        }
        let digits = self.digits().try_fold(0_u64, |value, digit| {
            value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        })?;
        let power = 10_u64.checked_pow(u32::try_from(self.exponent).ok()?)?;
        digits.checked_mul(power)
    }

    /// Whether both have the same value.
    ///
    /// Exponents beyond `i128` are told apart by their spelling, before this is asked.
    pub(super) fn equals(&self, other: &Decimal<'_>) -> bool {
        if self.is_zero() || other.is_zero() {
            return self.is_zero() && other.is_zero();
        }
        self.negative == other.negative
            && self.exponent == other.exponent
            && !self.saturated
            && !other.saturated
            && self.digits().eq(other.digits())
    }

    fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.whole.bytes().chain(self.fraction.bytes())
    }
}

fn length(digits: &str) -> i128 {
    // No text is longer than `isize::MAX`.
    i128::try_from(digits.len()).unwrap_or(i128::MAX)
}
