//! The plan of a save: merging, deciding, and what keeps it from being carried out.

use connection_model::Contract;
use lossless_json::{Pointer, Value};
use management_client::Error;
use management_client::update::{self, ChangeKind, Decisions, Shown, Side};

use crate::support::{ID, block_on, edited, places, plan, pointer, start};

const BOTH: [Contract; 2] = [Contract::Reference, Contract::Tenant];

#[test]
fn a_change_somebody_else_made_to_another_key_survives() {
    for contract in BOTH {
        let (server, client) = start(contract);
        let plan = plan(
            &server,
            &client,
            &[("/options/password_history/size", Some("9"))],
            &[
                ("/options/requires_username", Some("false")),
                ("/options/brand_new", Some(r#"{"x":1e2}"#)),
            ],
            &Decisions::default(),
        )
        .unwrap();
        assert_eq!(places(plan.changes()), ["/options/password_history/size"]);
        assert_eq!(
            places(&plan.meanwhile()),
            ["/options/requires_username", "/options/brand_new/x"]
        );
        assert!(plan.ready());
        let outcome = block_on(update::commit(&client, &plan)).unwrap();
        assert!(outcome.surprises.is_empty(), "{:?}", outcome.surprises);
        let options = outcome.stored.options().unwrap();
        assert_eq!(options.get("requires_username"), Some(&Value::Bool(false)));
        assert_eq!(
            options.get("brand_new").map(ToString::to_string).as_deref(),
            Some(r#"{"x":1e2}"#)
        );
    }
}

#[test]
fn the_same_key_changed_on_both_sides_is_a_conflict_the_user_decides() {
    for (side, size) in [(Side::Mine, "9"), (Side::Theirs, "7")] {
        let (server, client) = start(Contract::Reference);
        let undecided = plan(
            &server,
            &client,
            &[
                ("/options/password_history/size", Some("9")),
                ("/options/disable_signup", Some("true")),
            ],
            &[("/options/password_history/size", Some("7"))],
            &Decisions::default(),
        )
        .unwrap();
        let [conflict] = undecided.conflicts() else {
            panic!("one conflict");
        };
        assert_eq!(conflict.pointer, pointer("/options/password_history/size"));
        assert_eq!(conflict.base, Shown::Value(5.into()));
        assert_eq!(conflict.mine, Shown::Value(9.into()));
        assert_eq!(conflict.theirs, Shown::Value(7.into()));
        assert_eq!(conflict.decision, None);
        assert!(!undecided.ready());
        assert_eq!(
            block_on(update::commit(&client, &undecided)),
            Err(Error::NotReady)
        );

        let requests = server.log().len();
        let decisions = Decisions::default().with_side(conflict.pointer.clone(), side);
        let decided = undecided.decide(&decisions).unwrap();
        assert_eq!(server.log().len(), requests, "deciding asks nobody");
        assert!(decided.ready());
        let outcome = block_on(update::commit(&client, &decided)).unwrap();
        let place = pointer("/options/password_history/size");
        let stored = outcome.stored.to_value();
        assert_eq!(stored.at(&place).unwrap().to_string(), size);
    }
}

#[test]
fn the_same_change_on_both_sides_is_no_conflict() {
    let (server, client) = start(Contract::Tenant);
    let change = [("/options/disable_signup", Some("true"))];
    let plan = plan(&server, &client, &change, &change, &Decisions::default()).unwrap();
    assert!(plan.conflicts().is_empty());
    assert!(plan.is_empty());
    assert!(!plan.ready(), "there is nothing to save");
    assert_eq!(
        block_on(update::commit(&client, &plan)),
        Err(Error::NotReady)
    );
}

#[test]
fn a_removal_that_meets_a_change_is_a_conflict_and_can_win() {
    let (server, client) = start(Contract::Tenant);
    let decisions = Decisions::default()
        .with_side(pointer("/options/disable_signup"), Side::Mine)
        .with_acknowledged(pointer("/options/disable_signup"));
    let plan = plan(
        &server,
        &client,
        &[("/options/disable_signup", None)],
        &[("/options/disable_signup", Some("true"))],
        &decisions,
    )
    .unwrap();
    assert_eq!(plan.conflicts().len(), 1);
    assert!(plan.ready());
    block_on(update::commit(&client, &plan)).unwrap();
    assert!(!server.patch_body().contains("disable_signup"));
}

#[test]
fn a_removed_option_has_to_be_acknowledged() {
    for contract in BOTH {
        let (server, client) = start(contract);
        let removal = [
            ("/options/zeta_unknown", None),
            ("/options/password_history/size", None),
        ];
        let silent = plan(&server, &client, &removal, &[], &Decisions::default()).unwrap();
        let lost: Vec<&str> = silent.lost().iter().map(Pointer::as_str).collect();
        assert_eq!(
            lost,
            ["/options/zeta_unknown", "/options/password_history/size"]
        );
        assert!(!silent.ready());
        assert_eq!(silent.findings().findings, [], "what is lost is told once");
        let half = Decisions::default().with_acknowledged(pointer("/options/zeta_unknown"));
        assert!(!silent.decide(&half).unwrap().ready());
        let both = half.with_acknowledged(pointer("/options/password_history/size"));
        let told = silent.decide(&both).unwrap();
        assert!(told.ready());
        assert!(
            told.changes()
                .iter()
                .all(|change| change.kind == ChangeKind::Removed)
        );
        let outcome = block_on(update::commit(&client, &told)).unwrap();
        assert!(outcome.surprises.is_empty(), "{:?}", outcome.surprises);
        assert!(
            outcome
                .stored
                .options()
                .unwrap()
                .get("zeta_unknown")
                .is_none()
        );
    }
}

#[test]
fn an_object_replaced_by_a_scalar_is_lost_too() {
    let (server, client) = start(Contract::Tenant);
    let replaced = [("/options/zeta_unknown", Some("null"))];
    let plan = plan(&server, &client, &replaced, &[], &Decisions::default()).unwrap();
    assert_eq!(plan.lost(), [pointer("/options/zeta_unknown")]);
    assert!(!plan.ready());
}

#[test]
fn an_error_of_validation_blocks_the_save() {
    for (contract, place, value) in [
        (Contract::Reference, "/options/password_history/size", "99"),
        (Contract::Tenant, "/enabled_clients", "7"),
        (Contract::Tenant, "/made_up", "1"),
    ] {
        let (server, client) = start(contract);
        let edit = [(place, Some(value))];
        let plan = plan(&server, &client, &edit, &[], &Decisions::default()).unwrap();
        let mut errors = plan.findings().errors();
        assert_eq!(errors.next().unwrap().pointer, pointer(place));
        assert!(!plan.ready());
        let blocked = Error::Blocked(plan.findings().clone());
        assert_eq!(block_on(update::commit(&client, &plan)), Err(blocked));
        assert_eq!(server.log().len(), 2, "no PATCH is sent");
    }
}

#[test]
fn options_that_exclude_each_other_are_found_although_only_one_changed() {
    for contract in BOTH {
        check_exclusion(contract);
    }
}

fn check_exclusion(contract: Contract) {
    let (server, client) = start(contract);
    let attributes = r#"{"username":{"identifier":{"active":true}}}"#;
    let plan = plan(
        &server,
        &client,
        &[("/options/attributes", Some(attributes))],
        &[],
        &Decisions::default(),
    )
    .unwrap();
    assert!(plan.findings().has_errors());
}

#[test]
fn what_the_server_alone_writes_is_no_finding() {
    for contract in BOTH {
        let (server, client) = start(contract);
        server.change(&[("/provisioning_ticket_url", Some(r#""https://x""#))]);
        let plan = plan(
            &server,
            &client,
            &[("/options/disable_signup", Some("true"))],
            &[],
            &Decisions::default(),
        )
        .unwrap();
        let errors: Vec<_> = plan.findings().errors().collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn fields_fixed_at_creation_cannot_be_drafted() {
    let (server, client) = start(Contract::Reference);
    let base = server.stored();
    for field in ["id", "name", "strategy"] {
        let draft = edited(&base, &[(&format!("/{field}"), Some(r#""samlp""#))]);
        let planned = block_on(update::prepare(
            &client,
            &base,
            &draft,
            &Decisions::default(),
        ));
        assert_eq!(planned, Err(Error::FixedField(field)));
    }
    assert!(server.log().is_empty());
}

#[test]
fn options_a_tenant_keeps_back_are_read_only_and_the_missing_scope_is_named() {
    let (server, client) = start(Contract::Tenant);
    let base = block_on(client.get(ID)).unwrap();
    server.hides_options.set(true);

    let draft = edited(&base, &[("/options/disable_signup", Some("true"))]);
    let planned = block_on(update::prepare(
        &client,
        &base,
        &draft,
        &Decisions::default(),
    ));
    let planned = planned.unwrap();
    assert_eq!(planned.missing_scope(), Some("read:connections_options"));
    assert!(planned.options_locked());
    assert!(!planned.ready());
    assert!(planned.lost().is_empty(), "what is not seen is not lost");

    let draft = edited(&draft, &[("/display_name", Some(r#""New""#))]);
    let planned = block_on(update::prepare(
        &client,
        &base,
        &draft,
        &Decisions::default(),
    ));
    assert!(!planned.unwrap().ready(), "half of a draft is not saved");

    let draft = edited(&base, &[("/display_name", Some(r#""New""#))]);
    let planned = block_on(update::prepare(
        &client,
        &base,
        &draft,
        &Decisions::default(),
    ));
    let planned = planned.unwrap();
    assert!(planned.ready());
    let outcome = block_on(update::commit(&client, &planned)).unwrap();
    assert!(outcome.surprises.is_empty());
    assert_eq!(server.patch_body(), r#"{"display_name":"New"}"#);
    assert!(server.stored().options().is_some());
}

#[test]
fn a_reference_connection_without_options_simply_has_none() {
    let (server, client) = start(Contract::Reference);
    server.change(&[("/options", None)]);
    let plan = plan(
        &server,
        &client,
        &[("/options", Some(r#"{"disable_signup":true}"#))],
        &[],
        &Decisions::default(),
    )
    .unwrap();
    assert_eq!(plan.missing_scope(), None);
    assert!(plan.ready());
}
