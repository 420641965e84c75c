//! The body of the one PATCH, as each contract wants it.

use connection_model::{Contract, Strategy};
use connection_validation::catalogue;
use lossless_json::{Object, Pointer, Value, merge_patch_between};

use super::change::is_same;

/// An option that the API computes from others.
pub(super) struct Derived {
    /// The option's place below `options`.
    pub(super) option: Pointer,
    /// The places of its sources below `options`.
    pub(super) sources: Vec<Pointer>,
}

/// A body and what it leaves to the API.
pub(super) struct Body {
    /// An object; empty when there is nothing to save.
    pub(super) value: Value,
    /// Places in the connection that are left out because their source changed: the API computes
    /// them again.
    pub(super) recomputed: Vec<Pointer>,
}

/// The computed options of a strategy, as the catalogue lists them.
pub(super) fn derived_options(strategy: Option<Strategy>) -> Vec<Derived> {
    let Some(table) = strategy.and_then(catalogue::table) else {
        return Vec::new();
    };
    let derived = |option: catalogue::OptionView| {
        let sources: Vec<Pointer> = option
            .derived_from()
            .iter()
            .map(|path| {
                path.split('.')
                    .fold(Pointer::root(), |place, key| place.join(key))
            })
            .collect();
        Some(Derived {
            option: option.pointer().filter(|_| !sources.is_empty())?,
            sources,
        })
    };
    table.options().filter_map(derived).collect()
}

/// Builds the body that turns `theirs` into `merged`.
///
/// - `options` only when an option changed. On `reference` the smallest merge patch (RFC 7396)
///   with `null` at each removed place; on a tenant, which replaces options, all of them, without
///   those it computes again.
/// - Every other field that changed, whole, for both contracts replace it; `null` when it is gone.
/// - `display_name` goes along whenever there is one: by the published schema an update without
///   it resets it to the name.
/// - Never `name` or `strategy`: a draft that changes them makes no plan.
pub(super) fn build(
    contract: Contract,
    theirs: &Value,
    merged: &Value,
    derived: &[Derived],
) -> Body {
    let mut body = Object::new();
    let mut recomputed = Vec::new();
    for key in top_level_keys(theirs, merged) {
        let (before, after) = (theirs.get(key), merged.get(key));
        if is_same(before, after) {
            continue;
        }
        if key == "options" {
            let options = match contract {
                Contract::Reference => merge_options(before, after),
                Contract::Tenant => whole_options(before, after, derived, &mut recomputed),
            };
            body.insert(key, options);
        } else {
            body.insert(key, after.cloned().unwrap_or_default());
        }
    }
    if let Some(name) = merged.get("display_name")
        && !body.is_empty()
        && !name.is_null()
    {
        body.insert("display_name", name.clone());
    }
    Body {
        value: Value::Object(body),
        recomputed,
    }
}

/// The keys of both, in the order of `theirs`, then what `merged` adds.
fn top_level_keys<'a>(theirs: &'a Value, merged: &'a Value) -> impl Iterator<Item = &'a str> {
    let keys = |value: &'a Value| value.as_object().into_iter().flat_map(Object::keys);
    let added = move |key: &&str| theirs.get(key).is_none();
    keys(theirs).chain(keys(merged).filter(added))
}

fn merge_options(before: Option<&Value>, after: Option<&Value>) -> Value {
    let nothing = Value::Object(Object::new());
    merge_patch_between(before.unwrap_or(&nothing), after.unwrap_or(&nothing))
}

/// All options, apart from computed ones that the user did not edit and one of whose sources has
/// a new value: sent along, the old value would stay beside the new source.
fn whole_options(
    before: Option<&Value>,
    after: Option<&Value>,
    derived: &[Derived],
    recomputed: &mut Vec<Pointer>,
) -> Value {
    let mut options = after.cloned().unwrap_or(Value::Object(Object::new()));
    let value_at = |options: Option<&Value>, place: &Pointer| {
        options.and_then(|options| options.at(place)).cloned()
    };
    let changed = |place: &Pointer| {
        !is_same(
            value_at(before, place).as_ref(),
            value_at(after, place).as_ref(),
        )
    };
    // From a source that is gone nothing is computed: what it gave is then all there is.
    let renewed = |place: &Pointer| {
        changed(place) && value_at(after, place).is_some_and(|value| !value.is_null())
    };
    let root = Pointer::root().join("options");
    for Derived { option, sources } in derived {
        if sources.iter().any(renewed) && !changed(option) && options.remove(option).is_some() {
            recomputed.push(root.concat(option));
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::{Derived, build};
    use connection_model::Contract;
    use lossless_json::{Pointer, PointerError, Value};

    struct Case {
        contract: Contract,
        theirs: &'static str,
        merged: &'static str,
        body: &'static str,
    }

    fn check(case: &Case) {
        let parse = |text: &str| Value::parse(text.as_bytes()).unwrap_or_default();
        let (theirs, merged) = (parse(case.theirs), parse(case.merged));
        let body = build(case.contract, &theirs, &merged, &[]);
        assert_eq!(body.value.to_string(), case.body);
    }

    fn check_both(theirs: &'static str, merged: &'static str, body: &'static str) {
        for contract in [Contract::Reference, Contract::Tenant] {
            check(&Case {
                contract,
                theirs,
                merged,
                body,
            });
        }
    }

    #[test]
    fn nothing_changed_makes_an_empty_body() {
        check_both(
            r#"{"display_name":"A","options":{"a":1,"b":null},"realms":null}"#,
            r#"{"display_name":"A","options":{"a":1.0}}"#,
            "{}",
        );
    }

    #[test]
    fn options_stay_out_when_no_option_changed() {
        check_both(
            r#"{"options":{"a":1},"enabled_clients":["x"]}"#,
            r#"{"options":{"a":1},"enabled_clients":["x","y"]}"#,
            r#"{"enabled_clients":["x","y"]}"#,
        );
    }

    #[test]
    fn the_display_name_goes_along() {
        check_both(
            r#"{"name":"n","display_name":"Shown","show_as_button":true}"#,
            r#"{"name":"n","display_name":"Shown","show_as_button":false}"#,
            r#"{"show_as_button":false,"display_name":"Shown"}"#,
        );
    }

    #[test]
    fn a_top_level_object_is_sent_whole() {
        check_both(
            r#"{"metadata":{"owner":"a","ticket":"1"}}"#,
            r#"{"metadata":{"owner":"b","ticket":"1"}}"#,
            r#"{"metadata":{"owner":"b","ticket":"1"}}"#,
        );
    }

    #[test]
    fn on_reference_the_options_are_the_smallest_merge_patch() {
        check(&Case {
            contract: Contract::Reference,
            theirs: r#"{"options":{"a":{"b":1,"c":2},"list":[1,2],"same":3}}"#,
            merged: r#"{"options":{"a":{"b":1},"list":[2],"same":3,"new":true}}"#,
            body: r#"{"options":{"a":{"c":null},"list":[2],"new":true}}"#,
        });
    }

    #[test]
    fn on_a_tenant_the_options_are_complete_and_a_removed_one_is_left_out() {
        check(&Case {
            contract: Contract::Tenant,
            theirs: r#"{"options":{"z":12345678901234567890,"gone":1,"a":{"b":1.50,"c":2}}}"#,
            merged: r#"{"options":{"z":12345678901234567890,"a":{"b":1.50,"c":3}}}"#,
            body: r#"{"options":{"z":12345678901234567890,"a":{"b":1.50,"c":3}}}"#,
        });
    }

    fn derived_body(theirs: &str, merged: &str) -> Result<(String, Vec<String>), PointerError> {
        let parse = |text: &str| Value::parse(text.as_bytes()).unwrap_or_default();
        let derived = [Derived {
            option: Pointer::parse("/scope")?,
            sources: vec![Pointer::parse("/email")?, Pointer::parse("/profile")?],
        }];
        let body = build(Contract::Tenant, &parse(theirs), &parse(merged), &derived);
        let recomputed = body.recomputed.iter().map(ToString::to_string).collect();
        Ok((body.value.to_string(), recomputed))
    }

    #[test]
    fn a_computed_option_is_left_out_when_its_source_changed() -> Result<(), PointerError> {
        let (body, recomputed) = derived_body(
            r#"{"options":{"email":true,"scope":["email"],"other":1}}"#,
            r#"{"options":{"email":false,"scope":["email"],"other":1}}"#,
        )?;
        assert_eq!(body, r#"{"options":{"email":false,"other":1}}"#);
        assert_eq!(recomputed, ["/options/scope"]);
        Ok(())
    }

    #[test]
    fn a_computed_option_that_the_user_edited_is_sent() -> Result<(), PointerError> {
        let (body, recomputed) = derived_body(
            r#"{"options":{"email":true,"scope":["email"]}}"#,
            r#"{"options":{"email":false,"scope":["mine"]}}"#,
        )?;
        assert_eq!(body, r#"{"options":{"email":false,"scope":["mine"]}}"#);
        assert!(recomputed.is_empty());
        Ok(())
    }

    #[test]
    fn a_computed_option_stays_when_its_source_is_taken_away() -> Result<(), PointerError> {
        let (body, recomputed) = derived_body(
            r#"{"options":{"email":true,"scope":["email"]}}"#,
            r#"{"options":{"scope":["email"]}}"#,
        )?;
        assert_eq!(body, r#"{"options":{"scope":["email"]}}"#);
        assert!(recomputed.is_empty());
        Ok(())
    }

    #[test]
    fn a_computed_option_stays_when_its_sources_stay() -> Result<(), PointerError> {
        let (body, recomputed) = derived_body(
            r#"{"options":{"email":true,"scope":["email"],"other":1}}"#,
            r#"{"options":{"email":true,"scope":["email"],"other":2}}"#,
        )?;
        assert_eq!(
            body,
            r#"{"options":{"email":true,"scope":["email"],"other":2}}"#
        );
        assert!(recomputed.is_empty());
        Ok(())
    }
}
