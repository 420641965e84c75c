//! Key sets.

use connection_documents::{KeySet, Locale, PublicKey, key_set, message};
use lossless_json::Value;

use crate::support::{DAY, NOW, errors, places, sample};

/// A key set with these keys.
fn read(keys: &str) -> KeySet {
    key_set(format!("{{\"keys\":[{keys}]}}").as_bytes(), NOW)
}

/// An RSA key whose modulus has so many bytes, with further members.
fn rsa(bytes: usize, further: &str) -> String {
    let modulus = format!("{}w", "_".repeat(bytes / 3 * 4 + 1));
    format!(r#"{{"kty":"RSA","e":"AQAB","n":"{modulus}"{further}}}"#)
}

#[test]
fn keys_and_their_certificates_are_read() {
    let read = key_set(&sample("key-set.json"), NOW);
    assert_eq!(read.findings, []);
    let [main, next] = read.keys.as_slice() else {
        panic!("{:?}", read.keys)
    };
    assert_eq!(main.id.as_deref(), Some("main"));
    assert_eq!(main.algorithm.as_deref(), Some("RS256"));
    assert_eq!(main.key, PublicKey::Rsa { bits: 2048 });
    assert!(main.is_for_signing);
    let certificate = main.certificate.as_ref().unwrap();
    assert_eq!(certificate.pointer.as_str(), "/keys/0/x5c/0");
    assert_eq!(certificate.contents.as_ref().unwrap().key, main.key);
    assert_eq!((next.key.name(), next.key.bits()), ("P-256", Some(256)));
    assert_eq!(next.certificate, None);
}

#[test]
fn the_certificate_of_a_key_is_judged() {
    let then = NOW + 20 * 365 * DAY;
    let findings = key_set(&sample("key-set.json"), then).findings;
    assert_eq!(
        places(&findings),
        [("/keys/0/x5c/0", "certificate/expired")]
    );
}

#[test]
fn private_material_is_an_error_and_is_not_repeated() {
    for (member, value) in [
        ("d", r#""c2VjcmV0LXZhbHVl""#),
        ("p", r#""c2VjcmV0LXZhbHVl""#),
        ("dq", r#""c2VjcmV0LXZhbHVl""#),
        ("oth", r#"[{"r":"c2VjcmV0LXZhbHVl"}]"#),
    ] {
        let read = read(&rsa(256, &format!(r#","{member}":{value}"#)));
        let place = format!("/keys/0/{member}");
        assert_eq!(places(&read.findings), [(&*place, "jwks/private-key")]);
        assert_eq!(errors(&read.findings), ["jwks/private-key"]);
        let sentence = message(Locale::English, &read.findings[0]);
        assert!(!format!("{read:?}{sentence}").contains("c2Vjcm"));
        assert_eq!(read.keys.len(), 1, "what is public of it is read");
    }
    let symmetric = read(r#"{"kty":"oct","k":"c2VjcmV0LXZhbHVl"}"#);
    let expected = [
        ("/keys/0/k", "jwks/private-key"),
        ("/keys", "jwks/no-signing-key"),
    ];
    assert_eq!(places(&symmetric.findings), expected);
    assert!(!format!("{symmetric:?}").contains("c2Vjcm"));
}

#[test]
fn sizes_are_those_of_the_modulus() {
    let bits = |bytes| read(&rsa(bytes, "")).keys[0].key.bits();
    assert_eq!(bits(255), Some(2048));
    assert_eq!(bits(126), Some(1016));
    let weak = read(&rsa(126, "")).findings;
    assert_eq!(places(&weak), [("/keys/0", "jwks/weak-key")]);
    assert!(message(Locale::English, &weak[0]).contains("1016 bits"));
}

#[test]
fn names_have_to_tell_keys_apart() {
    let twice = [
        rsa(256, r#","kid":"a""#),
        rsa(256, r#","kid":"b""#),
        rsa(256, r#","kid":"a""#),
        rsa(256, ""),
    ];
    assert_eq!(
        places(&read(&twice.join(",")).findings),
        [
            ("/keys/2/kid", "jwks/duplicate-id"),
            ("/keys/3/kid", "jwks/missing-id"),
        ]
    );
    assert_eq!(read(&rsa(256, "")).findings, []);
}

#[test]
fn a_set_needs_a_key_that_checks_signatures() {
    let none = [("/keys", "jwks/no-signing-key")];
    assert_eq!(places(&read("").findings), none);
    assert_eq!(places(&read(&rsa(256, r#","use":"enc""#)).findings), none);
    let operations = r#","key_ops":["wrapKey"]"#;
    assert_eq!(places(&read(&rsa(256, operations)).findings), none);
    assert_eq!(read(&rsa(256, r#","key_ops":["verify"]"#)).findings, []);
}

#[test]
fn entries_that_are_no_usable_key_are_found() {
    let entries = r#"7,{"kid":"a"},{"kty":"RSA","n":"%"},{"kty":"EC","crv":"P-256"},
        {"kty":"AKP","alg":"ML-DSA-44"}"#;
    assert_eq!(
        places(&read(entries).findings),
        [
            ("/keys/0", "jwks/not-a-key"),
            ("/keys/1", "jwks/not-a-key"),
            ("/keys/2", "jwks/unknown-key"),
            ("/keys/3", "jwks/unknown-key"),
            ("/keys/4", "jwks/unknown-key"),
            ("/keys/2/kid", "jwks/missing-id"),
            ("/keys/3/kid", "jwks/missing-id"),
            ("/keys/4/kid", "jwks/missing-id"),
            ("/keys", "jwks/no-signing-key"),
        ]
    );
}

#[test]
fn what_is_no_set_says_so() {
    let codes = |input: &[u8]| {
        let findings = key_set(input, NOW).findings;
        assert_eq!(findings.len(), 1);
        findings[0].code.as_str()
    };
    assert_eq!(codes(b"{}"), "jwks/no-keys");
    assert_eq!(codes(b"{\"keys\":{}}"), "jwks/no-keys");
    assert_eq!(codes(b"[]"), "document/not-an-object");
    assert_eq!(codes(b"nope"), "json/syntax");
    let parsed = Value::parse(&sample("key-set.json")).unwrap();
    assert_eq!(key_set(parsed.to_string().as_bytes(), NOW).keys.len(), 2);
}
