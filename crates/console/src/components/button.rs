//! Buttons, links between pages, badges.

use yew::{Callback, Html, MouseEvent, html};

use super::icon::{Icon, icon};
use crate::host::Host;
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
    /// Worth a look.
    Warning,
    /// Wrong.
    Danger,
}

/// A button with a text.
pub(crate) fn button(look: Look, label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class={look.class()} {onclick}>{ label }</button> }
}

/// A button that cannot be pressed at times.
pub(crate) fn action(
    look: Look,
    label: &str,
    enabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class={look.class()} disabled={!enabled} {onclick}>{ label }</button>
    }
}

/// A button with a drawing and a text.
pub(crate) fn icon_button(
    look: Look,
    drawing: Icon,
    label: &str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class={look.class()} {onclick}>{ icon(drawing) }{ label }</button>
    }
}

/// A small button that shows only a drawing; the label is read out and shown as a tip.
pub(crate) fn small_icon_button(
    drawing: Icon,
    label: String,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button
            type="button"
            class="pb-button pb-button-quiet pb-button-icon pb-button-small"
            title={label.clone()}
            aria-label={label}
            {onclick}
        >
            { icon(drawing) }
        </button>
    }
}

/// A button inside a sentence.
pub(crate) fn link_button(label: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="pb-link-button" {onclick}>{ label }</button> }
}

/// A link to a page of the console.
pub(crate) fn page_link(host: &Host, route: &Route, class: &'static str, content: Html) -> Html {
    let path = route.path();
    let href = Host::link(&path);
    let host = host.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // With a modifier the user wants another tab or window, which the browser makes.
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if plain {
            event.prevent_default();
            host.navigate(&path);
        }
    });
    html! { <a {class} {href} {onclick}>{ content }</a> }
}

/// A short fact.
pub(crate) fn badge(tone: Tone, text: &str) -> Html {
    let class = match tone {
        Tone::Neutral => "pb-badge",
        Tone::Accent => "pb-badge pb-badge-accent",
        Tone::Warning => "pb-badge pb-badge-warning",
        Tone::Danger => "pb-badge pb-badge-danger",
    };
    html! { <span {class}>{ text }</span> }
}

/// A dot that something is to be seen behind a tab or a link.
pub(crate) fn dot(urgent: bool, text: &'static str) -> Html {
    let class = if urgent {
        "pb-dot pb-dot-error"
    } else {
        "pb-dot"
    };
    html! { <span {class} title={text}><span class="pb-visually-hidden">{ text }</span></span> }
}
