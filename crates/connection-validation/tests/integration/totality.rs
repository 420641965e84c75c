//! Whatever the input: no panic, pointers that lead somewhere, the same findings from text and tree.

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::catalogue::{Table, common, table};
use connection_validation::{
    Code, Context, Locale, Validator, message, validate_text, validate_value,
};
use lossless_json::Value;
use proptest::prelude::*;

/// The findings that stand where something is missing.
const ABSENT: &[Code] = &[
    Code::Required,
    Code::MissingBeside,
    Code::Incomplete,
    Code::MustBe,
    Code::MissingFederationMetadata,
    Code::MissingWithoutDiscovery,
    Code::PkceReset,
    Code::MissingWithoutMetadata,
    Code::MissingDirectoryDomain,
    Code::MissingOktaDomain,
    Code::MissingWithoutOktaDomain,
    Code::MissingWorkspaceDomain,
    Code::UnverifiedWithoutPassword,
    Code::NonUniqueEmailAdded,
    Code::EmailUniqueChanged,
];

/// Payloads that look like connections: known and unknown keys, values of every kind.
fn payload() -> impl Strategy_ {
    let scalar = prop_oneof![
        Just("null".to_string()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<f32>()
            .prop_filter("finite", |it| it.is_finite())
            .prop_map(|it| format!("{it:?}")),
        "[a-zA-Z_0-9/~ -]{0,12}".prop_map(|text| format!("\"{text}\"")),
        proptest::sample::select(words()).prop_map(|word| format!("\"{word}\"")),
    ];
    scalar.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4)
                .prop_map(|entries| format!("[{}]", entries.join(","))),
            proptest::collection::vec((key(), inner), 0..6).prop_map(|members| {
                let members: Vec<_> = members
                    .into_iter()
                    .map(|(key, value)| format!("\"{key}\":{value}"))
                    .collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

use proptest::strategy::Strategy as ProptestStrategy;
trait Strategy_: ProptestStrategy<Value = String> {}
impl<T: ProptestStrategy<Value = String>> Strategy_ for T {}

/// Names of strategies, and words that options take.
fn words() -> Vec<&'static str> {
    let strategies = Strategy::ALL.iter().map(|strategy| strategy.as_str());
    let choices = tables().flat_map(|table| {
        let options: Vec<_> = table.options().collect();
        options.into_iter().flat_map(|option| option.choices())
    });
    strategies.chain(choices.copied()).collect()
}

fn tables() -> impl Iterator<Item = Table> {
    let strategies = Strategy::ALL.iter();
    [common()]
        .into_iter()
        .chain(strategies.filter_map(|strategy| table(*strategy)))
}

fn key() -> impl ProptestStrategy<Value = String> {
    let known: Vec<String> = tables()
        .flat_map(|table| table.options().collect::<Vec<_>>())
        .map(|option| option.key().to_string())
        .chain(["options".to_string()])
        .collect();
    prop_oneof![4 => proptest::sample::select(known), 1 => "[a-z/~_]{0,6}"]
}

/// A connection of any strategy with options, mostly of its own, and values of every kind.
fn connection() -> impl Strategy_ {
    let strategies: Vec<_> = Strategy::ALL
        .iter()
        .filter(|strategy| table(**strategy).is_some_and(|table| !table.is_empty()))
        .copied()
        .collect();
    proptest::sample::select(strategies).prop_flat_map(|strategy| {
        let table = table(strategy);
        let roots: Vec<String> = table
            .into_iter()
            .flat_map(|table| table.roots().filter_map(move |id| table.option(id)))
            .map(|option| option.key().to_string())
            .collect();
        let member = (proptest::sample::select(roots), payload());
        proptest::collection::vec(member, 0..8).prop_map(move |members| {
            let members: Vec<_> = members
                .into_iter()
                .map(|(key, value)| format!("\"{key}\":{value}"))
                .collect();
            let options = members.join(",");
            format!("{{\"name\":\"a\",\"strategy\":\"{strategy}\",\"options\":{{{options}}}}}")
        })
    })
}

fn any_payload() -> impl Strategy_ {
    prop_oneof![payload(), connection()]
}

fn contexts() -> [Context<'static>; 9] {
    [
        Context::create(Reference),
        Context::create(Tenant),
        Context::update(Tenant, Some(Strategy::Auth0), None),
        Context::update(Tenant, Some(Strategy::Samlp), None),
        Context::update(Tenant, Some(Strategy::Waad), None),
        Context::update(Reference, Some(Strategy::Oidc), None),
        Context::update(Reference, None, None),
        Context::read(Reference),
        Context::read(Tenant),
    ]
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for context in contexts() {
            let report = validate_text(&bytes, &context);
            for finding in &report.findings {
                prop_assert!(!message(Locale::English, finding).is_empty());
            }
        }
    }

    #[test]
    fn every_pointer_leads_to_its_place_or_to_where_a_member_is_missing(text in any_payload()) {
        let Ok(value) = Value::parse(text.as_bytes()) else { return Ok(()) };
        for context in contexts() {
            for finding in validate_value(&value, &context).findings {
                let there = value.at(&finding.pointer).is_some();
                let parent = finding.pointer.parent().is_some();
                let absent = ABSENT.contains(&finding.code);
                prop_assert!(there || (absent && parent), "{finding:?} in {text}");
            }
        }
    }

    #[test]
    fn text_and_tree_have_the_same_findings(text in any_payload()) {
        let Ok(value) = Value::parse(text.as_bytes()) else { return Ok(()) };
        for context in contexts() {
            prop_assert_eq!(validate_text(text.as_bytes(), &context), validate_value(&value, &context));
        }
    }

    #[test]
    fn what_a_validator_learned_changes_no_finding(
        texts in proptest::collection::vec(any_payload(), 1..8),
    ) {
        for context in contexts() {
            let mut validator = Validator::new();
            // The second time each order of keys was met before.
            for text in texts.iter().chain(&texts) {
                let text = text.as_bytes();
                prop_assert_eq!(validator.validate_text(text, &context), validate_text(text, &context));
            }
        }
    }

    #[test]
    fn a_fix_can_be_applied_and_the_findings_stay_in_order(text in any_payload()) {
        let Ok(value) = Value::parse(text.as_bytes()) else { return Ok(()) };
        for context in contexts() {
            for finding in validate_value(&value, &context).findings {
                if let Some(fix) = finding.fix {
                    prop_assert!(fix.apply(&mut value.clone()).is_ok());
                }
            }
        }
    }
}
