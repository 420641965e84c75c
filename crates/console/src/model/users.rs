//! Users, their export and their deletion in plain words.

use management_client::users::{Comparison, FileError, LeftAlone, RowOutcome, Tally, Verdict};

use super::wording::{counted, grouped};
use crate::error::problem;

/// What everybody has to know before trusting an export.
pub(crate) const NOT_IN_THE_FILE: &str =
    "This file has no passwords and no MFA. Restored users must reset them; ids change.";

/// `1 user`, `2 users`.
pub(crate) fn users(count: u64) -> String {
    counted(size(count), "user", "users")
}

/// A number with a comma between thousands.
pub(crate) fn number(count: u64) -> String {
    grouped(size(count))
}

/// Nobody has more users than that.
fn size(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// The name of an export's file: `customers-users-2026-11-27.json`.
pub(crate) fn file_name(connection: &str, day: &str) -> String {
    // A name may hold what file systems take for a folder.
    let plain = |it: char| {
        if it.is_ascii_alphanumeric() || "-_.".contains(it) {
            it
        } else {
            '-'
        }
    };
    let name: String = connection.chars().map(plain).collect();
    let name = name.trim_start_matches('.');
    [name, "-users-", day, ".json"].concat()
}

/// What a file holds of what the server has; an error says what now.
pub(crate) fn comparison(found: &Comparison, connection: &str) -> Result<String, String> {
    let total = users(found.total);
    let held = ["This file holds ", &number(found.held), " of ", &total, "."].concat();
    match found.verdict() {
        Verdict::Complete if found.strangers > 0 => Ok(format!(
            "{held} It also has {}, whom the server no longer has.",
            users(found.strangers)
        )),
        Verdict::Complete => Ok(held),
        Verdict::Foreign => Err(format!(
            "This file holds none of the {total} of “{connection}”. Is it the file of another \
             connection, or an old one?"
        )),
        Verdict::Incomplete => Err(format!(
            "{held} Missing: {}. Export again and choose the new file.",
            number(found.missing)
        )),
        Verdict::Unprovable => Err(format!(
            "{held} The server does not list the others, so that they cannot be exported here."
        )),
    }
}

/// Why a file is no export.
pub(crate) fn file_error(error: FileError) -> String {
    match error {
        FileError::NotJson(place) => format!(
            "This file is not whole, or is no JSON: it cannot be read from line {}, column {} on. \
             Save the export again.",
            place.line, place.column
        ),
        FileError::NotAList => {
            "This file is no export: an export is a list of users in square brackets.".to_owned()
        }
        FileError::NotAUser(index) => format!(
            "This file is no export: entry {} of its list is no user with a user_id.",
            index + 1
        ),
    }
}

/// What became of one user.
pub(crate) fn outcome(outcome: &RowOutcome) -> String {
    match outcome {
        RowOutcome::Waiting => "not deleted yet".to_owned(),
        RowOutcome::Deleted => "deleted".to_owned(),
        RowOutcome::Gone => "was gone already".to_owned(),
        RowOutcome::LeftAlone(LeftAlone::LinkedAccount) => {
            "kept: belongs to another connection, with an account of this one linked to it"
                .to_owned()
        }
        RowOutcome::LeftAlone(LeftAlone::NotExported) => "kept: not in the export".to_owned(),
        RowOutcome::Failed(error) => {
            let problem = problem(error);
            format!("not deleted: {}. {}", problem.title, problem.text)
        }
    }
}

/// What became of all of them: `40 deleted, 1 gone already, 2 failed of 43 users`.
pub(crate) fn tally(tally: &Tally) -> String {
    let mut parts = vec![[&number(tally.deleted), " deleted"].concat()];
    for (count, what) in [
        (tally.gone, "gone already"),
        (tally.left_alone, "kept"),
        (tally.failed, "failed"),
    ] {
        if count > 0 {
            parts.push([&number(count), " ", what].concat());
        }
    }
    [&parts.join(", "), " of ", &users(tally.total)].concat()
}

/// `about 8 minutes`.
pub(crate) fn duration(seconds: u64) -> String {
    let (count, one, many) = match seconds {
        0..120 => (seconds, "second", "seconds"),
        120..7200 => (seconds.div_ceil(60), "minute", "minutes"),
        _ => (seconds.div_ceil(3600), "hour", "hours"),
    };
    ["about ", &counted(size(count), one, many)].concat()
}

/// An ISO 8601 time as far as people read it: `2026-11-27 11:05`.
pub(crate) fn minute(time: &str) -> String {
    time.get(..16).unwrap_or(time).replace('T', " ")
}

#[cfg(test)]
mod tests {
    use lossless_json::Position;
    use management_client::users::{Comparison, FileError, Tally};

    use super::{comparison, duration, file_error, file_name, minute, tally};

    #[test]
    fn a_file_is_named_by_connection_and_day() {
        for (connection, name) in [
            ("customers", "customers-users-2026-11-27.json"),
            (
                "legacy shop (imp)",
                "legacy-shop--imp--users-2026-11-27.json",
            ),
            ("../x", "-x-users-2026-11-27.json"),
        ] {
            assert_eq!(file_name(connection, "2026-11-27"), name);
        }
    }

    #[track_caller]
    fn check(numbers: [u64; 4], expected: Result<&str, &str>) {
        let [held, total, missing, strangers] = numbers;
        let found = Comparison {
            held,
            total,
            missing,
            strangers,
        };
        let told = comparison(&found, "customers");
        match (&told, expected) {
            (Ok(text), Ok(start)) | (Err(text), Err(start)) => {
                assert!(text.starts_with(start), "{text}");
            }
            _ => panic!("{told:?}"),
        }
    }

    #[test]
    fn a_file_is_told_by_what_it_holds() {
        check([42, 42, 0, 0], Ok("This file holds 42 of 42 users."));
        check(
            [1, 1, 0, 2],
            Ok("This file holds 1 of 1 user. It also has 2 users"),
        );
        check(
            [0, 42, 42, 7],
            Err("This file holds none of the 42 users of “customers”."),
        );
        check(
            [40, 42, 2, 0],
            Err("This file holds 40 of 42 users. Missing: 2."),
        );
        check(
            [1000, 4321, 0, 0],
            Err("This file holds 1,000 of 4,321 users. The server"),
        );
    }

    #[test]
    fn a_broken_file_is_told_by_place() {
        let place = Position { line: 3, column: 9 };
        assert!(file_error(FileError::NotJson(place)).contains("line 3, column 9"));
        assert!(file_error(FileError::NotAUser(0)).contains("entry 1"));
    }

    #[test]
    fn a_tally_leaves_out_what_did_not_happen() {
        let mut found = Tally {
            total: 43,
            deleted: 43,
            ..Tally::default()
        };
        assert_eq!(tally(&found), "43 deleted of 43 users");
        (found.deleted, found.gone, found.failed) = (40, 1, 2);
        assert_eq!(
            tally(&found),
            "40 deleted, 1 gone already, 2 failed of 43 users"
        );
    }

    #[test]
    fn times_are_told_as_people_say_them() {
        assert_eq!(duration(1), "about 1 second");
        assert_eq!(duration(480), "about 8 minutes");
        assert_eq!(duration(86_400), "about 24 hours");
        assert_eq!(minute("2026-11-27T11:05:32.123Z"), "2026-11-27 11:05");
        assert_eq!(minute("soon"), "soon");
    }
}
