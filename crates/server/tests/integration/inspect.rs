//! `patchbay inspect` as a process: what it prints and how it ends.

use std::path::PathBuf;
use std::process::{Command, Output};

use lossless_json::{Pointer, Value};

/// A certificate of the tests of the crate that reads it.
fn certificate(name: &str) -> String {
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

#[test]
fn a_certificate_is_told_with_what_is_to_be_minded() {
    let (code, said, _) = inspect(&[&certificate("weak.pem")]);
    assert_eq!(code, Some(0), "it works, for now");
    for part in [
        "weak.pem: 1 certificate\n  CN=weak.example, issued by CN=weak.example\n",
        "valid 2026-11-27 to 2036-11-24, RSA 1024 bits\n",
        "  warning: certificate 1 has a key of 1024 bits; 2048 are the least that is safe \
         [certificate/weak-key]\n",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_document_with_which_nobody_can_sign_in_fails_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("metadata.xml");
    let metadata = r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:idp">
        <IDPSSODescriptor><SingleSignOnService Location="https://idp.example/in"
            Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/></IDPSSODescriptor></EntityDescriptor>"#;
    std::fs::write(&file, metadata).unwrap();
    let file = file.display().to_string();
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
    let provider = "/0/content/0";
    assert_eq!(at("/0/kind").as_deref(), Some("metadata"));
    let address = at(&format!("{provider}/options/signInEndpoint"));
    assert_eq!(address.as_deref(), Some("https://idp.example/in"));
    let code = at(&format!("{provider}/findings/0/code"));
    assert_eq!(code.as_deref(), Some("metadata/no-signing-certificate"));
}

#[test]
fn a_file_that_is_none_is_named_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key.pem");
    let key = "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n";
    std::fs::write(&file, key).unwrap();
    let (code, said, log) = inspect(&[
        &file.display().to_string(),
        &certificate("signing.pem"),
        "no-such-file",
    ]);
    assert_eq!(code, Some(2));
    assert!(said.contains("CN=idp.example"), "{said}");
    assert!(log.contains("a private key does not belong here"), "{log}");
    assert!(log.contains("no-such-file: "), "{log}");
    assert!(!format!("{said}{log}").contains("canary"));
}
