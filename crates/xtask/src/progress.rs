//! Numbered lines that say what is being done, what is installed where, and how long it took.

use std::cell::Cell;
use std::fmt::Display;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use anyhow::Result;

/// The steps of one command. Everything goes to standard error, so that standard output holds results alone.
pub(crate) struct Progress {
    /// None where nobody knows beforehand how many there will be.
    total: Option<usize>,
    started: usize,
}

/// One step on its way.
pub(crate) struct Step {
    said: Cell<bool>,
}

impl Progress {
    pub(crate) fn numbered(total: usize) -> Self {
        Progress {
            total: Some(total),
            started: 0,
        }
    }

    pub(crate) fn unnumbered() -> Self {
        Progress {
            total: None,
            started: 0,
        }
    }

    /// Does one step under its line.
    pub(crate) fn step<T>(
        &mut self,
        title: &str,
        work: impl FnOnce(&Step) -> Result<T>,
    ) -> Result<T> {
        self.started += 1;
        match self.total {
            Some(total) => eprint!("[{}/{total}] {title}", self.started),
            None => eprint!("  {title}"),
        }
        // Nothing depends on this line being seen at once.
        let _ = io::stderr().flush();
        let begin = Instant::now();
        let reporter = Step {
            said: Cell::new(false),
        };
        let outcome = work(&reporter);
        let ending = if outcome.is_ok() { "ready" } else { "FAILED" };
        let elapsed = duration(begin.elapsed());
        if reporter.said.get() {
            eprintln!("      {ending} in {elapsed}");
        } else {
            eprintln!(": {ending} in {elapsed}");
        }
        outcome
    }
}

impl Step {
    /// Adds a line below the step's own, for what takes time or leaves something on the machine.
    pub(crate) fn say(&self, text: impl Display) {
        if !self.said.replace(true) {
            eprintln!();
        }
        for line in text.to_string().lines() {
            eprintln!("      {line}");
        }
    }
}

/// `0.4 s`, `12 s`, `2 min 5 s`.
pub(crate) fn duration(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", elapsed.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_told_as_people_say_it() {
        let check =
            |milliseconds, text| assert_eq!(duration(Duration::from_millis(milliseconds)), text);
        check(40, "0.0 s");
        check(9_940, "9.9 s");
        check(12_900, "12 s");
        check(125_000, "2 min 5 s");
    }
}
