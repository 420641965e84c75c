//! A deletion of users one by one: paced, stopped, resumed, and what became of each.

use std::rc::Rc;

use connection_model::Contract;
use management_client::users::{
    DeletionRun, Ended, ExportFile, LeftAlone, News, RowOutcome, Tally,
};
use management_client::{Error, TransportError};

use crate::support::{Follower, answer, block_on, start_with_users};

fn outcomes(run: &DeletionRun) -> Vec<&RowOutcome> {
    run.rows().iter().map(|row| &row.outcome).collect()
}

fn deleted(count: u64) -> Tally {
    Tally {
        total: count,
        deleted: count,
        ..Tally::default()
    }
}

#[test]
fn every_user_gets_a_call_of_its_own_and_nobody_is_left() {
    let (server, client, _) = start_with_users(Contract::Tenant, 3);
    let mut run = DeletionRun::new("customers", None);
    let follower = Follower::default();
    assert_eq!(block_on(run.go_on(&client, &follower)), Ended::Finished);
    assert_eq!(
        server.log(),
        [
            "GET /users",
            "DELETE /users/auth0%7C0",
            "DELETE /users/auth0%7C1",
            "DELETE /users/auth0%7C2",
            "GET /users"
        ]
    );
    assert_eq!(run.tally(), deleted(3));
    assert_eq!(
        follower.news.borrow().last(),
        Some(&News::Listed { users: 0, total: 0 })
    );
}

#[test]
fn without_a_known_budget_two_calls_a_second_are_made() {
    let (_, client, clock) = start_with_users(Contract::Tenant, 4);
    let mut run = DeletionRun::new("customers", None);
    block_on(run.go_on(&client, &Follower::default()));
    assert_eq!(clock.slept.borrow().iter().sum::<u32>(), 4 * 500);
}

#[test]
fn a_window_that_is_nearly_used_up_is_waited_for() {
    let (server, client, clock) = start_with_users(Contract::Tenant, 2);
    let headers = [
        ("x-ratelimit-limit", "50"),
        ("x-ratelimit-remaining", "10"),
        ("x-ratelimit-reset", "7"),
    ];
    *server.headers.borrow_mut() = headers
        .map(|(name, value)| (name, value.to_owned()))
        .to_vec();
    let mut run = DeletionRun::new("customers", None);
    let follower = Follower::default();
    assert_eq!(block_on(run.go_on(&client, &follower)), Ended::Finished);
    assert_eq!(
        clock.slept.borrow().iter().sum::<u32>(),
        7_000,
        "the second call is in the next window"
    );
    assert!(
        follower
            .news
            .borrow()
            .contains(&News::Waiting { seconds: 7 })
    );
}

#[test]
fn a_refusal_for_the_rate_limit_waits_and_the_same_user_comes_next() {
    let (server, client, clock) = start_with_users(Contract::Tenant, 2);
    server.refuse(1, Ok(answer(429, &[("Retry-After", "30")], "{}")));
    let mut run = DeletionRun::new("customers", None);
    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!(run.tally(), deleted(2));
    assert_eq!(
        server.log()[1..3],
        ["DELETE /users/auth0%7C0", "DELETE /users/auth0%7C0"]
    );
    assert_eq!(clock.slept.borrow().iter().sum::<u32>(), 30_000 + 3 * 500);
}

#[test]
fn a_failure_is_noted_and_the_run_goes_on() {
    let (server, client, _) = start_with_users(Contract::Tenant, 3);
    server.refuse(2, Ok(answer(500, &[], r#"{"message":"Oops"}"#)));
    let mut run = DeletionRun::new("customers", None);
    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!(server.left(), 1);
    let tally = Tally {
        total: 3,
        deleted: 2,
        failed: 1,
        ..Tally::default()
    };
    assert_eq!(run.tally(), tally);
    assert!(matches!(run.rows()[1].outcome, RowOutcome::Failed(_)));

    run.retry_failed();
    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!((run.tally(), server.left()), (deleted(3), 0));
}

#[test]
fn a_user_who_is_gone_already_counts_as_gone() {
    let (server, client, _) = start_with_users(Contract::Tenant, 2);
    server.refuse(1, Ok(answer(404, &[], "{}")));
    let mut run = DeletionRun::new("customers", None);
    block_on(run.go_on(&client, &Follower::default()));
    assert_eq!(outcomes(&run), [&RowOutcome::Gone, &RowOutcome::Deleted]);
}

#[test]
fn a_run_that_is_stopped_sends_nothing_more_and_goes_on_where_it_was() {
    let (server, client, _) = start_with_users(Contract::Tenant, 5);
    let mut run = DeletionRun::new("customers", None);
    let stop =
        Follower::stopping_at(|news| matches!(news, News::Deleted(tally) if tally.deleted == 2));
    assert_eq!(block_on(run.go_on(&client, &stop)), Ended::Stopped);
    assert_eq!((server.left(), server.log().len()), (3, 3));
    assert_eq!((run.tally().done(), run.tally().total), (2, 5));

    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!(
        server.log()[3],
        "DELETE /users/auth0%7C2",
        "nobody is asked for twice"
    );
    assert_eq!((run.tally(), server.left()), (deleted(5), 0));
}

#[test]
fn a_wait_can_be_stopped() {
    let (server, client, clock) = start_with_users(Contract::Tenant, 2);
    server.refuse(1, Ok(answer(429, &[("Retry-After", "30")], "{}")));
    let mut run = DeletionRun::new("customers", None);
    let stop = Follower::stopping_at(|news| matches!(news, News::Waiting { .. }));
    assert_eq!(block_on(run.go_on(&client, &stop)), Ended::Stopped);
    assert_eq!(
        clock.slept.borrow().iter().sum::<u32>(),
        500,
        "only the gap before the call"
    );
    assert_eq!(server.left(), 2);
}

#[test]
fn what_every_call_would_meet_ends_the_run_and_the_user_still_waits() {
    for (status, interruption) in [
        (Some(403), Ok(answer(403, &[], "{}"))),
        (Some(401), Ok(answer(401, &[], "{}"))),
        (None, Err(TransportError::Offline)),
    ] {
        let (server, client, _) = start_with_users(Contract::Tenant, 2);
        server.refuse(1, interruption);
        let mut run = DeletionRun::new("customers", None);
        match block_on(run.go_on(&client, &Follower::default())) {
            Ended::Interrupted(error) => assert_eq!(error.status(), status),
            ended => panic!("{ended:?}"),
        }
        assert_eq!(outcomes(&run), [&RowOutcome::Waiting; 2]);
        assert_eq!(
            block_on(run.go_on(&client, &Follower::default())),
            Ended::Finished
        );
        assert_eq!(server.left(), 0);
    }
}

#[test]
fn a_user_of_another_connection_with_a_linked_account_stays() {
    let (server, client, _) = start_with_users(Contract::Tenant, 1);
    server.add("google-oauth2|7", "google");
    let mut run = DeletionRun::new("customers", None);
    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!(
        outcomes(&run),
        [
            &RowOutcome::Deleted,
            &RowOutcome::LeftAlone(LeftAlone::LinkedAccount)
        ]
    );
    assert_eq!(server.left(), 1);
}

#[test]
fn with_an_export_only_those_in_it_are_deleted() {
    let (server, client, _) = start_with_users(Contract::Tenant, 2);
    let file = ExportFile::read(br#"[{"user_id":"auth0|0"}]"#).unwrap();
    let mut run = DeletionRun::new("customers", Some(Rc::new(file)));
    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!(
        outcomes(&run),
        [
            &RowOutcome::Deleted,
            &RowOutcome::LeftAlone(LeftAlone::NotExported)
        ]
    );
    assert_eq!(server.left(), 1);
}

#[test]
fn more_users_than_a_tenant_lists_are_reached_by_listing_again() {
    let (server, client, _) = start_with_users(Contract::Tenant, 1100);
    let mut run = DeletionRun::new("customers", None);
    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!((run.tally(), server.left()), (deleted(1100), 0));
}

#[test]
fn those_who_cannot_be_reached_are_counted() {
    let (server, client, _) = start_with_users(Contract::Tenant, 1100);
    // The search never notices that anybody was deleted.
    server.stale_listings.set(1);
    let mut run = DeletionRun::new("customers", None);
    let follower = Follower::default();
    assert_eq!(block_on(run.go_on(&client, &follower)), Ended::Finished);
    let tally = run.tally();
    assert_eq!((tally.deleted, tally.total), (1000, 1100));
    let waits = follower.news.borrow();
    let waits = waits
        .iter()
        .filter(|news| matches!(news, News::Waiting { .. }));
    assert_eq!(
        waits.count(),
        3,
        "it listens a while for the search to notice"
    );
}

#[test]
fn without_a_clock_a_rate_limit_ends_the_run() {
    let (server, client, _) = start_with_users(Contract::Tenant, 1);
    let client = management_client::Client::new(
        client.base_url(),
        server.clone(),
        Rc::new(crate::support::CountedTokens::default()),
    )
    .with_contract(Contract::Tenant);
    server.refuse(1, Ok(answer(429, &[("Retry-After", "3")], "{}")));
    let mut run = DeletionRun::new("customers", None);
    let limited = Error::RateLimited {
        retry_after: Some(3),
    };
    let ended = block_on(run.go_on(&client, &Follower::default()));
    assert_eq!(ended, Ended::Interrupted(limited));
}
