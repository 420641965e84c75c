//! Deleting users one by one, where there is no call for all.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use connection_model::Operation;

use super::pace::{News, Watch, pace, wait_out};
use super::{ExportFile, User, read_all};
use crate::guard::Leave;
use crate::{Client, Error, Write};

/// What a run has to know of a user.
const FIELDS: [&str; 5] = ["user_id", "email", "username", "phone_number", "identities"];
/// How often a listing that shows nobody new is repeated while there are more users than it shows.
const PATIENCE: u32 = 3;
/// Seconds between them.
const INDEX_DELAY: u32 = 3;

/// A deletion of all users of a connection by single calls: it can be stopped before any call and
/// goes on where it was.
///
/// It lists users, deletes each, and lists again until nobody new appears, which also reaches those
/// beyond the first [`REACHABLE`](super::REACHABLE). Its `Debug` output names nobody.
#[derive(Clone, PartialEq)]
pub struct DeletionRun {
    connection: String,
    /// Only these are deleted; everybody when there is no file.
    exported: Option<Rc<ExportFile>>,
    rows: Vec<DeletionRow>,
    /// Users whom the last listing did not reach.
    unlisted: u64,
}

/// What became of one user.
#[derive(Clone, PartialEq)]
pub struct DeletionRow {
    /// `user_id`.
    pub id: String,
    /// What people know the user by.
    pub label: String,
    /// What became of it.
    pub outcome: RowOutcome,
}

/// What became of one user.
#[derive(Clone, Debug, PartialEq)]
pub enum RowOutcome {
    /// Nothing yet.
    Waiting,
    /// Deleted.
    Deleted,
    /// Somebody else has deleted it (404).
    Gone,
    /// It stays, on purpose.
    LeftAlone(LeftAlone),
    /// The API refused; the run went on.
    Failed(Error),
}

/// Why a user stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftAlone {
    /// The account of this connection is only linked to a user of another one, who would be
    /// deleted with it.
    LinkedAccount,
    /// It is not in the export.
    NotExported,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Everybody the run knows of.
    pub total: u64,
    /// Deleted by it.
    pub deleted: u64,
    /// Deleted by somebody else meanwhile.
    pub gone: u64,
    /// Left alone on purpose.
    pub left_alone: u64,
    /// Refused by the API.
    pub failed: u64,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    /// Every user has its outcome.
    Finished,
    /// The watcher stopped it.
    Stopped,
    /// Going on has no use before this is mended; the user at hand still waits.
    Interrupted(Error),
}

/// What comes after an answer.
#[derive(Debug, PartialEq)]
enum Then {
    Next,
    Wait(Option<u32>),
    End(Error),
}

impl DeletionRun {
    /// A run over the users of the connection of this name; with a file, over those in it alone.
    pub fn new(connection: &str, exported: Option<Rc<ExportFile>>) -> Self {
        Self {
            connection: connection.to_owned(),
            exported,
            rows: Vec::new(),
            unlisted: 0,
        }
    }

    /// Every user known so far.
    pub fn rows(&self) -> &[DeletionRow] {
        &self.rows
    }

    /// How far it has come.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally {
            total: self.rows.len() as u64 + self.unlisted,
            ..Tally::default()
        };
        for row in &self.rows {
            match row.outcome {
                RowOutcome::Waiting => {}
                RowOutcome::Deleted => tally.deleted += 1,
                RowOutcome::Gone => tally.gone += 1,
                RowOutcome::LeftAlone(_) => tally.left_alone += 1,
                RowOutcome::Failed(_) => tally.failed += 1,
            }
        }
        tally
    }

    /// Those that failed wait again.
    pub fn retry_failed(&mut self) {
        for row in &mut self.rows {
            if matches!(row.outcome, RowOutcome::Failed(_)) {
                row.outcome = RowOutcome::Waiting;
            }
        }
    }

    /// Goes on until everybody has an outcome or the watcher stops it. Calling it again resumes.
    ///
    /// The client's guard is asked once each time, for all users of the connection, and told when
    /// some of them were deleted.
    pub async fn go_on(&mut self, client: &Client, watch: &dyn Watch) -> Ended {
        let write = Write {
            connection_name: Some(self.connection.clone()),
            ..Write::new(Operation::DeleteUsers)
        };
        let leave = match client.leave(write).await {
            Ok(leave) => leave,
            Err(error) => return Ended::Interrupted(error),
        };
        let before = self.tally().deleted;
        let ended = self.go_on_with(client, watch, &leave).await;
        if self.tally().deleted > before {
            client.written(leave, None);
        }
        ended
    }

    async fn go_on_with(&mut self, client: &Client, watch: &dyn Watch, leave: &Leave) -> Ended {
        let mut stale = 0;
        loop {
            match self.delete_waiting(client, watch, leave).await {
                Ended::Finished => {}
                ended => return ended,
            }
            match read_all(client, &self.connection, &FIELDS, watch).await {
                Err(error) => return Ended::Interrupted(error),
                Ok(None) => return Ended::Stopped,
                Ok(Some(listing)) => {
                    self.unlisted = listing.missing();
                    if self.add(&listing.users) > 0 {
                        stale = 0;
                    } else if self.unlisted == 0 || stale == PATIENCE {
                        return Ended::Finished;
                    } else {
                        // A tenant's search still shows those who are gone for a few seconds, in
                        // the place of those who come after them.
                        stale += 1;
                        match wait_out(client, Some(INDEX_DELAY), watch).await {
                            Ok(true) => {}
                            Ok(false) => return Ended::Stopped,
                            Err(_) => return Ended::Finished,
                        }
                    }
                }
            }
            watch.hear(News::Deleted(self.tally()));
        }
    }

    async fn delete_waiting(&mut self, client: &Client, watch: &dyn Watch, leave: &Leave) -> Ended {
        // Rows before this one have an outcome, and nothing takes it away while the run goes on.
        let mut place = 0;
        while let Some((at, id)) = self.waiting(place) {
            place = at;
            if !pace(client, watch).await {
                return Ended::Stopped;
            }
            let answer = client.delete_user_with(&id, leave).await;
            match self.record(at, answer) {
                Then::Next => watch.hear(News::Deleted(self.tally())),
                Then::Wait(seconds) => match wait_out(client, seconds, watch).await {
                    Ok(_) => watch.hear(News::Deleted(self.tally())),
                    Err(error) => return Ended::Interrupted(error),
                },
                Then::End(error) => return Ended::Interrupted(error),
            }
        }
        Ended::Finished
    }

    /// The first row from a place on that still waits.
    fn waiting(&self, from: usize) -> Option<(usize, String)> {
        let mut rows = self.rows.iter().enumerate().skip(from);
        let (at, row) = rows.find(|(_, row)| row.outcome == RowOutcome::Waiting)?;
        Some((at, row.id.clone()))
    }

    /// Notes what a call brought.
    fn record(&mut self, at: usize, answer: Result<(), Error>) -> Then {
        let outcome = match answer {
            Ok(()) => RowOutcome::Deleted,
            Err(Error::RateLimited { retry_after }) => return Then::Wait(retry_after),
            Err(error) if error.status() == Some(404) => RowOutcome::Gone,
            // Without a token, a scope or a network the next call would bring the same.
            // A deletion whose answer was lost may be repeated: the user is gone then.
            Err(error) if error.needs_sign_in() || error.status() == Some(403) => {
                return Then::End(error);
            }
            Err(error @ (Error::Transport(_) | Error::OutcomeUnknown(_) | Error::Token(_))) => {
                return Then::End(error);
            }
            Err(error) => RowOutcome::Failed(error),
        };
        if let Some(row) = self.rows.get_mut(at) {
            row.outcome = outcome;
        }
        Then::Next
    }

    /// Takes the users in that are not known yet; tells how many of them are to be deleted.
    fn add(&mut self, users: &[User]) -> usize {
        let mut added = 0;
        let known: BTreeSet<String> = self.rows.iter().map(|row| row.id.clone()).collect();
        for user in users.iter().filter(|user| !known.contains(user.id())) {
            let outcome = if let Some(reason) = self.reason_against(user) {
                RowOutcome::LeftAlone(reason)
            } else {
                added += 1;
                RowOutcome::Waiting
            };
            self.rows.push(DeletionRow {
                id: user.id().to_owned(),
                label: user.label().to_owned(),
                outcome,
            });
        }
        added
    }

    fn reason_against(&self, user: &User) -> Option<LeftAlone> {
        if user.home() != Some(&self.connection) {
            return Some(LeftAlone::LinkedAccount);
        }
        let exported = self.exported.as_ref()?;
        (!exported.holds(user.id())).then_some(LeftAlone::NotExported)
    }
}

impl Tally {
    /// How many have an outcome.
    pub fn done(&self) -> u64 {
        self.deleted + self.gone + self.left_alone + self.failed
    }
}

impl fmt::Debug for DeletionRun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tally().fmt(formatter)
    }
}

impl fmt::Debug for DeletionRow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outcome.fmt(formatter)
    }
}
