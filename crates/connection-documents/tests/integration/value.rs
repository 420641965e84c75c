//! What was read, as JSON.

use connection_documents::{Locale, inspect};
use lossless_json::{Pointer, Value};

use crate::support::{NOW, sample};

fn read(input: &[u8], locale: Locale) -> Value {
    inspect(input, NOW).to_value(locale)
}

/// What is at a place of the result, as JSON.
#[track_caller]
fn at(value: &Value, pointer: &str) -> String {
    let found = Pointer::parse(pointer)
        .ok()
        .and_then(|pointer| value.at(&pointer));
    found
        .unwrap_or_else(|| panic!("nothing at {pointer}: {value}"))
        .to_string()
}

#[test]
fn each_entity_of_metadata_brings_its_options_and_its_findings() {
    let value = read(&sample("federation.xml"), Locale::English);
    assert_eq!(at(&value, "/kind"), r#""metadata""#);
    assert_eq!(at(&value, "/findings/0/code"), r#""saml/several-entities""#);
    assert_eq!(at(&value, "/findings/0/params"), r#"{"count":2}"#);
    let place = "/content/1";
    assert_eq!(at(&value, &format!("{place}/entity_id")), r#""urn:one""#);
    assert_eq!(at(&value, &format!("{place}/strategy")), r#""samlp""#);
    let address = at(&value, &format!("{place}/options/signInEndpoint"));
    assert_eq!(address, r#""https://one.example.com/sso""#);
    let provider = format!("{place}/identity_provider");
    let key = at(&value, &format!("{provider}/certificates/0/key"));
    assert_eq!(key, r#"{"kind":"RSA","bits":2048}"#);
    let form = at(&value, &format!("{provider}/certificates/0/form"));
    assert_eq!(form, r#""base64""#);
    let location = at(&value, &format!("{provider}/sign_in/0/location"));
    assert_eq!(location, address);
    // A finding says where the thing stands of which it speaks.
    let pointer = at(&value, &format!("{place}/findings/0/pointer"));
    assert_eq!(pointer, r#""/entities/1/certificates""#);
}

#[test]
fn a_discovery_document_brings_its_options() {
    let value = read(&sample("discovery.json"), Locale::English);
    assert_eq!(at(&value, "/kind"), r#""discovery""#);
    assert_eq!(at(&value, "/findings"), "[]");
    assert_eq!(at(&value, "/content/0/strategy"), r#""oidc""#);
    let issuer = at(&value, "/content/0/issuer");
    assert_eq!(at(&value, "/content/0/options/issuer"), issuer);
}

#[test]
fn a_key_set_brings_its_keys_and_nothing_private() {
    let value = read(&sample("key-set.json"), Locale::English);
    assert_eq!(at(&value, "/kind"), r#""key-set""#);
    assert_eq!(at(&value, "/content/0/kid"), r#""main""#);
    let certificate = "/content/0/certificate";
    assert_eq!(
        at(&value, &format!("{certificate}/uses/is_authority")),
        "false"
    );
    let private = br#"{"keys":[{"kty":"oct","k":"Y2FuYXJ5"}]}"#;
    let value = read(private, Locale::English);
    assert_eq!(at(&value, "/findings/0/pointer"), r#""/keys/0/k""#);
    assert!(!value.to_string().contains("Y2FuYXJ5"));
}

#[test]
fn sentences_are_in_the_language_that_is_asked_for() {
    for (locale, sentence) in [
        (Locale::English, r#""is empty; paste the document""#),
        (Locale::German, r#""ist leer; das Dokument einfügen""#),
    ] {
        let value = read(b"", locale);
        assert_eq!(at(&value, "/kind"), r#""unknown""#);
        assert_eq!(at(&value, "/content"), "[]");
        assert_eq!(at(&value, "/findings/0/message"), sentence);
    }
    let dates = inspect(&sample("signing.pem"), i64::MAX).to_value(Locale::German);
    let sentence = at(&dates, "/findings/0/message");
    assert!(sentence.starts_with("\"ist vor "), "{sentence}");
}
