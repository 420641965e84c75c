//! The catalogue as forms, documents and types read it.

use alloc::vec::Vec;

use connection_model::Contract;
use lossless_json::Pointer;

use super::bounds::Bounds;
use super::check::{Address, Aspects, Secret};
use super::form::{Document, Form, Group, Lifecycle};
use super::relation::Relation;
use super::row::Row;
use super::table::{Checks, Children, OptionId};
use super::types::Types;
use crate::format::Format;

/// The options of one strategy, or the top-level fields of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub(crate) checks: &'static Checks,
    pub(crate) paths: &'static [&'static str],
    pub(crate) form: &'static [Form],
    pub(crate) texts: &'static [(&'static str, &'static str)],
}

impl Table {
    /// How many options there are, nested ones and the rows for entries (`[]`, `*`) included.
    pub fn len(&self) -> usize {
        self.checks.rows.len()
    }

    /// Whether there is no option.
    pub fn is_empty(&self) -> bool {
        self.checks.rows.is_empty()
    }

    /// The options at the top, in the order of a form.
    pub fn roots(&self) -> Siblings {
        self.below(None)
    }

    /// The options right below an option, in the order of a form.
    pub fn children(&self, of: OptionId) -> Siblings {
        match self.checks.row(of) {
            Some(row) => self.below(Some(row)),
            None => Siblings {
                checks: self.checks,
                rows: None,
            },
        }
    }

    /// Every option, in depth-first order.
    pub fn options(&self) -> impl Iterator<Item = OptionView> {
        let table = *self;
        (0..self.checks.rows.len()).filter_map(move |index| {
            u16::try_from(index)
                .ok()
                .and_then(|id| table.option(OptionId(id)))
        })
    }

    /// The option at a place of the table, as relations name it.
    pub fn at(&self, place: u16) -> Option<OptionView> {
        self.option(OptionId(place))
    }

    /// What the options ask of each other.
    pub fn relations(&self) -> &'static [Relation] {
        self.checks.relations
    }

    /// One option.
    pub fn option(&self, id: OptionId) -> Option<OptionView> {
        Some(OptionView {
            id,
            row: self.checks.row(id)?,
            path: self.paths.get(id.index())?,
            form: self.form.get(id.index())?,
            text: *self.texts.get(id.index())?,
        })
    }

    /// The option a pointer (relative to the table: below `options`, or into the connection for
    /// the top-level fields) leads to, also through the entries of arrays and maps.
    pub fn find(&self, pointer: &Pointer) -> Option<OptionId> {
        self.checks.find(pointer)
    }

    /// The sections that have an option, in the order of their first one.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups = Vec::new();
        for id in self.roots() {
            if let Some(form) = self.form.get(id.index())
                && !groups.contains(&form.group)
            {
                groups.push(form.group);
            }
        }
        groups
    }

    fn below(&self, of: Option<&'static Row>) -> Siblings {
        Siblings {
            checks: self.checks,
            rows: Some(self.checks.children(of)),
        }
    }
}

/// Options with the same parent, in the table's order.
#[derive(Debug)]
pub struct Siblings {
    checks: &'static Checks,
    rows: Option<Children>,
}

impl Iterator for Siblings {
    type Item = OptionId;

    fn next(&mut self) -> Option<OptionId> {
        self.checks.id(self.rows.as_mut()?.next()?)
    }
}

/// One option with everything the catalogue says of it.
#[derive(Clone, Copy, Debug)]
pub struct OptionView {
    id: OptionId,
    row: &'static Row,
    path: &'static str,
    form: &'static Form,
    text: (&'static str, &'static str),
}

impl OptionView {
    /// Its place in the table.
    pub fn id(&self) -> OptionId {
        self.id
    }

    /// Its path with dots, for example `password_history.size`; `[]` stands for the entries of an
    /// array, `*` for the members of a map.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The last segment of its path.
    pub fn key(&self) -> &'static str {
        self.row.key()
    }

    /// Whether it stands for the entries of an array or the members of a map.
    pub fn is_entry(&self) -> bool {
        self.row.is_entry()
    }

    /// Its pointer below the table's root; `None` for a row that stands for many places.
    pub fn pointer(&self) -> Option<Pointer> {
        let segments = self.path().split('.');
        let mut pointer = Pointer::root();
        for segment in segments {
            if segment == "*" || segment.ends_with("[]") {
                return None;
            }
            pointer = pointer.join(segment);
        }
        Some(pointer)
    }

    /// The JSON types it takes.
    pub fn types(&self) -> Types {
        self.row.check.types
    }

    /// The texts it takes; empty when any text will do.
    pub fn choices(&self) -> &'static [&'static str] {
        self.row.check.choices
    }

    /// The bounds of a number.
    pub fn range(&self) -> Bounds {
        self.row.check.range.bounds()
    }

    /// The length of a text in characters (Unicode scalar values).
    pub fn length(&self) -> Bounds {
        self.row.check.length.bounds()
    }

    /// The form a text has to have.
    pub fn format(&self) -> Format {
        self.row.check.format
    }

    /// Who uses the host, where the text is an address.
    pub fn address(&self) -> Address {
        self.row.check.address
    }

    /// The number of entries or members.
    pub fn count(&self) -> Bounds {
        self.row.check.count.bounds()
    }

    /// Whether an entry may not be there twice.
    pub fn unique(&self) -> bool {
        self.row.check.unique
    }

    /// The entries that an array must have.
    pub fn contains(&self) -> &'static [&'static str] {
        if self.row.check.wants_words {
            self.row.check.words
        } else {
            &[]
        }
    }

    /// Whether an object takes no other keys than those of the catalogue.
    pub fn closed(&self) -> bool {
        self.row.check.closed
    }

    /// Whether the API refuses what breaks this constraint; else it is only documented.
    pub(crate) fn refuses(&self, aspect: Aspects) -> bool {
        !self.row.check.documented.has(aspect)
    }

    /// Whether it must be there when its parent is.
    pub fn required(&self) -> bool {
        self.row.check.required
    }

    /// Whether it is fixed when the connection is created.
    pub fn create_only(&self) -> bool {
        self.row.check.create_only
    }

    /// Whether its value may be shown, logged or stored.
    pub fn secret(&self) -> Secret {
        self.row.check.secret
    }

    /// The contract that reads it, when only one does.
    pub fn contract(&self) -> Option<Contract> {
        self.row.check.reads
    }

    /// The section of a form it belongs to.
    pub fn group(&self) -> Group {
        self.form.group
    }

    /// How far along the vendor says it is.
    pub fn lifecycle(&self) -> Lifecycle {
        self.form.lifecycle
    }

    /// The value, as JSON, that the API uses when it is left out, where that is known.
    pub fn default(&self) -> Option<&'static str> {
        self.form.default
    }

    /// The options it is computed from by the API.
    pub fn derived_from(&self) -> &'static [&'static str] {
        self.form.derived_from
    }

    /// Whether it asks the provider for a permission to change or remove what is the user's, or to
    /// act in the user's name.
    ///
    /// Source: what the providers' documents say of the permission.
    pub fn wide(&self) -> bool {
        self.form.wide
    }

    /// The kind of document that its text is, beyond what its format says.
    pub fn document(&self) -> Option<Document> {
        self.form.document
    }

    /// Whether its text has many lines, such as a script.
    pub fn multiline(&self) -> bool {
        self.form.multiline
    }

    /// What it is called in a form.
    pub fn label(&self) -> &'static str {
        self.text.0
    }

    /// What it does, in a sentence.
    pub fn help(&self) -> &'static str {
        self.text.1
    }
}
