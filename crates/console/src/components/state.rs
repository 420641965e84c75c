//! What stands where data is still missing: loading, nothing there, failed.

use web_sys::Event;
use yew::{Callback, Html};

use super::banner::{Mood, banner, paragraph, told};
use super::button::{Look, button, unseen};
use super::icon::unplugged;
use crate::error::{Problem, problem};
use crate::markup::el;

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
    let row = || {
        el("div", "pb-skeleton-row")
            .child(el("span", "pb-skeleton"))
            .child(el("span", "pb-skeleton pb-skeleton-short"))
            .child(el("span", "pb-skeleton pb-skeleton-short"))
            .html()
    };
    el("div", "pb-card")
        .attr("aria-busy", "true")
        .child(unseen(label).attr("role", "status"))
        .list((0..rows).map(|_| row()).collect())
        .html()
}

/// Nothing is there, and how to change that.
pub(crate) fn empty(title: &str, text: &str, action: Html) -> Html {
    el("div", "pb-card pb-empty")
        .child(unplugged())
        .child(el("h2", "").text(title))
        .child(paragraph(text))
        .child(action)
        .html()
}

/// It did not work; with a button where trying again may help.
pub(crate) fn failure(error: &management_client::Error, retry: Callback<Event>) -> Html {
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
    banner(Mood::Error, told(title, paragraph(&text)), actions)
}
