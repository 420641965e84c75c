//! The component set: plain functions where there is no state, components where there is.

pub(crate) mod banner;
pub(crate) mod button;
pub(crate) mod certificate;
pub(crate) mod confirm;
pub(crate) mod control;
pub(crate) mod copy;
pub(crate) mod dialog;
pub(crate) mod finding;
pub(crate) mod icon;
pub(crate) mod json;
pub(crate) mod list;
pub(crate) mod map;
pub(crate) mod progress;
pub(crate) mod secret;
pub(crate) mod state;
pub(crate) mod tabs;
pub(crate) mod theme;
pub(crate) mod toast;
