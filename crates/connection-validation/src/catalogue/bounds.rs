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

/// Bounds as a row holds them: a quarter of the bytes, since a module carries over a thousand rows
/// and most have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    min: i32,
    max: i32,
}

impl Limits {
    /// No bounds. Both values stand for no end: no option has one so far out.
    pub(crate) const NONE: Self = Self {
        min: i32::MIN,
        max: i32::MAX,
    };

    /// The same with this lower end.
    pub(crate) const fn from(mut self, min: i32) -> Self {
        self.min = min;
        self
    }

    /// The same with this upper end.
    pub(crate) const fn to(mut self, max: i32) -> Self {
        self.max = max;
        self
    }

    /// As everybody else reads them.
    pub(crate) const fn bounds(self) -> Bounds {
        Bounds {
            min: match self.min {
                i32::MIN => None,
                min => Some(min as i64),
            },
            max: match self.max {
                i32::MAX => None,
                max => Some(max as i64),
            },
        }
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
        check(Limits::NONE.from(-1).to(102_400), Some(-1), Some(102_400));
    }

    #[test]
    fn both_ends_are_allowed() {
        let bounds = Limits::NONE.from(1).to(3).bounds();
        let allowed = [0, 1, 2, 3, 4].map(|value| bounds.allow(value));
        assert_eq!(allowed, [false, true, true, true, false]);
    }
}
