//! The tests every store has to pass, as plain functions that panic where a store breaks its
//! promise.

#![expect(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "each function is a test"
)]

mod users;

pub use users::*;

use super::{Filter, NewConnection, Store, StoreError, Window};

/// Writes one `#[test]` for each promise; takes a function that makes an empty store and hands it to
/// the test it is given: `fn with_store(test: impl FnOnce(&MyStore))`.
#[macro_export]
macro_rules! store_contract_tests {
    ($with_store:ident) => {
        $crate::store_contract_tests! { $with_store;
            what_was_written_is_read_back_to_the_byte
            a_taken_name_is_refused_and_changes_nothing
            a_name_is_free_again_after_a_delete
            a_replacement_counts_only_for_the_version_it_was_made_from
            what_is_not_there_is_not_found
            a_page_is_in_the_order_of_creation
            a_replaced_connection_keeps_its_place
            filters_narrow_the_list_and_its_total
            a_window_beyond_the_end_is_empty
            of_many_writers_at_once_each_replacement_is_applied_once
            users_come_in_the_order_in_which_they_were_added
            an_identifier_is_unique_in_its_connection
            a_user_is_replaced_by_its_address_when_asked
            users_belong_to_a_connection
            user_filters_narrow_the_list_and_its_total
            deleted_users_are_those_that_were_meant
            a_deleted_connection_takes_its_users_with_it
            a_job_is_kept_until_it_is_old
        }
    };
    ($with_store:ident; $($name:ident)+) => {
        $(
            #[test]
            fn $name() {
                $with_store(|store| $crate::store_contract::$name(store));
            }
        )+
    };
}

const ALL: Window = Window {
    start: 0,
    limit: 100,
    count: true,
};

fn connection(number: u32, strategy: &str) -> NewConnection {
    NewConnection {
        id: format!("con_{number:016}"),
        name: format!("name-{number}"),
        strategy: strategy.to_owned(),
        body: format!(r#"{{"id":"con_{number:016}","size": 5.0e0,"é":"\u00e9","x":null}}"#),
    }
}

fn fill(store: &impl Store, strategies: &[&str]) {
    for (number, strategy) in (1..).zip(strategies) {
        store.insert(&connection(number, strategy)).unwrap();
    }
}

fn ids(store: &impl Store, filter: &Filter, window: Window) -> (Vec<u32>, Option<u64>) {
    let page = store.page(filter, window).unwrap();
    let number = |body: &String| body[11..27].parse().unwrap();
    (page.bodies.iter().map(number).collect(), page.total)
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn what_was_written_is_read_back_to_the_byte(store: &impl Store) {
    let written = connection(1, "auth0");
    store.insert(&written).unwrap();
    let stored = store.get(&written.id).unwrap();
    assert_eq!(stored.body, written.body);
    let replacement = r#"{"id":"con_0000000000000001","n":1.10,"b":1,"a":2}"#;
    store
        .replace(&written.id, stored.version, replacement)
        .unwrap();
    assert_eq!(store.get(&written.id).unwrap().body, replacement);
    assert_eq!(
        store.page(&Filter::default(), ALL).unwrap().bodies,
        [replacement]
    );
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_taken_name_is_refused_and_changes_nothing(store: &impl Store) {
    let first = connection(1, "auth0");
    store.insert(&first).unwrap();
    let second = NewConnection {
        name: first.name.clone(),
        ..connection(2, "samlp")
    };
    assert_eq!(store.insert(&second), Err(StoreError::NameTaken));
    assert_eq!(ids(store, &Filter::default(), ALL), (vec![1], Some(1)));
    let other_case = NewConnection {
        name: first.name.to_uppercase(),
        ..connection(3, "auth0")
    };
    assert_eq!(
        store.insert(&other_case),
        Ok(()),
        "names are compared as they are"
    );
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_name_is_free_again_after_a_delete(store: &impl Store) {
    let first = connection(1, "auth0");
    store.insert(&first).unwrap();
    store.delete(&first.id).unwrap();
    let second = NewConnection {
        name: first.name,
        ..connection(2, "auth0")
    };
    assert_eq!(store.insert(&second), Ok(()));
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_replacement_counts_only_for_the_version_it_was_made_from(store: &impl Store) {
    let written = connection(1, "auth0");
    store.insert(&written).unwrap();
    let read = store.get(&written.id).unwrap();
    store
        .replace(&written.id, read.version, "{\"by\":1}")
        .unwrap();
    let late = store.replace(&written.id, read.version, "{\"by\":2}");
    assert_eq!(late, Err(StoreError::VersionMismatch));
    let now = store.get(&written.id).unwrap();
    assert_eq!(now.body, "{\"by\":1}");
    assert_eq!(
        store.replace(&written.id, now.version, "{\"by\":2}"),
        Ok(())
    );
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn what_is_not_there_is_not_found(store: &impl Store) {
    fill(store, &["auth0"]);
    for id in [
        "",
        "con_",
        "con_0000000000000002",
        "CON_0000000000000001",
        "%",
        "name-1",
    ] {
        assert_eq!(store.get(id).err(), Some(StoreError::NotFound), "{id}");
        assert_eq!(
            store.replace(id, 1, "{}"),
            Err(StoreError::NotFound),
            "{id}"
        );
        assert_eq!(store.delete(id), Err(StoreError::NotFound), "{id}");
    }
    let gone = connection(1, "auth0").id;
    store.delete(&gone).unwrap();
    assert_eq!(store.get(&gone).err(), Some(StoreError::NotFound));
    assert_eq!(store.delete(&gone), Err(StoreError::NotFound));
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_page_is_in_the_order_of_creation(store: &impl Store) {
    for number in [5, 3, 9, 1, 7] {
        store.insert(&connection(number, "auth0")).unwrap();
    }
    store.delete(&connection(9, "auth0").id).unwrap();
    store.insert(&connection(2, "auth0")).unwrap();
    let page = |start, limit| {
        ids(
            store,
            &Filter::default(),
            Window {
                start,
                limit,
                count: false,
            },
        )
    };
    assert_eq!(page(0, 100), (vec![5, 3, 1, 7, 2], None));
    assert_eq!(page(0, 2), (vec![5, 3], None));
    assert_eq!(page(2, 2), (vec![1, 7], None));
    assert_eq!(page(4, 2), (vec![2], None));
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_replaced_connection_keeps_its_place(store: &impl Store) {
    fill(store, &["auth0", "auth0", "auth0"]);
    let first = connection(1, "auth0");
    let version = store.get(&first.id).unwrap().version;
    store.replace(&first.id, version, &first.body).unwrap();
    assert_eq!(
        ids(store, &Filter::default(), ALL),
        (vec![1, 2, 3], Some(3))
    );
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn filters_narrow_the_list_and_its_total(store: &impl Store) {
    fill(store, &["auth0", "samlp", "auth0", "oidc", "samlp"]);
    let check = |strategies: &[&'static str], name: Option<&str>, expected: &[u32]| {
        let name = name.map(ToOwned::to_owned);
        let filter = Filter {
            strategies: strategies.to_vec(),
            name,
        };
        let total = expected.len() as u64;
        assert_eq!(ids(store, &filter, ALL), (expected.to_vec(), Some(total)));
        let first = Window {
            start: 0,
            limit: 1,
            count: true,
        };
        assert_eq!(
            ids(store, &filter, first).1,
            Some(total),
            "the total does not know the window"
        );
    };
    check(&[], None, &[1, 2, 3, 4, 5]);
    check(&["auth0"], None, &[1, 3]);
    check(&["samlp", "oidc"], None, &[2, 4, 5]);
    check(&["waad"], None, &[]);
    check(&[], Some("name-2"), &[2]);
    check(&[], Some("NAME-2"), &[]);
    check(&[], Some("name-%"), &[]);
    check(&[], Some(""), &[]);
    check(&["samlp"], Some("name-2"), &[2]);
    check(&["auth0"], Some("name-2"), &[]);
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn a_window_beyond_the_end_is_empty(store: &impl Store) {
    fill(store, &["auth0", "auth0"]);
    for start in [2, 100, u64::from(u32::MAX), u64::MAX] {
        let window = Window {
            start,
            limit: 100,
            count: true,
        };
        assert_eq!(
            ids(store, &Filter::default(), window),
            (Vec::new(), Some(2)),
            "{start}"
        );
    }
}

#[expect(missing_docs, reason = "the name is the promise")]
pub fn of_many_writers_at_once_each_replacement_is_applied_once(store: &(impl Store + Sync)) {
    const WRITERS: u64 = 4;
    const ROUNDS: u64 = 25;
    let written = connection(1, "auth0");
    store
        .insert(&NewConnection {
            body: "0".to_owned(),
            ..written.clone()
        })
        .unwrap();
    std::thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    loop {
                        let read = store.get(&written.id).unwrap();
                        let next = read.body.parse::<u64>().unwrap() + 1;
                        match store.replace(&written.id, read.version, &next.to_string()) {
                            Err(StoreError::VersionMismatch) => {}
                            outcome => break outcome.unwrap(),
                        }
                    }
                }
            });
        }
    });
    assert_eq!(
        store.get(&written.id).unwrap().body,
        (WRITERS * ROUNDS).to_string()
    );
}
