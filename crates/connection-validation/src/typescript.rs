//! Connections as TypeScript types, from the catalogue.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use connection_model::Strategy;

use crate::Code;
use crate::catalogue::{self, Group, OptionId, OptionView, Table, Types};

/// The declarations: strategies, finding codes, and the connection of each strategy.
///
/// A key that is not in the catalogue may stand in `options`, as the API takes it; it has the type
/// `unknown`. Beside a strategy every option has the type that the API is documented to take.
pub fn declarations() -> String {
    let mut text = String::from("/** The name of an identity provider's kind. */\n");
    union(
        &mut text,
        "Strategy",
        Strategy::ALL.iter().map(|it| it.as_str()),
    );
    text.push_str("\n/** What is wrong: a stable slug that scripts may rely on. */\n");
    union(
        &mut text,
        "FindingCode",
        Code::ALL.iter().map(|it| it.as_str()),
    );
    text.push_str("\n/** The fields that connections of every strategy have. */\n");
    text.push_str("export interface ConnectionFields {\n");
    let common = catalogue::common();
    for option in options(&common, common.roots()) {
        if option.key() != "strategy" {
            member(&mut text, &common, &option, 1);
        }
    }
    text.push_str("}\n");
    for strategy in Strategy::ALL {
        let (name, label) = (type_name(*strategy), strategy.label());
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n/** Options of {label} (`{strategy}`). */\nexport interface {name}Options {{\n"
        );
        if let Some(table) = catalogue::table(*strategy) {
            for option in options(&table, table.roots()) {
                member(&mut text, &table, &option, 1);
            }
        }
        text.push_str("  [unknown: string]: unknown;\n}\n");
    }
    text.push_str("\n/** The options of each strategy. */\nexport interface OptionsByStrategy {\n");
    for strategy in Strategy::ALL {
        let _ = writeln!(
            text,
            "  {}: {}Options;",
            key(strategy.as_str()),
            type_name(*strategy)
        );
    }
    text.push_str("}\n");
    text.push_str(CONNECTIONS);
    text
}

const CONNECTIONS: &str = "
/** The body of `POST /connections`, by its `strategy`. */
export type CreateConnection = {
  [Name in Strategy]: ConnectionFields & { strategy: Name; options?: OptionsByStrategy[Name] };
}[Strategy];

/** The body of `PATCH /connections/{id}` for a connection of one strategy. */
export type UpdateConnection<Name extends Strategy = Strategy> = Partial<
  Omit<ConnectionFields, \"name\">
> & { options?: OptionsByStrategy[Name] };
";

fn union<'a>(text: &mut String, name: &str, members: impl Iterator<Item = &'a str>) {
    let _ = write!(text, "export type {name} =");
    for member in members {
        let _ = write!(text, "\n  | \"{member}\"");
    }
    text.push_str(";\n");
}

fn options(table: &Table, ids: impl Iterator<Item = OptionId>) -> Vec<OptionView> {
    ids.filter_map(|id| table.option(id)).collect()
}

fn member(text: &mut String, table: &Table, option: &OptionView, depth: usize) {
    let indent = "  ".repeat(depth);
    let mark = if option.required() { "" } else { "?" };
    let (key, of_type) = (key(option.key()), type_of(table, option, depth));
    // What ends a comment would end it here as well.
    let help = option.help().replace("*/", "* /");
    let old = if option.group() == Group::Advanced {
        ""
    } else {
        match option.lifecycle() {
            catalogue::Lifecycle::Legacy => " An older setting.",
            _ => "",
        }
    };
    let _ = write!(
        text,
        "{indent}/** {help}{old} */\n{indent}{key}{mark}: {of_type};\n"
    );
}

fn type_of(table: &Table, option: &OptionView, depth: usize) -> String {
    let mut types: Vec<String> = Vec::new();
    for name in option.types().names() {
        types.push(match name {
            "string" if !option.choices().is_empty() => {
                let choices = option.choices().iter();
                let quoted: Vec<String> = choices.map(|choice| format!("\"{choice}\"")).collect();
                quoted.join(" | ")
            }
            "integer" => "number".to_string(),
            "array" => array(table, option, depth),
            "object" => object(table, option, depth),
            other => other.to_string(),
        });
    }
    types.dedup();
    if types.is_empty() {
        "unknown".to_string()
    } else {
        types.join(" | ")
    }
}

fn array(table: &Table, option: &OptionView, depth: usize) -> String {
    match entry(table, option, "[]") {
        Some(entry) => format!("Array<{}>", type_of(table, &entry, depth)),
        None => "unknown[]".to_string(),
    }
}

fn object(table: &Table, option: &OptionView, depth: usize) -> String {
    if let Some(entry) = entry(table, option, "*") {
        return format!("Record<string, {}>", type_of(table, &entry, depth));
    }
    let members: Vec<OptionView> = options(table, table.children(option.id()))
        .into_iter()
        .filter(|member| !member.is_entry())
        .collect();
    if members.is_empty() {
        return "Record<string, unknown>".to_string();
    }
    let mut text = String::from("{\n");
    for each in &members {
        member(&mut text, table, each, depth + 1);
    }
    let indent = "  ".repeat(depth);
    if !option.closed() {
        let _ = writeln!(text, "{indent}  [unknown: string]: unknown;");
    }
    let _ = write!(text, "{indent}}}");
    text
}

fn entry(table: &Table, option: &OptionView, key: &str) -> Option<OptionView> {
    let has_entries = option.types().has(Types::ARRAY) || option.types().has(Types::OBJECT);
    let mut children = options(table, table.children(option.id())).into_iter();
    children.find(|child| has_entries && child.key() == key)
}

/// `google-oauth2` → `GoogleOauth2`.
fn type_name(strategy: Strategy) -> String {
    let words = strategy.as_str().split('-');
    words
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}

/// A key, in quotes where it is no name.
fn key(key: &str) -> String {
    let is_name = key
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !key.starts_with(|first: char| first.is_ascii_digit());
    if is_name {
        key.to_string()
    } else {
        format!("\"{key}\"")
    }
}
