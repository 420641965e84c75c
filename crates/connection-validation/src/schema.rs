//! A strategy's connections as JSON Schema (2020-12), from the catalogue.

use alloc::string::ToString;
use alloc::vec::Vec;

use connection_model::{Contract, Strategy};
use lossless_json::{Object, Value};

use crate::catalogue::check::Aspects;
use crate::catalogue::{self, Bounds, OptionView, Table};
use crate::format::Format;

/// What tenants were reported to want of a name.
const NAME_PATTERN: &str = "^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$";

/// The schema of a payload that creates a connection of this strategy on a server with this
/// contract.
///
/// It refuses nothing that validation calls no error: what is only documented, and what only the
/// other contract reads, is described and not constrained. It accepts more than validation does,
/// for relations between options and the forms of most texts are not said in it.
pub fn schema(strategy: Strategy, contract: Contract) -> Value {
    let common = catalogue::common();
    let mut properties = Object::new();
    let mut required = Vec::new();
    for option in common.roots().filter_map(|id| common.option(id)) {
        let described = match option.key() {
            "strategy" => object([("const", Value::from(strategy.as_str()))]),
            _ => property(&common, &option, contract),
        };
        if option.required() {
            required.push(Value::from(option.key()));
        }
        properties.insert(option.key(), described);
    }
    let mut options = Object::new();
    // Recorded on tenants: null stands for no options there.
    options.insert(
        "type",
        match contract {
            Contract::Reference => Value::from("object"),
            Contract::Tenant => Value::Array(["object", "null"].map(Value::from).into()),
        },
    );
    if let Some(table) = catalogue::table(strategy) {
        constrain_members(&mut options, &table, table.roots(), contract, false);
    }
    properties.insert("options", Value::Object(options));
    object([
        (
            "$schema",
            Value::from("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("title", Value::from(strategy.label())),
        ("type", Value::from("object")),
        ("required", Value::Array(required)),
        ("additionalProperties", Value::Bool(false)),
        ("properties", Value::Object(properties)),
    ])
}

/// Adds what is known of the members or entries of an object or an array.
fn constrain_members(
    schema: &mut Object,
    table: &Table,
    ids: impl Iterator<Item = catalogue::OptionId>,
    contract: Contract,
    closed: bool,
) {
    let mut properties = Object::new();
    let mut required = Vec::new();
    for option in ids.filter_map(|id| table.option(id)) {
        if option.is_entry() {
            let entry = property(table, &option, contract);
            let keyword = if option.key() == "[]" {
                "items"
            } else {
                "additionalProperties"
            };
            schema.insert(keyword, entry);
            continue;
        }
        if option.required() && option.refuses(Aspects::REQUIRED) && is_read(&option, contract) {
            required.push(Value::from(option.key()));
        }
        properties.insert(option.key(), property(table, &option, contract));
    }
    if !required.is_empty() {
        schema.insert("required", Value::Array(required));
    }
    if !properties.is_empty() {
        schema.insert("properties", Value::Object(properties));
    }
    if closed {
        schema.insert("additionalProperties", Value::Bool(false));
    }
}

fn property(table: &Table, option: &OptionView, contract: Contract) -> Value {
    let mut schema = Object::new();
    if !option.is_entry() {
        schema.insert("title", Value::from(option.label()));
    }
    schema.insert("description", Value::from(option.help()));
    if let Some(default) = option.default()
        && let Ok(default) = Value::parse(default.as_bytes())
    {
        schema.insert("default", default);
    }
    if !is_read(option, contract) {
        return Value::Object(schema);
    }
    if option.refuses(Aspects::TYPE) {
        let names = option.types().names().map(Value::from).collect();
        schema.insert("type", Value::Array(names));
    }
    if !option.choices().is_empty() && option.refuses(Aspects::CHOICES) {
        choices(&mut schema, option);
    }
    for (aspect, keyword, bound) in [
        (Aspects::RANGE, "minimum", option.range().min),
        (Aspects::RANGE, "maximum", option.range().max),
        (Aspects::MIN_LENGTH, "minLength", option.length().min),
        (Aspects::MAX_LENGTH, "maxLength", option.length().max),
    ] {
        if let Some(bound) = bound
            && option.refuses(aspect)
        {
            schema.insert(keyword, Value::from(bound));
        }
    }
    count(&mut schema, option);
    if option.format() != Format::Any {
        if option.format() == Format::ConnectionName && option.refuses(Aspects::FORMAT) {
            schema.insert("pattern", Value::from(NAME_PATTERN));
        }
        schema.insert("$comment", Value::from(option.format().as_str()));
    }
    let closed = option.closed() && option.refuses(Aspects::KEYS);
    let children = table.children(option.id());
    constrain_members(&mut schema, table, children, contract, closed);
    Value::Object(schema)
}

/// The texts an option takes, beside its other types.
fn choices(schema: &mut Object, option: &OptionView) {
    let allowed = option.choices().iter().map(|choice| Value::from(*choice));
    let is_text = option.types().names().eq(["string"]);
    if is_text && option.refuses(Aspects::TYPE) {
        schema.insert("enum", Value::Array(allowed.collect()));
        return;
    }
    // Of another type it is judged as one, so the list says nothing of it.
    let text = object([("type", Value::from("string"))]);
    let listed = object([("enum", Value::Array(allowed.collect()))]);
    schema.insert("if", text);
    schema.insert("then", listed);
}

fn count(schema: &mut Object, option: &OptionView) {
    let Bounds { min, max } = option.count();
    for (aspect, bound, keywords) in [
        (Aspects::MIN_COUNT, min, ["minItems", "minProperties"]),
        (Aspects::MAX_COUNT, max, ["maxItems", "maxProperties"]),
    ] {
        if let Some(bound) = bound
            && option.refuses(aspect)
        {
            for keyword in keywords {
                schema.insert(keyword, Value::from(bound));
            }
        }
    }
    if option.unique() && option.refuses(Aspects::MAX_COUNT) {
        schema.insert("uniqueItems", Value::Bool(true));
    }
}

fn is_read(option: &OptionView, contract: Contract) -> bool {
    option.contract().is_none_or(|reader| reader == contract)
}

fn object<const COUNT: usize>(members: [(&str, Value); COUNT]) -> Value {
    let members = members.into_iter();
    Value::Object(
        members
            .map(|(key, value)| (key.to_string(), value))
            .collect::<Object>(),
    )
}
