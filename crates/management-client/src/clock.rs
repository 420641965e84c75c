//! Time, handed in: the crate itself knows none.

use crate::LocalBoxFuture;

/// The time, and a way to let some of it pass.
///
/// A client without one never waits: it hands [`crate::Error::RateLimited`] to its caller at once.
pub trait Clock {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> u64;

    /// Ends after this many milliseconds.
    fn sleep(&self, milliseconds: u32) -> LocalBoxFuture<'_, ()>;
}
