//! One file a strategy, and the fields that all connections share.
//!
//! Each part of a table has a function of its own, so that a module that only checks links
//! neither forms nor texts.

pub(crate) mod auth0;
pub(crate) mod common;
mod shared;

use connection_model::Strategy;

use crate::catalogue::form::Form;
use crate::catalogue::table::Checks;

/// What is checked of a strategy's options.
pub(crate) fn checks(strategy: Strategy) -> Option<&'static Checks> {
    match strategy {
        Strategy::Auth0 => Some(&auth0::CHECKS),
        _ => None,
    }
}

/// Where a strategy's options stand in a form.
pub(crate) fn form(strategy: Strategy) -> Option<&'static [Form]> {
    match strategy {
        Strategy::Auth0 => Some(&auth0::FORM),
        _ => None,
    }
}

/// What people read of a strategy's options: label and help.
pub(crate) fn texts(strategy: Strategy) -> Option<&'static [(&'static str, &'static str)]> {
    match strategy {
        Strategy::Auth0 => Some(&auth0::TEXTS),
        _ => None,
    }
}
