//! Documents as people are sent them, and documents that are meant to hurt.

#![expect(
    clippy::expect_used,
    reason = "a helper of a test that cannot go on fails the test"
)]

use connection_documents::{
    Finding, Inspection, KeyKind, Kind, NotADocument, Unreadable, inspect, message,
};
use lossless_json::Value;

const SIGNING: &str = include_str!("data/signing.pem");
const WEAK: &str = include_str!("data/weak.pem");
const ENCRYPTION: &str = include_str!("data/encryption.pem");
const AUTHORITY: &str = include_str!("data/authority.pem");
const EDWARDS: &str = include_str!("data/edwards.pem");

/// A day on which all of them are valid, and will be for long.
const NOW: i64 = 1_800_000_000;
/// The last second of `signing.pem`.
const END: i64 = 2_111_171_012;
const DAY: i64 = 86_400;

#[track_caller]
fn read(document: &str, now: i64) -> Inspection {
    inspect(document.as_bytes(), now).expect("it is a document")
}

fn told(findings: &[Finding]) -> Vec<String> {
    let line = |it: &Finding| format!("{} {} {:?}", it.place, it.code.as_str(), it.severity);
    findings.iter().map(line).collect()
}

#[track_caller]
fn certificate_findings(document: &str, now: i64) -> Vec<String> {
    told(&read(document, now).findings)
}

#[test]
fn a_certificate_says_whose_it_is_and_how_strong() {
    let Kind::Certificates(read) = read(SIGNING, NOW).kind else {
        panic!("it is a certificate");
    };
    let [certificate] = read.as_slice() else {
        panic!("it is one");
    };
    assert_eq!(certificate.subject, "CN=idp.example");
    assert_eq!(certificate.issuer, "CN=idp.example");
    assert_eq!(certificate.key.kind, KeyKind::Rsa);
    assert_eq!(certificate.key.bits, Some(2048));
    assert_eq!(certificate.validity.not_after, END);
    assert_eq!(certificate.sha256[..4], [0x6d, 0x48, 0xca, 0xbb]);
    assert_eq!(certificate.pem, SIGNING);
}

#[test]
fn every_form_of_a_certificate_is_the_same_certificate() {
    let bare: String = SIGNING
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    for form in [
        bare.as_str(),
        &SIGNING.replace('\n', "\r\n"),
        &format!("\n{SIGNING}\n"),
    ] {
        assert_eq!(read(form, NOW), read(SIGNING, NOW));
    }
}

#[test]
fn what_is_to_be_minded_about_a_certificate_is_said() {
    assert_eq!(certificate_findings(SIGNING, NOW), [""; 0]);
    assert_eq!(certificate_findings(EDWARDS, NOW), [""; 0]);
    assert_eq!(
        certificate_findings(WEAK, NOW),
        [
            "0 certificate/weak-key Warning",
            "0 certificate/weak-signature Warning"
        ]
    );
    let not_for_signing = ["0 certificate/not-for-signing Warning"];
    assert_eq!(certificate_findings(ENCRYPTION, NOW), not_for_signing);
    assert_eq!(
        certificate_findings(AUTHORITY, NOW),
        ["0 certificate/of-authority Warning"]
    );
}

#[test]
fn the_dates_of_a_certificate_are_held_against_the_day() {
    for (now, finding, sentence) in [
        (END - 90 * DAY, None, ""),
        (
            END - 89 * DAY,
            Some("expires-soon Warning"),
            "expires in 89 days",
        ),
        (END - DAY, Some("expires-soon Warning"), "expires in 1 day"),
        (END, Some("expires-soon Warning"), "expires within a day"),
        (END + 1, Some("expired Error"), "expired today"),
        (END + 3 * DAY, Some("expired Error"), "expired 3 days ago"),
        (
            1_700_000_000,
            Some("not-yet-valid Error"),
            "is valid only in",
        ),
    ] {
        let found = read(SIGNING, now).findings;
        let expected = finding.map(|finding| format!("0 certificate/{finding}"));
        assert_eq!(told(&found), Vec::from_iter(expected), "{now}");
        let said = found.first().map(message).unwrap_or_default();
        assert!(said.starts_with(sentence), "{said}");
    }
}

#[test]
fn several_certificates_are_told_apart_by_their_number() {
    let found = read(&format!("{SIGNING}{WEAK}"), NOW);
    let Kind::Certificates(read) = &found.kind else {
        panic!("they are certificates");
    };
    assert_eq!(read.len(), 2);
    assert!(
        told(&found.findings)
            .iter()
            .all(|line| line.starts_with("1 "))
    );
}

/// Metadata of two providers; `%` stands for a certificate.
fn metadata() -> String {
    let bare = |pem: &str| -> String { pem.lines().filter(|it| !it.starts_with('-')).collect() };
    format!(
        r#"<?xml version="1.0"?>
<!-- as federations publish it -->
<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <md:EntityDescriptor entityID="https://idp.example/saml">
    <md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
      <md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
      <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
        {}
      </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
      <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/out"/>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://idp.example/soap"/>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/post"/>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/in?a=1&amp;b=&#50;"/>
    </md:IDPSSODescriptor>
  </md:EntityDescriptor>
  <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:other">
    <IDPSSODescriptor><KeyDescriptor/><x:SingleSignOnService xmlns:x="urn:x" Location="https://wrong.example"/></IDPSSODescriptor>
  </EntityDescriptor>
  <md:EntityDescriptor entityID="https://sp.example"><md:SPSSODescriptor/></md:EntityDescriptor>
</md:EntitiesDescriptor>"#,
        bare(ENCRYPTION),
        bare(SIGNING)
    )
}

#[test]
fn metadata_becomes_the_options_of_each_identity_provider() {
    let found = read(&metadata(), NOW);
    assert_eq!(
        told(&found.findings),
        ["EntitiesDescriptor metadata/several Warning"]
    );
    let Kind::Metadata(providers) = found.kind else {
        panic!("it is metadata");
    };
    let [first, second] = providers.as_slice() else {
        panic!("a service provider is none");
    };
    assert_eq!(first.entity_id, "https://idp.example/saml");
    assert_eq!(told(&first.findings), [""; 0]);
    let option = |key: &str| first.options.get(key).and_then(Value::as_str);
    assert_eq!(
        option("signInEndpoint"),
        Some("https://idp.example/in?a=1&b=2")
    );
    assert_eq!(option("signOutEndpoint"), Some("https://idp.example/out"));
    let redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    assert_eq!(option("protocolBinding"), Some(redirect));
    assert_eq!(option("signingCert"), Some(SIGNING));
    assert_eq!(
        first.options.get("signSAMLRequest"),
        Some(&Value::Bool(true))
    );
    assert_eq!(second.entity_id, "urn:other");
    assert_eq!(
        told(&second.findings),
        [
            "KeyDescriptor metadata/no-signing-certificate Error",
            "SingleSignOnService metadata/no-sign-in Error"
        ]
    );
}

/// The options that metadata decides are right ones.
#[test]
fn what_metadata_proposes_has_no_findings() {
    use connection_model::Contract;
    use connection_validation::{Context, validate_value};
    let Kind::Metadata(providers) = read(&metadata(), NOW).kind else {
        panic!("it is metadata");
    };
    let mut connection = Value::parse(br#"{"name":"acme","strategy":"samlp"}"#).unwrap();
    let options = Value::Object(providers[0].options.clone());
    connection
        .as_object_mut()
        .unwrap()
        .insert("options", options);
    for contract in [Contract::Reference, Contract::Tenant] {
        let report = validate_value(&connection, &Context::create(contract));
        assert!(!report.has_errors(), "{:?}", report.findings);
    }
}

#[test]
fn while_a_certificate_is_being_changed_the_one_that_lasts_is_taken() {
    let both = metadata().replace(r#"use="encryption""#, "");
    let Kind::Metadata(providers) = read(&both, NOW).kind else {
        panic!("it is metadata");
    };
    assert_eq!(providers[0].certificates.len(), 2);
    let end = |pem: &str| {
        let Kind::Certificates(read) = read(pem, NOW).kind else {
            panic!("it is a certificate");
        };
        read[0].validity.not_after
    };
    let lasting = if end(SIGNING) >= end(ENCRYPTION) {
        SIGNING
    } else {
        ENCRYPTION
    };
    let taken = providers[0]
        .options
        .get("signingCert")
        .and_then(Value::as_str);
    assert_eq!(taken.map(end), Some(end(lasting)));
}

#[test]
fn xml_that_is_meant_to_hurt_is_refused_at_once() {
    let begin = r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">"#;
    let entities =
        r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let attributes = (0..100)
        .map(|it| format!(r#" a{it}="""#))
        .collect::<Vec<_>>()
        .concat();
    let spaces = (0..9000)
        .map(|it| format!(r#" xmlns:a{it}="urn:x""#))
        .collect::<Vec<_>>()
        .concat();
    for (what, text) in [
        (
            "a document type",
            format!("{entities}{begin}</EntityDescriptor>"),
        ),
        ("an entity", format!("{begin}&b;</EntityDescriptor>")),
        ("no end", begin.repeat(60)),
        ("deep", "<a>".repeat(200_000)),
        ("attributes", format!("<a{attributes}/>")),
        ("name spaces", format!("<a{spaces}/>")),
        ("a prefix of nobody", "<x:EntityDescriptor/>".to_owned()),
        ("another end", format!("{begin}</x>")),
        ("no metadata", "<html><p>Not found</p></html>".to_owned()),
        ("nothing", "<".to_owned()),
    ] {
        assert_eq!(
            inspect(text.as_bytes(), NOW),
            Err(NotADocument::OtherXml),
            "{what}"
        );
    }
    let large = format!("{begin}{}</EntityDescriptor>", " ".repeat(4 << 20));
    assert_eq!(inspect(large.as_bytes(), NOW), Err(NotADocument::TooLarge));
}

#[test]
fn a_discovery_document_becomes_options() {
    let document = r#"{
        "issuer": "https://op.example", "authorization_endpoint": "https://op.example/authorize",
        "token_endpoint": "http://op.example/token", "jwks_uri": "https://op.example/keys",
        "response_types_supported": ["id_token", "code id_token"],
        "id_token_signing_alg_values_supported": ["RS256"], "claims_supported": ["sub"]}"#;
    let found = read(document, NOW);
    assert_eq!(
        told(&found.findings),
        ["/token_endpoint document/not-https Warning"]
    );
    let Kind::Discovery(read) = found.kind else {
        panic!("it is a discovery document");
    };
    assert_eq!(read.issuer, "https://op.example");
    let options: Vec<&str> = read.options.keys().collect();
    assert_eq!(
        options,
        [
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri"
        ]
    );
}

#[test]
fn what_a_provider_does_not_offer_is_said() {
    let document = r#"{"issuer": "https://op.example", "authorization_endpoint": "https://op.example/a",
        "response_types_supported": ["id_token"], "id_token_signing_alg_values_supported": ["HS256"]}"#;
    assert_eq!(
        told(&read(document, NOW).findings),
        [
            "/token_endpoint discovery/missing Error",
            "/jwks_uri discovery/missing Error",
            "/response_types_supported discovery/no-code-flow Warning",
            "/id_token_signing_alg_values_supported discovery/no-usual-signature Warning",
        ]
    );
}

#[test]
fn a_key_set_is_read_and_a_published_private_key_is_an_alarm_that_quotes_nothing() {
    let modulus = "_".repeat(170) + "8";
    let set = format!(
        r#"{{"keys":[
            {{"kty":"RSA","kid":"a","use":"sig","alg":"RS256","n":"{modulus}","e":"AQAB","d":"canary"}},
            {{"kty":"EC","kid":"a","crv":"P-256"}}, {{"kty":"OKP"}}, {{"kty":"new"}}, 7]}}"#
    );
    let found = read(&set, NOW);
    assert_eq!(
        told(&found.findings),
        [
            "/keys/0/d keys/private Error",
            "/keys/0 keys/weak Warning",
            "/keys/1/kid keys/same-id Warning",
            "/keys/2 keys/no-id Warning",
            "/keys/3 keys/unknown Warning",
            "/keys/4 keys/unknown Warning",
        ]
    );
    let said: String = found.findings.iter().map(message).collect();
    assert!(!format!("{found:?}{said}").contains("canary"));
    assert_eq!(
        told(&read(r#"{"keys":[]}"#, NOW).findings),
        ["/keys keys/empty Error"]
    );
}

#[test]
fn what_is_none_of_them_is_refused_with_its_reason() {
    for (text, reason) in [
        ("", NotADocument::NoCertificate(Unreadable::Empty)),
        ("hello", NotADocument::NoCertificate(Unreadable::NotBase64)),
        ("{}", NotADocument::OtherJson),
        ("{", NotADocument::OtherJson),
    ] {
        assert_eq!(inspect(text.as_bytes(), NOW), Err(reason), "{text}");
    }
    let large = format!(r#"{{"issuer":"{}"}}"#, "x".repeat(130 << 10));
    assert_eq!(inspect(large.as_bytes(), NOW), Err(NotADocument::TooLarge));
}

/// Whatever is cut off or changed, nothing panics and everything that is said can be said.
#[test]
fn no_damage_breaks_the_reader() {
    let documents = [
        SIGNING,
        WEAK,
        EDWARDS,
        AUTHORITY,
        &metadata(),
        r#"{"keys":[{"kty":"RSA","n":"AQAB"}]}"#,
    ];
    for document in documents {
        let bytes = document.as_bytes();
        for at in 0..bytes.len() {
            let _ = inspect(&bytes[..at], NOW);
            for flip in [1, 0x20, 0x80] {
                let mut damaged = bytes.to_vec();
                damaged[at] ^= flip;
                if let Ok(found) = inspect(&damaged, NOW) {
                    assert!(found.findings.iter().all(|it| !message(it).is_empty()));
                }
            }
        }
    }
}
