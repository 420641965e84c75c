//! Any bytes as a document.

use connection_documents::{Inspection, Locale, Proposal, certificates, discovery, inspect};
use connection_documents::{key_set, message, metadata};
use connection_model::Contract;
use connection_validation::{Code, Context, validate_value};
use lossless_json::{Object, Value};

use super::memory::Bound;

const NOW: i64 = 1_800_000_000;

const MEMORY: Bound = Bound {
    fixed: 32 * 1024,
    for_each: 1024,
};

/// Reading comes to an end whatever it is taken for, everything that is found has a sentence in
/// every language, and no value is proposed that the validator does not take.
pub fn document(data: &[u8]) {
    MEMORY.holds(data, || check(data));
}

fn check(data: &[u8]) {
    for inspection in [
        inspect(data, NOW),
        Inspection::Certificates(certificates(data, NOW)),
        Inspection::Discovery(discovery(data)),
        Inspection::KeySet(key_set(data, NOW)),
        Inspection::Metadata(metadata(data, NOW)),
    ] {
        for locale in Locale::ALL {
            for finding in inspection.findings() {
                assert!(!message(locale, finding).is_empty(), "{}", finding.code);
            }
            let told = inspection.to_value(locale);
            assert!(Value::parse(told.to_string().as_bytes()).is_ok(), "{told}");
        }
        match &inspection {
            Inspection::Discovery(read) => proposed(&read.proposal),
            Inspection::Metadata(read) => read
                .entities
                .iter()
                .for_each(|entity| proposed(&entity.proposal)),
            _ => {}
        }
    }
}

/// Whether a value is right is not a question of what stands beside it.
fn proposed(proposal: &Proposal) {
    let mut payload = Object::new();
    payload.insert("options", Value::Object(proposal.options.clone()));
    let payload = Value::Object(payload);
    let context = Context::update(Contract::Tenant, Some(proposal.strategy), None);
    for finding in validate_value(&payload, &context).findings {
        let is_of_value = matches!(
            finding.code,
            Code::Type | Code::Choice | Code::Range | Code::Length | Code::Count | Code::Format
        );
        assert!(!is_of_value, "{finding:?}: {payload}");
    }
}
