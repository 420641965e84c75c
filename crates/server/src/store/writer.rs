//! The one thread that writes.
//!
//! Writes that wait at the same time share one transaction and so one sync to disk; each stands in
//! a savepoint of its own, and none is answered before the commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use anyhow::Context;
use management_api::StoreError;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::store::failed;

/// How many writes may wait; the next one blocks its caller.
const QUEUE: usize = 1024;
/// How many writes share a transaction at most.
const BATCH: usize = 64;

/// Hands writes to the thread. Dropping it lets the thread finish what waits and close the
/// database.
pub(super) struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// Does its work inside the transaction and gives back how to answer once that is committed.
type Job = Box<dyn FnOnce(&mut Transaction<'_>) -> Answer + Send>;
/// Takes whether the transaction was committed.
type Answer = Box<dyn FnOnce(bool)>;

impl Writer {
    pub(super) fn start(connection: Connection) -> anyhow::Result<Self> {
        let (jobs, queue) = sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("database-writer".to_owned())
            .spawn(move || work_off(connection, &queue))
            .context("cannot start the thread that writes the database")?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Runs `work` on the writing thread and waits until it is on disk.
    ///
    /// An error of SQLite undoes this work alone and becomes [`StoreError::Failed`].
    pub(super) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, outcome) = sync_channel(1);
        let job: Job = Box::new(move |transaction| {
            let done = in_savepoint(transaction, work);
            Box::new(move |committed| {
                let result = done.map_err(|error| failed(&error));
                let result = if committed {
                    result
                } else {
                    Err(StoreError::Failed)
                };
                // Whoever asked may have gone away.
                drop(answer.send(result));
            })
        });
        let jobs = self.jobs.as_ref().ok_or(StoreError::Failed)?;
        jobs.send(job).map_err(|_| StoreError::Failed)?;
        outcome.recv().unwrap_or(Err(StoreError::Failed))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn in_savepoint<T>(
    transaction: &mut Transaction<'_>,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let savepoint = transaction.savepoint()?;
    let value = work(&savepoint)?;
    savepoint.commit()?;
    Ok(value)
}

fn work_off(mut connection: Connection, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let waiting = queue.try_iter().take(BATCH - 1);
        let batch: Vec<Job> = std::iter::once(first).chain(waiting).collect();
        commit(&mut connection, batch);
    }
}

/// A job that is dropped without its answer (because the transaction did not begin, or because it
/// panicked) closes its channel, which its caller sees as a failure.
fn commit(connection: &mut Connection, batch: Vec<Job>) {
    let behavior = TransactionBehavior::Immediate;
    let mut transaction = match connection.transaction_with_behavior(behavior) {
        Ok(transaction) => transaction,
        Err(error) => {
            failed(&error);
            return;
        }
    };
    let run = |job: Job| catch_unwind(AssertUnwindSafe(|| job(&mut transaction))).ok();
    let answers: Vec<Answer> = batch.into_iter().filter_map(run).collect();
    let outcome = transaction.commit();
    if let Err(error) = &outcome {
        failed(error);
    }
    for answer in answers {
        answer(outcome.is_ok());
    }
}

#[cfg(test)]
mod tests {
    use management_api::StoreError;
    use rusqlite::Connection;

    use super::Writer;

    fn writer() -> Writer {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE note (text TEXT NOT NULL)")
            .unwrap();
        Writer::start(connection).unwrap()
    }

    fn add(connection: &Connection) -> rusqlite::Result<usize> {
        connection.execute("INSERT INTO note VALUES ('x')", [])
    }

    fn count(writer: &Writer) -> u32 {
        let query = "SELECT count(*) FROM note";
        writer
            .write(|connection| connection.query_row(query, [], |row| row.get(0)))
            .unwrap()
    }

    #[test]
    fn an_error_undoes_its_own_work_alone() {
        let writer = writer();
        writer.write(add).unwrap();
        let broken = writer.write(|connection| {
            add(connection)?;
            connection.execute("INSERT INTO nowhere VALUES (1)", [])
        });
        assert_eq!(broken, Err(StoreError::Failed));
        assert_eq!(count(&writer), 1);
    }

    #[test]
    fn a_panic_is_a_failure_and_the_next_write_goes_on() {
        let writer = writer();
        let broken = writer.write(|connection| -> rusqlite::Result<()> {
            add(connection)?;
            panic!("on purpose");
        });
        assert_eq!(broken, Err(StoreError::Failed));
        writer.write(add).unwrap();
        assert_eq!(count(&writer), 1);
    }

    #[test]
    fn many_callers_at_once_are_all_answered() {
        let writer = writer();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        writer.write(add).unwrap();
                    }
                });
            }
        });
        assert_eq!(count(&writer), 400);
    }
}
