//! The one door.

use connection_documents::{Inspection, certificates, discovery, inspect, key_set, metadata};
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
