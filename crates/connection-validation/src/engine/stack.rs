//! A stack whose first places need no heap.

use alloc::vec::Vec;

/// A stack of small values: `INLINE` of them in place, what is above on the heap.
pub(crate) struct Stack<T, const INLINE: usize> {
    inline: [T; INLINE],
    above: Vec<T>,
    len: usize,
}

impl<T: Copy, const INLINE: usize> Stack<T, INLINE> {
    /// An empty stack; `filler` stands in places that are not in use.
    pub(crate) const fn new(filler: T) -> Self {
        Self {
            inline: [filler; INLINE],
            above: Vec::new(),
            len: 0,
        }
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(crate) fn push(&mut self, value: T) {
        if let Some(place) = self.inline.get_mut(self.len) {
            *place = value;
        } else {
            self.above.push(value);
        }
        self.len += 1;
    }

    /// Takes off everything from this place on.
    #[inline]
    pub(crate) fn truncate(&mut self, len: usize) {
        if len < self.len {
            self.len = len;
            if !self.above.is_empty() {
                self.above.truncate(len.saturating_sub(INLINE));
            }
        }
    }

    /// The values from a place on, the lowest first.
    #[inline]
    pub(crate) fn from(&self, start: usize) -> impl Iterator<Item = &T> {
        let inline = self.inline.get(start..self.len.min(INLINE));
        let above = self.above.get(start.saturating_sub(INLINE)..);
        inline
            .unwrap_or_default()
            .iter()
            .chain(above.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Stack;

    #[test]
    fn it_is_the_same_stack_below_and_above_its_inline_places() {
        let mut stack = Stack::<u32, 3>::new(0);
        for value in 1..=6 {
            stack.push(value);
            assert_eq!(stack.from(0).last(), Some(&value));
        }
        assert_eq!(stack.len(), 6);
        for start in 0..=6 {
            let expected: alloc::vec::Vec<_> = (1..=6).skip(start).collect();
            assert!(stack.from(start).copied().eq(expected), "from {start}");
        }
        stack.truncate(4);
        assert!(stack.from(0).copied().eq(1..=4));
        stack.truncate(2);
        stack.push(7);
        assert!(stack.from(0).copied().eq([1, 2, 7]));
        stack.truncate(0);
        assert_eq!(stack.len(), 0);
        assert!(stack.from(0).next().is_none());
    }
}
