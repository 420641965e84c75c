//! The rate limit in plain words.

use management_client::{Budget, RateLimit};

/// A limit of which less than this share is left is worth a look, in percent.
const LOW: u64 = 20;

/// The longest window that is waited for, in seconds: a later end is no window's.
const LONGEST_WINDOW: u64 = 24 * 60 * 60;

/// What is said of a rate limit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// What is left.
    pub(crate) text: String,
    /// Until when that is so.
    pub(crate) until: Option<String>,
    /// What it means.
    pub(crate) meaning: String,
    /// Whether little is left.
    pub(crate) low: bool,
}

/// The words for a rate limit.
pub(crate) fn told(rate_limit: RateLimit) -> Told {
    let budget = match rate_limit {
        RateLimit::Off => {
            return Told {
                text: "No rate limit".to_owned(),
                until: None,
                meaning: "The server takes any number of calls".to_owned(),
                low: false,
            };
        }
        RateLimit::Counted(budget) => budget,
    };
    let Budget {
        limit, remaining, ..
    } = budget;
    let meaning = format!(
        "Rate limit: the server takes {limit} calls of yours at a time, and {remaining} of them are left"
    );
    let until = budget.reset.map(time_of_day);
    Told {
        text: format!("{remaining} of {limit} calls left"),
        meaning: match &until {
            Some(time) => [&meaning, "; at ", time, " all of them are there again"].concat(),
            None => meaning,
        },
        until: until.map(|time| ["until ", &time].concat()),
        low: u64::from(remaining) * 100 < u64::from(limit) * LOW,
    }
}

/// When the calls of a budget are there again, and what is known then: in how many milliseconds,
/// given the time now. Nothing when that time is over or not told.
pub(crate) fn renewal(rate_limit: RateLimit, now: u64) -> Option<(i32, RateLimit)> {
    let RateLimit::Counted(budget) = rate_limit else {
        return None;
    };
    let reset = budget.reset.filter(|_| budget.remaining < budget.limit)?;
    let left = reset.saturating_mul(1000).checked_sub(now)?;
    if left == 0 || left > LONGEST_WINDOW * 1000 {
        return None;
    }
    let renewed = Budget {
        remaining: budget.limit,
        reset: None,
        ..budget
    };
    Some((i32::try_from(left).ok()?, RateLimit::Counted(renewed)))
}

/// Hours, minutes and seconds where the user is, from seconds since 1970.
#[cfg(target_arch = "wasm32")]
#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of any date that JavaScript knows are below 2^53"
)]
pub(crate) fn time_of_day(seconds: u64) -> String {
    let date = js_sys::Date::new(&(seconds.saturating_mul(1000) as f64).into());
    clock(date.get_hours(), date.get_minutes(), date.get_seconds())
}

/// The same where there is no browser to ask for the time zone: in UTC.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn time_of_day(seconds: u64) -> String {
    let part = |unit: u64, count: u64| u32::try_from(seconds / unit % count).unwrap_or_default();
    clock(part(3600, 24), part(60, 60), part(1, 60))
}

fn clock(hours: u32, minutes: u32, seconds: u32) -> String {
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

#[cfg(test)]
mod tests {
    use management_client::{Budget, RateLimit};

    use super::{renewal, told};

    fn counted(remaining: u32, limit: u32, reset: Option<u64>) -> RateLimit {
        RateLimit::Counted(Budget {
            limit,
            remaining,
            reset,
        })
    }

    #[test]
    fn what_is_left_is_told_with_its_time() {
        let told = told(counted(43, 50, Some(38_520)));
        assert_eq!(told.text, "43 of 50 calls left");
        assert_eq!(told.until.as_deref(), Some("until 10:42:00"));
        assert!(
            told.meaning
                .ends_with("at 10:42:00 all of them are there again")
        );
    }

    #[test]
    fn a_limit_without_a_time_is_told_without_it() {
        let told = told(counted(43, 50, None));
        assert_eq!(told.until, None);
        assert!(told.meaning.ends_with("43 of them are left"));
    }

    #[test]
    fn less_than_a_fifth_is_little() {
        for (remaining, low) in [(0, true), (9, true), (10, false), (50, false)] {
            assert_eq!(told(counted(remaining, 50, None)).low, low, "{remaining}");
        }
        assert!(!told(RateLimit::Off).low);
    }

    #[test]
    fn once_the_time_is_over_all_calls_are_there_again() {
        let spent = counted(3, 50, Some(100));
        let renewed = counted(50, 50, None);
        assert_eq!(renewal(spent, 40_000), Some((60_000, renewed)));
        assert_eq!(renewal(renewed, 40_000), None);
    }

    #[test]
    fn a_time_that_is_over_or_beyond_any_window_is_not_waited_for() {
        let spent = counted(3, 50, Some(100));
        assert_eq!(renewal(spent, 100_000), None, "a clock that is ahead");
        assert_eq!(renewal(spent, 500_000), None);
        assert_eq!(renewal(counted(3, 50, Some(u64::MAX)), 0), None);
        assert_eq!(renewal(RateLimit::Off, 0), None);
    }
}
