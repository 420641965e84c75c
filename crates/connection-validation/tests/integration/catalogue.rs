//! The catalogue: whole, in order, and read the same way by everyone.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::catalogue::{
    Format, OptionView, Table, Types, choices, common, derived, table,
};
use connection_validation::{Code, Context, Finding, Severity, validate_value};
use lossless_json::{Number, Object, Pointer, Value};

fn tables() -> Vec<(Option<Strategy>, Table)> {
    let strategies = Strategy::ALL
        .iter()
        .map(|strategy| (Some(*strategy), table(*strategy)));
    let all = strategies.chain([(None, Some(common()))]);
    all.filter_map(|(strategy, table)| Some((strategy, table?)))
        .collect()
}

#[test]
fn every_option_is_found_at_its_own_pointer() {
    for (_, table) in tables() {
        for option in table.options() {
            if let Some(pointer) = option.pointer() {
                assert_eq!(table.find(&pointer), Some(option.id()), "{pointer}");
            }
        }
    }
}

#[test]
fn every_option_is_reached_from_the_top_once() {
    fn walk(table: &Table, option: OptionView, seen: &mut Vec<&'static str>) {
        seen.push(option.path());
        for child in table.children(option.id()) {
            walk(table, table.option(child).unwrap(), seen);
        }
    }
    for (_, table) in tables() {
        let mut seen = Vec::new();
        for root in table.roots() {
            walk(&table, table.option(root).unwrap(), &mut seen);
        }
        let expected: Vec<_> = table.options().map(|option| option.path()).collect();
        assert_eq!(seen, expected, "rows stand in depth-first order");
    }
}

#[test]
fn no_key_needs_an_escape_for_it_is_compared_as_it_is_written() {
    for (_, table) in tables() {
        for option in table.options() {
            let key = option.key();
            assert_eq!(Value::from(key).to_string(), format!("\"{key}\""));
        }
    }
}

#[test]
fn every_option_has_a_label_and_a_sentence() {
    for (_, table) in tables() {
        for option in table.options() {
            assert!(!option.label().is_empty(), "{}", option.path());
            assert!(option.help().ends_with('.'), "{}", option.path());
        }
    }
}

#[test]
fn every_default_is_json_that_the_option_takes() {
    for (_, table) in tables() {
        for option in table.options() {
            let Some(default) = option.default() else {
                continue;
            };
            let value = Value::parse(default.as_bytes()).unwrap();
            assert!(
                option.types().allow(value.kind(), false),
                "{}",
                option.path()
            );
        }
    }
}

/// A text that has the form.
fn of_format(format: Format) -> &'static str {
    match format {
        Format::Any | Format::ConnectionName => "customers",
        Format::Strategy => "auth0",
        Format::HttpsUrl => "https://example.com/path",
        Format::HostName | Format::DomainAlias | Format::Server => "example.com",
        Format::Hexadecimal => "0123456789abcdef",
        Format::Uuid | Format::EntraClientId | Format::MicrosoftAccountClientId => {
            "0f8fad5b-d9cb-469f-a165-70867728950e"
        }
        Format::Digits => "0123456789",
        Format::TwilioAccount => "AC0123456789abcdef0123456789abcdef",
        Format::TwilioMessagingService => "MG0123456789abcdef0123456789abcdef",
        Format::DateTime => "2026-01-31T12:00:00Z",
        Format::OpenIdScope => "openid profile",
        Format::Certificate | Format::PrivateKey => "MIID",
    }
}

/// A text that has the option's form and length.
fn long_enough(option: &OptionView) -> String {
    let text = of_format(option.format());
    let least = usize::try_from(option.length().min.unwrap_or(0)).unwrap();
    match option.format() {
        // Base64 cannot be cut anywhere.
        Format::Certificate | Format::PrivateKey => text.repeat(least.div_ceil(text.len()).max(1)),
        _ => text.chars().cycle().take(text.len().max(least)).collect(),
    }
}

/// A value that the option takes, and that its siblings do not mind.
fn fitting(table: &Table, option: &OptionView) -> Value {
    let types = option.types();
    if types.has(Types::BOOLEAN) {
        Value::Bool(true)
    } else if types.has(Types::INTEGER) || types.has(Types::NUMBER) {
        Value::from(option.range().min.or(option.range().max).unwrap_or(1))
    } else if types.has(Types::STRING) {
        match option.choices().first() {
            Some(choice) => Value::from(*choice),
            None => Value::from(long_enough(option)),
        }
    } else if types.has(Types::ARRAY) {
        let entry = table
            .children(option.id())
            .next()
            .and_then(|id| table.option(id));
        let count = option.count().min.unwrap_or(0);
        let entries = entry.map(|entry| {
            (0..count).map(move |index| {
                let choice = usize::try_from(index).unwrap();
                entry
                    .choices()
                    .get(choice)
                    .map_or_else(|| fitting(table, &entry), |it| Value::from(*it))
            })
        });
        Value::Array(entries.into_iter().flatten().collect())
    } else {
        let children: Vec<_> = table
            .children(option.id())
            .filter_map(|id| table.option(id))
            .collect();
        let fewest = usize::try_from(option.count().min.unwrap_or(0)).unwrap();
        let member = |(place, child): (usize, &OptionView)| {
            (child.required() || place < fewest)
                .then(|| (child.key().to_string(), fitting(table, child)))
        };
        Value::Object(children.iter().enumerate().filter_map(member).collect())
    }
}

/// A connection that holds `value` at the option, and whatever its parents need.
fn connection_with(table: &Table, option: &OptionView, value: Value) -> (Value, String) {
    let mut root = Value::Object(Object::new());
    let mut pointer = lossless_json::Pointer::root();
    let mut path = String::new();
    for segment in option.path().replace("[]", ".[]").split('.') {
        if !path.is_empty() {
            path.push(if segment == "[]" { ' ' } else { '.' });
        }
        path = format!("{path}{segment}").replace(" []", "[]");
        let token = match segment {
            "[]" => "0",
            "*" => "any",
            key => key,
        };
        pointer = pointer.join(token);
        let Some(own) = table.options().find(|row| row.path() == path) else {
            continue;
        };
        if own.path() == option.path() {
            continue;
        }
        // What takes a text as well must here be what can hold the option.
        let holder = if !own.types().has(Types::STRING) {
            fitting(table, &own)
        } else if option.path().starts_with(&format!("{path}[]")) {
            Value::Array(Vec::new())
        } else {
            Value::Object(Object::new())
        };
        root.set(&pointer, holder);
    }
    root.set(&pointer, value);
    (root, pointer.as_str().to_string())
}

/// Values that break one constraint of the option each, with the code that says so.
fn breaking(option: &OptionView) -> Vec<(Value, Code)> {
    let mut cases = Vec::new();
    let types = option.types();
    let values = [
        Value::Object(Object::new()),
        Value::from("text"),
        Value::Bool(true),
    ];
    let other = values
        .into_iter()
        .find(|value| !types.allow(value.kind(), false));
    cases.push((other.unwrap(), Code::Type));
    if !types.has(Types::NULL) {
        cases.push((Value::Null, Code::Type));
    }
    if types.has(Types::INTEGER) {
        cases.push((Value::Number(Number::parse("1.5").unwrap()), Code::Type));
    }
    if !option.choices().is_empty() {
        cases.push((Value::from("no such choice"), Code::Choice));
    }
    if let Some(min) = option.range().min {
        cases.push((Value::from(min - 1), Code::Range));
    }
    if let Some(max) = option.range().max {
        cases.push((Value::from(max + 1), Code::Range));
    }
    let text = |length: i64| Value::from("x".repeat(usize::try_from(length).unwrap()));
    if let Some(min) = option.length().min {
        cases.push((text(min - 1), Code::Length));
    }
    if let Some(max) = option.length().max {
        cases.push((text(max + 1), Code::Length));
    }
    if option.format() != Format::Any {
        let least = usize::try_from(option.length().min.unwrap_or(1)).unwrap();
        cases.push((Value::from("!".repeat(least)), Code::Format));
    }
    cases
}

/// The codes of findings that look at one value alone.
const OF_ONE_VALUE: &[Code] = &[
    Code::DuplicateKey,
    Code::UnknownField,
    Code::UnknownOption,
    Code::UnknownStrategy,
    Code::OtherContract,
    Code::Required,
    Code::Type,
    Code::Choice,
    Code::Range,
    Code::Length,
    Code::Count,
    Code::Unique,
    Code::Format,
    Code::NotNormalised,
    Code::PrivateHost,
];

/// What is found at the option when a connection is created that holds `value` there.
fn found_at(
    strategy: Option<Strategy>,
    table: &Table,
    option: &OptionView,
    value: Value,
) -> Vec<Finding> {
    let (below, pointer) = connection_with(table, option, value);
    let (mut payload, at) = match strategy {
        Some(_) => (
            Object::from_iter([("options".to_string(), below)]),
            format!("/options{pointer}"),
        ),
        None => (below.as_object().unwrap().clone(), pointer),
    };
    let name = strategy.unwrap_or(Strategy::Auth0).as_str();
    for (key, value) in [("name", "customers"), ("strategy", name)] {
        if !payload.contains_key(key) {
            payload.insert(key.to_string(), Value::from(value));
        }
    }
    let contract = option.contract().unwrap_or(Reference);
    let report = validate_value(&Value::Object(payload), &Context::create(contract));
    let here = report.findings.into_iter();
    // What compares several options is tried elsewhere.
    here.filter(|finding| finding.pointer.as_str() == at && OF_ONE_VALUE.contains(&finding.code))
        .collect()
}

#[test]
fn every_constraint_is_found_where_it_is_broken_and_only_there() {
    let mut constraints = 0;
    for (strategy, table) in tables() {
        for option in table.options() {
            let codes = |value: Value| -> Vec<Code> {
                let findings = found_at(strategy, &table, &option, value);
                findings.into_iter().map(|finding| finding.code).collect()
            };
            for (value, expected) in breaking(&option) {
                let expected = match (option.path(), expected) {
                    ("strategy", Code::Choice | Code::Length | Code::Format) => {
                        Code::UnknownStrategy
                    }
                    (_, expected) => expected,
                };
                assert_eq!(codes(value), [expected], "{} {expected}", option.path());
                constraints += 1;
            }
            if option.path() != "strategy" {
                let none = codes(fitting(&table, &option));
                assert_eq!(none, [], "{} with a value it takes", option.path());
            }
        }
    }
    assert!(
        constraints > 1500,
        "only {constraints} constraints were tried"
    );
}

/// What the schema of the request bodies themselves says of options, besides those of a database.
///
/// Tenants were recorded to accept what breaks the schema of a single strategy.
const OF_EVERY_STRATEGY: &[&str] = &[
    "api_enable_groups",
    "api_enable_users",
    "assertion_decryption_settings",
    "assertion_decryption_settings.algorithm_exceptions",
    "assertion_decryption_settings.algorithm_exceptions[]",
    "assertion_decryption_settings.algorithm_profile",
    "basic_profile",
    "disable_self_service_change_password",
    "dpop_signing_alg",
    "ext_admin",
    "ext_agreed_terms",
    "ext_assigned_plans",
    "ext_groups",
    "ext_is_suspended",
    "ext_profile",
    "gateway_authentication",
    "gateway_authentication.audience",
    "gateway_authentication.method",
    "gateway_authentication.secret",
    "gateway_authentication.secret_base64_encoded",
    "gateway_authentication.subject",
    "id_token_session_expiry_supported",
    "id_token_signed_response_algs",
    "id_token_signed_response_algs[]",
    "non_persistent_attrs",
    "non_persistent_attrs[]",
    "set_user_root_attributes",
    "token_endpoint_auth_method",
    "token_endpoint_auth_signing_alg",
    "token_endpoint_jwtca_aud_format",
    "upstream_params",
    "upstream_params.*",
];

/// Constraints of single strategies that users reported to be enforced.
const REPORTED: &[(Strategy, &str, Code)] = &[(Strategy::Waad, "identity_api", Code::Choice)];

/// Guards the meaning of `error`: the API refuses it.
#[test]
fn only_what_the_api_enforces_is_an_error() {
    for (strategy, table) in tables() {
        let Some(strategy) = strategy.filter(|strategy| *strategy != Strategy::Auth0) else {
            continue;
        };
        for option in table.options() {
            let path = option.path();
            let of_every_strategy = OF_EVERY_STRATEGY.contains(&path);
            for (value, code) in breaking(&option) {
                let findings = found_at(Some(strategy), &table, &option, value);
                let refused = findings.iter().any(|it| it.severity == Severity::Error);
                let reported = REPORTED.contains(&(strategy, path, code));
                let what = format!("{strategy} {path} {code}");
                assert!(
                    !refused || of_every_strategy || reported,
                    "{what} is an error"
                );
                if reported || (of_every_strategy && matches!(code, Code::Type | Code::Choice)) {
                    assert!(refused, "{what} is no error");
                }
            }
        }
    }
}

#[test]
fn each_contract_reads_one_spelling_of_the_password_policy() {
    let table = table(Strategy::Auth0).unwrap();
    let of = |path: &str| {
        table
            .options()
            .find(|option| option.path() == path)
            .unwrap()
    };
    assert_eq!(of("password_policy").contract(), Some(Reference));
    assert_eq!(of("passwordPolicy").contract(), Some(Tenant));
    assert_eq!(of("password_history").contract(), None);
}

#[test]
fn codes_are_unique_and_readable() {
    for code in Code::ALL {
        let slug = code.as_str();
        assert_eq!(
            Code::ALL
                .iter()
                .filter(|other| other.as_str() == slug)
                .count(),
            1,
            "{slug}"
        );
        let (family, what) = slug.split_once('/').unwrap();
        for part in [family, what] {
            assert!(
                part.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            );
        }
    }
}

#[test]
fn choices_and_derived_options_are_those_of_the_table() {
    for strategy in Strategy::ALL {
        let Some(table) = table(*strategy) else {
            continue;
        };
        for option in table.options() {
            if let Some(pointer) = option.pointer() {
                let taken = choices(*strategy, &pointer);
                assert_eq!(taken, option.choices(), "{strategy:?} {pointer}");
            }
            for source in option.derived_from() {
                let mut paths = derived(*strategy, source);
                assert!(paths.any(|path| path == option.path()), "{source}");
            }
        }
    }
    let nowhere = Pointer::root().join("no-such-option").join_index(0);
    assert!(choices(Strategy::Oidc, &nowhere).is_empty());
    assert_eq!(derived(Strategy::Oidc, "no-such-option").count(), 0);
}
