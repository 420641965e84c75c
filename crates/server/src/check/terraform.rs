//! What `terraform show -json` says of `auth0_connection` resources, and the state file itself.
//!
//! The provider names options in snake case and changes the name and shape of some. An attribute is
//! taken for an option when it is exactly the option's name in snake case and has its JSON type, or
//! is known to be the option; any other is named, and not checked. Since options may be missing here
//! that the provider does send, only findings about one value are kept.
//!
//! Sources: the documentation of the provider's resource, and Terraform's of its JSON output.

mod blocks;
mod names;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use connection_files::{Cursor, Origin, Record};
use connection_model::Strategy;
use connection_validation::catalogue;
use connection_validation::{Code, Finding};
use lossless_json::{Event, Object, Scanner, Value};

use self::blocks::{Blocks, is_unset, unwrapped};
pub(super) use self::names::Names;

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

#[cfg(test)]
mod tests {
    use super::{is_terraform, read};

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
