//! How far something long has come.

use yew::Html;

use crate::markup::el;
use crate::model::users::number;

/// A bar with its numbers. It changes without a word; what is worth hearing stands beside it.
pub(crate) fn progress(label: &str, done: u64, total: u64) -> Html {
    let numbers = [&number(done), " of ", &number(total)].concat();
    let bar = el("progress", "pb-progress")
        .attr("role", "progressbar")
        .set("aria-label", label.to_owned())
        .set("aria-valuetext", numbers.clone())
        .set("max", total.max(1).to_string())
        .set("value", done.to_string());
    el("div", "pb-progress-row")
        .child(bar)
        .child(
            el("span", "pb-muted")
                .attr("aria-hidden", "true")
                .text(&numbers),
        )
        .html()
}
