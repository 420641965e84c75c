//! Options of connections to federation servers: AD FS and SAML.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::Tenant;
use connection_model::Strategy::{Adfs, PingFederate, Samlp};
use connection_validation::catalogue::table;
use connection_validation::{Context, Secret, secret_class};
use lossless_json::Pointer;

use crate::{check, check_created, check_updated, sentences};

const PEM: &str = "-----BEGIN CERTIFICATE-----\\nMIID6TCC\\n-----END CERTIFICATE-----";
const SIGN_IN: &str = r#""signInEndpoint":"https://idp.example.com/sso""#;

#[test]
fn ad_fs_has_to_be_described_by_its_metadata() {
    let missing = ["/options/adfs_server adfs/missing-federation-metadata error"];
    check(
        r#"{"name":"a","strategy":"adfs"}"#,
        &Context::create(Tenant),
        &missing,
    );
    check_created(Adfs, "{}", &missing);
    check_created(Adfs, &format!("{{{SIGN_IN}}}"), &missing);
    check_created(Adfs, r#"{"adfs_server":"adfs.example.com"}"#, &[]);
    check_created(Adfs, r#"{"fedMetadataXml":"<EntityDescriptor/>"}"#, &[]);
    // Only creations were reported.
    check_updated(
        Adfs,
        "{}",
        &["/options/adfs_server adfs/missing-federation-metadata warning"],
    );
}

#[test]
fn metadata_comes_from_one_place() {
    check_created(
        Adfs,
        r#"{"fedMetadataXml":"<EntityDescriptor/>","adfs_server":"adfs.example.com"}"#,
        &["/options/fedMetadataXml common/only-one-of warning"],
    );
    check_created(
        Samlp,
        r#"{"metadataXml":"<EntityDescriptor/>","metadataUrl":"https://idp.example.com/metadata"}"#,
        &["/options/metadataXml common/only-one-of warning"],
    );
}

#[test]
fn a_metadata_document_may_be_too_long() {
    let long = "x".repeat(102_401);
    check_created(
        Adfs,
        &format!(r#"{{"fedMetadataXml":"{long}"}}"#),
        &["/options/fedMetadataXml common/length warning"],
    );
}

#[test]
fn saml_without_metadata_needs_an_address_and_a_certificate() {
    let no_address = "/options/signInEndpoint samlp/missing-without-metadata warning";
    let no_certificate = "/options/signingCert samlp/missing-without-metadata warning";
    check_created(Samlp, "{}", &[no_address, no_certificate]);
    check_created(Samlp, &format!("{{{SIGN_IN}}}"), &[no_certificate]);
    check_created(
        Samlp,
        &format!(r#"{{{SIGN_IN},"signingCert":"{PEM}"}}"#),
        &[],
    );
    // The API returns the certificate as `cert`.
    check_updated(Samlp, &format!(r#"{{{SIGN_IN},"cert":"{PEM}"}}"#), &[]);
}

#[test]
fn saml_with_metadata_needs_nothing_else() {
    check_created(Samlp, r#"{"metadataXml":"<EntityDescriptor/>"}"#, &[]);
    check_created(
        Samlp,
        r#"{"metadataUrl":"https://idp.example.com/metadata"}"#,
        &[],
    );
    check_created(
        Samlp,
        r#"{"metadataUrl":"http://idp.example.com/metadata"}"#,
        &["/options/metadataUrl common/format warning"],
    );
}

#[track_caller]
fn check_certificate(certificate: &str, expected: &[&str]) {
    let options = format!(r#"{{{SIGN_IN},"signingCert":"{certificate}"}}"#);
    check_created(Samlp, &options, expected);
}

#[test]
fn a_certificate_is_pem_or_base64_of_it() {
    check_certificate(PEM, &[]);
    check_certificate("LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t", &[]);
    let expected = ["/options/signingCert common/format warning"];
    check_certificate("certificate.pem", &expected);
    check_certificate(
        "-----BEGIN PRIVATE KEY-----\\nMIID\\n-----END PRIVATE KEY-----",
        &expected,
    );
    let payload = r#"{"name":"a","strategy":"samlp","options":{
        "metadataXml":"<EntityDescriptor/>","signingCert":"not base64!"}}"#;
    assert_eq!(
        sentences(payload, &Context::create(Tenant)),
        ["must be a certificate: PEM text or base64"]
    );
}

#[test]
fn a_decryption_key_is_a_key_or_a_pair() {
    let metadata = r#""metadataXml":"<EntityDescriptor/>""#;
    let key = "-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----";
    check_created(
        Samlp,
        &format!(r#"{{{metadata},"decryptionKey":"{key}"}}"#),
        &[],
    );
    check_created(
        Samlp,
        &format!(r#"{{{metadata},"decryptionKey":{{"key":"{key}","cert":"{PEM}"}}}}"#),
        &[],
    );
    check_created(
        Samlp,
        &format!(r#"{{{metadata},"decryptionKey":{{"key":"{PEM}","crt":"{PEM}"}}}}"#),
        &[
            "/options/decryptionKey/key common/format warning",
            "/options/decryptionKey/crt common/unknown-option warning",
        ],
    );
    check_created(
        Samlp,
        &format!(r#"{{{metadata},"decryptionKey":[]}}"#),
        &["/options/decryptionKey common/type warning"],
    );
}

#[test]
fn decryption_settings_are_held_to_the_request_s_own_schema() {
    let metadata = r#""metadataXml":"<EntityDescriptor/>""#;
    check_created(
        Samlp,
        &format!(
            r#"{{{metadata},"assertion_decryption_settings":{{"algorithm_exceptions":[""],"more":1}}}}"#
        ),
        &[
            "/options/assertion_decryption_settings/algorithm_profile common/required error",
            "/options/assertion_decryption_settings/algorithm_exceptions/0 common/length error",
            "/options/assertion_decryption_settings/more common/unknown-option error",
        ],
    );
    check_created(
        Samlp,
        &format!(
            r#"{{{metadata},"assertion_decryption_settings":{{"algorithm_profile":"v2026-1"}}}}"#
        ),
        &[],
    );
}

#[test]
fn universal_logout_needs_issuer_and_subject() {
    let metadata = r#""metadataXml":"<EntityDescriptor/>""#;
    check_created(
        Samlp,
        &format!(r#"{{{metadata},"global_token_revocation_jwt_iss":"i"}}"#),
        &["/options/global_token_revocation_jwt_sub common/incomplete warning"],
    );
    check_created(
        Samlp,
        &format!(r#"{{{metadata},"global_token_revocation_jwt_sub":"s"}}"#),
        &["/options/global_token_revocation_jwt_iss common/incomplete warning"],
    );
    check_created(
        Samlp,
        &format!(
            r#"{{{metadata},"global_token_revocation_jwt_sub":"s","global_token_revocation_jwt_iss":"i"}}"#
        ),
        &[],
    );
}

#[test]
fn a_profile_field_is_one_attribute_or_a_few() {
    let metadata = r#""metadataXml":"<EntityDescriptor/>""#;
    check_created(
        Samlp,
        &format!(r#"{{{metadata},"fieldsMap":{{"email":"mail","name":["cn","displayName"]}}}}"#),
        &[],
    );
    check_created(
        Samlp,
        &format!(
            r#"{{{metadata},"fieldsMap":{{"email":7,"name":["a","b","c","d","e"],"nickname":[true]}}}}"#
        ),
        &[
            "/options/fieldsMap/email common/type warning",
            "/options/fieldsMap/name common/count warning",
            "/options/fieldsMap/nickname/0 common/type warning",
        ],
    );
}

#[test]
fn keys_are_secret_and_certificates_are_not() {
    let class = |pointer: &str| secret_class(Some(Samlp), &Pointer::parse(pointer).unwrap());
    for secret in [
        "/options/decryptionKey",
        "/options/decryptionKey/key",
        "/options/signing_key/key",
        "/options/signing_key/anything",
    ] {
        assert_eq!(class(secret), Secret::Yes, "{secret}");
    }
    for open in [
        "/options/signingCert",
        "/options/thumbprints/0",
        "/options/signInEndpoint",
    ] {
        assert_eq!(class(open), Secret::No, "{open}");
    }
}

/// Recorded on tenants: the API makes the sign-in URL and reads the certificate.
#[test]
fn pingfederate_is_described_by_its_address() {
    check_created(
        PingFederate,
        &format!(r#"{{"pingFederateBaseUrl":"https://sso.example.com","signingCert":"{PEM}"}}"#),
        &[],
    );
    check_created(
        PingFederate,
        &format!("{{{SIGN_IN}}}"),
        &["/options/pingFederateBaseUrl common/required warning"],
    );
    let table = table(PingFederate).unwrap();
    let sources = |path: &str| {
        let option = table.options().find(|option| option.path() == path);
        option.unwrap().derived_from()
    };
    assert_eq!(sources("signInEndpoint"), ["pingFederateBaseUrl"]);
    assert_eq!(sources("thumbprints"), ["signingCert"]);
}
