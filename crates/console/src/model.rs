//! What the pages show, worked out without a browser.

pub(crate) mod certificate;
pub(crate) mod control;
pub(crate) mod draft;
pub(crate) mod findings;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod rate_limit;
pub(crate) mod search;
pub(crate) mod token;
pub(crate) mod users;
pub(crate) mod wording;
