//! Whatever the input: no panic, pointers that lead somewhere, the same findings from text and tree.

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::{Code, Context, Locale, message, validate_text, validate_value};
use lossless_json::Value;
use proptest::prelude::*;

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
        proptest::sample::select(vec!["\"auth0\"", "\"good\"", "\"required\"", "\"email\""])
            .prop_map(ToString::to_string),
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

fn key() -> impl ProptestStrategy<Value = String> {
    let known: Vec<String> = [connection_validation::catalogue::common()]
        .into_iter()
        .chain(connection_validation::catalogue::table(Strategy::Auth0))
        .flat_map(|table| table.options().collect::<Vec<_>>())
        .map(|option| option.key().to_string())
        .chain(["options".to_string()])
        .collect();
    prop_oneof![4 => proptest::sample::select(known), 1 => "[a-z/~_]{0,6}"]
}

fn contexts() -> [Context<'static>; 4] {
    [
        Context::create(Reference),
        Context::create(Tenant),
        Context::update(Tenant, Some(Strategy::Auth0), None),
        Context::update(Reference, None, None),
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
    fn every_pointer_leads_to_its_place_or_to_where_a_member_is_missing(text in payload()) {
        let Ok(value) = Value::parse(text.as_bytes()) else { return Ok(()) };
        for context in contexts() {
            for finding in validate_value(&value, &context).findings {
                let there = value.at(&finding.pointer).is_some();
                let parent = finding.pointer.parent().is_some();
                let absent = matches!(
                    finding.code,
                    Code::Required
                        | Code::UnverifiedWithoutPassword
                        | Code::NonUniqueEmailAdded
                        | Code::EmailUniqueChanged
                );
                prop_assert!(there || (absent && parent), "{finding:?} in {text}");
            }
        }
    }

    #[test]
    fn text_and_tree_have_the_same_findings(text in payload()) {
        let Ok(value) = Value::parse(text.as_bytes()) else { return Ok(()) };
        for context in contexts() {
            prop_assert_eq!(validate_text(text.as_bytes(), &context), validate_value(&value, &context));
        }
    }

    #[test]
    fn a_fix_can_be_applied_and_the_findings_stay_in_order(text in payload()) {
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
