//! Guards the invariant that no secret leaves but in a body and no token but in its header: a
//! canary stands wherever one could slip out.

use connection_model::{Contract, Strategy};
use connection_validation::catalogue;
use lossless_json::{Object, Pointer, Value};
use management_client::ListQuery;
use management_client::update::{self, ChangeKind, Decisions, Shown};

use crate::support::{ID, answer, block_on, edited, json, plan, start};

#[track_caller]
fn check_clean(output: &str) {
    assert!(!output.contains("canary"), "{output}");
}

#[test]
fn a_changed_secret_is_told_without_its_values() {
    for contract in [Contract::Reference, Contract::Tenant] {
        let (server, client) = start(contract);
        let plan = plan(
            &server,
            &client,
            &[("/options/configuration/API_KEY", Some(r#""canary-mine""#))],
            &[("/options/configuration/API_KEY", Some(r#""canary-theirs""#))],
            &Decisions::default(),
        )
        .unwrap();
        let [conflict] = plan.conflicts() else {
            panic!("one conflict");
        };
        assert_eq!(
            [&conflict.base, &conflict.mine, &conflict.theirs],
            [&Shown::Hidden; 3]
        );
        check_clean(&format!(
            "{plan:?} {:?} {:?}",
            plan.conflicts(),
            plan.meanwhile()
        ));
    }
}

#[test]
fn a_secret_that_is_added_or_unknown_is_hidden_too() {
    let (server, client) = start(Contract::Tenant);
    let plan = plan(
        &server,
        &client,
        &[
            ("/options/configuration/OTHER", Some(r#""canary-1""#)),
            ("/options/customScripts", Some(r#"{"login":"canary-2"}"#)),
            (
                "/options/not_in_any_catalogue",
                Some(r#"{"deep":["canary-3"]}"#),
            ),
        ],
        &[],
        &Decisions::default(),
    )
    .unwrap();
    assert_eq!(plan.changes().len(), 3);
    for change in plan.changes() {
        assert_eq!(
            (change.kind, &change.after),
            (ChangeKind::Added, &Shown::Hidden)
        );
    }
    let outcome = block_on(update::commit(&client, &plan));
    check_clean(&format!("{plan:?} {outcome:?} {:?}", plan.changes()));
}

/// Every option of every catalogue that is not marked as harmless, filled with a canary.
#[test]
fn no_option_that_may_hold_a_secret_is_ever_shown() {
    for strategy in Strategy::ALL {
        let Some(table) = catalogue::table(*strategy) else {
            continue;
        };
        let mut options = Value::from(Object::new());
        for option in table.options() {
            let Some(place) = option.pointer() else {
                continue;
            };
            if option.secret() != connection_validation::Secret::No {
                options.set(&place, "canary".into());
            }
        }
        // Of some strategies no option is known by name; what is unknown may be a secret, too.
        options.set(&Pointer::root().join("unknown"), "canary".into());
        let (server, client) = start(Contract::Tenant);
        server.change(&[
            ("/strategy", Some(&format!("\"{strategy}\""))),
            ("/options", Some("{}")),
        ]);
        let base = server.stored();
        let draft = edited(&base, &[("/options", Some(&options.to_string()))]);
        let plan = block_on(update::prepare(
            &client,
            &base,
            &draft,
            &Decisions::default(),
        ));
        let plan = plan.unwrap();
        assert!(!plan.changes().is_empty());
        check_clean(&format!("{plan:?} {:?}", plan.findings()));
    }
}

#[test]
fn a_secret_that_the_server_repeats_is_not_in_the_error() {
    let (server, client) = start(Contract::Tenant);
    let plan = plan(
        &server,
        &client,
        &[("/options/configuration/API_KEY", Some(r#""canary-mine""#))],
        &[],
        &Decisions::default(),
    )
    .unwrap();
    let body = r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'String does not match pattern ^x$: canary-mine' on property options.configuration.API_KEY.","errorCode":"invalid_body"}"#;
    server.refuse(2, Ok(answer(400, &[], body)));
    let error = block_on(update::commit(&client, &plan)).unwrap_err();
    assert_eq!(
        error.refusal().unwrap().pointer().unwrap().as_str(),
        "/options/configuration/API_KEY"
    );
    check_clean(&format!("{error:?} {error}"));
}

#[test]
fn neither_token_nor_secret_is_in_a_url_or_in_any_debug_output() {
    let (server, client) = start(Contract::Tenant);
    let page = block_on(client.list(&ListQuery::default())).unwrap();
    let payload =
        json(r#"{"name":"new","strategy":"auth0","options":{"configuration":{"A":"canary"}}}"#);
    block_on(client.create(&payload)).unwrap();
    server.refuse(2, Ok(answer(401, &[], r#"{"message":"Invalid token"}"#)));
    server.refuse(3, Ok(answer(401, &[], r#"{"message":"Invalid token"}"#)));
    let error = block_on(client.get(ID)).unwrap_err();
    let requests = server.requests.borrow();
    check_clean(&format!(
        "{client:?} {page:?} {error:?} {error} {requests:?}"
    ));
    assert_eq!(requests.len(), 4);
    for request in requests.iter() {
        check_clean(&request.url);
    }
}
