//! Mends: all of a report can be made one after the other, and again until nothing is left to mend.

use connection_model::Contract::{self, Reference, Tenant};
use connection_model::Strategy;
use connection_validation::catalogue::{OptionView, Table, common, table};
use connection_validation::{Context, Finding, review, validate_value};
use lossless_json::{Object, Operation, Pointer, Value};
use proptest::prelude::*;
use proptest::strategy::Strategy as Generator;

use crate::mutations::{place, proven, put};

/// How often what was mended is looked at again.
const MOST_ROUNDS: usize = 4;

/// Mends everything until there is nothing to mend; how many mends were made.
#[track_caller]
fn mended(value: &Value, findings: impl Fn(&Value) -> Vec<Finding>) -> usize {
    let mut mended = value.clone();
    let mut count = 0;
    for _ in 0..MOST_ROUNDS {
        let fixes: Vec<_> = findings(&mended)
            .into_iter()
            .filter_map(|it| it.fix)
            .collect();
        if fixes.is_empty() {
            return count;
        }
        for fix in fixes {
            for operation in &fix.0 {
                if let Operation::Move { path, .. } = operation {
                    assert!(
                        mended.at(path).is_none(),
                        "{fix:?} loses a value of {value}"
                    );
                }
            }
            let made = fix.apply(&mut mended);
            assert!(
                made.is_ok(),
                "{fix:?} cannot be made in {mended}, which was {value}"
            );
            count += 1;
        }
    }
    panic!("{mended} is still to be mended; it was {value}");
}

/// The same in every context.
#[track_caller]
fn mended_everywhere(value: &Value, strategy: Strategy) -> usize {
    let mut count = 0;
    for contract in [Reference, Tenant] {
        let update = |stored| Context::update(contract, Some(strategy), stored);
        let contexts = [
            Context::create(contract),
            update(None),
            update(Some(value)),
            Context::update(contract, None, None),
            Context::read(contract),
        ];
        for context in contexts {
            count += mended(value, |value| validate_value(value, &context).findings);
        }
        // What is stored and left out is put back.
        let context = update(Some(value));
        count += mended(&without_options(), |sent| {
            validate_value(sent, &context).findings
        });
        count += mended_in_review(value, contract);
    }
    count
}

fn without_options() -> Value {
    Value::parse(br#"{"options":{}}"#).unwrap()
}

/// A moment at which nothing has expired.
const NOW: i64 = 1_767_225_600;

fn mended_in_review(value: &Value, contract: Contract) -> usize {
    mended(value, |value| review(value, contract, NOW))
}

#[test]
fn what_breaks_a_constraint_is_mended_to_an_end() {
    let proven = proven().iter().filter(|it| it.has_findings());
    let mends: usize = proven
        .map(|it| mended_everywhere(&it.payload, it.aim.strategy))
        .sum();
    assert!(mends > 1_000, "only {mends}");
}

/// A connection of the strategy with this value at a place, and nothing else.
fn connection(strategy: Strategy, at: &Pointer, value: Value) -> Value {
    let mut root = Value::Object(Object::new());
    root.set(&Pointer::root().join("name"), Value::from("customers"));
    root.set(
        &Pointer::root().join("strategy"),
        Value::from(strategy.as_str()),
    );
    put(&mut root, at, value);
    root
}

#[test]
fn every_misspelt_key_is_mended_and_two_of_one_option_are_left_alone() {
    for strategy in Strategy::ALL {
        let own = (table(*strategy).unwrap(), Pointer::root().join("options"));
        for (table, below) in [own, (common(), Pointer::root())] {
            for option in table.options().filter(|option| !option.is_entry()) {
                let at = place(&below, &option);
                let parent = at.parent().unwrap();
                let [first, second] = misspelt(&option);
                let mut payload = connection(*strategy, &parent.join(&first), Value::Null);
                mended_everywhere(&payload, *strategy);
                payload.set(&parent.join(&second), Value::Bool(true));
                mended_everywhere(&payload, *strategy);
            }
        }
    }
}

/// A key with a letter twice, and one with a letter more.
fn misspelt(option: &OptionView) -> [String; 2] {
    let key = option.key();
    let (start, end) = key.split_at(key.len() / 2);
    let last = start.chars().last().unwrap_or('x');
    [format!("{start}{last}{end}"), format!("{key}x")]
}

#[test]
fn what_goes_away_or_is_renamed_is_not_mended_as_well() {
    let check = |payload: &str, context: Context<'_>, expected: &str| {
        let mut value = Value::parse(payload.as_bytes()).unwrap();
        let findings = validate_value(&value, &context).findings;
        let fixes: Vec<_> = findings.into_iter().filter_map(|it| it.fix).collect();
        assert_eq!(fixes.len(), 1, "{payload}");
        fixes[0].apply(&mut value).unwrap();
        assert_eq!(value.to_string(), expected);
    };
    check(
        r#"{"strategy":"Auth0","options":{}}"#,
        Context::update(Tenant, None, None),
        r#"{"options":{}}"#,
    );
    check(
        r#"{"name":"a","strategy":"auth0","options":{"password_policy":"Good"}}"#,
        Context::create(Tenant),
        r#"{"name":"a","strategy":"auth0","options":{"passwordPolicy":"Good"}}"#,
    );
}

#[test]
fn of_two_keys_that_may_mean_one_option_neither_is_renamed() {
    let payload =
        r#"{"name":"a","strategy":"auth0","options":{"disable_signu":true,"disablesignup":false}}"#;
    let value = Value::parse(payload.as_bytes()).unwrap();
    let findings = validate_value(&value, &Context::create(Tenant)).findings;
    assert_eq!(
        crate::lines(&findings),
        [
            "/options/disable_signu common/unknown-option warning",
            "/options/disablesignup common/unknown-option warning",
        ]
    );
    assert!(findings.iter().all(|finding| finding.fix.is_none()));
}

/// Keys of the tables, some of them misspelt, with values that are nearly right.
fn connections() -> impl Generator<Value = (Strategy, Value)> {
    let strategies = proptest::sample::select(Strategy::ALL.to_vec());
    strategies.prop_flat_map(|strategy| {
        let own = table(strategy).unwrap();
        let options = Pointer::root().join("options");
        let mut places = Vec::new();
        for (table, below) in [(own, options), (common(), Pointer::root())] {
            let near = table
                .options()
                .flat_map(|option| near(&table, &option, &below));
            places.extend(near);
        }
        let some = proptest::collection::vec(proptest::sample::select(places), 1..10);
        some.prop_map(move |puts| {
            let mut payload = connection(
                strategy,
                &Pointer::root().join("options"),
                Value::Object(Object::new()),
            );
            for (at, value) in puts {
                put(&mut payload, &at, value);
            }
            (strategy, payload)
        })
    })
}

fn near(table: &Table, option: &OptionView, below: &Pointer) -> Vec<(Pointer, Value)> {
    let at = place(below, option);
    let mut values = crate::mutations::values::accepted(table, option);
    let loud = option.choices().iter().map(|choice| choice.to_uppercase());
    values.extend(loud.map(Value::from));
    let mut places = vec![at.clone()];
    if !option.is_entry() {
        let parent = at.parent().unwrap();
        places.extend(misspelt(option).map(|key| parent.join(&key)));
    }
    let pairs = places
        .iter()
        .flat_map(|at| values.iter().map(move |value| (at.clone(), value.clone())));
    pairs
        .filter(|(_, value)| value.to_string().len() < 1_000)
        .collect()
}

proptest! {
    #[test]
    fn whatever_is_misspelt_is_mended_to_an_end((strategy, payload) in connections()) {
        mended_everywhere(&payload, strategy);
    }
}
