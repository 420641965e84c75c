//! Users listed, exported and deleted with single calls.

use connection_model::Contract;
use management_client::Error;
use management_client::users::{EmailAddress, ExportFile, News, Verdict, read_all, write_export};

use crate::support::{Follower, ID, answer, block_on, start_with_users};

#[test]
fn a_count_is_one_small_call() {
    let (server, client, _) = start_with_users(Contract::Reference, 42);
    assert_eq!(block_on(client.count_users("customers")), Ok(42));
    assert_eq!(
        *server.requests.borrow(),
        [
            "GET /users?q=identities.connection%3A%22customers%22&page=0&per_page=1\
          &include_totals=true&fields=user_id"
        ]
    );
}

#[test]
fn an_export_holds_every_user_exactly_as_the_server_has_it() {
    let (server, client, _) = start_with_users(Contract::Reference, 250);
    let follower = Follower::default();
    let listing = block_on(read_all(&client, "customers", &[], &follower));
    let listing = listing.unwrap().unwrap();
    assert_eq!((listing.users.len(), listing.missing()), (250, 0));
    let stored: Vec<String> = server
        .users
        .borrow()
        .iter()
        .map(|it| it.1.clone())
        .collect();
    let file = write_export(&listing.users);
    assert_eq!(file, format!("[\n{}\n]\n", stored.join(",\n")));
    let counts = [100, 200, 250].map(|users| News::Listed { users, total: 250 });
    assert_eq!(*follower.news.borrow(), counts);
    let read = ExportFile::read(file.as_bytes()).unwrap();
    assert_eq!(read.compare(&listing).verdict(), Verdict::Complete);
}

#[test]
fn full_pages_up_to_the_total_need_no_empty_one() {
    let (server, client, _) = start_with_users(Contract::Reference, 200);
    block_on(read_all(&client, "customers", &[], &Follower::default())).unwrap();
    assert_eq!(server.log().len(), 2);
}

#[test]
fn a_tenant_gives_out_a_thousand_and_the_rest_is_told() {
    let (server, client, _) = start_with_users(Contract::Tenant, 1234);
    let listing = block_on(read_all(&client, "customers", &[], &Follower::default()));
    let listing = listing.unwrap().unwrap();
    assert_eq!(
        (listing.users.len(), listing.total, listing.missing()),
        (1000, 1234, 234)
    );
    assert_eq!(
        server.log().len(),
        10,
        "no page beyond the first thousand is asked for"
    );
    let file = ExportFile::read(write_export(&listing.users).as_bytes()).unwrap();
    assert_eq!(file.compare(&listing).verdict(), Verdict::Unprovable);
}

#[test]
fn listing_waits_for_the_rate_limit_and_says_so() {
    let (server, client, clock) = start_with_users(Contract::Tenant, 150);
    server.refuse(1, Ok(answer(429, &[("Retry-After", "42")], "{}")));
    let follower = Follower::default();
    let listing = block_on(read_all(&client, "customers", &[], &follower)).unwrap();
    assert_eq!(listing.unwrap().users.len(), 150);
    assert_eq!(clock.slept.borrow().iter().sum::<u32>(), 42_000);
    assert!(
        follower
            .news
            .borrow()
            .contains(&News::Waiting { seconds: 42 })
    );
}

#[test]
fn listing_stops_when_nobody_wants_it_also_while_it_waits() {
    let (server, client, clock) = start_with_users(Contract::Tenant, 150);
    server.refuse(1, Ok(answer(429, &[("Retry-After", "42")], "{}")));
    let follower = Follower::stopping_at(|news| matches!(news, News::Waiting { .. }));
    assert_eq!(
        block_on(read_all(&client, "customers", &[], &follower)),
        Ok(None)
    );
    assert_eq!(server.log().len(), 2);
    assert!(clock.slept.borrow().is_empty());
}

#[test]
fn a_page_that_does_not_come_is_an_error_and_no_shorter_export() {
    let (server, client, _) = start_with_users(Contract::Reference, 150);
    server.refuse(1, Ok(answer(403, &[], "{}")));
    let listing = block_on(read_all(&client, "customers", &[], &Follower::default()));
    assert_eq!(listing.unwrap_err().status(), Some(403));
}

#[test]
fn on_the_reference_contract_all_users_go_with_one_call() {
    let (server, client, _) = start_with_users(Contract::Reference, 42);
    assert_eq!(block_on(client.delete_all_users(ID)), Ok(()));
    assert_eq!(
        *server.requests.borrow(),
        [format!("DELETE /connections/{ID}/users")]
    );
    assert_eq!(server.left(), 0);
}

/// Guards the invariant that a tenant is never asked to delete users without an address.
#[test]
fn on_a_tenant_the_call_for_all_users_is_not_sent() {
    let (server, client, _) = start_with_users(Contract::Tenant, 42);
    assert_eq!(
        block_on(client.delete_all_users(ID)),
        Err(Error::NoDeleteAll)
    );
    assert!(server.log().is_empty());
}

#[test]
fn one_user_is_deleted_by_address_and_nobody_else() {
    for contract in [Contract::Reference, Contract::Tenant] {
        let (server, client, _) = start_with_users(contract, 3);
        let email = EmailAddress::parse("1@x.example").unwrap();
        assert_eq!(block_on(client.delete_user_with_email(ID, &email)), Ok(()));
        assert_eq!(
            *server.requests.borrow(),
            [format!(
                "DELETE /connections/{ID}/users?email=1%40x.example"
            )]
        );
        assert_eq!(server.left(), 2);
    }
}

#[test]
fn one_user_is_deleted_by_id() {
    let (server, client, _) = start_with_users(Contract::Tenant, 3);
    assert_eq!(block_on(client.delete_user("auth0|1")), Ok(()));
    assert_eq!(*server.requests.borrow(), ["DELETE /users/auth0%7C1"]);
    assert_eq!(server.left(), 2);
    assert_eq!(block_on(client.delete_user("..")), Err(Error::InvalidId));
}
