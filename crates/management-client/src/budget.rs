//! The rate budget as the answers' headers tell it.

use connection_model::Plan;

use crate::{Clock, Response};

/// What the server said about its rate limit with its last answer that said anything.
///
/// Source: `X-RateLimit-*` in the API's reference; tenants send them in lower case, on successes
/// and on 429 alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Requests in one window.
    pub limit: u32,
    /// Requests left in the present window.
    pub remaining: u32,
    /// When the window is full again, in seconds since 1970-01-01T00:00:00Z.
    pub reset: Option<u64>,
}

impl Budget {
    /// Reads the budget from an answer; nothing when the headers are absent, hidden by the browser
    /// or no numbers.
    pub fn read(response: &Response) -> Option<Self> {
        Some(Self {
            limit: number(response, "X-RateLimit-Limit")?,
            remaining: number(response, "X-RateLimit-Remaining")?,
            reset: number(response, "X-RateLimit-Reset"),
        })
    }
}

/// The rate limit, as far as the answers have told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateLimit {
    /// There is none: the server has named [`Plan::Off`].
    Off,
    /// Requests are counted, and this is what the last answer said of them.
    Counted(Budget),
}

impl RateLimit {
    /// What an answer says; nothing when it says nothing of a rate limit, or nothing that the
    /// browser lets a page read.
    pub fn read(response: &Response) -> Option<Self> {
        match response.header(Plan::HEADER).map(str::parse) {
            Some(Ok(Plan::Off)) => Some(Self::Off),
            _ => Budget::read(response).map(Self::Counted),
        }
    }
}

/// How many seconds to wait before asking again: `Retry-After` where it is a number of seconds
/// (RFC 9110, section 10.2.3), else the time until the budget's window is full again, which only a
/// clock can tell.
pub(crate) fn retry_after(response: &Response, clock: Option<&dyn Clock>) -> Option<u32> {
    if let Some(seconds) = number(response, "Retry-After") {
        return Some(seconds);
    }
    let reset: u64 = number(response, "X-RateLimit-Reset")?;
    let now_seconds = clock?.now() / 1000;
    u32::try_from(reset.saturating_sub(now_seconds)).ok()
}

fn number<T: std::str::FromStr>(response: &Response, name: &str) -> Option<T> {
    response.header(name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Budget, RateLimit, retry_after};
    use crate::{Clock, LocalBoxFuture, Response};

    struct FixedClock(u64);

    impl Clock for FixedClock {
        fn now(&self) -> u64 {
            self.0
        }

        fn sleep(&self, _milliseconds: u32) -> LocalBoxFuture<'_, ()> {
            Box::pin(std::future::ready(()))
        }
    }

    fn response(headers: &[(&str, &str)]) -> Response {
        Response {
            status: 200,
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            body: Vec::new(),
        }
    }

    #[test]
    fn the_three_headers_make_the_budget() {
        let answer = response(&[
            ("x-ratelimit-limit", "50"),
            ("x-ratelimit-remaining", "49"),
            ("x-ratelimit-reset", "1632398513"),
        ]);
        let expected = Budget {
            limit: 50,
            remaining: 49,
            reset: Some(1_632_398_513),
        };
        assert_eq!(Budget::read(&answer), Some(expected));
    }

    #[test]
    fn headers_that_are_absent_or_no_numbers_make_no_budget() {
        for headers in [
            &[][..],
            &[("X-RateLimit-Limit", "50")],
            &[
                ("X-RateLimit-Limit", "fifty"),
                ("X-RateLimit-Remaining", "1"),
            ],
            &[("X-RateLimit-Limit", "50"), ("X-RateLimit-Remaining", "-1")],
        ] {
            assert_eq!(Budget::read(&response(headers)), None, "{headers:?}");
        }
    }

    #[test]
    fn a_server_without_a_rate_limit_says_so() {
        let off = response(&[("patchbay-plan", "off")]);
        assert_eq!(RateLimit::read(&off), Some(RateLimit::Off));
    }

    #[test]
    fn any_other_plan_is_what_its_numbers_say() {
        let numbers = [("X-RateLimit-Limit", "50"), ("X-RateLimit-Remaining", "49")];
        let budget = Budget {
            limit: 50,
            remaining: 49,
            reset: None,
        };
        for plan in [
            &[][..],
            &[("Patchbay-Plan", "default")],
            &[("Patchbay-Plan", "gold")],
        ] {
            let counted = response(&[&numbers, plan].concat());
            assert_eq!(RateLimit::read(&counted), Some(RateLimit::Counted(budget)));
            assert_eq!(RateLimit::read(&response(plan)), None, "{plan:?}");
        }
    }

    #[test]
    fn retry_after_wins_over_the_windows_end() {
        let answer = response(&[("Retry-After", "7"), ("X-RateLimit-Reset", "1100")]);
        assert_eq!(retry_after(&answer, Some(&FixedClock(1_000_000))), Some(7));
    }

    #[test]
    fn without_retry_after_the_windows_end_tells_the_wait() {
        let answer = response(&[("X-RateLimit-Reset", "1012")]);
        assert_eq!(retry_after(&answer, Some(&FixedClock(1_000_999))), Some(12));
        assert_eq!(retry_after(&answer, Some(&FixedClock(2_000_000))), Some(0));
        assert_eq!(retry_after(&answer, None), None);
    }
}
