//! The catalogue as a JSON Schema for the rivals: whatever gives a finding is a constraint there.

use connection_model::{Contract, Strategy};
use connection_validation::catalogue::{self, Bounds, Format, OptionId, Table};
use serde_json::{Map, Value, json};

/// The schema of a connection that is created on the `reference` contract, without the relations
/// between options, which JSON Schema would say at ten times the length.
pub(super) fn connection() -> Value {
    let branches: Vec<Value> = Strategy::ALL
        .iter()
        .filter_map(|strategy| Some((*strategy, catalogue::table(*strategy)?)))
        .map(|(strategy, table)| {
            let mut branch = object(&catalogue::common(), None, false);
            branch["properties"]["strategy"] = json!({ "const": strategy.as_str() });
            branch["properties"]["options"] = object(&table, None, false);
            branch
        })
        .collect();
    json!({
        "type": "object",
        "required": ["strategy"],
        "discriminator": { "propertyName": "strategy" },
        "oneOf": branches,
    })
}

/// An object with the options below `parent`; `open` tells whether it takes any further key.
fn object(table: &Table, parent: Option<OptionId>, open: bool) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut members = json!(open);
    let children = match parent {
        Some(id) => table.children(id),
        None => table.roots(),
    };
    for id in children {
        let Some(option) = table.option(id) else {
            continue;
        };
        if option.key() == "*" {
            members = schema(table, id);
        } else if option.key() != "[]" {
            let reads = option
                .contract()
                .is_none_or(|contract| contract == Contract::Reference);
            let value = if reads {
                schema(table, id)
            } else {
                json!(false)
            };
            properties.insert(option.key().to_owned(), value);
            if option.required() {
                required.push(option.key());
            }
        }
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": members,
    })
}

fn schema(table: &Table, id: OptionId) -> Value {
    let Some(option) = table.option(id) else {
        return json!(true);
    };
    let types: Vec<&str> = option.types().names().collect();
    let mut schema = Map::new();
    schema.insert("type".into(), json!(types));
    if !option.choices().is_empty() {
        // `null` beside the words is a type of its own.
        let null = types.contains(&"null").then_some(Value::Null);
        let words = option.choices().iter().map(|word| json!(word));
        schema.insert("enum".into(), words.chain(null).collect());
    }
    bounds(&mut schema, option.range(), "minimum", "maximum");
    bounds(&mut schema, option.length(), "minLength", "maxLength");
    if let Some(pattern) = pattern(option.format()) {
        schema.insert("pattern".into(), json!(pattern));
    }
    if types.contains(&"array") {
        bounds(&mut schema, option.count(), "minItems", "maxItems");
        if option.unique() {
            schema.insert("uniqueItems".into(), json!(true));
        }
        let items = table
            .children(id)
            .find(|child| table.option(*child).is_some_and(|it| it.key() == "[]"));
        if let Some(items) = items {
            schema.insert("items".into(), self::schema(table, items));
        }
    }
    if types.contains(&"object") {
        bounds(
            &mut schema,
            option.count(),
            "minProperties",
            "maxProperties",
        );
        let mut below = object(table, Some(id), !option.closed());
        for name in ["properties", "required", "additionalProperties"] {
            schema.insert(name.into(), below[name].take());
        }
    }
    Value::Object(schema)
}

fn bounds(schema: &mut Map<String, Value>, bounds: Bounds, min: &str, max: &str) {
    for (name, bound) in [(min, bounds.min), (max, bounds.max)] {
        if let Some(bound) = bound {
            schema.insert(name.into(), json!(bound));
        }
    }
}

/// The format as a pattern; where a pattern cannot say it all, one that lets more pass.
fn pattern(format: Format) -> Option<&'static str> {
    Some(match format {
        Format::ConnectionName => "^[a-zA-Z0-9](-?[a-zA-Z0-9])*$",
        Format::HttpsUrl => {
            "^https://[a-zA-Z0-9._~-]+(:[0-9]{1,5})?([/?]([!$&-;=?-Z_a-z~\\[\\]]|%[0-9a-fA-F]{2})*)?$"
        }
        Format::HostName | Format::DomainAlias | Format::Server => "^[a-zA-Z0-9.:/_+%~-]+$",
        Format::Hexadecimal => "^[0-9a-fA-F]+$",
        Format::Uuid => "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        Format::Digits => "^[0-9]+$",
        Format::EntraClientId => "^[a-zA-Z0-9:./_~-]+$",
        Format::OpenIdScope => "(^| )openid( |$)",
        Format::Certificate => {
            "^\\s*(-----BEGIN [A-Z ]*CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END [A-Z ]*CERTIFICATE-----\\s*)+$|^[A-Za-z0-9+/=\\s]+$"
        }
        Format::PrivateKey => {
            "^\\s*(-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END [A-Z ]*PRIVATE KEY-----\\s*)+$|^[A-Za-z0-9+/=\\s]+$"
        }
        // The strategy is what tells the branches apart.
        _ => return None,
    })
}
