//! Short messages that go by themselves.

use web_sys::Event;
use yew::{Callback, Html};

use super::button::small_icon_button;
use super::icon::Icon;
use crate::markup::el;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Toast {
    /// Tells messages apart.
    pub(crate) key: u32,
    /// What it says.
    pub(crate) text: String,
}

/// How long a message stays, in milliseconds: long enough to read two lines.
pub(crate) const TOAST_TIME: i32 = 6000;

/// The messages in a polite live region, which has to be there before the first of them.
pub(crate) fn toasts(messages: &[Toast], dismiss: &Callback<u32>) -> Html {
    let shown = messages
        .iter()
        .map(|message| toast(message, dismiss))
        .collect();
    el("div", "pb-toasts")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .list(shown)
        .html()
}

fn toast(message: &Toast, dismiss: &Callback<u32>) -> Html {
    let key = message.key;
    let close = dismiss.reform(move |_: Event| key);
    el("div", "pb-toast")
        .key(&key.to_string())
        .child(el("span", "").text(&message.text))
        .child(small_icon_button(Icon::Close, "Dismiss".to_owned(), close))
        .html()
}
