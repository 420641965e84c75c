//! The catalogue: one table a strategy, one line an option.
//!
//! Checks, forms, documents and types are all read from these tables.

mod bounds;
pub(crate) mod check;
pub(crate) mod form;
mod keys;
pub(crate) mod line;
pub(crate) mod link;
pub(crate) mod macros;
pub(crate) mod relation;
pub(crate) mod row;
pub(crate) mod table;
mod types;
mod view;

use connection_model::Strategy;

pub use bounds::Bounds;
pub use check::{Address, Secret};
pub use form::{Group, Lifecycle};
pub use table::OptionId;
pub use types::Types;
pub use view::{OptionView, Siblings, Table};

pub use crate::format::Format;
use crate::strategies;

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

/// The top-level fields of a connection.
pub fn common() -> Table {
    Table {
        checks: &strategies::common::CHECKS,
        paths: &strategies::common::PATHS,
        form: &strategies::common::FORM,
        texts: &strategies::common::TEXTS,
    }
}
