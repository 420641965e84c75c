//! SAML metadata.

use std::time::{Duration, Instant};

use connection_documents::{Certificate, Metadata, Severity, metadata};
use lossless_json::Value;

use crate::support::{DAY, NOW, errors, places, sample, sentences};

fn text() -> String {
    String::from_utf8(sample("metadata.xml")).unwrap_or_default()
}

fn option(read: &Metadata, entity: usize, key: &str) -> Option<Value> {
    read.entities[entity].proposal.options.get(key).cloned()
}

/// The code of the one finding of a document that is refused.
#[track_caller]
fn refusal(input: &[u8]) -> &'static str {
    let read = metadata(input, NOW);
    assert!(read.entities.is_empty());
    assert_eq!(read.findings.len(), 1);
    read.findings[0].code.as_str()
}

/// A text that is made anew for each number.
fn numbered(count: usize, make: impl Fn(usize) -> String) -> String {
    (0..count).map(make).collect::<Vec<_>>().concat()
}

#[test]
fn an_identity_provider_becomes_options() {
    let read = metadata(&sample("metadata.xml"), NOW);
    assert_eq!(read.findings, []);
    let [entity] = read.entities.as_slice() else {
        panic!("{:?}", read.entities.len())
    };
    assert_eq!(entity.findings, []);
    assert_eq!(
        entity.id.as_deref(),
        Some("https://idp.example.com/saml?a=1&b=2")
    );
    assert_eq!(entity.valid_until, Some(1_893_456_000));
    assert!(!entity.is_service_provider);
    let provider = entity.identity_provider.as_ref().unwrap();
    assert_eq!(
        provider.name_id_formats,
        ["urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"]
    );
    assert_eq!(
        provider.certificates.len(),
        1,
        "that for encryption is left out"
    );
    let mut options = entity.proposal.options.clone();
    let certificate = options.remove("signingCert").unwrap();
    let expected = Certificate::read(&sample("signing.pem")).unwrap();
    assert_eq!(certificate.as_str(), Some(&*expected.to_pem()));
    assert_eq!(
        Value::Object(options).to_string(),
        concat!(
            r#"{"signInEndpoint":"https://idp.example.com/sso?x=1&y=2","#,
            r#""protocolBinding":"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect","#,
            r#""signOutEndpoint":"https://idp.example.com/slo","#,
            r#""signSAMLRequest":true}"#,
        )
    );
}

#[test]
fn each_entity_of_a_federation_is_judged_for_itself() {
    let read = metadata(&sample("federation.xml"), NOW - 1);
    assert_eq!(places(&read.findings), [("", "saml/several-entities")]);
    let ids = read.entities.iter().map(|it| it.id.as_deref().unwrap());
    let expected = ["https://app.example.com/", "urn:one", "urn:two"];
    assert_eq!(ids.collect::<Vec<_>>(), expected);
    let [app, one, two] = read.entities.as_slice() else {
        panic!("three entities")
    };
    assert!(app.is_service_provider && app.identity_provider.is_none());
    assert_eq!(
        places(&app.findings),
        [("/entities/0", "saml/no-identity-provider")]
    );
    assert!(app.proposal.options.is_empty());

    assert!(one.is_service_provider);
    let certificates = [("/entities/1/certificates", "saml/several-certificates")];
    assert_eq!(places(&one.findings), certificates);
    assert_eq!(
        one.identity_provider.as_ref().unwrap().certificates.len(),
        2
    );
    let binding = option(&read, 1, "protocolBinding").unwrap();
    assert!(binding.as_str().unwrap().ends_with("HTTP-POST"));

    assert_eq!(
        places(&two.findings),
        [("/entities/2/signIn/0", "common/format")]
    );
    assert_eq!(option(&read, 2, "signInEndpoint"), None);
    assert!(option(&read, 2, "signingCert").is_some());
}

#[test]
fn the_certificate_that_is_valid_now_is_taken() {
    let chosen = |now| {
        let read = metadata(&sample("federation.xml"), now);
        let pem = option(&read, 1, "signingCert").unwrap();
        Certificate::read(pem.as_str().unwrap().as_bytes()).unwrap()
    };
    let of = |name: &str| Certificate::read(&sample(name)).unwrap();
    assert_eq!(chosen(NOW).der(), of("signing-next.pem").der());
    // The next one is not valid yet.
    assert_eq!(chosen(1_720_000_000).der(), of("signing.pem").der());
}

#[test]
fn metadata_of_yesterday_is_found_by_the_earliest_date() {
    // What holds the entities ends at midnight, though the first one says 2040.
    let expired = |now| {
        let read = metadata(&sample("federation.xml"), now);
        let found = places(&read.entities[1].findings);
        found.contains(&("/entities/1", "saml/expired"))
    };
    assert!(!expired(NOW));
    assert!(expired(NOW + 1));
    let read = metadata(&sample("federation.xml"), NOW + 3 * 86_400);
    let said = sentences(&read.entities[2].findings);
    assert!(said[0].contains("3 days ago"), "{said:?}");
}

#[test]
fn what_an_identity_provider_lacks_is_found() {
    let found = |from: &str, to: &str| {
        let changed = text().replace(from, to);
        assert_ne!(changed, text(), "{from}");
        let read = metadata(changed.as_bytes(), NOW);
        let found = places(&read.entities[0].findings).into_iter();
        found.map(|(_, code)| code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        found("md:SingleSignOnService", "md:Other"),
        ["saml/no-sign-in"]
    );
    assert_eq!(
        found("use=\"signing\"", "use=\"encryption\""),
        ["saml/no-signing-certificate"]
    );
    assert_eq!(found("entityID", "entityId"), ["saml/no-entity-id"]);
    assert_eq!(
        found("SAML:2.0:protocol", "SAML:1.1:protocol"),
        ["saml/not-saml-2"]
    );
    assert_eq!(
        found("IDPSSODescriptor", "RoleDescriptor"),
        ["saml/no-identity-provider"]
    );
    let bindings = found("bindings:HTTP-", "bindings:PAOS-");
    assert_eq!(bindings, ["saml/no-common-binding"]);
    // Without its namespace it is another element.
    let other = found("http://www.w3.org/2000/09/xmldsig#", "urn:other");
    assert_eq!(other, ["saml/no-signing-certificate"]);
    assert_eq!(
        found("MII", "!!!"),
        [
            "certificate/not-a-certificate",
            "saml/no-signing-certificate"
        ]
    );
}

#[test]
fn an_entity_that_is_the_application_s_own_says_so() {
    let read = metadata(text().replace("IDPSSO", "SPSSO").as_bytes(), NOW);
    let [entity] = read.entities.as_slice() else {
        panic!("{:?}", read.findings)
    };
    assert_eq!(read.findings, [], "it is said once");
    assert_eq!(errors(&entity.findings), ["saml/no-identity-provider"]);
    assert!(entity.is_service_provider);
}

#[test]
fn what_could_do_harm_is_refused() {
    let root = "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"a\"";
    let with = |inner: &str| format!("{root}>{inner}</EntityDescriptor>");
    assert_eq!(refusal(with("&file;").as_bytes()), "xml/entity");
    let attribute = format!("{root} b=\"&file;\"/>");
    assert_eq!(refusal(attribute.as_bytes()), "xml/entity");
    let declared = format!(
        "<!DOCTYPE a [<!ENTITY file SYSTEM \"/etc/passwd\">]>{}",
        with("&file;")
    );
    assert_eq!(refusal(declared.as_bytes()), "xml/document-type");
    let nested = |depth| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert_eq!(refusal(with(&nested(64)).as_bytes()), "xml/too-deep");
    assert_eq!(
        metadata(with(&nested(63)).as_bytes(), NOW).entities.len(),
        1
    );
    let attributes = |count| numbered(count, |at| format!(" a{at}=''"));
    let wide = |count| with(&format!("<a{}/>", attributes(count)));
    assert_eq!(refusal(wide(65).as_bytes()), "xml/too-many-attributes");
    assert_eq!(metadata(wide(64).as_bytes(), NOW).entities.len(), 1);
    let many = |count| numbered(count, |at| format!(" xmlns:a{at}='b'"));
    let namespaces = with(&format!("<a{}/>", many(64)));
    assert_eq!(refusal(namespaces.as_bytes()), "xml/too-many-attributes");
}

#[test]
fn a_document_has_at_most_ten_thousand_entities() {
    let with = |count| {
        let entities = "<EntityDescriptor entityID='a'/>".repeat(count);
        let root = "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'>";
        format!("{root}{entities}</EntitiesDescriptor>")
    };
    assert_eq!(refusal(with(10_001).as_bytes()), "saml/too-many-entities");
    assert_eq!(
        metadata(with(10_000).as_bytes(), NOW).entities.len(),
        10_000
    );
}

#[test]
fn what_is_no_metadata_says_so() {
    assert_eq!(refusal(b" \n "), "document/empty");
    assert_eq!(refusal(b"<feed><entry/></feed>"), "saml/not-metadata");
    assert_eq!(refusal(b"<html><body/></html>"), "xml/web-page");
    assert_eq!(refusal(b"<!doctype HTML><p>Sign in"), "xml/web-page");
    assert_eq!(
        refusal(b"<EntityDescriptor entityID=\"a\"/>"),
        "saml/not-metadata"
    );
    let metadata = text();
    let half = metadata.len() / 2;
    assert_eq!(refusal(&metadata.as_bytes()[..half]), "xml/not-well-formed");
    let twice = [sample("federation.xml"), sample("federation.xml")].concat();
    assert_eq!(refusal(&twice), "xml/not-well-formed");
    for wrong in ["text", "<a", "<!-- a"] {
        assert_eq!(refusal(wrong.as_bytes()), "xml/not-well-formed", "{wrong}");
    }
    let root = "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">";
    for inner in [
        "<a></b>",
        "<a b=c/>",
        "<a b='' b=''/>",
        "<x:a/>",
        "<?xml version='1.0'?>",
    ] {
        let document = format!("{root}{inner}</EntityDescriptor>");
        assert_eq!(
            refusal(document.as_bytes()),
            "xml/not-well-formed",
            "{inner}"
        );
    }
    for after in ["text", "&amp;", "<![CDATA[ ]]>", "<a/>", "</a>"] {
        let document = format!("{root}</EntityDescriptor>{after}");
        assert_eq!(
            refusal(document.as_bytes()),
            "xml/not-well-formed",
            "{after}"
        );
    }
    let wide: Vec<u8> = metadata.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        refusal(&[b"\xff\xfe".to_vec(), wide].concat()),
        "xml/encoding"
    );
    assert_eq!(
        refusal(&vec![b' '; 4 * 1024 * 1024 + 1]),
        "document/too-large"
    );
}

#[test]
fn an_encoding_counts_only_where_it_makes_a_difference() {
    let latin = text().replace("UTF-8", "ISO-8859-1");
    assert_eq!(metadata(latin.as_bytes(), NOW).entities.len(), 1);
    let umlaut = latin.replace("namespace.", "n\u{e4}me.");
    assert_eq!(refusal(umlaut.as_bytes()), "xml/encoding");
    let with_mark = [b"\xef\xbb\xbf".to_vec(), sample("metadata.xml")].concat();
    assert_eq!(
        metadata(&with_mark, NOW),
        metadata(&sample("metadata.xml"), NOW)
    );
}

#[test]
fn a_mistake_has_its_place() {
    let broken = text().replace("</md:KeyDescriptor>", "</md:Key>");
    let expected = broken.lines().position(|line| line.contains("</md:Key>"));
    let read = metadata(broken.as_bytes(), NOW);
    let line = read.findings[0].params.number("line");
    assert_eq!(line, expected.and_then(|line| i64::try_from(line + 1).ok()));
    assert_eq!(read.findings[0].params.number("column"), Some(5));
}

#[test]
fn what_is_refused_has_its_place() {
    let root = "<EntityDescriptor\n xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">";
    let attributes = numbered(65, |at| format!(" a{at}=''"));
    for (document, line, column) in [
        ("<?xml version='1.0'?>\n<!DOCTYPE a>".to_string(), 2, 1),
        (format!("{root}\n  &file;</EntityDescriptor>"), 3, 3),
        (format!("{root}\n{}", "<a>".repeat(64)), 3, 190),
        (format!("{root}\nää<a{attributes}/>"), 3, 3),
        (format!("{root}\n<a b=''>"), 3, 9),
    ] {
        let read = metadata(document.as_bytes(), NOW);
        let number = |name| read.findings[0].params.number(name);
        let place = (number("line"), number("column"));
        assert_eq!(place, (Some(line), Some(column)), "{document}");
    }
}

#[test]
fn the_worst_document_of_full_size_takes_no_long_time() {
    const SIZE: usize = 4 * 1024 * 1024;
    let open = "<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">";
    let spaces = numbered(63, |at| format!(" xmlns:a{at}='b'"));
    let spaces = open.replace('>', &format!("{spaces}>"));
    let provider = "<EntityDescriptor><IDPSSODescriptor><KeyDescriptor>\
        <KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data>";
    let filled = |begin: &str, filling: &str| {
        begin.to_string() + &filling.repeat((SIZE - begin.len()) / filling.len())
    };
    for (document, name) in [
        (filled(open, "<a/>"), "elements"),
        (filled(&spaces, "<a0:a/>"), "namespaces"),
        (filled(open, "<EntityDescriptor/>"), "entities"),
        (
            filled(&format!("{open}{provider}"), "<X509Certificate/>"),
            "certificates",
        ),
        (filled(open, "&lt;"), "references"),
        (filled("<a ", "b='' "), "attributes"),
        (filled("<!DOCTYPE a [", "<!ENTITY a 'b'>"), "declarations"),
        (filled(open, "<!---->"), "comments"),
    ] {
        let start = Instant::now();
        let read = metadata(document.as_bytes(), NOW);
        let taken = start.elapsed();
        assert!(!read.findings.is_empty(), "{name}");
        println!("{name}: {taken:?}");
        // Without optimisation, beside other tests, everything takes thirty times as long.
        let most = if cfg!(debug_assertions) { 60 } else { 2 };
        assert!(taken < Duration::from_secs(most), "{name}: {taken:?}");
    }
}

#[test]
fn an_expired_certificate_is_an_error_only_where_no_other_is_valid() {
    // The second entity has two certificates, the first of which ends ten years after the other.
    let found = |now| {
        let read = metadata(&sample("federation.xml"), now);
        let findings = &read.entities[1].findings;
        let expired = findings
            .iter()
            .filter(|it| it.code.as_str() == "certificate/expired");
        expired
            .map(|it| (it.pointer.to_string(), it.severity))
            .collect::<Vec<_>>()
    };
    let first = |severity| ("/entities/1/certificates/0".to_string(), severity);
    let second = |severity| ("/entities/1/certificates/1".to_string(), severity);
    let year = 366 * DAY;
    assert_eq!(found(NOW), []);
    assert_eq!(found(NOW + 10 * year), [second(Severity::Warning)]);
    assert_eq!(
        found(NOW + 20 * year),
        [first(Severity::Error), second(Severity::Warning)]
    );
}

#[test]
fn a_service_provider_beside_identity_providers_is_no_error() {
    let read = metadata(&sample("federation.xml"), NOW);
    let service = &read.entities[0];
    assert_eq!(
        places(&service.findings),
        [("/entities/0", "saml/no-identity-provider")]
    );
    assert_eq!(errors(&service.findings), [""; 0]);
}
