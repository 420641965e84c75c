//! Times, which JavaScript has in milliseconds.

use management_client::Clock as _;
use management_client::fetch::BrowserClock;

/// Now, in seconds since 1970.
pub(crate) fn now() -> i64 {
    i64::try_from(BrowserClock.now() / 1000).unwrap_or(i64::MAX)
}

/// Whole seconds of a number of milliseconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a time too far away becomes the last one there is"
)]
pub(crate) fn seconds(milliseconds: f64) -> i64 {
    (milliseconds / 1000.0) as i64
}
