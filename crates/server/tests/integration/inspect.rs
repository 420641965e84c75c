//! `patchbay inspect` as a process: what it prints and how it ends.

use std::path::PathBuf;
use std::process::{Command, Output};

use lossless_json::{Pointer, Value};

/// A document of the tests of the crate that reads it.
fn sample(name: &str) -> String {
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = crates.join("../connection-documents/tests/data");
    folder.join(name).display().to_string()
}

fn inspect(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patchbay"));
    let Output {
        status,
        stdout,
        stderr,
    } = command.arg("inspect").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

/// A file with this text, and the folder that it is in.
fn file(name: &str, text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, text).unwrap();
    let file = file.display().to_string();
    (folder, file)
}

#[test]
fn a_certificate_is_told_with_what_is_wrong_with_it() {
    let weak = sample("weak.pem");
    let (code, said, _) = inspect(&[&weak]);
    assert_eq!(code, Some(0), "it works, for now");
    for part in [
        "weak.pem: 1 certificate\n  CN=Weak, issued by CN=Weak\n",
        "valid 2026-11-27 to 2036-11-24, RSA 1024 bits, signed with SHA-1 with RSA\n",
        "    SHA-256 C4:3C:FF:07:",
        "  warning: certificate 1 has a key that is too weak (RSA, 1024 bits); ask for a new one \
         [certificate/weak-key]\n",
    ] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(inspect(&["--strict", &weak]).0, Some(1));
}

#[test]
fn a_document_with_which_nobody_can_sign_in_fails_the_command() {
    let metadata = r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:idp">
        <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        <SingleSignOnService Location="https://idp.example/in"
            Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/></IDPSSODescriptor></EntityDescriptor>"#;
    let (_folder, file) = file("metadata.xml", metadata);
    let (code, said, _) = inspect(&["--format", "json", &file]);
    assert_eq!(code, Some(1));
    let files = Value::parse(said.as_bytes()).unwrap();
    let at = |pointer: &str| {
        let pointer = Pointer::parse(pointer).unwrap();
        files
            .at(&pointer)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let entity = "/0/content/0";
    assert_eq!(at("/0/kind").as_deref(), Some("metadata"));
    let address = at(&format!("{entity}/options/signInEndpoint"));
    assert_eq!(address.as_deref(), Some("https://idp.example/in"));
    let code = at(&format!("{entity}/findings/0/code"));
    assert_eq!(code.as_deref(), Some("saml/no-signing-certificate"));
}

#[test]
fn each_entity_of_a_federation_is_told_with_its_options() {
    let (code, said, _) = inspect(&[&sample("federation.xml")]);
    assert_eq!(code, Some(0), "one can be picked");
    for part in [
        "federation.xml: SAML metadata, 3 entities\n",
        "  warning: the document has 2 identity providers; pick the one you want",
        "  urn:one: identity provider and service provider\n    certificate 1: CN=Signing",
        "    warning: the entity has 2 certificates, of which a connection takes one",
        "    warning: SingleSignOnService 1 must be a full https:// URL",
        "    options for samlp:\n      signInEndpoint: \"https://one.example.com/sso\"\n",
        "      signingCert: certificate 1 above, as PEM\n",
        ": service provider\n",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn the_keys_of_a_set_and_the_options_of_a_provider_are_told() {
    let (code, said, _) = inspect(&[&sample("discovery.json"), &sample("key-set.json")]);
    assert_eq!(code, Some(0));
    for part in [
        "discovery.json: discovery document of https://idp.example.com\n  options for oidc:",
        "key-set.json: key set, 2 keys\n  main: RSA 2048 bits, RS256, for signatures\n",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_file_that_is_none_is_named_and_the_others_are_read() {
    let key = "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n";
    let (_folder, file) = file("key.pem", key);
    let (code, said, log) = inspect(&[&file, &sample("signing.pem"), "no-such-file"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("CN=Signing\\, main"), "{said}");
    assert!(
        said.contains("error: block 1 is a private key, which belongs to"),
        "{said}"
    );
    assert!(log.contains("no-such-file: "), "{log}");
    assert!(!format!("{said}{log}").contains("canary"));
    assert_eq!(inspect(&[&file]).0, Some(2), "there is nothing else in it");
}

#[test]
fn a_certificate_that_is_not_pem_says_how_it_was_given_and_comes_as_pem() {
    let pem = std::fs::read_to_string(sample("signing.pem")).unwrap();
    let bare: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let (_folder, file) = file("signing.txt", &bare);
    let (code, said, _) = inspect(&[&file]);
    assert_eq!(code, Some(0));
    let form = "    given as base64 without BEGIN and END lines; --format json has it as PEM\n";
    assert!(said.contains(form), "{said}");
    let (_, said, _) = inspect(&["--format", "json", &file]);
    let files = Value::parse(said.as_bytes()).unwrap();
    let pointer = Pointer::parse("/0/content/0/pem").unwrap();
    assert_eq!(files.at(&pointer).and_then(Value::as_str), Some(&*pem));
}

#[test]
fn xml_that_is_refused_says_where_and_why() {
    let entities = "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY a 'b'>]><a>&a;</a>";
    let (_folder, file) = file("entities.xml", entities);
    let (code, said, _) = inspect(&[&file]);
    assert_eq!(code, Some(2));
    for part in [
        "entities.xml: no SAML metadata that can be read\n",
        "error: the document has a document type declaration (line 2, column 1)",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn what_is_no_document_is_said_and_cannot_speak_to_the_terminal() {
    let (_folder, file) = file("letter.txt", "Dear all!");
    let (code, said, _) = inspect(&[&file]);
    assert_eq!(code, Some(2));
    assert!(said.contains("[document/unknown-kind]"), "{said}");
    let loud = r#"{"keys":[{"kty":"EC","crv":"P-256","x":"AA","kid":"\u001b[2J"}]}"#;
    let (_folder, file) = self::file("keys.json", loud);
    let (_, said, _) = inspect(&[&file]);
    assert!(said.contains(r"\u{1b}[2J"), "{said}");
}
