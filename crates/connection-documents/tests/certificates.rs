//! Certificates are read in every form people paste, and nothing else is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use connection_documents::{Certificate, Form, Unreadable};
use proptest::prelude::*;

/// A certificate made for these tests: valid from 2024-02-29T12:00:00Z to 2054-03-01T23:59:59Z.
const PEM: &str = include_str!("data/example.pem");

fn read(input: &[u8]) -> Certificate {
    Certificate::read(input).unwrap_or_else(|reason| panic!("{reason:?}"))
}

#[test]
fn every_form_gives_the_same_certificate() {
    let pem = read(PEM.as_bytes());
    let bare = STANDARD.encode(pem.der());
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
        (STANDARD.encode(PEM).into_bytes(), Form::Base64OfPem),
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
