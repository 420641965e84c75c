//! The certificates that are in a connection.

use connection_documents::{
    CONNECTION_CODES, Certificate, Code, ConnectionInspection, Locale, Severity,
    inspect_connection, message,
};
use connection_model::Strategy;
use connection_validation::certificate::{base64, places as places_of};
use lossless_json::{Object, Value};

use crate::support::{DAY, places, sample};

/// 2027-01-15T08:00:00Z: all samples are valid then.
const NOW: i64 = 1_800_000_000;
/// 2034-01-01T00:00:00Z, when most samples end.
const ENDS: i64 = 2_019_686_400;

fn text(name: &str) -> String {
    String::from_utf8(sample(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn der(name: &str) -> Vec<u8> {
    let certificate = Certificate::read(&sample(name));
    certificate.map_or_else(
        |reason| panic!("{name}: {reason:?}"),
        |it| it.der().to_vec(),
    )
}

/// The base64 of a certificate without lines around it.
fn bare(name: &str) -> String {
    base64::encode(&der(name))
}

fn object(members: &[(&str, Value)]) -> Value {
    let mut object = Object::new();
    for (name, value) in members {
        object.insert(*name, value.clone());
    }
    Value::Object(object)
}

fn connection(strategy: &str, options: &[(&str, Value)]) -> Value {
    object(&[("strategy", strategy.into()), ("options", object(options))])
}

fn at(now: i64, strategy: &str, options: &[(&str, Value)]) -> ConnectionInspection {
    let read = inspect_connection(&connection(strategy, options), now, 90);
    for finding in &read.findings {
        assert_eq!(finding.severity, Severity::Warning, "{finding:?}");
        assert!(CONNECTION_CODES.contains(&finding.code), "{finding:?}");
        for locale in Locale::ALL {
            assert!(!message(locale, finding).is_empty());
        }
    }
    read
}

/// Pointer and sentence of each finding.
#[track_caller]
fn check(strategy: &str, options: &[(&str, Value)], expected: &[(&str, &str)]) {
    let read = at(NOW, strategy, options);
    let found = read.findings.iter().map(|finding| {
        let sentence = message(Locale::English, finding);
        (finding.pointer.to_string(), sentence)
    });
    let expected = expected
        .iter()
        .map(|(pointer, sentence)| ((*pointer).to_string(), (*sentence).to_string()));
    assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

const WEAK_KEY: &str = "has a key that is too weak (RSA, 1024 bits); ask for a new one";
const BROKEN: &str = "is signed with SHA-1 with RSA, which is broken; ask for a new one";
const AUTHORITY: &str = "belongs to an authority, which signs certificates and not messages; \
    ask for the certificate that signs messages";
const NOT_FOR_SIGNING: &str = "has a key that may encrypt and may not sign; \
    ask for the signing certificate";
const NOT_PEM: &str = "has no lines BEGIN CERTIFICATE and END CERTIFICATE around its base64; \
    put the certificate in as PEM";

#[test]
fn a_good_certificate_is_no_finding_in_any_option() {
    for strategy in ["samlp", "pingfederate"] {
        for key in ["signingCert", "cert"] {
            check(strategy, &[(key, text("signing.pem").into())], &[]);
        }
    }
    let certs = Value::Array(vec![text("signing.pem").into(), bare("pss.pem").into()]);
    check("ad", &[("certs", certs)], &[]);
}

#[test]
fn a_weak_key_and_a_broken_signature_are_told_at_their_option() {
    let weak = Value::from(text("weak.pem"));
    check(
        "samlp",
        &[("signingCert", weak.clone())],
        &[
            ("/options/signingCert", WEAK_KEY),
            ("/options/signingCert", BROKEN),
        ],
    );
    let certs = Value::Array(vec![text("signing.pem").into(), weak.clone()]);
    check(
        "ad",
        &[("certs", certs)],
        &[("/options/certs/1", WEAK_KEY), ("/options/certs/1", BROKEN)],
    );
    // Of a strategy that is not known the usual places are.
    check(
        "made-up",
        &[("cert", weak), ("other", text("weak.pem").into())],
        &[("/options/cert", WEAK_KEY), ("/options/cert", BROKEN)],
    );
}

#[test]
fn a_certificate_that_cannot_sign_is_told_where_messages_are_checked_with_it() {
    let pair = |name: &str| object(&[("cert", text(name).into())]);
    for (name, sentence) in [
        ("authority.pem", AUTHORITY),
        ("intermediate.pem", AUTHORITY),
        ("encryption.pem", NOT_FOR_SIGNING),
    ] {
        check(
            "samlp",
            &[("signingCert", text(name).into())],
            &[("/options/signingCert", sentence)],
        );
        check(
            "samlp",
            &[("signing_key", pair(name))],
            &[("/options/signing_key/cert", sentence)],
        );
        // What others encrypt with need not sign.
        check("samlp", &[("decryptionKey", pair(name))], &[]);
    }
    check(
        "samlp",
        &[("decryptionKey", pair("weak.pem"))],
        &[
            ("/options/decryptionKey/cert", WEAK_KEY),
            ("/options/decryptionKey/cert", BROKEN),
        ],
    );
}

#[test]
fn bare_base64_becomes_pem_where_the_api_reads_pem() {
    for strategy in ["samlp", "pingfederate"] {
        let options = [("signingCert", bare("signing.pem").into())];
        check(strategy, &options, &[("/options/signingCert", NOT_PEM)]);
        let [finding] = at(NOW, strategy, &options).findings.try_into().unwrap();
        let mut mended = connection(strategy, &options);
        finding.fix.unwrap().apply(&mut mended).unwrap();
        let pem = text("signing.pem");
        assert_eq!(mended, connection(strategy, &[("signingCert", pem.into())]));
    }
    // Base64 of PEM is read, and the API keeps `cert` as it likes.
    let wrapped = base64::encode(&sample("signing.pem"));
    check("samlp", &[("signingCert", wrapped.into())], &[]);
    check("samlp", &[("cert", bare("signing.pem").into())], &[]);
}

#[test]
fn a_fix_makes_nothing_that_the_validator_finds_fault_with() {
    // Nothing stops the names of an authority from filling a certificate.
    let mut long = vec![0x30, 0x82, 0, 0];
    long.extend(&der("signing.pem")[4..]);
    let room = 7600 - long.len();
    let extra = [&[0x04, 0x82][..], &be(room), &vec![b'x'; room]].concat();
    long.extend(extra);
    let length = be(long.len() - 4);
    long[2..4].copy_from_slice(&length);
    let text = base64::encode(&long);
    assert!(text.len() < 10_240, "{}", text.len());
    let read = at(NOW, "samlp", &[("signingCert", text.into())]);
    assert_eq!(read.findings[0].code, Code::NotPem);
    assert_eq!(read.findings[0].fix, None);
}

fn be(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes()
}

#[test]
fn dates_and_what_is_no_certificate_are_left_to_those_who_tell_them() {
    let options = [("signingCert", text("signing.pem").into())];
    for now in [0, ENDS - DAY, ENDS + DAY] {
        assert_eq!(at(now, "samlp", &options), ConnectionInspection::default());
    }
    let twice = text("signing.pem").repeat(2);
    for other in ["", "##CERT##", "bm8gY2VydGlmaWNhdGU=", twice.as_str()] {
        check("samlp", &[("signingCert", other.into())], &[]);
    }
    check("samlp", &[("signingCert", 5.into())], &[]);
}

#[test]
fn a_certificate_that_stands_twice_is_told_of_once() {
    check(
        "samlp",
        &[
            ("signingCert", text("encryption.pem").into()),
            ("cert", bare("encryption.pem").into()),
        ],
        &[("/options/signingCert", NOT_FOR_SIGNING)],
    );
}

/// Metadata of one identity provider with these certificates.
fn metadata(certificates: &[&str]) -> String {
    let keys = certificates.iter().map(|name| key("", &bare(name)));
    entity(&format!(
        "<IDPSSODescriptor>{}</IDPSSODescriptor>",
        keys.collect::<String>()
    ))
}

fn entity(inner: &str) -> String {
    format!(
        r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:f="http://docs.oasis-open.org/wsfed/federation/200706" entityID="a">{inner}</EntityDescriptor>"#
    )
}

fn key(of: &str, text: &str) -> String {
    format!(
        r#"<KeyDescriptor {of}><d:KeyInfo xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:X509Data><d:X509Certificate>{text}</d:X509Certificate></d:X509Data></d:KeyInfo></KeyDescriptor>"#
    )
}

#[test]
fn certificates_in_metadata_are_told_by_their_number() {
    let document = metadata(&["signing.pem", "weak.pem", "weak.pem", "authority.pem"]);
    for (strategy, option) in [("samlp", "metadataXml"), ("adfs", "fedMetadataXml")] {
        let read = at(NOW, strategy, &[(option, document.as_str().into())]);
        let place = format!("/options/{option}");
        let place = place.as_str();
        assert_eq!(
            places(&read.findings),
            [
                (place, "certificate/weak-key"),
                (place, "certificate/weak-signature"),
                (place, "certificate/authority"),
            ]
        );
        assert_eq!(
            message(Locale::English, &read.findings[0]),
            format!("certificate 2 in it {WEAK_KEY}")
        );
        assert_eq!(
            message(Locale::German, &read.findings[2])
                .split_once("; ")
                .unwrap()
                .0,
            "Zertifikat 3 darin gehört einer Zertifizierungsstelle, die Zertifikate signiert und \
             keine Nachrichten"
        );
        assert_eq!(read.dated, 3);
    }
}

#[test]
fn the_metadata_of_the_samples_is_good() {
    check(
        "samlp",
        &[("metadataXml", text("metadata.xml").into())],
        &[],
    );
    let federation = text("federation.xml");
    check("adfs", &[("fedMetadataXml", federation.into())], &[]);
}

#[test]
fn certificates_in_metadata_have_dates() {
    let document = metadata(&["signing.pem"]);
    let found = |now, days| {
        let options = [("metadataXml", document.as_str().into())];
        let read = inspect_connection(&connection("samlp", &options), now, days);
        let sentences = read.findings.iter().map(|it| message(Locale::English, it));
        sentences
            .map(|it| it.split([';', ',']).next().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(found(ENDS - 31 * DAY, 30), none);
    assert_eq!(
        found(ENDS - 30 * DAY, 30),
        ["certificate 1 in it expires in 30 days"]
    );
    assert_eq!(
        found(ENDS + 2 * DAY, 0),
        ["certificate 1 in it expired 2 days ago"]
    );
    let early = found(1_704_067_200 - 5 * DAY, 0);
    assert_eq!(
        early,
        ["certificate 1 in it is not valid for another 5 days"]
    );
}

#[test]
fn a_certificate_in_metadata_and_in_an_option_is_told_of_at_the_option() {
    let options = [
        ("metadataXml", metadata(&["encryption.pem"]).into()),
        ("signingCert", text("encryption.pem").into()),
    ];
    check(
        "samlp",
        &options,
        &[("/options/signingCert", NOT_FOR_SIGNING)],
    );
    let read = at(ENDS + DAY, "samlp", &options);
    assert_eq!((read.dated, read.findings.len()), (0, 1));
}

#[test]
fn of_metadata_only_what_signs_counts() {
    let weak = bare("weak.pem");
    let service = format!("<SPSSODescriptor>{}</SPSSODescriptor>", key("", &weak));
    let role = |kind: &str| {
        let inner = key(r#"use="signing""#, &weak);
        format!(r#"<RoleDescriptor x:type="f:{kind}">{inner}</RoleDescriptor>"#)
    };
    let found = |inner: &str| {
        let read = at(NOW, "adfs", &[("fedMetadataXml", entity(inner).into())]);
        read.findings.len()
    };
    assert_eq!(found(&service), 0);
    assert_eq!(found(&role("ApplicationServiceType")), 0);
    assert_eq!(found(&role("SecurityTokenServiceType")), 2);
    let encryption = key(r#"use="encryption""#, &weak);
    assert_eq!(
        found(&format!(
            "<IDPSSODescriptor>{encryption}</IDPSSODescriptor>"
        )),
        0
    );
    let signature = key("", &weak).replace("KeyDescriptor", "Signature");
    assert_eq!(
        found(&format!("<IDPSSODescriptor>{signature}</IDPSSODescriptor>")),
        0
    );
}

#[test]
fn metadata_that_cannot_be_read_says_why() {
    let found = |text: &str| {
        let read = at(NOW, "samlp", &[("metadataXml", text.into())]);
        let place = |it: &(&str, &str)| assert_eq!(it.0, "/options/metadataXml");
        let found = places(&read.findings);
        found.iter().for_each(place);
        found
            .iter()
            .map(|(_, code)| (*code).to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("<a"), ["xml/not-well-formed"]);
    assert_eq!(found("<html/>"), ["xml/web-page"]);
    assert_eq!(found("<feed/>"), ["saml/not-metadata"]);
    assert_eq!(found("<!DOCTYPE a><a/>"), ["xml/document-type"]);
    let broken = entity(&format!(
        "<IDPSSODescriptor>{}</IDPSSODescriptor>",
        key("", "bm8=")
    ));
    assert_eq!(found(&broken), ["certificate/not-a-certificate"]);
    // It may be a place to be filled, or a form that nobody has seen.
    for other in ["", "##METADATA##", "PEVudGl0eURlc2NyaXB0b3I+"] {
        assert_eq!(found(other), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_hostile_connection_is_read_no_further_than_it_serves() {
    let large = " ".repeat(4 * 1024 * 1024) + "<a/>";
    let read = at(NOW, "samlp", &[("metadataXml", large.as_str().into())]);
    assert_eq!(
        places(&read.findings),
        [("/options/metadataXml", "document/too-large")]
    );
    // A text of more than 1 MB is no certificate that anybody has.
    let padded = " ".repeat(1 << 20) + &text("weak.pem");
    check("samlp", &[("signingCert", padded.into())], &[]);
    let many: String = (0..5_000)
        .map(|it| key("", &base64::encode(format!("{it}").as_bytes())))
        .collect();
    let many = entity(&format!("<IDPSSODescriptor>{many}</IDPSSODescriptor>"));
    let read = at(NOW, "samlp", &[("metadataXml", many.into())]);
    assert_eq!(read.findings.len(), 100);
}

#[test]
fn no_connection_makes_it_panic_or_quotes_a_secret() {
    const CANARY: &str = "hunter2-canary";
    let odd = [
        Value::Null,
        7.into(),
        CANARY.into(),
        Value::Array(vec![CANARY.into()]),
    ];
    for strategy in Strategy::ALL {
        for value in &odd {
            let mut whole = connection(strategy.as_str(), &[]);
            let mut options = Object::new();
            for place in places_of(&whole) {
                let tokens: Vec<_> = place.pointer.tokens().skip(1).collect();
                options.insert(tokens[0].as_ref(), value.clone());
            }
            for key in ["metadataXml", "fedMetadataXml", "certs", "decryptionKey"] {
                options.insert(key, value.clone());
            }
            if let Value::Object(members) = &mut whole {
                members.insert("options", Value::Object(options));
            }
            let read = inspect_connection(&whole, i64::MAX, i64::MAX);
            assert!(!format!("{read:?}").contains(CANARY));
        }
    }
    for whole in odd {
        assert_eq!(
            inspect_connection(&whole, i64::MIN, 0),
            ConnectionInspection::default()
        );
    }
}
