//! Short messages that go by themselves.

use yew::{Callback, Html, html};

use super::button::small_icon_button;
use super::icon::Icon;

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
    html! {
        <div class="pb-toasts" role="status" aria-live="polite">
            for message in messages {
                { toast(message, dismiss) }
            }
        </div>
    }
}

fn toast(message: &Toast, dismiss: &Callback<u32>) -> Html {
    let key = message.key;
    let close = {
        let dismiss = dismiss.clone();
        Callback::from(move |_| dismiss.emit(key))
    };
    html! {
        <div class="pb-toast" {key}>
            <span>{ &message.text }</span>
            { small_icon_button(Icon::Close, "Dismiss".to_owned(), close) }
        </div>
    }
}
