//! Waiting for the rate limit.

use std::io::{self, IsTerminal, Write};
use std::thread;
use std::time::Duration;

/// How often in a row the same call is repeated.
const REPEATS: u32 = 5;
/// A server that says nothing has a window of a minute or less.
const USUAL: u32 = 60;
/// A longer wait is no rate limit but a fault.
const LONGEST: u32 = 15 * 60;

/// Lets time pass, so often.
pub(super) struct Patience {
    left: u32,
    /// Somebody looks on.
    terminal: bool,
}

impl Patience {
    pub(super) fn new() -> Self {
        Self {
            left: REPEATS,
            terminal: io::stderr().is_terminal(),
        }
    }

    /// Waits so many seconds; `false` when that would lead nowhere.
    pub(super) fn wait(&mut self, seconds: Option<u32>) -> bool {
        let seconds = seconds.unwrap_or(USUAL).max(1);
        let Some(left) = self.left.checked_sub(1).filter(|_| seconds <= LONGEST) else {
            return false;
        };
        self.left = left;
        for second in 0..seconds {
            self.tell(format_args!(
                "\rpatchbay: the rate limit is used up; going on in {} s ",
                seconds - second
            ));
            thread::sleep(Duration::from_secs(1));
        }
        self.tell(format_args!("\r\x1b[K"));
        true
    }

    /// The call was answered.
    pub(super) fn refresh(&mut self) {
        self.left = REPEATS;
    }

    fn tell(&self, text: std::fmt::Arguments<'_>) {
        if self.terminal {
            let mut stderr = io::stderr().lock();
            // Nobody is told when standard error is gone.
            drop(stderr.write_fmt(text).and_then(|()| stderr.flush()));
        }
    }
}
