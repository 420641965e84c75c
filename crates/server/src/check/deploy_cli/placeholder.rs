//! What a finding says of a placeholder, whose value is not known before the tool runs.

use connection_files::is_placeholder;
use connection_validation::Finding;
use lossless_json::{Pointer, Value};

/// Whether a finding depends on a value that is not known yet: its own, one around it, or the one
/// of the option that its reason names.
pub(super) fn decides(connection: &Value, finding: &Finding) -> bool {
    if is_open_at(connection, &finding.pointer) {
        return true;
    }
    let reason = finding.params.word("when");
    let mut option = Pointer::root().join("options");
    for segment in reason.split('.') {
        option = option.join(segment);
    }
    !reason.is_empty() && is_open(connection, &option)
}

/// Whether the value at a place, or one around it, is not known yet.
pub(in crate::check) fn is_open_at(connection: &Value, place: &Pointer) -> bool {
    let mut pointer = Pointer::root();
    let mut tokens = place.tokens();
    loop {
        if is_open(connection, &pointer) {
            return true;
        }
        let Some(token) = tokens.next() else {
            return false;
        };
        pointer = pointer.join(&token);
    }
}

fn is_open(connection: &Value, pointer: &Pointer) -> bool {
    connection
        .at(pointer)
        .and_then(Value::as_str)
        .is_some_and(is_placeholder)
}
