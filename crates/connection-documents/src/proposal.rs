//! Options of a connection as a document has them.

use connection_model::{Contract, Strategy};
use connection_validation::{Code, Context, Finding, validate_value};
use lossless_json::{Object, Pointer, Value};

/// What a document says of a connection's options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The strategy whose options they are.
    pub strategy: Strategy,
    /// The members of `options` to set; all others stay as they are. What the catalogue finds
    /// fault with is left out, and is a finding of the document.
    pub options: Object,
}

/// What the catalogue says against values, without regard to what stands beside them.
///
/// Each finding's pointer leads into `options`.
pub(crate) fn faults(strategy: Strategy, options: Object) -> Vec<(Pointer, Finding)> {
    let below = Pointer::root().join("options");
    let payload = [("options".to_string(), Value::Object(options))];
    let payload = Value::Object(payload.into_iter().collect());
    let context = Context::update(Contract::Tenant, Some(strategy), None);
    let findings = validate_value(&payload, &context).findings;
    let of_a_value = |finding: &Finding| {
        matches!(
            finding.code,
            Code::Required
                | Code::Type
                | Code::Choice
                | Code::Range
                | Code::Length
                | Code::Count
                | Code::Unique
                | Code::Format
        )
    };
    findings
        .into_iter()
        .filter(of_a_value)
        .filter_map(|finding| Some((finding.pointer.strip_prefix(&below)?, finding)))
        .collect()
}

impl Proposal {
    /// No option at all.
    pub(crate) fn nothing(strategy: Strategy) -> Self {
        Self {
            strategy,
            options: Object::default(),
        }
    }

    /// These options without those the catalogue finds fault with, and the faults.
    pub(crate) fn checked(strategy: Strategy, options: Object) -> (Self, Vec<(Pointer, Finding)>) {
        let mut faults = faults(strategy, options.clone());
        faults.retain(|(place, _)| {
            place
                .tokens()
                .next()
                .is_some_and(|it| options.contains_key(&it))
        });
        let is_at_fault = |key: &str| {
            let first =
                |(place, _): &(Pointer, Finding)| place.tokens().next().is_some_and(|it| it == key);
            faults.iter().any(first)
        };
        let options = options
            .into_iter()
            .filter(|(key, _)| !is_at_fault(key))
            .collect();
        (Self { strategy, options }, faults)
    }
}
