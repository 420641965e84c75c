//! Certificates. What they should say was read from the samples with openssl.

use connection_documents::{
    CertificateDetails, Certificates, Form, Locale, PublicKey, Severity, certificates, message,
};
use connection_validation::certificate::base64;

use crate::support::{DAY, NOW, errors, places, sample, sentences};

#[track_caller]
fn only(name: &str) -> (CertificateDetails, Certificates) {
    let read = certificates(&sample(name), NOW);
    assert_eq!(read.certificates.len(), 1, "{:?}", read.findings);
    (read.certificates[0].clone(), read)
}

#[test]
fn everything_in_a_certificate_is_read() {
    let (details, read) = only("signing.pem");
    let contents = details.contents.unwrap();
    assert_eq!(
        contents.names.subject,
        "CN=Signing\\, main,O=Example Oy,C=FI"
    );
    assert_eq!(contents.names.issuer, contents.names.subject);
    assert_eq!(contents.key, PublicKey::Rsa { bits: 2048 });
    assert_eq!(contents.signature.name, "SHA-256 with RSA");
    assert_eq!(contents.uses.may_sign, Some(true));
    assert!(!contents.uses.is_authority);
    assert_eq!(details.fingerprints.sha1, SIGNING_SHA1);
    assert_eq!(details.fingerprints.sha256, SIGNING_SHA256);
    assert_eq!(details.certificate.validity().not_before, 1_704_067_200);
    assert_eq!(details.certificate.validity().not_after, SIGNING_ENDS);
    assert_eq!(read.findings, []);
}

/// By `openssl x509 -fingerprint`.
const SIGNING_SHA1: &str = "ab0d291d08a8b698d9de5f4571c222f07ae8464f";
const SIGNING_SHA256: &str = "98ff77a2605e1ff51ed009674f786a0f6a2d5cf1771787b841103ee492a6ffe6";
/// 2034-01-01T00:00:00Z.
const SIGNING_ENDS: i64 = 2_019_686_400;

#[test]
fn keys_of_every_kind_are_told_apart() {
    let key = |name| only(name).0.contents.unwrap().key;
    let name_and_bits = |name| (key(name).name(), key(name).bits());
    assert_eq!(name_and_bits("plain-self-signed.pem"), ("P-256", Some(256)));
    assert_eq!(name_and_bits("authority.pem"), ("P-384", Some(384)));
    assert_eq!(name_and_bits("p521.pem"), ("P-521", Some(521)));
    assert_eq!(name_and_bits("ed25519.pem"), ("Ed25519", Some(256)));
    assert_eq!(name_and_bits("encryption.pem"), ("RSA", Some(3072)));
    assert_eq!(name_and_bits("weak.pem"), ("RSA", Some(1024)));
    assert_eq!(name_and_bits("dsa.pem"), ("DSA", None));
}

#[test]
fn a_name_keeps_letters_that_are_not_ascii() {
    let names = only("encryption.pem").0.contents.unwrap().names;
    assert_eq!(names.subject, "CN=Encryption,O=Ääni & Co,C=FI");
    assert_eq!(names.issuer, "CN=Example Root,O=Example Oy,C=FI");
}

#[test]
fn each_form_gives_the_same() {
    let pem = sample("signing.pem");
    let (expected, _) = only("signing.pem");
    let der = expected.certificate.der().to_vec();
    for (input, form) in [
        (der.clone(), Form::Der),
        (base64::encode(&der).into_bytes(), Form::Base64),
        (base64::encode(&pem).into_bytes(), Form::Base64OfPem),
        (pem, Form::Pem),
    ] {
        let read = certificates(&input, NOW);
        let [details] = read.certificates.as_slice() else {
            panic!("{form:?}: {:?}", read.findings)
        };
        assert_eq!(details.contents, expected.contents, "{form:?}");
        assert_eq!(details.fingerprints, expected.fingerprints, "{form:?}");
        assert_eq!(details.certificate.form(), form);
    }
}

#[test]
fn several_certificates_are_read_one_by_one() {
    let text = [
        b"Bag Attributes\n".to_vec(),
        sample("signing.pem"),
        b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n".to_vec(),
        sample("encryption.pem"),
        b"-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n".to_vec(),
        b"-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n".to_vec(),
    ]
    .concat();
    for input in [text.clone(), base64::encode(&text).into_bytes()] {
        let read = certificates(&input, NOW);
        let pointers = read.certificates.iter().map(|it| it.pointer.as_str());
        assert_eq!(pointers.collect::<Vec<_>>(), ["/0", "/2"]);
        assert_eq!(
            places(&read.findings),
            [
                ("/1", "certificate/not-a-certificate"),
                ("/2", "certificate/not-for-signing"),
                ("/3", "certificate/private-key"),
                ("/4", "certificate/other-block"),
            ]
        );
        assert_eq!(
            errors(&read.findings),
            ["certificate/not-a-certificate", "certificate/private-key"]
        );
        assert!(!format!("{read:?}").contains("c2VjcmV0"));
    }
}

#[test]
fn notice_is_given_at_ninety_thirty_and_seven_days() {
    let pem = sample("signing.pem");
    let found = |now| certificates(&pem, now).findings;
    let within = |days: i64| {
        let findings = found(SIGNING_ENDS - days * DAY);
        let [finding] = findings.as_slice() else {
            return None;
        };
        assert_eq!(finding.code.as_str(), "certificate/expires-soon");
        assert_eq!(finding.params.number("days"), Some(days));
        finding.params.number("within")
    };
    assert_eq!(within(91), None);
    assert_eq!(within(90), Some(90));
    assert_eq!(within(31), Some(90));
    assert_eq!(within(30), Some(30));
    assert_eq!(within(8), Some(30));
    assert_eq!(within(7), Some(7));
    assert_eq!(within(0), Some(7));
    let place = |now| {
        places(&found(now))
            .first()
            .map(|(_, code)| code.to_string())
    };
    assert_eq!(place(SIGNING_ENDS + 1).unwrap(), "certificate/expired");
    assert_eq!(place(1_704_067_199).unwrap(), "certificate/not-yet-valid");
    assert_eq!(place(1_704_067_200), None);
    let expired = &found(SIGNING_ENDS + 3 * DAY)[0];
    assert!(message(Locale::English, expired).starts_with("expired 3 days ago;"));
    assert_eq!(expired.severity, Severity::Error);
    let soon = &found(SIGNING_ENDS)[0];
    assert_eq!(soon.severity, Severity::Warning);
    let early = &found(1_704_067_199)[0];
    assert_eq!(early.severity, Severity::Error);
}

#[test]
fn weak_keys_and_signatures_are_found() {
    let then = 1_800_000_000;
    let weak = certificates(&sample("weak.pem"), then).findings;
    assert_eq!(
        sentences(&weak),
        [
            "has a key that is too weak (RSA, 1024 bits); ask for a new one",
            "is signed with SHA-1 with RSA, which is broken; ask for a new one",
        ]
    );
    let dsa = certificates(&sample("dsa.pem"), then).findings;
    assert_eq!(places(&dsa), [("/0", "certificate/weak-key")]);
}

#[test]
fn a_pss_signature_is_as_good_as_its_hash() {
    let (details, read) = only("pss.pem");
    assert_eq!(details.contents.unwrap().signature.name, "RSASSA-PSS");
    assert_eq!(read.findings, []);
    // The same with the identifier of SHA-1's digest where that of SHA-256 was.
    let sha256 = [
        0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0,
    ];
    let sha1 = [0x30, 0x0d, 6, 5, 0x2b, 0x0e, 3, 2, 0x1a, 4, 4, 0, 0, 0, 0];
    let mut der = details.certificate.der().to_vec();
    let places: Vec<_> = (0..der.len() - sha256.len())
        .filter(|at| der[*at..].starts_with(&sha256))
        .collect();
    assert!(places.len() >= 4, "hash and mask, twice");
    for at in places {
        der[at..at + sha1.len()].copy_from_slice(&sha1);
    }
    let findings = certificates(&der, NOW).findings;
    assert_eq!(
        sentences(&findings),
        ["is signed with SHA-1 with RSASSA-PSS, which is broken; ask for a new one"]
    );
}

#[test]
fn certificates_that_are_not_for_signing_are_found() {
    let (details, read) = only("authority.pem");
    assert!(details.contents.unwrap().uses.is_authority);
    assert_eq!(places(&read.findings), [("/0", "certificate/authority")]);
    // One below a root mostly has a key that may sign messages, too.
    let (details, read) = only("intermediate.pem");
    assert_eq!(details.contents.unwrap().uses.may_sign, Some(true));
    assert_eq!(places(&read.findings), [("/0", "certificate/authority")]);
    let (_, read) = only("encryption.pem");
    assert_eq!(
        places(&read.findings),
        [("/0", "certificate/not-for-signing")]
    );
    // What `openssl req -x509` makes calls itself an authority, and signs messages all the same.
    let (details, read) = only("plain-self-signed.pem");
    assert!(details.contents.unwrap().uses.is_authority);
    assert_eq!(read.findings, []);
}

#[test]
fn a_certificate_that_follows_no_rules_has_its_dates_at_least() {
    let mut der = only("ed25519.pem").0.certificate.der().to_vec();
    let key = [0x06, 0x03, 0x2b, 0x65, 0x70];
    let at = der.windows(5).position(|window| window == key).unwrap();
    // An object identifier must not end in the middle of a number.
    der[at + 4] = 0xf0;
    let read = certificates(&der, NOW);
    assert_eq!(read.certificates[0].contents, None);
    assert_eq!(
        places(&read.findings),
        [("/0", "certificate/not-understood")]
    );
}

#[test]
fn an_input_without_a_certificate_says_so() {
    let found = |input: &[u8]| {
        let read = certificates(input, NOW);
        assert!(read.certificates.is_empty());
        assert_eq!(read.findings.len(), 1);
        read.findings[0].code.as_str()
    };
    assert_eq!(found(b" \n"), "document/empty");
    assert_eq!(found(b"no certificate!"), "certificate/not-a-certificate");
    assert_eq!(found(b"AAAA"), "certificate/not-a-certificate");
    assert_eq!(found(&vec![b'A'; (1 << 20) + 1]), "document/too-large");
}

#[test]
fn blocks_of_which_none_is_a_certificate_are_an_error() {
    for (label, code) in [
        ("PKCS7", "certificate/other-block"),
        ("CERTIFICATE REQUEST", "certificate/other-block"),
        ("RSA PRIVATE KEY", "certificate/private-key"),
    ] {
        let block = format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n");
        let read = certificates(block.as_bytes(), NOW);
        let expected = [("", "certificate/none"), ("/0", code)];
        assert_eq!(places(&read.findings), expected, "{label}");
        assert_eq!(errors(&read.findings)[0], "certificate/none", "{label}");
    }
}
