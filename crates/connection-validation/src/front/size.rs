//! How large a payload is.

use core::fmt::{self, Write};

use lossless_json::Value;

/// The most a payload may be large, in bytes of its text.
///
/// Documented for the Management API as 1 MB, of which this is the larger reading.
pub(super) const MOST_BYTES: usize = 1 << 20;

/// How large a tree is as text without whitespace, in bytes.
pub(super) fn of_text(tree: &Value) -> usize {
    let mut counter = Counter(0);
    // Counting cannot fail.
    let _ = write!(counter, "{tree}");
    counter.0
}

struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.saturating_add(text.len());
        Ok(())
    }
}
