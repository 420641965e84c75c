//! Findings as they leave: one JSON array of arrays, without any sentence.

use connection_validation::Report;
use lossless_json::{Pointer, write_text};

/// Adds the findings of a payload, or of a record of an export, to an array that is left open.
///
/// Each is `[pointer, code, severity, params, fix]`; in an export the pointer begins with the record's
/// place, and the fix is `null` where no mend is certain.
/// All goes straight into the text: values made of findings, and what formats anything, are more
/// than the rest of the door.
pub(crate) fn write(output: &mut String, record: Option<usize>, report: &Report) {
    for finding in &report.findings {
        output.push_str(if output.is_empty() { "[[" } else { ",[" });
        match record {
            Some(record) => {
                let pointer = Pointer::root().join_index(record).concat(&finding.pointer);
                write_text(output, pointer.as_str());
            }
            None => write_text(output, finding.pointer.as_str()),
        }
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
