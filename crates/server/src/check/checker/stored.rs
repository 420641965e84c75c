//! Which connections of a file exist already.

use connection_model::Contract;
use connection_validation::{Code, Context, Finding, catalogue};
use lossless_json::Value;

/// What a connection of a file is meant for: one that exists already is judged as a server shows
/// it, any other one as if it were to be created.
pub(in crate::check) fn context(
    connection: Option<&Value>,
    contract: Contract,
) -> Context<'static> {
    if connection.is_some_and(is_stored) {
        Context::read(contract)
    } else {
        Context::create(contract)
    }
}

/// Whether the connection comes from a server.
pub(super) fn is_stored(connection: &Value) -> bool {
    let has = |field: &&str| connection.get(field).is_some();
    catalogue::SERVER_MADE.iter().any(has)
}

/// Whether a finding is at a field that only a server writes: what is no whole JSON can still be
/// an export.
pub(in crate::check) fn is_server_made(finding: &Finding) -> bool {
    let field = finding.pointer.as_str().strip_prefix('/');
    finding.code == Code::UnknownField
        && field.is_some_and(|field| catalogue::SERVER_MADE.contains(&field))
}
