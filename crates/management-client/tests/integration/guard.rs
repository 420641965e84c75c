//! Somebody who is asked before anything is written: whatever it forbids is not sent.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use connection_model::{Contract, Operation};
use management_client::update::{self, Decisions, Shown};
use management_client::users::{DeletionRun, EmailAddress, Ended};
use management_client::{Client, Error, Guard, ListQuery, LocalBoxFuture, Veto, Write};

use crate::support::{
    Follower, HandClock, ID, answer, block_on, json, places, plan, start, start_with_users,
};

/// Notes what it is asked, and allows it or not.
#[derive(Default)]
struct Watchman {
    asked: RefCell<Vec<Write>>,
    told: RefCell<Vec<Write>>,
    veto: RefCell<Option<Veto>>,
    /// Goes on by this time while the watchman thinks.
    thinks: Cell<u64>,
    clock: Rc<HandClock>,
}

impl Watchman {
    fn forbids(reason: &str) -> Rc<Self> {
        let veto = Veto {
            reason: Some(reason.to_owned()),
        };
        Rc::new(Self {
            veto: RefCell::new(Some(veto)),
            ..Self::default()
        })
    }
}

impl Guard for Watchman {
    fn before<'a>(&'a self, write: &'a Write) -> LocalBoxFuture<'a, Result<(), Veto>> {
        self.asked.borrow_mut().push(write.clone());
        self.clock.advance(self.thinks.get());
        let veto = self.veto.borrow().clone();
        Box::pin(async { veto.map_or(Ok(()), Err) })
    }

    fn after(&self, write: Write) {
        self.told.borrow_mut().push(write);
    }
}

fn vetoed(reason: &str) -> Error {
    Error::Vetoed(Veto {
        reason: Some(reason.to_owned()),
    })
}

const NEW: &str =
    r#"{"name":"new","strategy":"auth0","options":{"configuration":{"KEY":"canary"}}}"#;

/// Makes every call that writes.
fn write_everything(client: &Client) -> Vec<Result<(), Error>> {
    let email = EmailAddress::parse("a@x.example").unwrap();
    vec![
        block_on(client.create(&json(NEW))).map(drop),
        block_on(client.update(ID, &json(r#"{"display_name":"x"}"#))).map(drop),
        block_on(client.delete(ID)).map(drop),
        block_on(client.delete_all_users(ID)),
        block_on(client.delete_user_with_email(ID, &email)),
        block_on(client.delete_user("auth0|1")),
    ]
}

#[test]
fn a_write_that_is_forbidden_is_not_sent() {
    let watchman = Watchman::forbids("frozen until Monday");
    let (server, client) = start(Contract::Reference);
    let client = client.with_guard(watchman.clone());
    block_on(client.list(&ListQuery::default())).unwrap();
    for result in write_everything(&client) {
        assert_eq!(result, Err(vetoed("frozen until Monday")));
    }
    assert_eq!(server.log(), ["GET /connections"], "reads are free");
    assert!(watchman.told.borrow().is_empty());
    let asked = watchman.asked.borrow();
    let operations: Vec<Operation> = asked.iter().map(|write| write.operation).collect();
    assert_eq!(
        operations,
        [
            Operation::CreateConnection,
            Operation::UpdateConnection,
            Operation::DeleteConnection,
            Operation::DeleteUsers,
            Operation::DeleteUser,
            Operation::DeleteUser,
        ]
    );
}

#[test]
fn every_write_that_was_made_is_told_and_one_that_failed_is_not() {
    let (server, client) = start(Contract::Reference);
    let watchman = Rc::new(Watchman::default());
    let client = client.with_guard(watchman.clone());
    block_on(client.list(&ListQuery::default())).unwrap();
    for result in write_everything(&client) {
        assert_eq!(result, Ok(()));
    }
    let operations = |writes: &RefCell<Vec<Write>>| -> Vec<Operation> {
        writes
            .borrow()
            .iter()
            .map(|write| write.operation)
            .collect()
    };
    assert_eq!(operations(&watchman.told), operations(&watchman.asked));
    assert_eq!(
        watchman.told.borrow()[1].connection_name.as_deref(),
        Some("customers"),
        "the answer has told it"
    );
    server.refuse(server.log().len(), Ok(answer(500, &[], "{}")));
    block_on(client.delete(ID)).unwrap_err();
    assert_eq!(watchman.told.borrow().len(), 6);
}

#[test]
fn a_run_over_users_is_asked_for_once() {
    let (server, client, _) = start_with_users(Contract::Tenant, 3);
    let watchman = Rc::new(Watchman::default());
    let client = client.with_guard(watchman.clone());
    let mut run = DeletionRun::new("customers", None);
    assert_eq!(
        block_on(run.go_on(&client, &Follower::default())),
        Ended::Finished
    );
    assert_eq!(server.left(), 0);
    let asked = watchman.asked.borrow();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].connection_name.as_deref(), Some("customers"));
}

#[test]
fn a_run_that_is_forbidden_deletes_nobody() {
    let (server, client, _) = start_with_users(Contract::Tenant, 3);
    let client = client.with_guard(Watchman::forbids("no"));
    let mut run = DeletionRun::new("customers", None);
    let ended = block_on(run.go_on(&client, &Follower::default()));
    assert_eq!(ended, Ended::Interrupted(vetoed("no")));
    assert_eq!((server.left(), server.log().len()), (3, 0));
}

#[test]
fn the_guard_sees_what_differs_and_no_secret() {
    let (server, client) = start(Contract::Tenant);
    let watchman = Rc::new(Watchman::default());
    let client = client.with_guard(watchman.clone());
    let edits = [
        ("/display_name", Some(r#""Staff""#)),
        ("/options/configuration/API_KEY", Some(r#""canary-new""#)),
    ];
    let plan = plan(&server, &client, &edits, &[], &Decisions::default()).unwrap();
    block_on(update::commit(&client, &plan)).unwrap();
    block_on(client.create(&json(NEW))).unwrap();
    let asked = watchman.asked.borrow();
    assert!(!format!("{asked:?}").contains("canary"));
    let update = &asked[0];
    assert_eq!(update.connection_id.as_deref(), Some(ID));
    assert_eq!(update.connection_name.as_deref(), Some("customers"));
    assert_eq!(
        places(&update.changes),
        ["/options/configuration/API_KEY", "/display_name"]
    );
    assert_eq!(update.changes[0].after, Shown::Hidden);
    assert_eq!(update.changes[1].after, Shown::Value("Staff".into()));
    let creation = &asked[1];
    assert_eq!(creation.connection_id, None);
    assert_eq!(creation.connection_name.as_deref(), Some("new"));
}

/// An approval may take hours, in which somebody else saves.
#[test]
fn what_changed_while_the_guard_thought_is_noticed() {
    let (server, client) = start(Contract::Tenant);
    let watchman = Rc::new(Watchman {
        thinks: Cell::new(60_000),
        ..Watchman::default()
    });
    let client = client
        .with_clock(watchman.clock.clone())
        .with_guard(watchman.clone());
    let edits = [("/display_name", Some(r#""Staff""#))];
    let plan = plan(&server, &client, &edits, &[], &Decisions::default()).unwrap();
    server.change(&[("/display_name", Some(r#""Theirs""#))]);
    assert_eq!(block_on(update::commit(&client, &plan)), Err(Error::Stale));
    assert_eq!(
        server.stored().to_value().get("display_name"),
        Some(&"Theirs".into())
    );
}
