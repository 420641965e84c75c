//! Findings as they leave: one JSON array of arrays, without any sentence.

use connection_validation::{Finding, Report};
use lossless_json::{write_integer, write_text};

/// Adds the findings of a payload, or of a record of an export, to an array that is left open.
///
/// Each is `[pointer, code, severity, params, fix]`; the fix is `null` where no mend is certain.
/// All goes straight into the text: values made of findings, and what formats anything, are more
/// than the rest of the door.
pub(crate) fn write(output: &mut String, record: Option<usize>, report: &Report) {
    for finding in &report.findings {
        output.push_str(if output.is_empty() { "[[" } else { ",[" });
        write_text(output, &pointer(record, finding));
        for word in [finding.code.as_str(), finding.severity.as_str()] {
            output.push(',');
            write_text(output, word);
        }
        output.push(',');
        finding.params.write_to(output);
        output.push(',');
        match &finding.fix {
            Some(fix) => fix.write_to(output),
            None => output.push_str("null"),
        }
        output.push(']');
    }
}

/// In an export the pointer begins with the record's place.
fn pointer(record: Option<usize>, finding: &Finding) -> String {
    let mut pointer = String::new();
    if let Some(record) = record {
        pointer.push('/');
        write_integer(&mut pointer, i64::try_from(record).unwrap_or(i64::MAX));
    }
    pointer.push_str(finding.pointer.as_str());
    pointer
}
