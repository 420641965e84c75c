//! Bounds of a number, a length or a count.

/// Bounds of a number, a length or a count; both ends are allowed values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The smallest allowed value.
    pub min: Option<i64>,
    /// The largest allowed value.
    pub max: Option<i64>,
}

impl Bounds {
    /// No bounds.
    pub const NONE: Self = Self {
        min: None,
        max: None,
    };

    /// Whether the value lies within.
    pub const fn allow(self, value: i64) -> bool {
        self.above_min(value) && self.below_max(value)
    }

    /// Whether the value is not too small.
    pub const fn above_min(self, value: i64) -> bool {
        match self.min {
            Some(min) => value >= min,
            None => true,
        }
    }

    /// Whether the value is not too large.
    pub const fn below_max(self, value: i64) -> bool {
        match self.max {
            Some(max) => value <= max,
            None => true,
        }
    }

    /// Whether there is neither end.
    pub const fn is_none(self) -> bool {
        self.min.is_none() && self.max.is_none()
    }
}

/// Bounds as a row holds them: a module carries over a thousand rows, and most have none.
///
/// Both ends are held one higher, and no end is 0: an absent bound is nothing but zeros, which take
/// no room in a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    min: u32,
    max: u32,
}

impl Limits {
    /// No bounds.
    pub(crate) const NONE: Self = Self { min: 0, max: 0 };

    /// Whether there is neither end.
    pub(crate) const fn is_none(self) -> bool {
        self.min == 0 && self.max == 0
    }

    /// The same with this lower end.
    pub(crate) const fn from(mut self, min: u32) -> Self {
        self.min = min + 1;
        self
    }

    /// The same with this upper end.
    pub(crate) const fn to(mut self, max: u32) -> Self {
        self.max = max + 1;
        self
    }

    /// Whether all numbers from one to another are within.
    #[inline]
    pub(crate) fn hold(self, least: usize, most: usize) -> bool {
        let min = self.min.saturating_sub(1) as usize;
        least >= min && (self.max == 0 || most < self.max as usize)
    }

    /// Up to which number, as far as a byte goes, they hold all numbers from 1 on.
    pub(crate) const fn any_below(self) -> u8 {
        match (self.min, self.max) {
            (3.., _) => 0,
            // Both ends are held one higher.
            (_, 1..=0x100) => (self.max - 1).to_le_bytes()[0],
            _ => u8::MAX,
        }
    }

    /// As everybody else reads them.
    pub(crate) const fn bounds(self) -> Bounds {
        Bounds {
            min: end(self.min),
            max: end(self.max),
        }
    }
}

const fn end(held: u32) -> Option<i64> {
    match held {
        0 => None,
        held => Some(held as i64 - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Limits};

    #[test]
    fn limits_say_what_bounds_say() {
        let check = |limits: Limits, min, max| assert_eq!(limits.bounds(), Bounds { min, max });
        check(Limits::NONE, None, None);
        check(Limits::NONE.from(0), Some(0), None);
        check(Limits::NONE.to(7), None, Some(7));
        check(Limits::NONE.from(8).to(102_400), Some(8), Some(102_400));
    }

    #[test]
    fn both_ends_are_allowed() {
        let bounds = Limits::NONE.from(1).to(3).bounds();
        let allowed = [0, 1, 2, 3, 4].map(|value| bounds.allow(value));
        assert_eq!(allowed, [false, true, true, true, false]);
    }
}
