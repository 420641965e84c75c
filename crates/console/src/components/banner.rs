//! A message that stays until what it says is no longer so.

use yew::{Html, html};

use super::icon::{Icon, icon};

/// What a banner is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Worth a look before going on.
    Warning,
    /// It did not work; read out at once.
    Error,
}

/// A message with what can be done about it.
pub(crate) fn banner(mood: Mood, body: Html, actions: Html) -> Html {
    let (class, drawing) = match mood {
        Mood::Info => ("pb-banner", Icon::Info),
        Mood::Success => ("pb-banner pb-banner-success", Icon::Done),
        Mood::Warning => ("pb-banner pb-banner-warning", Icon::Warning),
        Mood::Error => ("pb-banner pb-banner-error", Icon::Error),
    };
    let role = (mood == Mood::Error).then_some("alert");
    html! {
        <div {class} {role}>
            { icon(drawing) }
            <div class="pb-banner-body">{ body }</div>
            { actions }
        </div>
    }
}
