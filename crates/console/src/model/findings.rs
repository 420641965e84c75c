//! What validation says while somebody types.

use connection_model::{Contract, Strategy};
use connection_validation::{Context, Finding, Report, Severity, catalogue, validate_value};
use lossless_json::{Object, Pointer, Value};

use super::draft::Draft;

/// The findings of a draft, with pointers into the connection.
///
/// A new connection is checked as it would be sent. Of a stored one, the `reference` contract
/// judges the whole as it would be afterwards, a tenant what would be sent, which is nothing
/// while nothing has changed. The save asks again with what the server has by then. `now`, in
/// seconds since 1970, is for the dates of certificates.
pub(crate) fn findings(contract: Contract, draft: &Draft, creating: bool, now: i64) -> Report {
    let value = draft.value();
    if creating {
        return validate_value(value, &Context::create(contract).at(now));
    }
    match contract {
        Contract::Reference => {
            let payload = without_server_fields(draft);
            validate_value(&payload, &Context::create(contract).at(now))
        }
        Contract::Tenant => {
            let payload = changed_fields(draft);
            let mut report = if draft.change_count() == 0 {
                Report::default()
            } else {
                let strategy = strategy(draft.base());
                let context = Context::update(contract, strategy, Some(draft.base()));
                validate_value(&payload, &context.at(now))
            };
            if payload.get("options").is_none() {
                report.findings.extend(dates(contract, value, now));
            }
            report
        }
    }
}

/// What is to be said of the certificates that stay, which no update has to repeat.
fn dates(contract: Contract, connection: &Value, now: i64) -> impl Iterator<Item = Finding> {
    let report = validate_value(connection, &Context::read(contract).at(now));
    let findings = report.findings.into_iter();
    findings.filter(|finding| finding.code.is_of_review())
}

/// Without those of a review that a report says as well, at the same place.
pub(crate) fn untold(mut review: Vec<Finding>, report: &Report) -> Vec<Finding> {
    review.retain(|finding| {
        let mut told = report.at(&finding.pointer);
        !told.any(|other| other.code == finding.code)
    });
    review
}

/// The strategy a connection names, when it is a known one.
pub(crate) fn strategy(connection: &Value) -> Option<Strategy> {
    connection.get("strategy")?.as_str()?.parse().ok()
}

/// Takes out what nobody has to be told before they had a chance to fill it in: top-level fields
/// of a new connection that are still missing.
pub(crate) fn without_untouched(mut report: Report, draft: &Draft) -> Report {
    report.findings.retain(|finding| {
        let top_level = finding.pointer.tokens().count() == 1;
        !top_level || draft.at(&finding.pointer).is_some()
    });
    report
}

/// How many findings are errors, and how many warnings.
pub(crate) fn count(report: &Report) -> (usize, usize) {
    let errors = report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    (errors, report.findings.len() - errors)
}

/// Without the fields that only the server writes, such as `id`: those the catalogue does not know
/// and nobody changed.
fn without_server_fields(draft: &Draft) -> Value {
    let fields = catalogue::common();
    members(draft, |key, value| {
        key == "options"
            || fields.find(&Pointer::root().join(key)).is_some()
            || draft.base().get(key) != Some(value)
    })
}

fn changed_fields(draft: &Draft) -> Value {
    members(draft, |key, value| {
        let before = draft.base().get(key);
        !before.is_some_and(|before| before.equivalent(value))
    })
}

/// The fields to keep, and `null` for each that is gone: that is what an update sends for it.
fn members(draft: &Draft, keep: impl Fn(&str, &Value) -> bool) -> Value {
    let now = draft.value().as_object().into_iter().flatten();
    let before = draft.base().as_object().into_iter().flatten();
    let kept = now
        .filter(|(key, value)| keep(key, value))
        .map(|(key, value)| (key.to_owned(), value.clone()));
    let gone = before
        .filter(|(key, _)| draft.value().get(key).is_none())
        .map(|(key, _)| (key.to_owned(), Value::Null));
    Value::Object(kept.chain(gone).collect::<Object>())
}

#[cfg(test)]
mod tests {
    use connection_model::Contract;
    use connection_validation::review;
    use lossless_json::{Pointer, Value};

    use super::{count, findings, untold, without_untouched};
    use crate::model::draft::Draft;

    const STORED: &str = r#"{"id":"con_1","name":"staff","strategy":"auth0",
        "provisioning_ticket_url":"https://example.com","options":{"disable_signup":true}}"#;

    /// Valid from 2024-02-29T12:00:00Z to 2054-03-01T23:59:59Z.
    const EXAMPLE: &str = include_str!("../../../connection-validation/tests/data/example.pem");
    const ENDED: i64 = 2_656_022_400;
    /// 2027-01-15T08:00:00Z.
    const NOW: i64 = 1_800_000_000;

    fn draft(text: &str) -> Draft {
        Draft::new(Value::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn a_stored_connection_is_right_as_it_is() {
        for contract in [Contract::Reference, Contract::Tenant] {
            let report = findings(contract, &draft(STORED), false, NOW);
            assert!(!report.has_errors(), "{report:?}");
        }
    }

    #[test]
    fn a_certificate_that_has_ended_is_told_at_its_field_whether_it_changes_or_not() {
        let mut stored = Value::parse(
            br#"{"id":"con_1","name":"acme","strategy":"samlp","options":{"signInEndpoint":"https://idp.example/"}}"#,
        )
        .unwrap();
        let place = Pointer::parse("/options/signingCert").unwrap();
        stored.set(&place, EXAMPLE.into());
        let unchanged = Draft::new(stored);
        let name = Pointer::parse("/display_name").unwrap();
        let renamed = unchanged.set(&name, "Acme".into());
        let endpoint = Pointer::parse("/options/signOutEndpoint").unwrap();
        let changed = unchanged.set(&endpoint, "https://idp.example/out".into());
        for contract in [Contract::Reference, Contract::Tenant] {
            for draft in [&unchanged, &renamed, &changed] {
                for (now, expected) in [(NOW, 0), (ENDED, 1)] {
                    let report = findings(contract, draft, false, now);
                    assert_eq!(report.at(&place).count(), expected, "{report:?}");
                    let review = review(draft.value(), contract, now);
                    let untold = untold(review, &report);
                    assert!(untold.iter().all(|finding| finding.pointer != place));
                    assert!(!untold.is_empty(), "what else a review says stays");
                }
            }
        }
    }

    #[test]
    fn a_mistake_is_found_where_it_is_typed() {
        let place = Pointer::parse("/options/password_history").unwrap();
        let value = Value::parse(br#"{"enable":true,"size":99}"#).unwrap();
        let draft = draft(STORED).set(&place, value);
        for contract in [Contract::Reference, Contract::Tenant] {
            let report = findings(contract, &draft, false, NOW);
            assert_eq!(report.at(&place.join("size")).count(), 1, "{report:?}");
            assert_eq!(count(&report).0, 1);
        }
    }

    #[test]
    fn a_field_that_an_update_cannot_take_away_is_told_at_once() {
        let place = Pointer::parse("/display_name").unwrap();
        let stored =
            draft(r#"{"id":"con_1","name":"staff","strategy":"auth0","display_name":"S"}"#);
        for contract in [Contract::Reference, Contract::Tenant] {
            let report = findings(contract, &stored.remove(&place), false, NOW);
            assert_eq!(report.at(&place).count(), 1, "{report:?}");
        }
    }

    #[test]
    fn a_field_that_is_still_empty_is_not_complained_about_while_typing() {
        let draft = draft(r#"{"strategy":"auth0"}"#);
        let report = findings(Contract::Reference, &draft, true, NOW);
        assert!(report.has_errors());
        assert!(!without_untouched(report, &draft).has_errors());
    }
}
