//! Blocks and attributes of the provider as options.

use std::collections::BTreeSet;

use connection_model::{Contract, Strategy};
use connection_validation::catalogue::{OptionId, OptionView, Siblings, Table, Types};
use lossless_json::{Number, Object, Pointer, Value};

use super::names::{Names, renamed};

/// Makes options of blocks.
pub(super) struct Blocks<'a> {
    pub(super) strategy: Strategy,
    pub(super) table: Table,
    pub(super) options: &'a mut Object,
    pub(super) names: &'a mut Names,
    pub(super) not_checked: &'a mut BTreeSet<String>,
}

impl Blocks<'_> {
    /// Takes the attributes of a block for options below `parent`, or at the top. `above` is the
    /// path of the block's attribute below `options`, with a dot behind it.
    pub(super) fn read(&mut self, parent: Option<OptionId>, block: &Value, above: &str) {
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
pub(super) fn unwrapped(value: &Value) -> &Value {
    match value.as_array() {
        Some([block @ Value::Object(_)]) => block,
        _ => value,
    }
}

/// State has every attribute, and a zero value for what nobody set.
pub(super) fn is_unset(value: &Value) -> bool {
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
    use super::snake_case;

    #[test]
    fn names_are_compared_in_snake_case() {
        assert_eq!(snake_case("signSAMLRequest"), "sign_saml_request");
        assert_eq!(snake_case("signInEndpoint"), "sign_in_endpoint");
        assert_eq!(snake_case("metadataXml"), "metadata_xml");
        assert_eq!(snake_case("client_id"), "client_id");
        assert_eq!(snake_case("entityID"), "entity_id");
    }
}
