//! What validation says while somebody types.

use connection_model::{Contract, Strategy};
use connection_validation::{Context, Report, Severity, catalogue, validate_value};
use lossless_json::{Object, Pointer, Value};

use super::draft::Draft;

/// The findings of a draft, with pointers into the connection.
///
/// A new connection is checked as it would be sent. Of a stored one, the `reference` contract
/// judges the whole as it would be afterwards, a tenant what would be sent, which is nothing
/// while nothing has changed. The save asks again with what the server has by then.
pub(crate) fn findings(contract: Contract, draft: &Draft, creating: bool) -> Report {
    let value = draft.value();
    if creating {
        return validate_value(value, &Context::create(contract));
    }
    match contract {
        Contract::Reference => {
            let payload = without_server_fields(draft);
            validate_value(&payload, &Context::create(contract))
        }
        Contract::Tenant if draft.change_count() == 0 => Report::default(),
        Contract::Tenant => {
            let strategy = strategy(draft.base());
            let payload = changed_fields(draft);
            let context = Context::update(contract, strategy, Some(draft.base()));
            validate_value(&payload, &context)
        }
    }
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
    use lossless_json::{Pointer, Value};

    use super::{count, findings, without_untouched};
    use crate::model::draft::Draft;

    const STORED: &str = r#"{"id":"con_1","name":"staff","strategy":"auth0",
        "provisioning_ticket_url":"https://example.com","options":{"disable_signup":true}}"#;

    fn draft(text: &str) -> Draft {
        Draft::new(Value::parse(text.as_bytes()).unwrap())
    }

    #[test]
    fn a_stored_connection_is_right_as_it_is() {
        for contract in [Contract::Reference, Contract::Tenant] {
            let report = findings(contract, &draft(STORED), false);
            assert!(!report.has_errors(), "{report:?}");
        }
    }

    #[test]
    fn a_mistake_is_found_where_it_is_typed() {
        let place = Pointer::parse("/options/password_history").unwrap();
        let value = Value::parse(br#"{"enable":true,"size":99}"#).unwrap();
        let draft = draft(STORED).set(&place, value);
        for contract in [Contract::Reference, Contract::Tenant] {
            let report = findings(contract, &draft, false);
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
            let report = findings(contract, &stored.remove(&place), false);
            assert_eq!(report.at(&place).count(), 1, "{report:?}");
        }
    }

    #[test]
    fn a_field_that_is_still_empty_is_not_complained_about_while_typing() {
        let draft = draft(r#"{"strategy":"auth0"}"#);
        let report = findings(Contract::Reference, &draft, true);
        assert!(report.has_errors());
        assert!(!without_untouched(report, &draft).has_errors());
    }
}
