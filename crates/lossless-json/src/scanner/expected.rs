//! A key that may come next, compared where it stands.

use super::lanes;

/// A key that may come next in an object, as a text without whitespace has it.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'k> {
    /// The key as it is written, and whatever stands behind it.
    window: &'k [u8; lanes::DOUBLE],
    length: usize,
}

impl<'k> Expected<'k> {
    /// How many bytes are compared at once.
    pub const WINDOW: usize = lanes::DOUBLE;

    /// The first `length` bytes of `window`: the key in its quotes and the colon, `"name":`, with a
    /// comma before it, `,"name":`, where it is not the first one. Nothing when it is longer.
    ///
    /// It is compared as it stands there: a key with anything in it that a JSON string escapes is
    /// never found, and what is no key is misread.
    #[inline]
    pub const fn written(window: &'k [u8; lanes::DOUBLE], length: usize) -> Option<Self> {
        if length <= Self::WINDOW {
            Some(Self { window, length })
        } else {
            None
        }
    }

    /// Where it ends when it stands at `at`.
    #[expect(clippy::inline_always, reason = "it is asked for each key of a text")]
    #[inline(always)]
    pub(super) fn end(self, bytes: &[u8], at: usize) -> Option<usize> {
        let there = bytes.get(at..)?;
        let window = there.first_chunk();
        let common = window.and_then(|there| lanes::common(there, self.window));
        let stands = match common {
            Some(common) => common >= self.length,
            // The text ends before the window does, or the target has no vectors.
            None => there.starts_with(self.window.get(..self.length)?),
        };
        stands.then_some(at + self.length)
    }
}
