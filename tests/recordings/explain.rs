//! What tenants answered when they refused, read as findings.

use connection_model::{Contract, ErrorBody};
use connection_validation::{
    Context, Reason, Sent, ServerCode, explain, server_message, validate_value,
};

use super::exchange::{refusals, writes};

#[test]
fn every_recorded_refusal_has_a_reason_that_says_more_than_that_it_is_one() {
    let Some(refusals) = refusals() else { return };
    assert!(refusals.len() >= 16, "only {} were found", refusals.len());
    for refusal in refusals {
        let body = refusal.body.to_string();
        let explanation = explain(refusal.status, body.as_bytes(), None);
        assert!(!explanation.findings.is_empty(), "{}", refusal.place);
        for finding in &explanation.findings {
            assert_ne!(
                finding.reason,
                Reason::Server(ServerCode::Refused),
                "{}: {}",
                refusal.place,
                finding.message
            );
        }
    }
}

#[test]
fn a_refused_write_is_explained_by_what_the_validator_says_before_it_is_sent() {
    let Some(writes) = writes() else { return };
    let refused: Vec<_> = writes.iter().filter(|write| write.status == 400).collect();
    assert!(refused.len() >= 4, "only {} were found", refused.len());
    for write in refused {
        let body = ErrorBody {
            status: write.status,
            code: "invalid_body".to_owned(),
            message: write.sentence.clone(),
        };
        let answer = body.to_value(Contract::Tenant).to_string();
        let sent = Sent {
            value: &write.body,
            strategy: write.strategy,
        };
        let context = if write.creates {
            Context::create(Contract::Tenant)
        } else {
            Context::update(Contract::Tenant, write.strategy, write.stored.as_ref())
        };
        let report = validate_value(&write.body, &context);
        for told in explain(write.status, answer.as_bytes(), Some(sent)).findings {
            let ours = report.errors().find(|finding| {
                Reason::Known(finding.code) == told.reason
                    && Some(&finding.pointer) == told.pointer.as_ref()
            });
            let ours = ours.unwrap_or_else(|| panic!("{}: {told:?}", write.place));
            let said = server_message(ours, Contract::Tenant);
            assert!(
                said.is_some_and(|said| write.sentence.contains(said)),
                "{}: {said:?}",
                write.place
            );
        }
    }
}
