//! Hosts and URLs: which form they have, how they are spelt, and who has to reach them.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use std::collections::BTreeSet;

use connection_model::Contract::Tenant;
use connection_model::Strategy::{
    self, Ad, Adfs, GoogleApps, Oidc, Okta, PingFederate, Samlp, Sms, Waad,
};
use connection_validation::catalogue::{Address, Format, OptionView, Secret, table};
use connection_validation::{Code, Context, Locale, message, validate_value};
use lossless_json::{Pointer, Value};

/// What looks at one host or URL.
const OF_A_HOST: [Code; 4] = [
    Code::Format,
    Code::Length,
    Code::NotNormalised,
    Code::PrivateHost,
];

/// What is found in the text at the option `path`, on creation: each code with the text that its
/// fix leaves there.
fn found(strategy: Strategy, path: &str, text: &str) -> Vec<(&'static str, Option<String>)> {
    let pointer = path
        .split('.')
        .flat_map(|segment| match segment.strip_suffix("[]") {
            Some(key) => vec![key, "0"],
            None => vec![segment],
        })
        .fold(Pointer::root().join("options"), |at, key| at.join(key));
    let payload = format!(r#"{{"name":"a","strategy":"{strategy}","options":{{}}}}"#);
    let mut payload = Value::parse(payload.as_bytes()).unwrap();
    let parent = pointer.parent().unwrap();
    if payload.at(&parent).is_none() {
        let holder = if path.ends_with("[]") { "[null]" } else { "{}" };
        payload.set(&parent, Value::parse(holder.as_bytes()).unwrap());
    }
    payload.set(&pointer, Value::from(text));
    let report = validate_value(&payload, &Context::create(Tenant));
    let here = report.at(&pointer);
    // What another option has to be is tried elsewhere.
    let here = here.filter(|finding| OF_A_HOST.contains(&finding.code));
    let here = here.map(|finding| {
        assert_eq!(finding.severity.as_str(), "warning", "{finding:?}");
        for locale in Locale::ALL {
            assert!(!message(locale, finding).contains(text), "{finding:?}");
        }
        let mended = finding.fix.as_ref().map(|fix| {
            let mut mended = payload.clone();
            fix.apply(&mut mended).unwrap();
            mended.at(&pointer).unwrap().as_str().unwrap().to_string()
        });
        (finding.code.as_str(), mended)
    });
    here.collect()
}

#[track_caller]
fn check(strategy: Strategy, path: &str, text: &str, expected: &[(&'static str, Option<&str>)]) {
    let found = found(strategy, path, text);
    let found: Vec<_> = found
        .iter()
        .map(|(code, mended)| (*code, mended.as_deref()))
        .collect();
    assert_eq!(found, expected, "{strategy} {path} {text}");
    for (_, mended) in found {
        // Mended once, it needs no other mend.
        let again = mended.map(|mended| self::found(strategy, path, mended));
        assert!(again.is_none_or(|found| found.iter().all(|(_, fix)| fix.is_none())));
    }
}

fn rows(which: impl Fn(&OptionView) -> bool) -> BTreeSet<String> {
    let of = |strategy: &Strategy| {
        let options = table(*strategy).unwrap().options().collect::<Vec<_>>();
        let strategy = *strategy;
        options
            .into_iter()
            .filter(&which)
            .map(move |option| format!("{strategy} {}", option.path()))
            .collect::<Vec<_>>()
    };
    Strategy::ALL.iter().flat_map(of).collect()
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn the_api_calls_what_it_fetches_or_exchanges_something_at() {
    assert_eq!(
        rows(|option| option.address() == Address::Called),
        names(&[
            "adfs adfs_server",
            "oauth1 accessTokenURL",
            "oauth1 requestTokenURL",
            "oauth2 tokenURL",
            "oidc discovery_url",
            "oidc jwks_uri",
            "oidc oidc_metadata.jwks_uri",
            "oidc oidc_metadata.token_endpoint",
            "oidc oidc_metadata.userinfo_endpoint",
            "oidc token_endpoint",
            "oidc userinfo_endpoint",
            "okta domain",
            "okta jwks_uri",
            "okta oidc_metadata.jwks_uri",
            "okta oidc_metadata.token_endpoint",
            "okta oidc_metadata.userinfo_endpoint",
            "okta token_endpoint",
            "okta userinfo_endpoint",
            "samlp metadataUrl",
            "sms gateway_url",
        ])
    );
}

#[test]
fn what_a_message_names_is_compared_letter_by_letter() {
    assert_eq!(
        rows(|option| option.address() == Address::Compared),
        names(&[
            "oidc issuer",
            "oidc oidc_metadata.issuer",
            "okta issuer",
            "okta oidc_metadata.issuer",
            "samlp destinationUrl",
            "samlp recipientUrl",
        ])
    );
    for text in ["https://IDP.example.com", "https://localhost"] {
        check(Oidc, "issuer", text, &[]);
        check(Samlp, "recipientUrl", text, &[]);
    }
    check(
        Oidc,
        "issuer",
        "HTTPS://idp.example.com",
        &[("common/format", None)],
    );
}

/// A fix holds the host or the URL in another spelling.
#[test]
fn no_host_or_url_is_a_secret() {
    let is_address = |option: &OptionView| {
        matches!(
            option.format(),
            Format::HttpsUrl | Format::HostName | Format::DomainAlias | Format::Server
        )
    };
    assert!(rows(is_address).len() > 50);
    assert_eq!(
        rows(|option| is_address(option) && option.secret() != Secret::No),
        names(&[])
    );
}

#[test]
fn email_domains_and_domains_of_directories_are_host_names() {
    assert_eq!(
        rows(|option| option.format() == Format::HostName),
        names(&[
            "ad tenant_domain",
            "adfs tenant_domain",
            "google-apps domain",
            "google-apps tenant_domain",
            "oidc domain",
            "oidc tenant_domain",
            "okta domain",
            "okta tenant_domain",
            "pingfederate tenant_domain",
            "samlp tenant_domain",
            "waad app_domain",
            "waad domain",
            "waad tenant_domain",
        ])
    );
    for (strategy, path) in [
        (Samlp, "tenant_domain"),
        (GoogleApps, "domain"),
        (Waad, "app_domain"),
        (Oidc, "domain"),
    ] {
        check(strategy, path, "example.com", &[]);
        check(
            strategy,
            path,
            "user@example.com",
            &[("common/format", None)],
        );
    }
}

#[test]
fn a_private_host_is_told_where_the_api_calls_it() {
    let private = &[("common/private-host", None)];
    for option in Strategy::ALL.iter().flat_map(|strategy| {
        let options = table(*strategy).unwrap().options().collect::<Vec<_>>();
        options.into_iter().map(|option| (*strategy, option))
    }) {
        let (strategy, option) = option;
        let is_called = option.address() == Address::Called;
        match option.format() {
            Format::HttpsUrl => {
                let expected: &[_] = if is_called { private } else { &[] };
                check(strategy, option.path(), "https://10.1.2.3:8443/x", expected);
            }
            Format::HostName | Format::Server if is_called => {
                check(strategy, option.path(), "idp.corp.local", private);
            }
            Format::HostName => check(strategy, option.path(), "idp.corp.local", &[]),
            _ => {}
        }
    }
    check(Adfs, "adfs_server", "https://adfs.internal/x", private);
    check(Sms, "gateway_url", "https://[::ffff:10.0.0.1]/", private);
    check(Ad, "ips[]", "10.0.0.0/8", &[]);
}

#[test]
fn scheme_and_host_are_in_lower_case() {
    for strategy in [Samlp, PingFederate] {
        check(
            strategy,
            "signInEndpoint",
            "https://IDP.example.com/SSO?A=B",
            &[(
                "common/not-normalised",
                Some("https://idp.example.com/SSO?A=B"),
            )],
        );
    }
    check(
        Samlp,
        "signInEndpoint",
        "HTTPS://IDP.example.com/SSO",
        &[("common/format", Some("https://idp.example.com/SSO"))],
    );
    check(
        Sms,
        "gateway_url",
        "https://LOCALHOST/X",
        &[
            ("common/not-normalised", Some("https://localhost/X")),
            ("common/private-host", None),
        ],
    );
    check(
        Waad,
        "domain_aliases[]",
        "ACME.example",
        &[("common/not-normalised", Some("acme.example"))],
    );
    check(Waad, "domain_aliases[]", "HTTPS://ACME.example", &[]);
    check(
        Adfs,
        "adfs_server",
        "ADFS.example.com:8443",
        &[("common/not-normalised", Some("adfs.example.com:8443"))],
    );
}

#[test]
fn a_host_is_in_ascii_and_has_no_dot_at_its_end() {
    let mended = |text| [("common/format", Some(text))];
    check(
        Samlp,
        "domain_aliases[]",
        "Bücher.example.",
        &mended("xn--bcher-kva.example"),
    );
    check(
        Samlp,
        "tenant_domain",
        "acme.example.",
        &mended("acme.example"),
    );
    check(
        Oidc,
        "discovery_url",
        "https://bücher.example/x",
        &mended("https://xn--bcher-kva.example/x"),
    );
    // Two generations of the standard differ here.
    check(
        Samlp,
        "domain_aliases[]",
        "straße.example",
        &[("common/format", None)],
    );
}

#[test]
fn of_a_url_the_host_is_meant_where_a_host_is_wanted() {
    check(
        Okta,
        "domain",
        "https://Example.okta.com/login",
        &[("common/format", Some("example.okta.com"))],
    );
    for text in ["example.okta.com:443", "https://user@example.okta.com"] {
        check(Okta, "domain", text, &[("common/format", None)]);
    }
}

#[test]
fn an_alias_has_neither_credentials_nor_a_fragment() {
    for text in [
        "https://user:password@example.com",
        "https://example.com/#x",
    ] {
        check(Samlp, "domain_aliases[]", text, &[("common/format", None)]);
    }
}
