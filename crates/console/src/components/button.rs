//! Buttons, links between pages, badges, remarks.

use connection_model::Operation;
use connection_validation::Severity;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};
use yew::{Callback, Html};

use super::icon::{Icon, icon};
use crate::app::{App, Obstacle};
use crate::host::Host;
use crate::markup::{El, el};
use crate::route::Route;

/// How much a button calls for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// One of several.
    Plain,
    /// What most people come for; one in a view.
    Primary,
    /// The way to something that cannot be undone.
    Danger,
    /// What does it.
    Destroy,
    /// Beside other things.
    Quiet,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "pb-button",
            Self::Primary => "pb-button pb-button-primary",
            Self::Danger => "pb-button pb-button-danger",
            Self::Destroy => "pb-button pb-button-destroy",
            Self::Quiet => "pb-button pb-button-quiet",
        }
    }
}

/// What a badge says by its colour; the text says it as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// A plain fact.
    Neutral,
    /// Something of ours.
    Accent,
    /// All is well.
    Success,
    /// Worth a look.
    Warning,
    /// Wrong.
    Danger,
}

/// A button with a text.
pub(crate) fn button(look: Look, label: &str, onclick: Callback<Event>) -> Html {
    bare(look.class()).click(onclick).text(label).html()
}

/// A button that cannot be pressed at times.
pub(crate) fn action(look: Look, label: &str, enabled: bool, onclick: Callback<Event>) -> El {
    bare(look.class())
        .attr_if(!enabled, "disabled", "")
        .click(onclick)
        .text(label)
}

/// A button with a drawing and a text.
pub(crate) fn icon_button(
    look: Look,
    drawing: Icon,
    label: &str,
    onclick: Callback<Event>,
) -> Html {
    bare(look.class())
        .click(onclick)
        .child(icon(drawing))
        .text(label)
        .html()
}

/// A button, or what stands in its place while what it does is not possible: where the token does
/// not allow it, a locked one that can be reached, tells the scope that is missing, and does
/// nothing else; in a console that changes nothing, none at all.
pub(crate) fn permitted(
    app: &App,
    operation: Operation,
    look: Look,
    label: &str,
    button: impl Into<Html>,
) -> Html {
    let scope = match app.obstacle(operation) {
        None => return button.into(),
        Some(Obstacle::ReadOnly) => return Html::default(),
        Some(Obstacle::Scope(scope)) => scope,
    };
    let reason = ["Needs the scope ", scope, ", which the access token lacks"].concat();
    let tell = {
        let (app, reason) = (app.clone(), reason.clone());
        Callback::from(move |_| app.toast(reason.clone()))
    };
    bare(look.class())
        .attr("aria-disabled", "true")
        .set("title", reason)
        .click(tell)
        .child(icon(Icon::Lock))
        .text(label)
        .html()
}

/// A small button that shows only a drawing; the label is read out and shown as a tip.
pub(crate) fn small_icon_button(drawing: Icon, label: String, onclick: Callback<Event>) -> Html {
    bare("pb-button pb-button-quiet pb-button-icon pb-button-small")
        .set("title", label.clone())
        .set("aria-label", label)
        .click(onclick)
        .child(icon(drawing))
        .html()
}

/// A button inside a sentence.
pub(crate) fn link_button(label: &str, onclick: Callback<Event>) -> Html {
    bare("pb-link-button").click(onclick).text(label).html()
}

/// A button without a look.
pub(crate) fn bare(class: &'static str) -> El {
    el("button", class).attr("type", "button")
}

/// A link to a page of the console.
pub(crate) fn page_link(host: &Host, route: &Route, class: &'static str) -> El {
    let path = route.path();
    let href = Host::link(&path);
    let host = host.clone();
    let onclick = Callback::from(move |event: Event| {
        // With a modifier the user wants another tab or window, which the browser makes.
        let mouse: &MouseEvent = event.unchecked_ref();
        let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
        if mouse.button() == 0 && !modified {
            event.prevent_default();
            host.navigate(&path);
        }
    });
    el("a", class).set("href", href).click(onclick)
}

/// The way back to the list, and where one is.
pub(crate) fn crumbs(app: &App, here: &str) -> Html {
    let list = page_link(app.host(), &Route::connections(), "").text("Connections");
    el("nav", "pb-crumbs")
        .attr("aria-label", "Breadcrumb")
        .child(list)
        .child(el("span", "").attr("aria-hidden", "true").text("/"))
        .child(el("span", "").attr("aria-current", "page").text(here))
        .html()
}

/// A short fact.
pub(crate) fn badge(tone: Tone, text: &str) -> El {
    let class = match tone {
        Tone::Neutral => "pb-badge",
        Tone::Accent => "pb-badge pb-badge-accent",
        Tone::Success => "pb-badge pb-badge-success",
        Tone::Warning => "pb-badge pb-badge-warning",
        Tone::Danger => "pb-badge pb-badge-danger",
    };
    el("span", class).text(text)
}

/// A dot that something is to be seen behind a tab or a link.
pub(crate) fn dot(urgent: bool, text: &'static str) -> Html {
    let class = if urgent {
        "pb-dot pb-dot-error"
    } else {
        "pb-dot"
    };
    el("span", class)
        .attr("title", text)
        .child(unseen(text))
        .html()
}

/// A text that is read out and not shown.
pub(crate) fn unseen(text: &str) -> El {
    el("span", "pb-visually-hidden").text(text)
}

/// A paragraph about something that is wrong, to be followed by what it is.
pub(crate) fn remark(severity: Severity) -> El {
    about("p", severity)
}

/// The same inside a line.
pub(crate) fn marked(severity: Severity) -> El {
    about("span", severity)
}

fn about(tag: &'static str, severity: Severity) -> El {
    let (class, drawing) = match severity {
        Severity::Error => ("pb-message pb-message-error", Icon::Error),
        Severity::Warning => ("pb-message pb-message-warning", Icon::Warning),
    };
    el(tag, class).child(icon(drawing))
}
