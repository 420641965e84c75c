//! The one door.

use std::time::{Duration, Instant};

use connection_documents::{
    Code, Inspection, Locale, MOST_BYTES_CERTIFICATES, MOST_BYTES_JSON, MOST_BYTES_METADATA,
    Severity, certificates, discovery, inspect, key_set, message, metadata,
};
use connection_validation::certificate::base64;

use crate::support::{NOW, places, sample};

#[test]
fn each_kind_is_known_by_its_look() {
    let pem = sample("signing.pem");
    let der = certificates(&pem, NOW).certificates[0]
        .certificate
        .der()
        .to_vec();
    for input in [
        pem.clone(),
        base64::encode(&der).into_bytes(),
        base64::encode(&pem).into_bytes(),
        der,
        [b"\n  ".to_vec(), pem].concat(),
    ] {
        let expected = certificates(&input, NOW);
        assert_eq!(expected.certificates.len(), 1);
        assert_eq!(inspect(&input, NOW), Inspection::Certificates(expected));
    }
    let input = sample("discovery.json");
    assert_eq!(
        inspect(&input, NOW),
        Inspection::Discovery(discovery(&input))
    );
    let input = sample("key-set.json");
    assert_eq!(
        inspect(&input, NOW),
        Inspection::KeySet(key_set(&input, NOW))
    );
    let input = sample("federation.xml");
    assert_eq!(
        inspect(&input, NOW),
        Inspection::Metadata(metadata(&input, NOW))
    );
}

#[test]
fn what_is_of_no_kind_says_so() {
    let found = |input: &[u8]| {
        let inspection = inspect(input, NOW);
        let findings: Vec<_> = inspection.findings().cloned().collect();
        let [(_, code)] = places(&findings)[..] else {
            panic!("{findings:?}")
        };
        (inspection.kind(), code.to_string())
    };
    let found = |input: &[u8]| {
        let (kind, code) = found(input);
        format!("{kind}: {code}")
    };
    assert_eq!(found(b""), "unknown: document/empty");
    assert_eq!(found(b"\xef\xbb\xbf \n"), "unknown: document/empty");
    assert_eq!(found(b"see attachment!"), "unknown: document/unknown-kind");
    assert_eq!(found(b"{\"name\":\"a\"}"), "unknown: document/unknown-kind");
    assert_eq!(found(b"[1]"), "unknown: document/not-an-object");
    assert_eq!(found(b"{"), "unknown: json/syntax");
    assert_eq!(found(b"{\"kty\":\"RSA\"}"), "key-set: jwks/no-keys");
    assert_eq!(found(b"<feed/>"), "metadata: saml/not-metadata");
    assert_eq!(found(b"<html/>"), "metadata: xml/web-page");
    assert_eq!(found(b"\xff\xfe<\0"), "metadata: xml/encoding");
    assert_eq!(
        found(b"AAAA"),
        "certificates: certificate/not-a-certificate"
    );
    let large = vec![b'!'; 5 * 1024 * 1024];
    assert_eq!(found(&large), "certificates: document/too-large");
}

/// A document of exactly so many bytes that is right but for its size.
fn filled(document: &[u8], size: usize) -> Vec<u8> {
    let mut filled = document.to_vec();
    filled.resize(size, b' ');
    filled
}

#[test]
fn what_is_larger_than_the_limit_of_its_kind_is_refused_at_once_with_the_limit() {
    for (name, most, limit) in [
        ("federation.xml", MOST_BYTES_METADATA, "4 MB"),
        ("discovery.json", MOST_BYTES_JSON, "128 KB"),
        ("key-set.json", MOST_BYTES_JSON, "128 KB"),
        ("signing.pem", MOST_BYTES_CERTIFICATES, "1 MB"),
    ] {
        let document = sample(name);
        let right = inspect(&filled(&document, most), NOW);
        assert_eq!(right.kind(), inspect(&document, NOW).kind(), "{name}");
        let mut findings = right.findings();
        assert!(findings.all(|it| it.code != Code::TooLarge), "{name}");

        // One byte more is too much, and much more takes no longer.
        for size in [most + 1, 64 * MOST_BYTES_METADATA] {
            let input = filled(&document, size);
            let start = Instant::now();
            let refused = inspect(&input, NOW);
            let taken = start.elapsed();
            let findings: Vec<_> = refused.findings().collect();
            let [finding] = findings[..] else {
                panic!("{name}: {findings:?}")
            };
            assert_eq!(finding.code, Code::TooLarge);
            assert_eq!(finding.severity, Severity::Error);
            assert_eq!(finding.pointer.as_str(), "");
            assert_eq!(finding.params.number("max"), i64::try_from(most).ok());
            for locale in Locale::ALL {
                let said = message(locale, finding);
                assert!(said.contains(&format!(" {limit},")), "{said}");
            }
            assert!(taken < Duration::from_secs(1), "{name}: {taken:?}");
        }
    }
}

#[test]
fn findings_of_entities_follow_those_of_the_document() {
    let inspection = inspect(&sample("federation.xml"), NOW);
    let pointers = inspection
        .findings()
        .map(|finding| finding.pointer.as_str());
    assert_eq!(
        pointers.collect::<Vec<_>>(),
        [
            "",
            "/entities/0",
            "/entities/1/certificates",
            "/entities/2/signIn/0"
        ]
    );
}
