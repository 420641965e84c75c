//! Counts of tests, read from what test runners print.

use std::fmt;
use std::ops::AddAssign;

use crate::process::Finished;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Counts {
    pub(super) const PASSED: Counts = Counts {
        passed: 1,
        failed: 0,
        skipped: 0,
    };
    pub(super) const FAILED: Counts = Counts {
        passed: 0,
        failed: 1,
        skipped: 0,
    };
    pub(super) const SKIPPED: Counts = Counts {
        passed: 0,
        failed: 0,
        skipped: 1,
    };

    /// One check: good without complaints.
    pub(super) fn of_check(complaints: &[String]) -> Self {
        for complaint in complaints {
            println!("{complaint}");
        }
        if complaints.is_empty() {
            Self::PASSED
        } else {
            Self::FAILED
        }
    }

    /// The sum of all lines that libtest, or wasm-bindgen's test runner, ends a test program with.
    pub(super) fn of_libtest(finished: &Finished) -> Self {
        let mut sum = Counts::default();
        for line in finished.output.lines() {
            let Some((_, result)) = line.split_once("test result: ") else {
                continue;
            };
            sum += Counts {
                passed: number_before(result, " passed"),
                failed: number_before(result, " failed"),
                skipped: number_before(result, " ignored"),
            };
        }
        sum.believing(finished.success)
    }

    /// The totals at the end of what Node's test runner writes as TAP.
    pub(super) fn of_tap(tap: &str, success: bool) -> Self {
        let total = |name: &str| {
            let prefix = format!("# {name} ");
            let lines = tap
                .lines()
                .filter_map(|line| line.strip_prefix(prefix.as_str()));
            lines
                .filter_map(|number| number.trim().parse::<usize>().ok())
                .sum::<usize>()
        };
        let counts = Counts {
            passed: total("pass"),
            failed: total("fail") + total("cancelled"),
            skipped: total("skipped") + total("todo"),
        };
        counts.believing(success)
    }

    /// A runner that failed without counting a failure has died, and one that counted nothing has tested nothing.
    fn believing(mut self, success: bool) -> Self {
        let is_empty = self == Counts::default();
        if self.failed == 0 && (!success || is_empty) {
            if is_empty {
                println!("no test was run");
            } else {
                println!("the test runner failed without a failed test");
            }
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// The number right before the word; colours around it do not matter.
fn number_before(text: &str, word: &str) -> usize {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    let start = before
        .rfind(|character: char| !character.is_ascii_digit())
        .map_or(0, |index| index + 1);
    before
        .get(start..)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: usize, failed: usize, skipped: usize) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn the_results_of_all_test_programs_are_added() {
        let check = |output: &str, success, expected| {
            let finished = Finished {
                success,
                output: output.to_owned(),
            };
            assert_eq!(Counts::of_libtest(&finished), expected, "{output}");
        };
        let good = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        let bad = "test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.20s\n";
        let wasm = "test result: \u{1b}[32mok\u{1b}[0m. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.01s\n";
        check(good, true, counts(2, 0, 1));
        check(&[good, bad].concat(), false, counts(12, 3, 1));
        check(wasm, true, counts(4, 0, 0));
    }

    #[test]
    fn a_runner_that_dies_counts_as_a_failure() {
        let check = |output: &str, success, expected| {
            let finished = Finished {
                success,
                output: output.to_owned(),
            };
            assert_eq!(Counts::of_libtest(&finished), expected);
        };
        let good = "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n";
        check(
            "error: could not compile `server`\n",
            false,
            counts(0, 1, 0),
        );
        check(good, false, counts(2, 1, 0));
    }

    #[test]
    fn no_test_at_all_counts_as_a_failure() {
        let none = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n"
            .to_owned();
        assert_eq!(
            Counts::of_libtest(&Finished {
                success: true,
                output: none
            }),
            counts(0, 1, 0)
        );
        assert_eq!(
            Counts::of_libtest(&Finished {
                success: true,
                output: String::new()
            }),
            counts(0, 1, 0)
        );
        assert_eq!(
            Counts::of_tap("TAP version 13\n# tests 0\n# pass 0\n# fail 0\n", true),
            counts(0, 1, 0)
        );
    }

    #[test]
    fn the_totals_of_node_are_understood() {
        let tap = "TAP version 13\n# Subtest: signs in\nok 1 - signs in\n  ---\n  duration_ms: 1\n  ...\n1..4\n\
                   # tests 8\n# suites 1\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 1\n# duration_ms 84\n";
        assert_eq!(Counts::of_tap(tap, false), counts(3, 2, 3));
        assert_eq!(Counts::of_tap("", false), counts(0, 1, 0));
    }

    #[test]
    fn a_line_of_counts_reads_plainly() {
        assert_eq!(
            counts(12, 0, 3).to_string(),
            "12 passed, 0 failed, 3 skipped"
        );
    }
}
