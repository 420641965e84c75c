//! Discovery documents.

use connection_documents::{Discovery, discovery};
use lossless_json::{Object, Value};

use crate::support::{errors, places, sample, sentences};

fn document() -> Object {
    match Value::parse(&sample("discovery.json")) {
        Ok(Value::Object(object)) => object,
        other => panic!("{other:?}"),
    }
}

/// The sample with one member changed, or without it.
#[track_caller]
fn read_with(key: &str, value: &str) -> Discovery {
    let mut document = document();
    if value.is_empty() {
        document.remove(key);
    } else {
        let Ok(value) = Value::parse(value.as_bytes()) else {
            panic!("{value} is no JSON")
        };
        document.insert(key, value);
    }
    discovery(Value::Object(document).to_string().as_bytes())
}

#[test]
fn endpoints_become_options() {
    let read = discovery(&sample("discovery.json"));
    assert_eq!(read.findings, []);
    assert_eq!(read.issuer.as_deref(), Some("https://idp.example.com"));
    assert_eq!(
        Value::Object(read.proposal.options).to_string(),
        concat!(
            r#"{"issuer":"https://idp.example.com","#,
            r#""authorization_endpoint":"https://idp.example.com/authorize","#,
            r#""token_endpoint":"https://idp.example.com/oauth/token","#,
            r#""jwks_uri":"https://idp.example.com/.well-known/jwks.json","#,
            r#""userinfo_endpoint":"https://idp.example.com/userinfo"}"#,
        )
    );
}

#[test]
fn what_leaves_no_choice_is_proposed() {
    let option = |read: &Discovery, key| read.proposal.options.get(key).cloned();
    let read = read_with("response_types_supported", r#"["code","code token"]"#);
    assert_eq!(option(&read, "type"), Some("back_channel".into()));
    let methods = "token_endpoint_auth_methods_supported";
    let read = read_with(methods, r#"["private_key_jwt","tls_client_auth"]"#);
    let chosen = option(&read, "token_endpoint_auth_method");
    assert_eq!(chosen, Some("private_key_jwt".into()));
    let read = read_with(methods, r#"["client_secret_basic"]"#);
    assert_eq!(option(&read, "token_endpoint_auth_method"), None);
}

#[test]
fn what_is_missing_or_unusable_is_found_and_not_proposed() {
    let read = read_with("jwks_uri", "");
    assert_eq!(places(&read.findings), [("/jwks_uri", "common/required")]);
    let read = read_with("token_endpoint", r#""http://idp.example.com/token""#);
    assert_eq!(
        places(&read.findings),
        [("/token_endpoint", "common/format")]
    );
    assert!(!read.proposal.options.contains_key("token_endpoint"));
    let read = read_with("authorization_endpoint", "7");
    let place = places(&read.findings);
    assert_eq!(place, [("/authorization_endpoint", "common/type")]);
    assert!(!read.proposal.options.contains_key("authorization_endpoint"));
    assert_eq!(read.proposal.options.len(), 4);
}

#[test]
fn without_an_endpoint_that_sign_in_needs_a_document_is_of_no_use() {
    for key in [
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
    ] {
        let read = read_with(key, "");
        let place = format!("/{key}");
        assert_eq!(places(&read.findings), [(&*place, "common/required")]);
        assert_eq!(errors(&read.findings), ["common/required"], "{key}");
    }
}

#[test]
fn a_provider_without_codes_needs_no_token_endpoint() {
    let mut document = document();
    document.remove("token_endpoint");
    let tokens = Value::parse(br#"["id_token"]"#).unwrap();
    document.insert("response_types_supported", tokens);
    let read = discovery(Value::Object(document).to_string().as_bytes());
    let place = "/response_types_supported";
    assert_eq!(places(&read.findings), [(place, "discovery/no-code-flow")]);
}

#[test]
fn each_finding_is_found() {
    for (key, value, code) in [
        (
            "issuer",
            r#""https://idp.example.com?a=b""#,
            "discovery/issuer-query",
        ),
        (
            "response_types_supported",
            r#"["id_token"]"#,
            "discovery/no-code-flow",
        ),
        ("code_challenge_methods_supported", "", "discovery/no-pkce"),
        (
            "code_challenge_methods_supported",
            r#"["plain"]"#,
            "discovery/no-pkce",
        ),
        (
            "id_token_signing_alg_values_supported",
            r#"["RS256","none"]"#,
            "discovery/unsigned-tokens",
        ),
        (
            "id_token_signing_alg_values_supported",
            r#"["HS256"]"#,
            "discovery/no-common-algorithm",
        ),
        (
            "token_endpoint_auth_methods_supported",
            r#"["client_secret_basic"]"#,
            "discovery/no-client-authentication",
        ),
    ] {
        let read = read_with(key, value);
        assert_eq!(places(&read.findings), [(&*format!("/{key}"), code)]);
    }
}

#[test]
fn the_issuer_of_all_directories_is_a_template() {
    let template = r#""https://login.example.com/{tenantid}/v2.0""#;
    let read = read_with("issuer", template);
    let expected = [("/issuer", "discovery/issuer-template")];
    assert_eq!(places(&read.findings), expected);
    assert!(!read.proposal.options.contains_key("issuer"));
}

#[test]
fn a_sentence_names_what_is_taken() {
    let read = read_with("id_token_signing_alg_values_supported", r#"["HS256"]"#);
    let [sentence] = sentences(&read.findings).try_into().unwrap();
    assert!(sentence.contains("RS256"), "{sentence}");
    assert_eq!(errors(&read.findings), ["discovery/no-common-algorithm"]);
}

#[test]
fn what_is_no_document_says_so() {
    let found = |input: &[u8]| {
        let read = discovery(input);
        assert!(read.proposal.options.is_empty());
        read.findings[0].code.as_str()
    };
    assert_eq!(found(b""), "document/empty");
    assert_eq!(found(b"[]"), "document/not-an-object");
    assert_eq!(found(b"{"), "json/syntax");
    assert_eq!(found(b"{}"), "common/required");
    assert_eq!(found(&vec![b' '; 128 * 1024 + 1]), "document/too-large");
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(127), "]".repeat(127));
    assert_eq!(found(deep.as_bytes()), "common/required");
    let with_mark = [b"\xef\xbb\xbf".to_vec(), sample("discovery.json")].concat();
    assert_eq!(discovery(&with_mark).findings, []);
}

#[test]
fn a_text_that_is_not_read_says_where_it_goes_wrong() {
    let findings = discovery(b"{\n\"issuer\": ]").findings;
    assert_eq!(places(&findings), [("", "json/syntax")]);
    assert_eq!(findings[0].params.number("line"), Some(2));
    assert_eq!(findings[0].params.number("column"), Some(11));
    // The options of a connection would be judged as such.
    for document in [
        r#"{"options":{"issuer":"a","issuer":"b"}}"#,
        r#"{"strategy":"oidc","options":{"a":1},"options":{"issuer":"b","issuer":"c"}}"#,
    ] {
        let findings = discovery(document.as_bytes()).findings;
        let [(pointer, code)] = places(&findings)[..] else {
            panic!("{findings:?}")
        };
        assert!(pointer.starts_with("/options"), "{pointer}");
        assert_eq!(code, "json/duplicate-key");
    }
    let findings = discovery(br#"{"x":{"y":[{"a":1,"a":2}]}}"#).findings;
    assert_eq!(places(&findings), [("/x/y/0/a", "json/duplicate-key")]);
}
