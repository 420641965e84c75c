//! Any bytes as a certificate, and as a value where one belongs.

use connection_documents::{Locale, certificates, message};
use connection_model::Contract;
use connection_validation::certificate::Certificate;
use connection_validation::{Context, review};
use lossless_json::{Object, Value};

use super::memory::Bound;
use super::text::judge;

const MEMORY: Bound = Bound {
    fixed: 16 * 1024,
    for_each: 128,
};

/// 2027-01-15T08:00:00Z.
const NOW: i64 = 1_800_000_000;

/// Reading comes to an end whatever it is, and a review tells its dates or says that it cannot.
pub fn certificate(data: &[u8]) {
    MEMORY.holds(data, || check(data));
}

fn check(data: &[u8]) {
    let _ = Certificate::read(data);
    let text = String::from_utf8_lossy(data);
    let armoured = format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
    let _ = Certificate::read(armoured.as_bytes());
    for given in [text.into_owned(), armoured] {
        for finding in certificates(given.as_bytes(), NOW).findings {
            assert!(!message(Locale::German, &finding).is_empty());
        }
        let mut options = Object::new();
        options.insert("signInEndpoint", "https://x.example/".into());
        options.insert("signingCert", given.as_str().into());
        let mut connection = Object::new();
        connection.insert("name", "acme".into());
        connection.insert("strategy", "samlp".into());
        connection.insert("options", Value::Object(options));
        let connection = Value::Object(connection);
        let text = connection.to_string();
        let context = Context::create(Contract::Tenant);
        let always = judge(text.as_bytes(), &context);
        let mut then = judge(text.as_bytes(), &context.at(NOW));
        let told = then.findings.len();
        then.findings.retain(|finding| !finding.code.is_of_review());
        assert!(
            told <= then.findings.len() + 1,
            "one certificate has one end"
        );
        assert_eq!(then, always, "the moment changes nothing else");
        let _ = review(&connection, Contract::Tenant, NOW);
    }
}
