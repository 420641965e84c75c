//! A message that stays until what it says is no longer so.

use yew::Html;

use super::icon::{Icon, icon};
use crate::markup::{El, all, el};

/// What a banner is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Good to know.
    Info,
    /// Worth a look before going on.
    Warning,
    /// It did not work; read out at once.
    Error,
}

/// A message with what can be done about it.
pub(crate) fn banner(mood: Mood, body: Html, actions: Html) -> Html {
    let (class, drawing) = match mood {
        Mood::Info => ("pb-banner", Icon::Info),
        Mood::Warning => ("pb-banner pb-banner-warning", Icon::Warning),
        Mood::Error => ("pb-banner pb-banner-error", Icon::Error),
    };
    el("div", class)
        .attr_if(mood == Mood::Error, "role", "alert")
        .child(icon(drawing))
        .child(el("div", "pb-banner-body").child(body))
        .child(actions)
        .html()
}

/// A title and what follows it, the usual body of a banner.
pub(crate) fn told(title: &str, rest: impl Into<Html>) -> Html {
    all(vec![el("strong", "").text(title).html(), rest.into()])
}

/// A paragraph.
pub(crate) fn paragraph(text: &str) -> El {
    el("p", "").text(text)
}
