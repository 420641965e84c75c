//! The safe save: change a connection without losing what others, or newer versions of the API,
//! have put into it.
//!
//! The API has no version to compare with, and a tenant replaces `options` whole. So every save
//! reads again, merges three ways, shows what it would do, sends **one** PATCH, reads back and
//! reports what came out differently.

mod body;
mod change;
mod conflict;
mod outcome;
mod plan;

use connection_model::{Connection, Operation};
use connection_validation::Sent;

use crate::{Client, Error, Write};
use outcome::is_same_connection;
use plan::{Sides, changed_fixed_field};

pub(crate) use change::changes;
pub use change::{ChangeKind, FieldChange, Shown};
pub use conflict::{Decisions, FieldConflict, Side};
pub use outcome::Outcome;
pub use plan::{Plan, missing_options_scope};

/// A plan older than this many milliseconds is compared with the server once more before it is
/// carried out: the user may have read it for a while.
const FRESH: u64 = 10_000;

/// Works out what saving a draft would do. Nothing is written.
///
/// `base` is the connection as the form was opened with, `draft` what the user made of it; the
/// server's present state is read here. With the user's `decisions` about a plan,
/// [`Plan::decide`] makes the next one without another read.
///
/// # Errors
/// [`Error::FixedField`] when the draft changes `id`, `name` or `strategy`;
/// [`Error::InvalidId`] when `base` has no id; whatever the read ends with.
pub async fn prepare(
    client: &Client,
    base: &Connection,
    draft: &Connection,
    decisions: &Decisions,
) -> Result<Plan, Error> {
    if let Some(field) = changed_fixed_field(base, draft) {
        return Err(Error::FixedField(field));
    }
    let id = base.id().ok_or(Error::InvalidId)?;
    let theirs = client.get(id).await?;
    let sides = Sides {
        // A read that succeeded has named the contract.
        contract: client
            .contract()
            .unwrap_or(connection_model::Contract::Tenant),
        id: id.to_owned(),
        base: base.clone(),
        draft: draft.clone(),
        theirs,
        read_at: client.now(),
    };
    Plan::new(sides, decisions)
}

/// Carries a plan out: one PATCH, then a read that tells what came of it.
///
/// When no answer to the PATCH came, or one of a broken server (status 500 and above), the read
/// tells whether it was carried out all the same; it is never sent twice.
///
/// # Errors
/// [`Error::Blocked`] and [`Error::NotReady`] when the plan is not ready; [`Error::Stale`] when
/// the connection changed while the user looked at the plan (noticed only with a clock, and when
/// the plan is older than ten seconds): nothing is sent in these cases.
pub async fn commit(client: &Client, plan: &Plan) -> Result<Outcome, Error> {
    if plan.findings().has_errors() {
        return Err(Error::Blocked(plan.findings().clone()));
    }
    if !plan.ready() {
        return Err(Error::NotReady);
    }
    // Whoever is asked may take a while, so that it comes before the look at what is there now.
    let leave = client.leave(write(plan)).await?;
    if is_old(client, plan) && !is_same_connection(plan.theirs(), &client.get(plan.id()).await?) {
        return Err(Error::Stale);
    }
    let payload = Sent {
        value: plan.body(),
        strategy: plan.strategy(),
    };
    match client.patch(plan.id(), payload, &leave).await {
        Ok(answer) => {
            client.written(leave, None);
            let read = client.get(plan.id()).await;
            let read_back = read.is_ok();
            Ok(Outcome::new(plan, read.unwrap_or(answer), read_back))
        }
        Err(error) if is_outcome_unknown(&error) => {
            let read = client.get(plan.id()).await.ok();
            let outcome = read.map(|stored| Outcome::new(plan, stored, true));
            let done = outcome.filter(|outcome| outcome.surprises.is_empty());
            if done.is_some() {
                client.written(leave, None);
            }
            done.ok_or(error)
        }
        Err(error) => Err(error),
    }
}

fn write(plan: &Plan) -> Write {
    Write {
        connection_name: plan.theirs().name().map(ToOwned::to_owned),
        strategy: plan.strategy(),
        changes: plan.changes().to_vec(),
        ..Write::new(Operation::UpdateConnection).to(plan.id())
    }
}

fn is_old(client: &Client, plan: &Plan) -> bool {
    match (plan.read_at(), client.now()) {
        (Some(read_at), Some(now)) => now.saturating_sub(read_at) > FRESH,
        _ => false,
    }
}

fn is_outcome_unknown(error: &Error) -> bool {
    matches!(error, Error::OutcomeUnknown(_) | Error::Unreadable { .. })
        || error.status().is_some_and(|status| status >= 500)
}
