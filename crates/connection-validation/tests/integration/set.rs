//! What connections of one tenant are to each other.

use connection_model::Contract;
use connection_validation::{Locale, Set, message, review, validate_set};
use lossless_json::Value;

const PEM: &str = include_str!("../data/example.pem");

#[track_caller]
fn check(connections: &[&str], expected: &[&str]) {
    let connections: Vec<Value> = connections
        .iter()
        .map(|text| Value::parse(text.as_bytes()).unwrap())
        .collect();
    let found = validate_set(&connections);
    let lines: Vec<String> = found
        .iter()
        .map(|one| {
            let finding = &one.finding;
            assert!(!message(Locale::English, finding).is_empty());
            assert!(connections[one.index].at(&finding.pointer).is_some());
            let other = one
                .other
                .map_or(String::new(), |other| format!(" [{other}]"));
            let severity = finding.severity.as_str();
            format!(
                "[{}]{} {} {severity}{other}",
                one.index, finding.pointer, finding.code
            )
        })
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn connections_that_share_nothing_are_right_together() {
    check(&[], &[]);
    check(
        &[
            r#"{"name":"a","strategy":"auth0"}"#,
            r#"{"name":"A","strategy":"auth0","realms":["b","c"]}"#,
            r#"{"name":"d","strategy":"samlp","is_domain_connection":true,
                "options":{"tenant_domain":"acme.example","domain_aliases":["acme.example","Acme.Example."]}}"#,
            r#"{"name":"e","strategy":"oidc","is_domain_connection":true,"options":{"domain_aliases":[]}}"#,
            r#"{"name":"f","strategy":"samlp","is_domain_connection":false}"#,
        ],
        &[],
    );
}

#[test]
fn a_name_is_there_once_and_the_first_one_keeps_it() {
    let a = r#"{"name":"a","strategy":"auth0"}"#;
    let b = r#"{"name":"b","strategy":"auth0"}"#;
    check(
        &[a, b, a, a],
        &[
            "[2]/name set/same-name error [0]",
            "[3]/name set/same-name error [0]",
        ],
    );
}

#[test]
fn a_realm_is_there_once_and_a_name_is_a_realm_where_there_is_no_other() {
    check(
        &[
            r#"{"name":"a","realms":["x","y"]}"#,
            r#"{"name":"b","realms":["z","y","b","z"]}"#,
            r#"{"name":"x"}"#,
            r#"{"name":"c","realms":["a"]}"#,
            r#"{"name":"b","realms":["b"]}"#,
        ],
        &[
            "[1]/realms/1 set/same-realm warning [0]",
            "[2]/name set/same-realm warning [0]",
            "[4]/name set/same-name error [1]",
        ],
    );
}

#[test]
fn a_strategy_has_one_domain_connection() {
    check(
        &[
            r#"{"name":"a","strategy":"waad","is_domain_connection":true}"#,
            r#"{"name":"b","strategy":"samlp","is_domain_connection":true}"#,
            r#"{"name":"c","strategy":"waad","is_domain_connection":true}"#,
        ],
        &["[2]/is_domain_connection set/second-domain-connection warning [0]"],
    );
}

#[test]
fn a_domain_leads_to_one_connection_however_it_is_written_and_whatever_names_it() {
    check(
        &[
            r#"{"name":"a","strategy":"samlp","options":{"domain_aliases":["acme.example","b.example"]}}"#,
            r#"{"name":"b","strategy":"waad","options":{"domain":"ACME.example"}}"#,
            r#"{"name":"c","strategy":"ad","options":{"tenant_domain":"c.example","domain_aliases":["B.example."]}}"#,
            r#"{"name":"d","strategy":"okta","options":{"domain":"c.example"}}"#,
        ],
        &[
            "[1]/options/domain set/same-domain warning [0]",
            "[2]/options/domain_aliases/0 set/same-domain warning [0]",
        ],
    );
}

#[test]
fn a_certificate_belongs_to_the_identity_provider_at_one_host() {
    let connection = |name: &str, key: &str, url: &str| {
        let pem = Value::from(PEM);
        format!(
            r#"{{"name":"{name}","strategy":"samlp","options":{{"{key}":{pem},"signInEndpoint":"{url}"}}}}"#
        )
    };
    check(
        &[
            &connection("a", "signingCert", "https://idp.example/one"),
            &connection("b", "cert", "https://IDP.example/two"),
            &connection("c", "signingCert", "https://other.example/one"),
        ],
        &["[2]/options/signingCert set/same-certificate warning [0]"],
    );
}

#[test]
fn a_domain_of_everybody_is_told_of_one_connection_alone_and_by_its_review() {
    let text = r#"{"name":"acme","strategy":"samlp","metadata":{"owner":"it"},
        "options":{"signSAMLRequest":true,"domain_aliases":["acme.example","GMail.com"]}}"#;
    check(
        &[text],
        &["[0]/options/domain_aliases/1 review/public-mail-domain warning"],
    );
    let connection = Value::parse(text.as_bytes()).unwrap();
    let found = review(&connection, Contract::Tenant, 0);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.as_str(), "review/public-mail-domain");
}

#[test]
fn a_pointer_can_lead_into_the_array_of_connections() {
    let text = r#"[{"name":"a"},{"name":"b"},{"name":"a","realms":["b"]}]"#;
    let connections = Value::parse(text.as_bytes()).unwrap();
    let found = validate_set(connections.as_array().unwrap());
    let pointers: Vec<String> = found
        .iter()
        .map(|one| {
            let finding = one.in_array();
            assert!(connections.at(&finding.pointer).is_some());
            assert_eq!(finding.code, one.finding.code);
            finding.pointer.to_string()
        })
        .collect();
    assert_eq!(pointers, ["/2/name", "/2/realms/0"]);
}

#[test]
fn whatever_stands_where_a_connection_should_be_is_counted() {
    let mut set = Set::default();
    for text in [
        "null",
        "[]",
        r#"{"name":5,"realms":{},"options":[],"is_domain_connection":"yes"}"#,
        r#"{"name":"a","realms":[null,5,""],"options":{"domain_aliases":[7,""," . "],"cert":"no"}}"#,
    ] {
        assert_eq!(set.add(&Value::parse(text.as_bytes()).unwrap()), []);
    }
    let found = set.add(&Value::parse(br#"{"name":"a"}"#).unwrap());
    assert_eq!((found[0].index, found[0].other), (4, Some(3)));
}

#[test]
fn a_domain_is_one_domain_in_either_alphabet() {
    check(
        &[
            r#"{"name":"a","strategy":"samlp","options":{"domain_aliases":["bücher.example"]}}"#,
            r#"{"name":"b","strategy":"oidc","options":{"domain_aliases":["xn--bcher-kva.example"]}}"#,
            r#"{"name":"c","strategy":"okta","options":{"tenant_domain":"BÜCHER.example."}}"#,
            r#"{"name":"d","strategy":"samlp","options":{"domain_aliases":["straße.example"]}}"#,
            r#"{"name":"e","strategy":"samlp","options":{"domain_aliases":["straße.EXAMPLE"]}}"#,
        ],
        &[
            "[1]/options/domain_aliases/0 set/same-domain warning [0]",
            "[2]/options/tenant_domain set/same-domain warning [0]",
            "[4]/options/domain_aliases/0 set/same-domain warning [3]",
        ],
    );
}

#[test]
fn a_directory_has_every_domain_that_names_it() {
    check(
        &[
            r#"{"name":"a","strategy":"samlp","options":{"domain_aliases":["a.example","b.example","c.example"]}}"#,
            r#"{"name":"b","strategy":"waad","options":{"tenant_domain":"a.example","domain":"b.example","domain_aliases":["c.example"]}}"#,
            r#"{"name":"c","strategy":"google-apps","options":{"tenant_domain":"d.example","domain":"gmx.com"}}"#,
            r#"{"name":"d","strategy":"google-apps","options":{"tenant_domain":"d.example","domain":"d.example"}}"#,
        ],
        &[
            "[1]/options/tenant_domain set/same-domain warning [0]",
            "[1]/options/domain set/same-domain warning [0]",
            "[1]/options/domain_aliases/0 set/same-domain warning [0]",
            "[2]/options/domain review/public-mail-domain warning",
            "[3]/options/tenant_domain set/same-domain warning [2]",
        ],
    );
}
