//! Certificates are read in every form people paste, and nothing else is.

use connection_model::Strategy;
use connection_validation::catalogue::{Document, Format, table};
use connection_validation::certificate::base64::encode;
use connection_validation::certificate::{
    Certificate, Form, Unreadable, certificates, metadata_places, places,
};
use connection_validation::{Code, Finding, Locale, message};
use lossless_json::{Object, Value};
use proptest::prelude::*;

/// A certificate made for these tests: valid from 2024-02-29T12:00:00Z to 2054-03-01T23:59:59Z.
const PEM: &str = include_str!("../data/example.pem");

fn read(input: &[u8]) -> Certificate {
    Certificate::read(input).unwrap_or_else(|reason| panic!("{reason:?}"))
}

#[test]
fn every_form_gives_the_same_certificate() {
    let pem = read(PEM.as_bytes());
    let bare = encode(pem.der());
    let forms = [
        (PEM.as_bytes().to_vec(), Form::Pem),
        (PEM.replace('\n', "\r\n").into_bytes(), Form::Pem),
        (format!("subject=CN = idp\n{PEM}\n").into_bytes(), Form::Pem),
        (pem.der().to_vec(), Form::Der),
        (bare.clone().into_bytes(), Form::Base64),
        (
            format!("  {}\n {}\n", &bare[..40], &bare[40..]).into_bytes(),
            Form::Base64,
        ),
        (encode(PEM.as_bytes()).into_bytes(), Form::Base64OfPem),
    ];
    for (input, form) in forms {
        let certificate = read(&input);
        assert_eq!(certificate.form(), form);
        assert_eq!(certificate.der(), pem.der());
        assert_eq!(certificate.to_pem(), PEM);
    }
}

#[test]
fn the_dates_are_those_of_the_certificate() {
    let validity = read(PEM.as_bytes()).validity();
    assert_eq!(validity.not_before, 1_709_208_000);
    assert_eq!(validity.not_after, 2_656_022_399);
    assert!(validity.holds_at(1_709_208_000) && !validity.holds_at(1_709_207_999));
    assert_eq!(validity.days_left(2_656_022_399 - 86_400 * 30), 30);
    assert_eq!(validity.days_left(2_656_022_400), -1);
}

#[test]
fn what_is_not_one_certificate_says_why() {
    let der = read(PEM.as_bytes()).der().to_vec();
    let mut longer = der.clone();
    longer.push(0);
    let cases: [(Vec<u8>, Unreadable); 8] = [
        (b" \n".to_vec(), Unreadable::Empty),
        (format!("{PEM}{PEM}").into_bytes(), Unreadable::Several),
        (
            b"-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----".to_vec(),
            Unreadable::OtherPemBlock,
        ),
        (
            b"-----BEGIN CERTIFICATE-----\nMIIB".to_vec(),
            Unreadable::NotBase64,
        ),
        (b"not a certificate!".to_vec(), Unreadable::NotBase64),
        (b"QUJD".to_vec(), Unreadable::NotACertificate),
        (der[..der.len() - 1].to_vec(), Unreadable::NotACertificate),
        (longer, Unreadable::NotACertificate),
    ];
    for (input, reason) in cases {
        assert_eq!(Certificate::read(&input), Err(reason));
    }
}

/// A connection with these options, made of texts.
fn connection(strategy: &str, options: &[(&str, Value)]) -> Value {
    let options: Object = options
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    let members = [
        ("strategy".to_owned(), Value::from(strategy)),
        ("options".to_owned(), Value::Object(options)),
    ];
    Value::Object(members.into_iter().collect())
}

const NOT_BEFORE: i64 = 1_709_208_000;
const NOT_AFTER: i64 = 2_656_022_399;
const DAY: i64 = 86_400;

#[track_caller]
fn check_dates(now: i64, days: i64, expected: &str) {
    let connection = connection("samlp", &[("signingCert", PEM.into())]);
    let found = certificates(&connection, now, days);
    assert_eq!(found.read, 1);
    let say = |finding: &Finding| format!("{} {}", finding.code, message(Locale::English, finding));
    let said: Vec<String> = found.findings.iter().map(say).collect();
    assert_eq!(said.concat(), expected);
}

#[test]
fn a_certificate_is_spoken_of_when_it_has_to_be_seen_to() {
    check_dates(NOT_BEFORE, 90, "");
    check_dates(NOT_AFTER - 91 * DAY, 90, "");
    check_dates(
        NOT_AFTER - 90 * DAY,
        90,
        "certificate/expires-soon expires in 90 days; ask whoever runs the other side when the new one comes",
    );
    check_dates(
        NOT_AFTER - 30 * DAY,
        90,
        "certificate/expires-soon expires in 30 days; get the new one from whoever runs the other side",
    );
    check_dates(
        NOT_AFTER - 7 * DAY,
        90,
        "certificate/expires-soon expires in 7 days, and sign-in stops with it; put the new one in now",
    );
    check_dates(
        NOT_AFTER,
        90,
        "certificate/expires-soon expires within a day; get the new one from whoever runs the other side",
    );
    check_dates(
        NOT_AFTER + DAY,
        90,
        "certificate/expired expired 1 day ago; get the new one from whoever runs the other side",
    );
    check_dates(
        NOT_BEFORE - 2 * DAY,
        90,
        "certificate/not-yet-valid is not valid for another 2 days; keep the old one until then",
    );
}

#[test]
fn one_certificate_in_two_options_is_spoken_of_once_and_each_of_a_list_is_read() {
    let both = connection(
        "samlp",
        &[("signingCert", PEM.into()), ("cert", PEM.into())],
    );
    let found = certificates(&both, NOT_AFTER + 1, 0);
    assert_eq!((found.read, found.findings.len()), (1, 1));

    let list = Value::Array(vec![
        PEM.into(),
        "bm8=".into(),
        format!("{PEM}{PEM}").into(),
    ]);
    let found = certificates(&connection("ad", &[("certs", list)]), NOT_AFTER + 1, 0);
    let said: Vec<_> = found
        .findings
        .iter()
        .map(|finding| (finding.pointer.as_str(), finding.code))
        .collect();
    assert_eq!(
        said,
        [
            ("/options/certs/0", Code::CertificateExpired),
            ("/options/certs/1", Code::CertificateUnreadable),
            ("/options/certs/2", Code::CertificateUnreadable),
        ]
    );
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Certificate::read(&bytes);
    }

    #[test]
    fn a_damaged_certificate_gives_an_answer(place in 0usize..400, byte in any::<u8>()) {
        let mut der = read(PEM.as_bytes()).der().to_vec();
        if let Some(slot) = der.get_mut(place) {
            *slot = byte;
        }
        let _ = Certificate::read(&der);
    }
}

#[test]
fn the_places_of_certificates_and_what_they_are_for_are_those_of_the_catalogue() {
    let known = |strategy: &str| {
        let connection = Value::parse(
            format!(r#"{{"strategy":"{strategy}","options":{{"certs":["",""]}}}}"#).as_bytes(),
        );
        let connection = connection.unwrap();
        let certificates = places(&connection).into_iter().map(|place| {
            let mark = match (place.is_pem, place.is_for_encryption) {
                (true, _) => " pem",
                (_, true) => " encryption",
                _ => "",
            };
            format!("{}{mark}", place.pointer)
        });
        let metadata = metadata_places(&connection).into_iter();
        certificates
            .chain(metadata.map(|pointer| format!("{pointer} metadata")))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        known("samlp"),
        [
            "/options/signingCert pem",
            "/options/signing_key/cert",
            "/options/cert",
            "/options/decryptionKey/cert encryption",
            "/options/metadataXml metadata",
        ]
    );
    assert_eq!(
        known("pingfederate"),
        [
            "/options/signingCert pem",
            "/options/cert",
            "/options/decryptionKey/cert encryption",
        ]
    );
    assert_eq!(known("ad"), ["/options/certs/0", "/options/certs/1"]);
    assert_eq!(known("adfs"), ["/options/fedMetadataXml metadata"]);
    assert_eq!(known("made-up"), ["/options/signingCert", "/options/cert"]);
    assert_eq!(known("auth0"), [""; 0]);
}

#[test]
fn what_is_said_to_be_a_certificate_has_the_form_of_one() {
    for strategy in Strategy::ALL {
        for option in table(*strategy).unwrap().options() {
            let is_certificate = matches!(
                option.document(),
                Some(Document::Pem | Document::Encryption)
            );
            assert!(
                !is_certificate || option.format() == Format::Certificate,
                "{strategy:?} {}",
                option.path()
            );
        }
    }
}
