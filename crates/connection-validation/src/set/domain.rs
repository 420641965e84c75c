//! The domains by which home realm discovery sends users to a connection.

use alloc::string::String;
use alloc::vec::Vec;

use lossless_json::{Pointer, Value};

use super::{LONGEST_KEY, MOST_KEYS, public_mail};
use crate::Code;
use crate::finding::{Finding, Severity};
use crate::format;
use crate::params::Params;

/// The domains of a connection with their places, in one spelling.
pub(super) fn domains(connection: &Value) -> impl Iterator<Item = (Pointer, String)> {
    let options = Pointer::root().join("options");
    let at = |key: &str| {
        let pointer = options.join(key);
        let domain = one_spelling(connection.at(&pointer)?.as_str()?)?;
        Some((pointer, domain))
    };
    let own = at("tenant_domain");
    // Directories of Microsoft and Google are also named by `domain`; to others that is a server.
    let directory = match connection.get("strategy").and_then(Value::as_str) {
        Some("waad" | "google-apps") => at("domain"),
        _ => None,
    };
    // The API copies one to the other, and what is said of it once is enough.
    let copied = own.as_ref().map(|(_, domain)| domain.clone());
    let directory = directory.filter(|(_, domain)| copied.as_ref() != Some(domain));
    let array = options.join("domain_aliases");
    let aliases = connection.at(&array).and_then(Value::as_array);
    let aliases = aliases.unwrap_or_default().iter().enumerate();
    let aliases = aliases.filter_map(move |(place, alias)| {
        let domain = one_spelling(alias.as_str()?)?;
        Some((array.join_index(place), domain))
    });
    own.into_iter().chain(directory).chain(aliases)
}

/// A finding for each domain of the connection at which anybody can have an address.
pub(crate) fn public_mail_domains(connection: &Value) -> Vec<Finding> {
    domains(connection)
        .take(MOST_KEYS)
        .filter(|(_, domain)| public_mail::is_public(domain))
        .map(|(pointer, _)| Finding {
            pointer,
            code: Code::ReviewPublicMailDomain,
            severity: Severity::Warning,
            params: Params::none(),
            fix: None,
        })
        .collect()
}

/// Host names know no case, a dot at their end changes nothing, and what is beyond ASCII can be
/// written in it.
fn one_spelling(domain: &str) -> Option<String> {
    let domain = domain.trim().trim_end_matches('.');
    (!domain.is_empty() && domain.len() <= LONGEST_KEY)
        .then(|| format::host(domain).unwrap_or_else(|| domain.to_ascii_lowercase()))
}
