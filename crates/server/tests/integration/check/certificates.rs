//! What the certificates in a connection are, for `--review` and `--expiring`.

use lossless_json::Value;

use super::Files;

const WEAK: &str = include_str!("../../../../connection-documents/tests/data/weak.pem");
const ENCRYPTION: &str = include_str!("../../../../connection-documents/tests/data/encryption.pem");
/// Valid until 2034.
const SIGNING: &str = include_str!("../../../../connection-documents/tests/data/signing.pem");

/// The base64 of a certificate without the lines around it.
fn bare(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with('-')).collect()
}

/// A connection of one line with a good name and its note.
fn connection(option: &str, text: &str) -> String {
    format!(
        r#"{{"name":"acme","strategy":"samlp","display_name":"Acme","enabled_clients":["c"],"metadata":{{"owner":"it"}},
"options":{{"signInEndpoint":"https://idp.example/sso","signSAMLRequest":true,
"{option}":{}}}}}"#,
        Value::from(text)
    )
}

fn metadata(pem: &str) -> String {
    format!(
        r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><IDPSSODescriptor><KeyDescriptor><d:KeyInfo xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:X509Data><d:X509Certificate>{}</d:X509Certificate></d:X509Data></d:KeyInfo></KeyDescriptor></IDPSSODescriptor></EntityDescriptor>"#,
        bare(pem)
    )
}

#[test]
fn weak_certificates_and_wrong_ones_are_warnings_on_request() {
    let files = Files::new(&[
        ("weak.json", &connection("signingCert", WEAK)),
        ("wrong.json", &connection("signingCert", ENCRYPTION)),
        ("bare.json", &connection("signingCert", &bare(SIGNING))),
        (
            "inside.json",
            &connection("metadataXml", &metadata(ENCRYPTION)),
        ),
        ("right.json", &connection("signingCert", SIGNING)),
    ]);
    let place = |name: &str, option: &str| format!("{name}:3:1: warning: /options/{option}: ");
    for (name, expected) in [
        (
            "weak.json",
            place("weak.json", "signingCert")
                + "has a key that is too weak (RSA, 1024 bits); ask for a new one [certificate/weak-key]\n"
                + &place("weak.json", "signingCert")
                + "is signed with SHA-1 with RSA, which is broken; ask for a new one [certificate/weak-signature]\n",
        ),
        (
            "wrong.json",
            place("wrong.json", "signingCert")
                + "has a key that may encrypt and may not sign; ask for the signing certificate [certificate/not-for-signing]\n",
        ),
        (
            "bare.json",
            place("bare.json", "signingCert")
                + "has no lines BEGIN CERTIFICATE and END CERTIFICATE around its base64; put the certificate in as PEM [certificate/not-pem]\n",
        ),
        (
            "inside.json",
            place("inside.json", "metadataXml")
                + "certificate 1 in it has a key that may encrypt and may not sign; ask for the signing certificate [certificate/not-for-signing]\n",
        ),
        ("right.json", String::new()),
    ] {
        let run = files.check(&["--quiet", name]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "nobody asked");
        for asked in [
            &["--review"][..],
            &["--expiring", "1"],
            &["--expiring", "1", "--review"],
        ] {
            let run = files.check(&[asked, &["--quiet", name]].concat());
            // A review speaks of other things as well, and of the dates of the weak one.
            let mut told = String::new();
            for line in run.stdout.split_inclusive('\n') {
                if !line.contains("[review/") && !line.contains("valid]") {
                    told.push_str(line);
                }
            }
            assert_eq!(told, expected, "{asked:?} {name}");
            assert_eq!(run.code, 0, "{name} {}", run.stderr);
        }
        let strict = files.check(&["--strict", "--expiring", "1", name]);
        assert_eq!(strict.code, i32::from(!expected.is_empty()), "{name}");
    }
}

#[test]
fn certificates_in_metadata_are_counted_and_have_dates() {
    let files = Files::new(&[("a.json", &connection("metadataXml", &metadata(SIGNING)))]);
    let run = files.check(&["--expiring", "36500", "a.json"]);
    assert!(
        run.stdout
            .contains("/options/metadataXml: certificate 1 in it expires in ")
    );
    assert!(
        run.stdout
            .contains("note: the dates of 1 certificate were read\n"),
        "{}",
        run.stdout
    );
    assert_eq!(
        files.check(&["--strict", "--expiring", "1", "a.json"]).code,
        0
    );
}

#[test]
fn scripts_and_code_scanning_have_them() {
    let files = Files::new(&[("a.json", &connection("signingCert", &bare(SIGNING)))]);
    let run = files.check(&["--expiring", "1", "--format", "json", "a.json"]);
    let [row] = run.rows().try_into().unwrap();
    assert_eq!(
        row.get("code").unwrap().as_str(),
        Some("certificate/not-pem")
    );
    let pem = row.at(&"/fix/0/value".parse().unwrap()).unwrap();
    assert_eq!(pem.as_str(), Some(SIGNING));
    for format in ["sarif", "github"] {
        let run = files.check(&["--expiring", "1", "--format", format, "a.json"]);
        assert!(run.stdout.contains("certificate/not-pem"), "{}", run.stdout);
    }
    let run = files.check(&["--format", "sarif", "--expiring", "1", "a.json"]);
    let log = Value::parse(run.stdout.as_bytes()).unwrap();
    let rules = log
        .at(&"/runs/0/tool/driver/rules".parse().unwrap())
        .unwrap();
    let ids = rules
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule.get("id").unwrap().as_str());
    assert_eq!(
        ids.filter(|id| *id == Some("certificate/not-pem")).count(),
        1
    );
}

#[test]
fn what_a_tool_fills_in_is_not_looked_into() {
    let document = metadata(SIGNING).replace(&bare(SIGNING), "##CERTIFICATE##");
    let text = connection("metadataXml", &document);
    let files = Files::new(&[]);
    // What else the tool exports tells its folder.
    std::fs::create_dir(files.0.path().join("clients")).unwrap();
    for (folder, codes) in [("connections", 0), ("other", 1)] {
        std::fs::create_dir(files.0.path().join(folder)).unwrap();
        std::fs::write(files.0.path().join(folder).join("acme.json"), &text).unwrap();
        let name = format!("{folder}/acme.json");
        let run = files.check(&["--expiring", "1", "--format", "json", &name]);
        let found = run.stdout.matches("certificate/not-a-certificate").count();
        assert_eq!(found, codes, "{name} {}", run.stdout);
    }
}
