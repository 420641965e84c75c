//! How many requests a caller may make: so many a minute, counted in a fixed window.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::Header;

/// The length of a window in milliseconds.
const WINDOW: u64 = 60_000;

/// How many callers are remembered before windows that are over are swept out.
const SWEEP_ABOVE: usize = 1024;

/// A fixed window of one minute for each caller, or no limit at all.
///
/// A window opens with a caller's first request and is over 60 seconds later.
#[derive(Debug)]
pub struct RateLimit {
    per_minute: Option<u32>,
    windows: Mutex<HashMap<String, Window>>,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    opened: u64,
    used: u32,
}

/// What a caller has left after a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Requests a minute.
    pub limit: u32,
    /// Requests left in this window.
    pub remaining: u32,
    /// When the window is over, in whole seconds since the Unix epoch, rounded up.
    pub reset: u64,
    /// Seconds until then, rounded up, at least 1.
    pub retry_after: u64,
    /// Whether this request was one too many.
    pub exhausted: bool,
}

impl RateLimit {
    /// No limit: answers carry no `X-RateLimit-*` headers.
    pub fn off() -> Self {
        Self {
            per_minute: None,
            windows: Mutex::default(),
        }
    }

    /// So many requests a minute for each caller.
    pub fn per_minute(limit: u32) -> Self {
        Self {
            per_minute: Some(limit),
            windows: Mutex::default(),
        }
    }

    /// Counts a request at a time in milliseconds; nothing when there is no limit.
    pub fn take(&self, client: &str, now: u64) -> Option<Budget> {
        let limit = self.per_minute?;
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() > SWEEP_ABOVE {
            windows.retain(|_, window| window.is_open(now));
        }
        let window = match windows.get_mut(client) {
            Some(window) if window.is_open(now) => window,
            _ => {
                let fresh = Window {
                    opened: now,
                    used: 0,
                };
                windows
                    .entry(client.to_owned())
                    .insert_entry(fresh)
                    .into_mut()
            }
        };
        let exhausted = window.used >= limit;
        if !exhausted {
            window.used += 1;
        }
        Some(window.budget(limit, now, exhausted))
    }

    /// What a caller has left, without counting a request.
    pub fn peek(&self, client: &str, now: u64) -> Option<Budget> {
        let limit = self.per_minute?;
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let open = windows.get(client).filter(|window| window.is_open(now));
        let window = open.copied().unwrap_or(Window {
            opened: now,
            used: 0,
        });
        Some(window.budget(limit, now, false))
    }
}

impl Window {
    /// A clock that was set back closes the window too, so that nobody waits for hours.
    fn is_open(&self, now: u64) -> bool {
        (self.opened..self.opened.saturating_add(WINDOW)).contains(&now)
    }

    fn budget(&self, limit: u32, now: u64, exhausted: bool) -> Budget {
        let end = self.opened.saturating_add(WINDOW);
        Budget {
            limit,
            remaining: limit.saturating_sub(self.used),
            reset: end.div_ceil(1000),
            retry_after: end.saturating_sub(now).div_ceil(1000).max(1),
            exhausted,
        }
    }
}

impl Budget {
    /// The headers of the reference, and `Retry-After` (RFC 9110) once the budget is used up.
    pub fn headers(&self) -> Vec<Header> {
        let mut headers = vec![
            ("X-RateLimit-Limit", self.limit.to_string()),
            ("X-RateLimit-Remaining", self.remaining.to_string()),
            ("X-RateLimit-Reset", self.reset.to_string()),
        ];
        if self.exhausted {
            headers.push(("Retry-After", self.retry_after.to_string()));
        }
        headers
    }
}

#[cfg(test)]
mod tests {
    use super::{RateLimit, SWEEP_ABOVE};

    const NOON: u64 = 1_764_000_000_500;

    #[test]
    fn the_request_after_the_last_is_refused() {
        for limit in [1, 50, 100] {
            let rate_limit = RateLimit::per_minute(limit);
            for request in 1..=limit {
                let budget = rate_limit.take("client", NOON).unwrap();
                assert!(!budget.exhausted, "request {request} of {limit}");
                assert_eq!(budget.remaining, limit - request);
            }
            let budget = rate_limit.take("client", NOON).unwrap();
            assert!(budget.exhausted);
            assert_eq!((budget.remaining, budget.retry_after), (0, 60));
        }
    }

    #[test]
    fn a_minute_after_the_first_request_the_budget_is_whole_again() {
        let rate_limit = RateLimit::per_minute(1);
        let opened = rate_limit.take("client", NOON).unwrap();
        let late = rate_limit.take("client", NOON + 59_999).unwrap();
        assert!(late.exhausted);
        assert_eq!((late.reset, late.retry_after), (opened.reset, 1));
        assert!(!rate_limit.take("client", NOON + 60_000).unwrap().exhausted);
    }

    #[test]
    fn the_reset_is_in_whole_seconds_and_at_most_61_ahead() {
        for offset in [0, 1, 499, 500, 999] {
            let now = NOON + offset;
            let budget = RateLimit::per_minute(5).take("client", now).unwrap();
            assert!((60..=61).contains(&(budget.reset - now / 1000)), "{offset}");
        }
    }

    #[test]
    fn callers_do_not_share_a_budget() {
        let rate_limit = RateLimit::per_minute(1);
        assert!(!rate_limit.take("one", NOON).unwrap().exhausted);
        assert!(!rate_limit.take("other", NOON).unwrap().exhausted);
    }

    #[test]
    fn a_look_counts_nothing() {
        let rate_limit = RateLimit::per_minute(2);
        rate_limit.take("client", NOON);
        for _ in 0..3 {
            assert_eq!(rate_limit.peek("client", NOON).unwrap().remaining, 1);
        }
        assert_eq!(rate_limit.peek("stranger", NOON).unwrap().remaining, 2);
    }

    #[test]
    fn a_clock_that_is_set_back_opens_a_new_window() {
        let rate_limit = RateLimit::per_minute(1);
        rate_limit.take("client", NOON);
        assert!(
            !rate_limit
                .take("client", NOON - 3_600_000)
                .unwrap()
                .exhausted
        );
    }

    #[test]
    fn callers_of_the_past_are_forgotten() {
        let rate_limit = RateLimit::per_minute(1);
        for caller in 0..=SWEEP_ABOVE {
            rate_limit.take(&caller.to_string(), NOON);
        }
        rate_limit.take("late", NOON + 60_000);
        assert_eq!(rate_limit.windows.lock().unwrap().len(), 1);
    }

    #[test]
    fn without_a_limit_nothing_is_said() {
        assert_eq!(RateLimit::off().take("client", NOON), None);
        assert_eq!(RateLimit::off().peek("client", NOON), None);
    }
}
