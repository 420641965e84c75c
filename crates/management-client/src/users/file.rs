//! The file of an export: written, read back, and held against what the server has.

use std::collections::BTreeSet;
use std::fmt;

use lossless_json::{Position, Value};

use super::{Listing, User};

/// The file: a JSON array with one user a line, each as the API sent it. An import takes it.
pub fn write_export(users: &[User]) -> String {
    let lines: Vec<String> = users
        .iter()
        .map(|user| user.to_value().to_string())
        .collect();
    if lines.is_empty() {
        return "[]\n".to_owned();
    }
    ["[\n", &lines.join(",\n"), "\n]\n"].concat()
}

/// Whom a saved file holds.
#[derive(Clone, PartialEq, Eq)]
pub struct ExportFile {
    ids: BTreeSet<String>,
}

/// Why a file is no export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is not JSON, or ends too early.
    NotJson(Position),
    /// It is JSON and no array.
    NotAList,
    /// The entry at this place, counted from 0, is no user with an id.
    NotAUser(usize),
}

/// What a file holds of what the server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Users of the connection who are in the file.
    pub held: u64,
    /// Users the server has.
    pub total: u64,
    /// Users the server lists who are not in the file.
    pub missing: u64,
    /// Users in the file whom the server does not list.
    pub strangers: u64,
}

/// What that means for a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everybody is in the file.
    Complete,
    /// Nobody is: it is the file of another connection, or an old one.
    Foreign,
    /// Some are.
    Incomplete,
    /// Everybody the server lists is in it, and there are more whom it does not list.
    Unprovable,
}

impl ExportFile {
    /// Reads the bytes of a file.
    pub fn read(bytes: &[u8]) -> Result<Self, FileError> {
        // Some editors put a byte order mark in front.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let value =
            Value::parse(bytes).map_err(|error| FileError::NotJson(error.position(bytes)))?;
        let Value::Array(entries) = value else {
            return Err(FileError::NotAList);
        };
        let mut ids = BTreeSet::new();
        for (index, entry) in entries.into_iter().enumerate() {
            let user = User::from_value(entry).ok_or(FileError::NotAUser(index))?;
            ids.insert(user.id().to_owned());
        }
        Ok(Self { ids })
    }

    /// How many users it holds.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether it holds the user of this id.
    pub fn holds(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Holds it against what the server lists.
    pub fn compare(&self, listing: &Listing) -> Comparison {
        let held = listing.users.iter().filter(|user| self.holds(user.id()));
        let held = held.count() as u64;
        Comparison {
            held,
            total: listing.total,
            missing: (listing.users.len() as u64).saturating_sub(held),
            strangers: (self.ids.len() as u64).saturating_sub(held),
        }
    }
}

impl Comparison {
    /// What it means.
    pub fn verdict(&self) -> Verdict {
        if self.held >= self.total {
            Verdict::Complete
        } else if self.held == 0 {
            Verdict::Foreign
        } else if self.missing > 0 {
            Verdict::Incomplete
        } else {
            Verdict::Unprovable
        }
    }
}

/// It tells the number of users and none of their ids.
impl fmt::Debug for ExportFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ExportFile")
            .field("users", &self.ids.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, ExportFile, FileError, Verdict, write_export};
    use crate::users::{Listing, User};
    use lossless_json::{Position, Value};

    fn users(texts: &[&str]) -> Vec<User> {
        let user = |text: &&str| User::from_value(Value::parse(text.as_bytes()).unwrap());
        texts.iter().map(|text| user(text).unwrap()).collect()
    }

    fn listing(ids: std::ops::Range<u32>, total: u64) -> Listing {
        let texts: Vec<String> = ids.map(|id| format!(r#"{{"user_id":"a|{id}"}}"#)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        Listing {
            users: users(&texts),
            total,
        }
    }

    #[test]
    fn a_file_holds_each_user_as_it_came() {
        let texts = [
            r#"{"user_id":"a|1","zeta":12345678901234567890,"a":[1.50,null]}"#,
            r#"{"user_id":"a|2","app_metadata":{"x":1E2}}"#,
        ];
        let file = write_export(&users(&texts));
        assert_eq!(file, format!("[\n{},\n{}\n]\n", texts[0], texts[1]));
        assert_eq!(ExportFile::read(file.as_bytes()).unwrap().len(), 2);
        assert_eq!(write_export(&[]), "[]\n");
    }

    #[test]
    fn a_file_that_was_cut_short_says_where_it_ends() {
        let file = write_export(&listing(0..3, 3).users);
        let cut = &file.as_bytes()[..file.len() - 8];
        let place = Position {
            line: 4,
            column: 13,
        };
        assert_eq!(ExportFile::read(cut), Err(FileError::NotJson(place)));
    }

    #[test]
    fn what_is_no_list_of_users_is_refused() {
        for (text, error) in [
            (r#"{"users":[]}"#, FileError::NotAList),
            ("42", FileError::NotAList),
            (
                r#"[{"user_id":"a|1"},{"name":"x"}]"#,
                FileError::NotAUser(1),
            ),
            ("[null]", FileError::NotAUser(0)),
        ] {
            assert_eq!(ExportFile::read(text.as_bytes()), Err(error), "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_does_not_matter() {
        assert!(ExportFile::read(b"\xEF\xBB\xBF[]").unwrap().is_empty());
    }

    #[test]
    fn a_file_is_held_against_what_the_server_has_now() {
        let file = write_export(&listing(0..40, 40).users);
        let file = ExportFile::read(file.as_bytes()).unwrap();
        for (now, verdict) in [
            (listing(0..40, 40), Verdict::Complete),
            // Two were deleted since: nobody is missing.
            (listing(2..40, 38), Verdict::Complete),
            (listing(0..42, 42), Verdict::Incomplete),
            (listing(100..142, 42), Verdict::Foreign),
            // The server does not list all it has.
            (listing(0..40, 55), Verdict::Unprovable),
        ] {
            assert_eq!(file.compare(&now).verdict(), verdict, "{now:?}");
        }
        let expected = Comparison {
            held: 38,
            total: 42,
            missing: 4,
            strangers: 2,
        };
        assert_eq!(file.compare(&listing(2..44, 42)), expected);
    }

    #[test]
    fn debug_output_names_nobody() {
        let file = ExportFile::read(br#"[{"user_id":"canary"}]"#).unwrap();
        assert!(!format!("{file:?}").contains("canary"));
    }
}
