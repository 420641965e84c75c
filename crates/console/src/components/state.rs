//! What stands where data is still missing: loading, nothing there, failed.

use yew::{Callback, Html, MouseEvent, html};

use super::banner::{Mood, banner};
use super::button::{Look, button};
use super::icon::unplugged;
use crate::error::{Problem, problem};

/// Something that is fetched.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Remote<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// It did not come.
    Failed(management_client::Error),
}

/// Grey lines in the shape of what will stand there.
pub(crate) fn skeleton(rows: usize, label: &str) -> Html {
    html! {
        <div class="pb-card" aria-busy="true">
            <span class="pb-visually-hidden" role="status">{ label }</span>
            for _ in 0..rows {
                <div class="pb-skeleton-row">
                    <span class="pb-skeleton"></span>
                    <span class="pb-skeleton pb-skeleton-short"></span>
                    <span class="pb-skeleton pb-skeleton-short"></span>
                </div>
            }
        </div>
    }
}

/// Nothing is there, and how to change that.
pub(crate) fn empty(title: &str, text: Html, action: Html) -> Html {
    html! {
        <div class="pb-card pb-empty">
            { unplugged() }
            <h2>{ title }</h2>
            <p>{ text }</p>
            { action }
        </div>
    }
}

/// It did not work; with a button where trying again may help.
pub(crate) fn failure(error: &management_client::Error, retry: Callback<MouseEvent>) -> Html {
    let Problem {
        title,
        text,
        retry: offer,
    } = problem(error);
    let actions = if offer {
        button(Look::Plain, "Try again", retry)
    } else {
        Html::default()
    };
    banner(
        Mood::Error,
        html! { <><strong>{ title }</strong><p>{ text }</p></> },
        actions,
    )
}
