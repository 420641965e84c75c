//! The form of a connection: sections of fields, as the catalogue orders them.

use connection_model::{Contract, Strategy};
use connection_validation::catalogue::{self, Group, Lifecycle, OptionId, OptionView, Table};
use lossless_json::{Pointer, Value};

use super::control::Control;

/// One option in a form.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// What the catalogue says of it.
    pub(crate) option: OptionView,
    /// Where it is in the connection.
    pub(crate) pointer: Pointer,
    /// How it is edited.
    pub(crate) control: Control,
    /// What one entry of a list is called.
    pub(crate) entry: &'static str,
    /// The options inside it, when its control is [`Control::Group`].
    pub(crate) children: Vec<Field>,
}

/// A section of a form.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// Which one.
    pub(crate) group: Group,
    /// Its fields in the catalogue's order: top-level fields of the connection first.
    pub(crate) fields: Vec<Field>,
}

impl Section {
    /// Whether the section is folded until somebody opens it.
    pub(crate) fn is_folded(&self) -> bool {
        self.group == Group::Advanced
    }
}

/// Where the options of a connection are.
pub(crate) fn options_pointer() -> Pointer {
    Pointer::root().join("options")
}

/// The sections for a strategy; only the connection's own fields when its options have no table.
pub(crate) fn sections(strategy: Option<Strategy>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut add = |table: &Table, outer: &Pointer| {
        for field in fields(table, table.roots(), outer) {
            let group = field.option.group();
            match sections.iter_mut().find(|section| section.group == group) {
                Some(section) => section.fields.push(field),
                None => sections.push(Section {
                    group,
                    fields: vec![field],
                }),
            }
        }
    };
    add(&catalogue::common(), &Pointer::root());
    if let Some(table) = strategy.and_then(catalogue::table) {
        add(&table, &options_pointer());
    }
    sections.sort_by_key(|section| section.group);
    sections
}

impl Field {
    /// Whether the field is shown: one that only the other contract reads is shown only while
    /// it has a value, so that it can be seen and removed.
    pub(crate) fn is_shown(&self, contract: Contract, connection: &Value) -> bool {
        let read_here = self
            .option
            .contract()
            .is_none_or(|reader| reader == contract);
        read_here || connection.at(&self.pointer).is_some()
    }

    /// Whether the field belongs among the older settings, which are folded until they have a
    /// value. The older name of an option is not old where the contract reads no other.
    pub(crate) fn is_older(&self, contract: Contract, connection: &Value) -> bool {
        self.option.lifecycle() == Lifecycle::Legacy
            && self.option.contract() != Some(contract)
            && connection.at(&self.pointer).is_none()
    }

    /// The keys of an object that none of its options names, in the object's order.
    pub(crate) fn other_keys<'value>(&self, value: Option<&'value Value>) -> Vec<&'value str> {
        other_keys(&self.children, value)
    }
}

/// The keys of the connection's `options` that the catalogue does not name.
pub(crate) fn other_options<'value>(
    sections: &[Section],
    connection: &'value Value,
) -> Vec<&'value str> {
    let options = options_pointer();
    let named: Vec<Field> = sections
        .iter()
        .flat_map(|section| section.fields.iter())
        .filter(|field| field.pointer.starts_with(&options))
        .cloned()
        .collect();
    other_keys(&named, connection.at(&options))
}

/// The labels of an option and of what holds it, for example `Password history › On`; for a
/// place that the catalogue does not know, its path with dots.
pub(crate) fn label(strategy: Option<Strategy>, pointer: &Pointer) -> String {
    let (table, below) = match pointer.strip_prefix(&options_pointer()) {
        Some(below) if !below.is_root() => (strategy.and_then(catalogue::table), below),
        Some(_) => return "Options".to_owned(),
        None => (Some(catalogue::common()), pointer.clone()),
    };
    let mut labels: Vec<String> = Vec::new();
    let mut current = Pointer::root();
    for token in below.tokens() {
        current = current.join(&token);
        let option = table.as_ref().and_then(|table| {
            let id = table.find(&current)?;
            table.option(id)
        });
        labels.push(match option {
            Some(option) if !option.is_entry() => option.label().to_owned(),
            _ => token.into_owned(),
        });
    }
    labels.join(" › ")
}

fn fields(table: &Table, ids: impl Iterator<Item = OptionId>, outer: &Pointer) -> Vec<Field> {
    ids.filter_map(|id| table.option(id))
        .filter(|option| !option.is_entry())
        .map(|option| {
            let pointer = outer.join(option.key());
            let control = Control::of(table, &option);
            let children = if control == Control::Group {
                fields(table, table.children(option.id()), &pointer)
            } else {
                Vec::new()
            };
            let entry = table
                .children(option.id())
                .filter_map(|id| table.option(id))
                .find(OptionView::is_entry);
            Field {
                option,
                pointer,
                control,
                entry: entry.map_or("", |entry| entry.label()),
                children,
            }
        })
        .collect()
}

fn other_keys<'value>(named: &[Field], value: Option<&'value Value>) -> Vec<&'value str> {
    let Some(members) = value.and_then(Value::as_object) else {
        return Vec::new();
    };
    members
        .keys()
        .filter(|key| !named.iter().any(|field| field.option.key() == *key))
        .collect()
}

#[cfg(test)]
mod tests {
    use connection_model::{Contract, Strategy};
    use connection_validation::catalogue::{self, Group};
    use lossless_json::{Pointer, Value};

    use super::{Field, label, other_options, sections};

    fn parse(text: &str) -> Value {
        Value::parse(text.as_bytes()).unwrap()
    }

    fn count(fields: &[Field]) -> usize {
        fields.iter().map(|field| 1 + count(&field.children)).sum()
    }

    fn find(pointer: &str) -> Field {
        let pointer = Pointer::parse(pointer).unwrap();
        sections(Some(Strategy::Auth0))
            .into_iter()
            .flat_map(|section| section.fields)
            .find(|field| field.pointer == pointer)
            .unwrap()
    }

    #[test]
    fn every_option_of_the_catalogue_is_in_the_form_exactly_once() {
        let edited_inside = |option: &catalogue::OptionView| {
            option.path().contains("[]") || option.path().contains('*')
        };
        let expected = [
            catalogue::common(),
            catalogue::table(Strategy::Auth0).unwrap(),
        ]
        .iter()
        .flat_map(catalogue::Table::options)
        .filter(|option| !edited_inside(option))
        .count();
        let sections = sections(Some(Strategy::Auth0));
        let shown: usize = sections.iter().map(|section| count(&section.fields)).sum();
        assert_eq!(shown, expected);
    }

    #[test]
    fn common_settings_come_first_and_advanced_ones_last() {
        let sections = sections(Some(Strategy::Auth0));
        assert_eq!(sections.first().unwrap().group, Group::General);
        assert_eq!(sections.last().unwrap().group, Group::Advanced);
        assert!(sections.last().unwrap().is_folded());
    }

    #[test]
    fn a_strategy_without_a_table_still_has_the_fields_of_a_connection() {
        let groups: Vec<Group> = sections(None).iter().map(|section| section.group).collect();
        assert_eq!(groups, [Group::General, Group::Advanced]);
    }

    #[test]
    fn an_option_of_the_other_contract_is_shown_only_while_it_has_a_value() {
        let field = find("/options/passwordPolicy");
        let without = parse(r#"{"options":{}}"#);
        let with = parse(r#"{"options":{"passwordPolicy":"fair"}}"#);
        assert!(!field.is_shown(Contract::Reference, &without));
        assert!(field.is_shown(Contract::Reference, &with));
        assert!(field.is_shown(Contract::Tenant, &without));
        assert!(!field.is_older(Contract::Tenant, &without));
    }

    #[test]
    fn an_older_setting_is_folded_until_it_has_a_value() {
        let field = find("/options/mfa");
        assert!(field.is_older(Contract::Tenant, &parse("{}")));
        let with = parse(r#"{"options":{"mfa":{"active":true}}}"#);
        assert!(!field.is_older(Contract::Tenant, &with));
    }

    #[test]
    fn options_without_a_row_are_found_at_every_level() {
        let connection = parse(
            r#"{"options":{"made_up":1,"disable_signup":true,"customScripts":{"login":"x","own":"y"}}}"#,
        );
        let sections = sections(Some(Strategy::Auth0));
        assert_eq!(other_options(&sections, &connection), ["made_up"]);
        let scripts = find("/options/customScripts");
        assert_eq!(scripts.other_keys(connection.at(&scripts.pointer)), ["own"]);
    }

    #[test]
    fn a_place_is_named_by_labels_and_where_there_are_none_by_keys() {
        let auth0 = Some(Strategy::Auth0);
        for (strategy, pointer, expected) in [
            (auth0, "/display_name", "Display name"),
            (
                auth0,
                "/options/password_history/size",
                "Password history › Remembered passwords",
            ),
            (auth0, "/options/made_up/deep", "made_up › deep"),
            (
                auth0,
                "/options/configuration/API_KEY",
                "Settings for scripts › API_KEY",
            ),
            (None, "/options/made_up", "made_up"),
            (auth0, "/options", "Options"),
            (auth0, "/metadata/owner", "Metadata › owner"),
        ] {
            let pointer = Pointer::parse(pointer).unwrap();
            assert_eq!(label(strategy, &pointer), expected);
        }
    }
}
