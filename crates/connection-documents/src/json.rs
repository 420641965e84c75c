//! Documents that are JSON.

use connection_model::Contract;
use connection_validation::{Code as Shared, Context, Params, validate_text};
use lossless_json::{Object, Pointer, Value};

use crate::Code;
use crate::finding::Findings;

/// The largest JSON document that is read, in bytes: the API takes no larger discovery document.
pub const MOST_BYTES: usize = 128 * 1024;

/// Reads a document that is one object; a byte order mark in front of it is passed over. Nothing,
/// and an error for it, where it is none.
pub(crate) fn object(text: &[u8], findings: &mut Findings) -> Option<Object> {
    let root = Pointer::root();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if !findings.take(text, MOST_BYTES) {
        return None;
    }
    match Value::parse(text) {
        Ok(Value::Object(object)) => Some(object),
        Ok(_) => {
            findings.error(&root, Code::NotAnObject, Params::none());
            None
        }
        Err(_) => {
            syntax(text, findings);
            None
        }
    }
}

/// Why a text cannot be read: the validator says it with line and column, and of a key that is
/// there twice with the place.
fn syntax(text: &[u8], findings: &mut Findings) {
    let report = validate_text(text, &Context::update(Contract::Tenant, None, None));
    let is_syntax = |code| matches!(code, Shared::Syntax | Shared::DuplicateKey);
    let mut found = report.findings.into_iter();
    match found.find(|it| is_syntax(it.code)) {
        Some(fault) => findings.shared(&fault.pointer.clone(), fault),
        None => findings.error(
            &Pointer::root(),
            Code::Shared(Shared::Syntax),
            Params::none(),
        ),
    }
}

/// The texts in an array; others are passed over.
pub(crate) fn texts<'a>(object: &'a Object, key: &str) -> Option<Vec<&'a str>> {
    let array = object.get(key)?.as_array()?;
    Some(array.iter().filter_map(Value::as_str).collect())
}

/// The text of a member.
pub(crate) fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}
