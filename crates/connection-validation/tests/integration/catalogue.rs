//! The catalogue: whole, in order, and read the same way by everyone.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use connection_model::Contract::{Reference, Tenant};
use connection_model::Strategy;
use connection_validation::Code;
use connection_validation::catalogue::{OptionView, Table, choices, common, derived, table};
use lossless_json::{Pointer, Value};

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
