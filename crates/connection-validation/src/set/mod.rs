//! What connections of one tenant are to each other: names, realms, domains and certificates that
//! only one of them can have.
//!
//! Connections are handed over one after the other, and of each only these few keys are kept, so
//! that an export of any length can be looked at.

mod certificate;
mod domain;
mod public_mail;

use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::string::String;
use alloc::vec::Vec;

use connection_model::Strategy;
use lossless_json::{Pointer, Value};

use self::certificate::Signer;
use crate::Code;
use crate::finding::{Finding, Severity};
use crate::params::{Param, Params};

pub(crate) use self::domain::public_mail_domains;

/// More of one kind than this many is not kept of a connection; the API takes no more aliases.
const MOST_KEYS: usize = 1000;

/// No name, realm or domain that the API takes is longer, in bytes.
const LONGEST_KEY: usize = 512;

/// What was found in a connection of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct SetFinding {
    /// The place in the set of the connection it is about, from 0. It is always the later one.
    pub index: usize,
    /// The place of the earlier one, which has the same; nothing where the connection alone is
    /// meant.
    pub other: Option<usize>,
    /// What is wrong.
    pub finding: Finding,
}

impl SetFinding {
    /// The finding with pointers into the array of the set in place of the connection, such as
    /// `/2/options/domain_aliases/0`.
    #[must_use]
    pub fn in_array(&self) -> Finding {
        let connection = Pointer::root().join_index(self.index);
        let tokens = self.finding.pointer.tokens();
        Finding {
            pointer: tokens.fold(connection, |at, token| at.join(&token)),
            ..self.finding.clone()
        }
    }
}

/// The connections of one tenant, as far as they were seen.
#[derive(Debug, Default)]
pub struct Set {
    count: usize,
    names: BTreeMap<String, usize>,
    realms: BTreeMap<String, usize>,
    domain_connections: BTreeMap<Strategy, usize>,
    domains: BTreeMap<String, usize>,
    signers: BTreeMap<Signer, (usize, Option<String>)>,
}

/// What the connections of one tenant are to each other, in their order.
pub fn validate_set<'a>(connections: impl IntoIterator<Item = &'a Value>) -> Vec<SetFinding> {
    let mut set = Set::default();
    connections
        .into_iter()
        .flat_map(|connection| set.add(connection))
        .collect()
}

impl Set {
    /// Adds a connection, and says what it shares with those before it.
    ///
    /// The same name is an `error`, since the API refuses it with 409. The same realm and a second
    /// domain connection of a strategy are documented to be refused, and recorded nowhere; two
    /// connections with one domain, or with one certificate for different identity providers, are
    /// taken. These are a `warning`.
    pub fn add(&mut self, connection: &Value) -> Vec<SetFinding> {
        let index = self.count;
        self.count += 1;
        let mut found = Found {
            index,
            findings: Vec::new(),
        };
        let has_own_name = self.name(connection, &mut found);
        self.realms(connection, has_own_name, &mut found);
        self.domain_connection(connection, &mut found);
        self.domains(connection, &mut found);
        self.signer(connection, &mut found);
        for finding in public_mail_domains(connection) {
            found.findings.push(SetFinding {
                index,
                other: None,
                finding,
            });
        }
        found.findings
    }

    /// Whether no other has the name.
    fn name(&mut self, connection: &Value, found: &mut Found) -> bool {
        let Some(name) = text(connection, "name") else {
            return true;
        };
        let other = first(&mut self.names, name, found.index);
        if let Some(other) = other {
            let pointer = Pointer::root().join("name");
            found.add(pointer, Code::SetSameName, Severity::Error, other);
        }
        other.is_none()
    }

    /// Without realms a connection has its name as the only one (documented).
    fn realms(&mut self, connection: &Value, has_own_name: bool, found: &mut Found) {
        let pointer = Pointer::root().join("realms");
        let name = text(connection, "name");
        let Some(realms) = connection.at(&pointer).and_then(Value::as_array) else {
            let other = name.and_then(|name| first(&mut self.realms, name, found.index));
            if let Some(other) = other.filter(|_| has_own_name) {
                let pointer = Pointer::root().join("name");
                found.add(pointer, Code::SetSameRealm, Severity::Warning, other);
            }
            return;
        };
        for (place, realm) in realms.iter().enumerate().take(MOST_KEYS) {
            let Some(realm) = realm.as_str().filter(|realm| is_short(realm)) else {
                continue;
            };
            let other = first(&mut self.realms, realm, found.index);
            // Where the name is taken, that is what has to change.
            if let Some(other) = other.filter(|_| has_own_name || Some(realm) != name) {
                let at = pointer.join_index(place);
                found.add(at, Code::SetSameRealm, Severity::Warning, other);
            }
        }
    }

    fn domain_connection(&mut self, connection: &Value, found: &mut Found) {
        let pointer = Pointer::root().join("is_domain_connection");
        let is_one = connection.at(&pointer).and_then(Value::as_bool) == Some(true);
        let strategy = text(connection, "strategy").and_then(|name| name.parse::<Strategy>().ok());
        let Some(strategy) = strategy.filter(|_| is_one) else {
            return;
        };
        if let Some(other) = first(&mut self.domain_connections, strategy, found.index) {
            let code = Code::SetSecondDomainConnection;
            found.add(pointer, code, Severity::Warning, other);
        }
    }

    fn domains(&mut self, connection: &Value, found: &mut Found) {
        for (pointer, domain) in domain::domains(connection).take(MOST_KEYS) {
            if let Some(other) = first(&mut self.domains, domain, found.index) {
                found.add(pointer, Code::SetSameDomain, Severity::Warning, other);
            }
        }
    }

    /// One identity provider may sign for several connections; another one cannot have its key.
    fn signer(&mut self, connection: &Value, found: &mut Found) {
        let Some((pointer, signer)) = certificate::signer(connection) else {
            return;
        };
        let host = certificate::host(connection);
        match self.signers.entry(signer) {
            Entry::Vacant(entry) => {
                entry.insert((found.index, host));
            }
            Entry::Occupied(entry) => {
                let (other, known) = entry.get();
                if host.is_some() && known.is_some() && *known != host {
                    let code = Code::SetSameCertificate;
                    found.add(pointer, code, Severity::Warning, *other);
                }
            }
        }
    }
}

/// What is being found in one connection.
struct Found {
    index: usize,
    findings: Vec<SetFinding>,
}

impl Found {
    fn add(&mut self, pointer: Pointer, code: Code, severity: Severity, other: usize) {
        let number = i64::try_from(other).unwrap_or(i64::MAX);
        self.findings.push(SetFinding {
            index: self.index,
            other: Some(other),
            finding: Finding {
                pointer,
                code,
                severity,
                params: Params::none().with("other", Param::Number(number)),
                fix: None,
            },
        });
    }
}

/// The connection that was the first to have the key, where that is another one.
fn first<K: Ord>(seen: &mut BTreeMap<K, usize>, key: impl Into<K>, index: usize) -> Option<usize> {
    match seen.entry(key.into()) {
        Entry::Vacant(entry) => {
            entry.insert(index);
            None
        }
        Entry::Occupied(entry) => Some(*entry.get()).filter(|first| *first != index),
    }
}

fn text<'a>(connection: &'a Value, key: &str) -> Option<&'a str> {
    let text = connection.get(key)?.as_str()?;
    is_short(text).then_some(text)
}

fn is_short(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_KEY
}
