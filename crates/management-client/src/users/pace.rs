//! How fast a long run goes, and how somebody follows it.

use super::Tally;
use crate::{Budget, Client, Error};

/// The gap between calls when nothing is known of the rate limit, in milliseconds: the smallest
/// plan of a tenant takes two requests a second (documented), and a browser may not read the
/// headers of a tenant.
const GAP: u64 = 500;
/// The longest wait for a window, in milliseconds. Windows are a second or a minute long; a longer
/// wait only comes of two clocks that differ.
const LONGEST_WINDOW: u64 = 60_000;
/// How often a wait looks whether it is still wanted, in milliseconds.
const SLICE: u64 = 250;
/// Seconds until the next try after a refusal that does not say when.
const DEFAULT_WAIT: u32 = 1;

/// What a long run tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Users listed so far, and all there are.
    Listed {
        /// So many have come.
        users: u64,
        /// So many there are.
        total: u64,
    },
    /// How far a deletion has come.
    Deleted(Tally),
    /// The rate limit is used up for so many seconds.
    Waiting {
        /// Rounded up.
        seconds: u32,
    },
}

/// Who follows a long run.
pub trait Watch {
    /// Asked before each call and while waiting; on `false` the run stops where it is.
    fn goes_on(&self) -> bool;

    /// Hears how far it has come.
    fn hear(&self, news: News);
}

/// About how many seconds a run of so many calls takes: a call needs a fifth of a second, and the
/// rate limit may make it slower.
pub fn estimated_seconds(calls: u64, budget: Option<Budget>) -> u64 {
    let per_second = match budget {
        None => 1000 / GAP,
        Some(budget) => u64::from(usable(budget.limit)).clamp(1, 5),
    };
    calls.div_ceil(per_second)
}

/// How long to wait before the next call, in milliseconds.
///
/// The budget is that of the whole tenant, so that a fifth of it is left to everybody else.
pub(super) fn gap(budget: Option<Budget>, now: u64) -> u64 {
    let Some(budget) = budget else {
        return GAP;
    };
    let reserved = budget.limit - usable(budget.limit);
    if budget.remaining > reserved {
        return 0;
    }
    match budget.reset {
        None => u64::from(DEFAULT_WAIT) * 1000,
        Some(reset) => reset
            .saturating_mul(1000)
            .saturating_sub(now)
            .min(LONGEST_WINDOW),
    }
}

fn usable(limit: u32) -> u32 {
    limit - limit / 5
}

/// Waits until the next call may be made; tells whether the run goes on.
pub(super) async fn pace(client: &Client, watch: &dyn Watch) -> bool {
    match client.now() {
        Some(now) => wait(client, gap(client.budget(), now), watch).await,
        None => watch.goes_on(),
    }
}

/// Waits after a refusal for the rate limit.
///
/// # Errors
/// The refusal itself, when there is no clock to wait with.
pub(super) async fn wait_out(
    client: &Client,
    retry_after: Option<u32>,
    watch: &dyn Watch,
) -> Result<bool, Error> {
    if client.now().is_none() {
        return Err(Error::RateLimited { retry_after });
    }
    let seconds = retry_after.unwrap_or(DEFAULT_WAIT).max(1);
    Ok(wait(client, u64::from(seconds) * 1000, watch).await)
}

/// Lets time pass in slices, so that it can be ended; tells whether the run goes on.
async fn wait(client: &Client, milliseconds: u64, watch: &dyn Watch) -> bool {
    let Some(clock) = client.shared.clock.as_deref() else {
        return watch.goes_on();
    };
    // The gap between two calls is no news.
    if milliseconds > GAP {
        let seconds = u32::try_from(milliseconds.div_ceil(1000)).unwrap_or(u32::MAX);
        watch.hear(News::Waiting { seconds });
    }
    let mut left = milliseconds;
    while left > 0 && watch.goes_on() {
        let slice = left.min(SLICE);
        clock.sleep(u32::try_from(slice).unwrap_or(u32::MAX)).await;
        left -= slice;
    }
    watch.goes_on()
}

#[cfg(test)]
mod tests {
    use super::{estimated_seconds, gap};
    use crate::Budget;

    fn budget(limit: u32, remaining: u32, reset: Option<u64>) -> Budget {
        Budget {
            limit,
            remaining,
            reset,
        }
    }

    #[test]
    fn a_fifth_of_the_budget_is_left_to_everybody_else() {
        assert_eq!(gap(Some(budget(50, 11, Some(9))), 4_000), 0);
        assert_eq!(gap(Some(budget(50, 10, Some(9))), 4_000), 5_000);
        assert_eq!(gap(Some(budget(2, 1, Some(9))), 4_000), 0);
        assert_eq!(gap(Some(budget(2, 0, Some(9))), 4_000), 5_000);
    }

    #[test]
    fn a_window_that_is_over_is_not_waited_for() {
        assert_eq!(gap(Some(budget(50, 0, Some(4))), 4_000), 0);
        assert_eq!(gap(Some(budget(50, 0, None)), 4_000), 1_000);
    }

    #[test]
    fn two_clocks_that_differ_cost_a_minute_at_most() {
        assert_eq!(gap(Some(budget(50, 0, Some(u64::MAX))), 0), 60_000);
    }

    #[test]
    fn without_a_budget_two_calls_a_second_are_made() {
        assert_eq!(gap(None, 0), 500);
        assert_eq!(estimated_seconds(412, None), 206);
        assert_eq!(estimated_seconds(412, Some(budget(50, 50, None))), 83);
        assert_eq!(estimated_seconds(3, Some(budget(0, 0, None))), 3);
    }
}
