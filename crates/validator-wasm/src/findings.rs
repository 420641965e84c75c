//! Findings as they leave: one JSON array of arrays, without any sentence.

use connection_validation::{Finding, Report};
use lossless_json::Value;

/// Adds the findings of a payload, or of a record of an export, to an array that is left open.
///
/// Each is `[pointer, code, severity, params, fix]`; the fix is `null` where no mend is certain.
pub(crate) fn write(output: &mut String, record: Option<usize>, report: &Report) {
    for finding in &report.findings {
        output.push(if output.is_empty() { '[' } else { ',' });
        output.push_str(&value(record, finding).to_string());
    }
}

fn value(record: Option<usize>, finding: &Finding) -> Value {
    let mut pointer = record
        .map(|record| format!("/{record}"))
        .unwrap_or_default();
    pointer.push_str(finding.pointer.as_str());
    let fix = finding.fix.as_ref();
    Value::Array(vec![
        Value::from(pointer.as_str()),
        Value::from(finding.code.as_str()),
        Value::from(finding.severity.as_str()),
        finding.params.to_value(),
        fix.map_or(Value::Null, lossless_json::Patch::to_value),
    ])
}
