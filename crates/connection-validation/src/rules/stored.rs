//! The connection as the server holds it, for rules that compare.

use lossless_json::Value;

use super::Payload;
use crate::context::Operation;

/// The stored options, when the payload is an update and they are known.
pub(super) fn options<'a>(payload: &Payload<'a>) -> Option<&'a Value> {
    match payload.context.operation {
        Operation::Update { stored, .. } => stored?.get("options"),
        Operation::Create | Operation::Read => None,
    }
}
