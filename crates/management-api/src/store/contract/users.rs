//! What a store promises of users and jobs.

use super::{ALL, connection};
use crate::store::{
    Identifiers, NewUser, OnTaken, Store, StoreError, StoredJob, UserFilter, UserOutcome,
    UserSelection, Window,
};

/// The id of the connection with this number.
fn home(number: u32) -> String {
    connection(number, "auth0").id
}

/// `one` and `two`, a database and an enterprise connection.
fn fill(store: &impl Store) {
    store.insert(&connection(1, "auth0")).unwrap();
    store.insert(&connection(2, "samlp")).unwrap();
}

fn user(id: &str, email: &str) -> NewUser {
    NewUser {
        id: id.to_owned(),
        identifiers: Identifiers {
            email: Some(email.to_owned()),
            ..Identifiers::default()
        },
        profile: format!(r#"{{"email":"{email}","n":1.0e0}}"#),
        created_at: 7,
    }
}

fn add(store: &impl Store, number: u32, users: &[NewUser]) -> Vec<UserOutcome> {
    store
        .insert_users(&home(number), users, OnTaken::Keep)
        .unwrap()
}

fn ids(store: &impl Store, filter: &UserFilter, window: Window) -> (Vec<String>, Option<u64>) {
    let page = store.users(filter, window).unwrap();
    let ids = page.users.into_iter().map(|user| user.id);
    (ids.collect(), page.total)
}

#[track_caller]
fn check_ids(store: &impl Store, expected: &[&str]) {
    let (ids, total) = ids(store, &UserFilter::default(), ALL);
    assert_eq!(
        (ids.as_slice(), total),
        (
            &expected.iter().map(ToString::to_string).collect::<Vec<_>>()[..],
            Some(expected.len() as u64)
        )
    );
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn users_come_in_the_order_in_which_they_were_added(store: &impl Store) {
    fill(store);
    let outcomes = add(store, 1, &[user("b", "b@x"), user("a", "a@x")]);
    assert_eq!(outcomes, [UserOutcome::Inserted; 2]);
    add(store, 2, &[user("c", "a@x")]);
    check_ids(store, &["b", "a", "c"]);
    let second = Window {
        start: 1,
        limit: 1,
        count: false,
    };
    let page = store.users(&UserFilter::default(), second).unwrap();
    assert_eq!((page.users.len(), page.total), (1, None));
    let stored = &page.users[0];
    let written = user("a", "a@x");
    assert_eq!(
        (&stored.id, &stored.profile),
        (&written.id, &written.profile)
    );
    assert_eq!(
        (stored.connection.as_str(), stored.strategy.as_str()),
        ("name-1", "auth0")
    );
    assert_eq!((stored.created_at, stored.updated_at), (7, 7));
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn an_identifier_is_unique_in_its_connection(store: &impl Store) {
    fill(store);
    let mut first = user("a", "a@x");
    first.identifiers.username = Some("a".to_owned());
    first.identifiers.phone_number = Some("+1".to_owned());
    add(store, 1, &[first]);
    let mut same_name = user("b", "b@x");
    same_name.identifiers.username = Some("a".to_owned());
    let mut same_number = user("c", "c@x");
    same_number.identifiers.phone_number = Some("+1".to_owned());
    for taken in [user("a", "d@x"), user("d", "a@x"), same_name, same_number] {
        let others = [taken, user("e", "e@x")];
        let outcomes = add(store, 1, &others);
        assert_eq!(
            outcomes,
            [UserOutcome::Taken, UserOutcome::Inserted],
            "{}",
            others[0].id
        );
        store
            .delete_users(&UserSelection::One("e".to_owned()))
            .unwrap();
    }
    assert_eq!(
        add(store, 2, &[user("a", "b@x")]),
        [UserOutcome::Taken],
        "ids are unique everywhere"
    );
    assert_eq!(add(store, 2, &[user("b", "a@x")]), [UserOutcome::Inserted]);
    let mut nameless = user("f", "");
    nameless.identifiers = Identifiers {
        username: Some("f".to_owned()),
        ..Identifiers::default()
    };
    let mut another = nameless.clone();
    "g".clone_into(&mut another.id);
    another.identifiers.username = Some("g".to_owned());
    let outcomes = add(store, 1, &[nameless, another]);
    assert_eq!(
        outcomes,
        [UserOutcome::Inserted; 2],
        "what is not there is not the same"
    );
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_user_is_replaced_by_its_address_when_asked(store: &impl Store) {
    fill(store);
    add(store, 1, &[user("a", "a@x"), user("b", "b@x")]);
    let mut again = user("c", "a@x");
    "{}".clone_into(&mut again.profile);
    again.created_at = 9;
    let replace = |users: &[NewUser]| {
        store
            .insert_users(&home(1), users, OnTaken::Replace)
            .unwrap()
    };
    let outcomes = replace(&[again, user("d", "d@x"), user("b", "e@x")]);
    let expected = [
        UserOutcome::Updated,
        UserOutcome::Inserted,
        UserOutcome::Taken,
    ];
    assert_eq!(outcomes, expected);
    check_ids(store, &["a", "b", "d"]);
    let first = store
        .users(&UserFilter::default(), ALL)
        .unwrap()
        .users
        .remove(0);
    assert_eq!(
        (first.profile.as_str(), first.created_at, first.updated_at),
        ("{}", 7, 9)
    );
    let mut named = user("x", "b@x");
    named.identifiers.username = Some("b".to_owned());
    assert_eq!(replace(&[named.clone()]), [UserOutcome::Updated]);
    named.identifiers.email = Some("a@x".to_owned());
    assert_eq!(
        replace(&[named]),
        [UserOutcome::Taken],
        "the name is another one's now"
    );
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn users_belong_to_a_connection(store: &impl Store) {
    fill(store);
    for missing in ["", "con_", "name-1", &home(3)] {
        let added = store.insert_users(missing, &[user("a", "a@x")], OnTaken::Keep);
        assert_eq!(added, Err(StoreError::NotFound), "{missing}");
        let all = UserSelection::OfConnection(missing.to_owned());
        assert_eq!(
            store.delete_users(&all),
            Err(StoreError::NotFound),
            "{missing}"
        );
        let one = UserSelection::OfConnectionWithEmail {
            connection: missing.to_owned(),
            email: "a@x".to_owned(),
        };
        assert_eq!(
            store.delete_users(&one),
            Err(StoreError::NotFound),
            "{missing}"
        );
    }
    assert_eq!(add(store, 1, &[]), []);
    check_ids(store, &[]);
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn user_filters_narrow_the_list_and_its_total(store: &impl Store) {
    fill(store);
    add(store, 1, &[user("a", "a@x"), user("b", "b@x")]);
    add(store, 2, &[user("c", "a@x")]);
    let check =
        |id: Option<&str>, connection: Option<&str>, email: Option<&str>, expected: &[&str]| {
            let text = |text: Option<&str>| text.map(ToOwned::to_owned);
            let filter = UserFilter {
                id: text(id),
                connection: text(connection),
                email: text(email),
            };
            let first = Window {
                start: 0,
                limit: 1,
                count: true,
            };
            let total = Some(expected.len() as u64);
            assert_eq!(
                ids(store, &filter, ALL),
                (expected.iter().map(ToString::to_string).collect(), total)
            );
            assert_eq!(
                ids(store, &filter, first).1,
                total,
                "the total does not know the window"
            );
        };
    check(None, None, None, &["a", "b", "c"]);
    check(None, Some("name-1"), None, &["a", "b"]);
    check(None, Some("name-3"), None, &[]);
    check(None, Some("name-%"), None, &[]);
    check(None, None, Some("a@x"), &["a", "c"]);
    check(None, Some("name-2"), Some("a@x"), &["c"]);
    check(None, Some("name-2"), Some("b@x"), &[]);
    check(Some("b"), None, None, &["b"]);
    check(Some("b"), Some("name-2"), None, &[]);
    check(Some("B"), None, None, &[]);
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn deleted_users_are_those_that_were_meant(store: &impl Store) {
    fill(store);
    add(
        store,
        1,
        &[user("a", "a@x"), user("b", "b@x"), user("c", "c@x")],
    );
    add(store, 2, &[user("d", "a@x"), user("e", "e@x")]);
    let with_email = |email: &str| UserSelection::OfConnectionWithEmail {
        connection: home(1),
        email: email.to_owned(),
    };
    store.delete_users(&with_email("a@x")).unwrap();
    check_ids(store, &["b", "c", "d", "e"]);
    assert_eq!(
        store.delete_users(&with_email("e@x")),
        Ok(()),
        "nobody has it here"
    );
    check_ids(store, &["b", "c", "d", "e"]);
    store
        .delete_users(&UserSelection::One("c".to_owned()))
        .unwrap();
    check_ids(store, &["b", "d", "e"]);
    let again = store.delete_users(&UserSelection::One("c".to_owned()));
    assert_eq!(again, Err(StoreError::NotFound));
    for _ in 0..2 {
        store
            .delete_users(&UserSelection::OfConnection(home(1)))
            .unwrap();
        check_ids(store, &["d", "e"]);
    }
}

/// Guards an invariant: nobody is left behind, and nobody else goes along.
pub fn a_deleted_connection_takes_its_users_with_it(store: &impl Store) {
    fill(store);
    add(store, 1, &[user("a", "a@x"), user("b", "b@x")]);
    add(store, 2, &[user("c", "a@x")]);
    store.delete(&home(1)).unwrap();
    check_ids(store, &["c"]);
    store.insert(&connection(1, "auth0")).unwrap();
    check_ids(store, &["c"]);
    assert_eq!(add(store, 1, &[user("a", "a@x")]), [UserOutcome::Inserted]);
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_job_is_kept_until_it_is_old(store: &impl Store) {
    let job = |id: &str, created_at, errors: Option<&str>| StoredJob {
        id: id.to_owned(),
        created_at,
        body: format!(r#"{{"id":"{id}"}}"#),
        errors: errors.map(ToOwned::to_owned),
    };
    let first = job("job_1", 10, Some("[1]"));
    store.insert_job(&first, 0).unwrap();
    assert!(store.job("job_1").unwrap() == first);
    assert_eq!(store.job("job_2").err(), Some(StoreError::NotFound));
    store.insert_job(&job("job_2", 20, None), 10).unwrap();
    assert!(store.job("job_1").is_ok() && store.job("job_2").is_ok());
    store.insert_job(&job("job_3", 30, None), 11).unwrap();
    assert_eq!(store.job("job_1").err(), Some(StoreError::NotFound));
}
