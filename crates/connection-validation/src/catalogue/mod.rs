//! The catalogue: one table a strategy, one line an option.
//!
//! Checks, forms, documents and types are all read from these tables.

mod bounds;
pub(crate) mod check;
pub(crate) mod form;
mod keys;
pub(crate) mod line;
pub(crate) mod link;
pub(crate) mod loss;
pub(crate) mod macros;
pub(crate) mod relation;
pub(crate) mod row;
pub(crate) mod table;
mod types;
mod view;

pub(crate) use keys::equal;

use connection_model::Strategy;
use lossless_json::Pointer;

pub use bounds::Bounds;
pub use check::{Address, Secret};
pub use form::{Document, Group, Lifecycle};
pub use relation::{Condition, Expected, Relates, Relation};
pub use table::OptionId;
pub use types::Types;
pub use view::{OptionView, Siblings, Table};

pub use crate::format::Format;
use crate::strategies;
pub use crate::strategies::common::SERVER_MADE;

/// The options of a strategy.
///
/// Today every strategy has a table; none is the answer for one that is known by its name alone,
/// whose options are passed on as they are.
pub fn table(strategy: Strategy) -> Option<Table> {
    Some(Table {
        checks: strategies::checks(strategy),
        paths: strategies::paths(strategy),
        form: strategies::form(strategy),
        texts: strategies::texts(strategy),
    })
}

/// The texts that an option takes, by a pointer into `options`; empty when any text will do, or
/// there is no such option. An entry of an array is `/0`.
///
/// A program that asks for no more than this has no labels and no help in it.
pub fn choices(strategy: Strategy, pointer: &Pointer) -> &'static [&'static str] {
    let checks = strategies::checks(strategy);
    let row = checks.find(pointer).and_then(|id| checks.row(id));
    row.map_or(&[], |row| row.check.choices)
}

/// The paths of the options that the API computes from the option `source`, in the order of the
/// table; they have the form of [`OptionView::path`].
///
/// A program that asks for no more than this has no labels and no help in it.
pub fn derived(strategy: Strategy, source: &str) -> impl Iterator<Item = &'static str> {
    let paths = strategies::paths(strategy).iter();
    let lines = paths.zip(strategies::form(strategy));
    lines
        .filter(move |(_, form)| form.derived_from.contains(&source))
        .map(|(path, _)| *path)
}

/// The top-level fields of a connection.
pub fn common() -> Table {
    Table {
        checks: &strategies::common::CHECKS,
        paths: &strategies::common::PATHS,
        form: &strategies::common::FORM,
        texts: &strategies::common::TEXTS,
    }
}
