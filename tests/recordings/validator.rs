//! What tenants accepted has no error; what they refused has one where their sentence points.

use connection_model::Contract;
use connection_validation::{Context, Locale, Report, catalogue, message, validate_value};

use super::exchange::{Write, writes};

fn judge(write: &Write) -> Report {
    let context = if write.creates {
        Context::create(Contract::Tenant)
    } else {
        Context::update(Contract::Tenant, write.strategy, write.stored.as_ref())
    };
    validate_value(&write.body, &context)
}

fn explain(report: &Report) -> String {
    let line = |finding: &connection_validation::Finding| {
        format!("{} {}", finding.pointer, message(Locale::English, finding))
    };
    report.errors().map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_a_tenant_accepted_has_no_error() {
    let Some(writes) = writes() else { return };
    let accepted: Vec<_> = writes.iter().filter(|write| write.status < 300).collect();
    assert!(
        accepted.len() > 100,
        "only {} accepted writes were found",
        accepted.len()
    );
    for write in accepted {
        let report = judge(write);
        assert!(
            !report.has_errors(),
            "{}: {}",
            write.place,
            explain(&report)
        );
    }
}

#[test]
fn what_a_tenant_refused_has_an_error_at_a_key_its_sentence_names() {
    let Some(writes) = writes() else { return };
    let known = |write: &&Write| write.strategy.and_then(catalogue::table).is_some();
    let refused: Vec<_> = writes
        .iter()
        .filter(|write| write.status == 400)
        .filter(known)
        .collect();
    assert!(
        refused.len() >= 4,
        "only {} refused writes were found",
        refused.len()
    );
    for write in refused {
        let report = judge(write);
        let named = report.errors().any(|finding| {
            finding
                .pointer
                .tokens()
                .any(|key| write.sentence.contains(&*key) && key != "options")
        });
        assert!(
            named,
            "{}: {:?} against {}",
            write.place,
            write.sentence,
            explain(&report)
        );
    }
}
