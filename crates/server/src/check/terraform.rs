//! What `terraform show -json` says of `auth0_connection` resources, and the state file itself.
//!
//! The provider names options in snake case and changes the name and shape of some. An attribute is
//! taken for an option when it is exactly the option's name in snake case and has its JSON type, or
//! is known to be the option; any other is named, and not checked. Since options may be missing here
//! that the provider does send, only findings about one value are kept.
//!
//! Sources: the documentation of the provider's resource, and Terraform's of its JSON output.

mod names;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use connection_model::{Contract, Strategy};
use connection_validation::catalogue::{self, OptionId, OptionView, Siblings, Table, Types};
use connection_validation::{Code, Finding};
use lossless_json::{Event, Number, Object, Pointer, Scanner, Value};

pub(super) use self::names::Names;
use self::names::renamed;

use super::place::Cursor;
use super::record::{Origin, Record};

const RESOURCE: &str = "auth0_connection";
/// Fields of a connection whose attribute is the same.
const FIELDS: [&str; 7] = [
    "name",
    "strategy",
    "display_name",
    "is_domain_connection",
    "show_as_button",
    "realms",
    "metadata",
];
/// Attributes that are nothing of a connection.
const OWN_ATTRIBUTES: [&str; 2] = ["id", "options"];
/// Parts of a plan or state with the present or planned resources. Others have the same ones as
/// they were, or as they are written.
const PARTS: [&str; 3] = ["values", "planned_values", "resources"];

/// The connections of a text, and what of them is not checked.
#[derive(Debug, Default)]
pub(super) struct Resources {
    pub(super) records: Vec<Record<'static>>,
    /// What the provider calls the places of each.
    pub(super) names: Vec<Names>,
    /// Attributes without a certain option, by their paths.
    pub(super) not_checked: BTreeSet<String>,
}

/// Whether a JSON text is Terraform's, by its first keys.
pub(super) fn is_terraform(text: &[u8]) -> bool {
    let mut scanner = Scanner::new(text);
    let mut keys = 0;
    while let Some(Ok(event)) = scanner.next() {
        if let Event::Key(key) = event
            && scanner.depth() == 1
        {
            keys += 1;
            if key.is("terraform_version") {
                return true;
            }
            // It stands first, behind the version of the format.
            if keys == 2 {
                return false;
            }
        }
    }
    false
}

/// Reads the resources.
pub(super) fn read(text: &[u8]) -> Resources {
    let mut resources = Resources::default();
    let mut cursor = Cursor::new(text);
    for range in find(text) {
        let place = cursor.at(range.start);
        let Ok(resource) = Value::parse(text.get(range).unwrap_or_default()) else {
            continue;
        };
        // A data source is not what Terraform sends.
        if resource.get("mode").and_then(Value::as_str) != Some("managed") {
            continue;
        }
        let instances = resource.get("instances").and_then(Value::as_array);
        let instances = instances.into_iter().flatten();
        let attributes = instances.filter_map(|instance| instance.get("attributes"));
        for attributes in attributes.chain(resource.get("values")) {
            let mut names = Names::default();
            let connection = connection(attributes, &mut names, &mut resources.not_checked);
            resources.names.push(names);
            resources.records.push(Record {
                index: resources.records.len(),
                listed: true,
                database: false,
                text: Cow::Owned(connection.to_string().into_bytes()),
                origin: Origin::Marks(vec![(0, place)]),
            });
        }
    }
    resources
}

/// Those of the findings that the rest of the connection could not change.
pub(super) fn findings(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| {
        matches!(
            finding.code,
            Code::Choice
                | Code::Count
                | Code::Format
                | Code::Length
                | Code::Range
                | Code::Type
                | Code::Unique
                | Code::UnknownStrategy
        )
    });
    findings
}

/// Where the resources are, in one pass.
fn find(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut scanner = Scanner::new(text);
    // Where each open container begins, and whether it is a resource.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut in_part = false;
    let mut names_type = false;
    while let Some(Ok(event)) = scanner.next() {
        match event {
            Event::Key(key) => {
                if scanner.depth() == 1 {
                    in_part = PARTS.iter().any(|part| key.is(part));
                }
                names_type = key.is("type");
                continue;
            }
            Event::String(kind) if names_type && kind.is(RESOURCE) => {
                if let Some((_, is_resource)) = open.last_mut() {
                    *is_resource = in_part;
                }
            }
            Event::ObjectStart | Event::ArrayStart => open.push((scanner.offset(), false)),
            Event::ObjectEnd | Event::ArrayEnd => {
                if let Some((start, true)) = open.pop() {
                    found.push(start..scanner.end_offset());
                }
            }
            _ => {}
        }
        names_type = false;
    }
    found
}

/// A resource's attributes as a connection.
fn connection(attributes: &Value, names: &mut Names, not_checked: &mut BTreeSet<String>) -> Value {
    let mut connection = Object::new();
    let members = attributes.as_object();
    for (name, value) in members.into_iter().flat_map(Object::iter) {
        if FIELDS.contains(&name) {
            if !is_unset(value) {
                connection.insert(name, value.clone());
            }
        } else if !OWN_ATTRIBUTES.contains(&name) && !is_unset(value) {
            not_checked.insert(name.to_owned());
        }
    }
    let strategy = attributes.get("strategy").and_then(Value::as_str);
    let strategy = strategy.and_then(|name| name.parse::<Strategy>().ok());
    let block = attributes.get("options").map_or(&Value::Null, unwrapped);
    let mut options = Object::new();
    let table = strategy.and_then(|strategy| Some((strategy, catalogue::table(strategy)?)));
    if let Some((strategy, table)) = table {
        let mut blocks = Blocks {
            strategy,
            table,
            options: &mut options,
            names,
            not_checked,
        };
        blocks.read(None, block, "");
    } else {
        let attributes = block.as_object().into_iter().flat_map(Object::iter);
        let set = attributes.filter(|(_, value)| !is_unset(value));
        not_checked.extend(set.map(|(name, _)| format!("options.{name}")));
    }
    connection.insert("options", Value::Object(options));
    Value::Object(connection)
}

/// Makes options of blocks.
struct Blocks<'a> {
    strategy: Strategy,
    table: Table,
    options: &'a mut Object,
    names: &'a mut Names,
    not_checked: &'a mut BTreeSet<String>,
}

impl Blocks<'_> {
    /// Takes the attributes of a block for options below `parent`, or at the top. `above` is the
    /// path of the block's attribute below `options`, with a dot behind it.
    fn read(&mut self, parent: Option<OptionId>, block: &Value, above: &str) {
        for (name, value) in block.as_object().into_iter().flat_map(Object::iter) {
            let attribute = format!("{above}{name}");
            if !is_unset(value) && !self.take(parent, &attribute, name, value) {
                self.not_checked.insert(format!("options.{attribute}"));
            }
        }
    }

    /// Whether the attribute is an option.
    fn take(
        &mut self,
        parent: Option<OptionId>,
        attribute: &str,
        name: &str,
        value: &Value,
    ) -> bool {
        let known = renamed(self.strategy, attribute).and_then(|known| {
            let mut options = self.table.options();
            Some((
                options.find(|it| it.path() == known.option)?,
                known.shape.read(value)?,
            ))
        });
        let found = known.or_else(|| Some((named(self.table, parent, name)?, value.clone())));
        let Some((option, value)) = found else {
            return false;
        };
        let value = if option.types().has(Types::OBJECT) {
            unwrapped(&value)
        } else {
            &value
        };
        let Some(place) = option.pointer().filter(|_| fits(&option, value)) else {
            return false;
        };
        let options = Pointer::root().join("options");
        self.names.add(
            options.concat(&place),
            attribute_pointer(&options, attribute),
        );
        if value.as_object().is_some() && has_names(self.table, option.id()) {
            put(self.options, option.path(), Value::Object(Object::new()));
            self.read(Some(option.id()), value, &format!("{attribute}."));
        } else {
            put(self.options, option.path(), value.clone());
        }
        true
    }
}

fn attribute_pointer(options: &Pointer, attribute: &str) -> Pointer {
    let names = attribute.split('.');
    names.fold(options.clone(), |pointer, name| pointer.join(name))
}

/// Puts a value at a path with dots; objects on the way are made.
fn put(object: &mut Object, path: &str, value: Value) {
    let Some((first, rest)) = path.split_once('.') else {
        object.insert(path, value);
        return;
    };
    if object.get(first).and_then(Value::as_object).is_none() {
        object.insert(first, Value::Object(Object::new()));
    }
    if let Some(Value::Object(inner)) = object.get_mut(first) {
        put(inner, rest, value);
    }
}

/// The one option that a tenant reads and whose name in snake case this is.
fn named(table: Table, parent: Option<OptionId>, name: &str) -> Option<OptionView> {
    let is_read = |option: &OptionView| {
        let contract = option.contract();
        contract.is_none_or(|contract| contract == Contract::Tenant)
    };
    let mut fitting = siblings(table, parent)
        .filter_map(|id| table.option(id))
        .filter(is_read)
        // The members of a map keep the names of the API.
        .filter(|option| option.key() == name || snake_case(option.key()) == name);
    let option = fitting.next()?;
    fitting.next().is_none().then_some(option)
}

fn siblings(table: Table, parent: Option<OptionId>) -> Siblings {
    match parent {
        Some(parent) => table.children(parent),
        None => table.roots(),
    }
}

/// Whether an object's members are options, and not names of the user's.
fn has_names(table: Table, parent: OptionId) -> bool {
    let mut options = table.children(parent).filter_map(|id| table.option(id));
    options.any(|option| !option.is_entry())
}

/// A block is a list of one.
fn unwrapped(value: &Value) -> &Value {
    match value.as_array() {
        Some([block @ Value::Object(_)]) => block,
        _ => value,
    }
}

/// State has every attribute, and a zero value for what nobody set.
fn is_unset(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(_) => false,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(members) => members.is_empty(),
    }
}

fn fits(option: &OptionView, value: &Value) -> bool {
    let is_integer = value.as_number().is_some_and(Number::is_integer);
    option.types().allow(value.kind(), is_integer)
}

/// `signSAMLRequest` is `sign_saml_request`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut characters = name.chars().peekable();
    let mut before: Option<char> = None;
    while let Some(character) = characters.next() {
        let follows_lower = before.is_some_and(|before| !before.is_uppercase() && before != '_');
        let begins_word = characters.peek().is_some_and(|next| next.is_lowercase());
        if character.is_uppercase() && before.is_some() && (follows_lower || begins_word) {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
        before = Some(character);
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::{is_terraform, read, snake_case};

    #[test]
    fn names_are_compared_in_snake_case() {
        assert_eq!(snake_case("signSAMLRequest"), "sign_saml_request");
        assert_eq!(snake_case("signInEndpoint"), "sign_in_endpoint");
        assert_eq!(snake_case("metadataXml"), "metadata_xml");
        assert_eq!(snake_case("client_id"), "client_id");
        assert_eq!(snake_case("entityID"), "entity_id");
    }

    #[test]
    fn only_texts_of_terraform_are_read_so() {
        assert!(is_terraform(
            br#"{"format_version":"1.0","terraform_version":"1.9.0"}"#
        ));
        assert!(is_terraform(
            br#"{"version":4,"terraform_version":"1.9.0"}"#
        ));
        assert!(!is_terraform(
            br#"{"name":"a","strategy":"auth0","terraform_version":1}"#
        ));
        assert!(!is_terraform(br#"[{"terraform_version":1}]"#));
    }

    #[test]
    fn a_resource_is_a_connection_as_far_as_that_is_certain() {
        let text = r#"{"format_version":"1.0","terraform_version":"1.9.0",
            "prior_state":{"values":{"resources":[{"mode":"managed","type":"auth0_connection","values":{"name":"old"}}]}},
            "planned_values":{"root_module":{"resources":[
              {"mode":"managed","type":"auth0_client","values":{"name":"x"}},
              {"mode":"data","type":"auth0_connection","values":{"name":"y"}}],
             "child_modules":[{"resources":[{"mode":"managed","type":"auth0_connection","values":{
              "id":null,"name":"a","strategy":"samlp","display_name":"","validation":null,"show_as_button":true,
              "options":[{"sign_in_endpoint":"https://a/","sign_saml_request":true,"fields_map":"{\"email\":\"mail\"}",
                "idp_initiated":[{"enabled":true}],"scopes":[],"strategy_version":0,"use_kerberos":false,"upstream_params":"no object","domain_aliases":["a.example"]}]}}]}]}}}"#;
        let resources = read(text.as_bytes());
        let records: Vec<_> = resources
            .records
            .iter()
            .map(|record| String::from_utf8_lossy(&record.text).into_owned())
            .collect();
        assert_eq!(
            records,
            [
                r#"{"name":"a","strategy":"samlp","show_as_button":true,"options":{"signInEndpoint":"https://a/","signSAMLRequest":true,"fieldsMap":{"email":"mail"},"idpinitiated":{"enabled":true},"domain_aliases":["a.example"]}}"#
            ]
        );
        let not_checked: Vec<_> = resources.not_checked.iter().map(String::as_str).collect();
        assert_eq!(
            not_checked,
            ["options.upstream_params", "options.use_kerberos"]
        );
    }

    #[test]
    fn a_state_file_has_instances() {
        let text = r#"{"version":4,"terraform_version":"1.9.0","resources":[{"mode":"managed","type":"auth0_connection","instances":[
            {"attributes":{"name":"a","strategy":"auth0","options":[{"password_policy":"fair","password_history":[{"enable":true,"size":5}],"import_mode":false}]}},
            {"attributes":{"name":"b","strategy":"made-up","options":[{"x":1}]}}]}]}"#;
        let resources = read(text.as_bytes());
        assert_eq!(resources.records.len(), 2);
        assert_eq!(
            String::from_utf8_lossy(&resources.records[0].text),
            r#"{"name":"a","strategy":"auth0","options":{"passwordPolicy":"fair","password_history":{"enable":true,"size":5},"import_mode":false}}"#
        );
        assert!(resources.not_checked.contains("options.x"));
    }
}
