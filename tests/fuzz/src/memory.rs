//! How much memory a target needs at its peak, which may grow with its input but no faster.

#![allow(unsafe_code, reason = "an allocator that counts is unsafe to write")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator, which counts for each thread what is there and what was at the peak.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
    /// Bytes; less than nothing where another thread allocated what this one freed.
    static NOW: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

/// What a target may have at once: so many bytes, and so many for each byte of its input.
#[derive(Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) fixed: usize,
    pub(crate) for_each: usize,
}

impl Bound {
    /// Runs a target over its input; panics if it had more at once than it may.
    pub(crate) fn holds(self, data: &[u8], target: impl FnOnce()) {
        let before = NOW.get();
        PEAK.set(before);
        target();
        let peak = PEAK.get().saturating_sub(before).unsigned_abs();
        let allowed = self.fixed + self.for_each * data.len();
        let length = data.len();
        assert!(
            peak <= allowed,
            "{peak} bytes at once for {length} of input, and {allowed} are allowed"
        );
    }
}

fn add(bytes: usize) {
    let now = NOW.get().saturating_add_unsigned(bytes);
    NOW.set(now);
    PEAK.set(PEAK.get().max(now));
}

fn take(bytes: usize) {
    NOW.set(NOW.get().saturating_sub_unsigned(bytes));
}

// SAFETY: everything is passed on to the system's allocator; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        take(layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        take(layout.size());
        add(size);
        unsafe { System.realloc(pointer, layout, size) }
    }
}
