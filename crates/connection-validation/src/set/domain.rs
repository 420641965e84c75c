//! The domains by which home realm discovery sends users to a connection.

use alloc::string::String;
use alloc::vec::Vec;

use lossless_json::{Pointer, Value};

use super::{LONGEST_KEY, MOST_KEYS};
use crate::Code;
use crate::finding::{Finding, Severity};
use crate::params::Params;

/// Where anybody can have an address, sorted.
const PUBLIC_MAIL: [&str; 36] = [
    "126.com",
    "163.com",
    "aol.com",
    "comcast.net",
    "duck.com",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hey.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "t-online.de",
    "web.de",
    "yahoo.co.jp",
    "yahoo.com",
    "yandex.ru",
];

/// The domains of a connection with their places, in one spelling.
pub(super) fn domains(connection: &Value) -> impl Iterator<Item = (Pointer, String)> {
    let options = Pointer::root().join("options");
    // Directories of Microsoft and Google are also named by `domain`; to others that is a server.
    let strategy = connection.get("strategy").and_then(Value::as_str);
    let keys: &[&str] = match strategy {
        Some("waad" | "google-apps") => &["tenant_domain", "domain"],
        _ => &["tenant_domain"],
    };
    let alone = keys.iter().find_map(|key| {
        let pointer = options.join(key);
        Some((pointer.clone(), connection.at(&pointer)?.as_str()?))
    });
    let array = options.join("domain_aliases");
    let aliases = connection.at(&array).and_then(Value::as_array);
    let aliases = aliases.unwrap_or_default().iter().enumerate();
    alone
        .into_iter()
        .chain(
            aliases
                .filter_map(move |(place, alias)| Some((array.join_index(place), alias.as_str()?))),
        )
        .filter_map(|(pointer, domain)| Some((pointer, one_spelling(domain)?)))
}

/// A finding for each domain of the connection at which anybody can have an address.
pub(crate) fn public_mail_domains(connection: &Value) -> Vec<Finding> {
    domains(connection)
        .take(MOST_KEYS)
        .filter(|(_, domain)| PUBLIC_MAIL.binary_search(&domain.as_str()).is_ok())
        .map(|(pointer, _)| Finding {
            pointer,
            code: Code::ReviewPublicMailDomain,
            severity: Severity::Warning,
            params: Params::none(),
            fix: None,
        })
        .collect()
}

/// Host names know no case, and a dot at their end changes nothing.
fn one_spelling(domain: &str) -> Option<String> {
    let domain = domain.trim().trim_end_matches('.');
    (!domain.is_empty() && domain.len() <= LONGEST_KEY).then(|| domain.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::PUBLIC_MAIL;

    #[test]
    fn the_public_domains_can_be_searched() {
        assert!(PUBLIC_MAIL.is_sorted());
    }
}
