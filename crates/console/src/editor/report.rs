//! What became of the last save.

use super::state::{Action, SaveReport};
use super::view::Parts;
use crate::components::banner::paragraph;
use crate::components::button::{Look, Tone, badge, button, small_icon_button};
use crate::components::icon::Icon;
use crate::markup::{El, all, el};
use crate::model::findings::strategy;
use crate::review::changes::change_list;

/// The report, where the bar with the changes stood, until the next edit.
pub(super) fn report(parts: &Parts<'_>, report: &SaveReport) -> El {
    let strategy = strategy(parts.editing.draft.base());
    let undo = parts.dispatch.reform(|_| Action::Undo);
    let close = parts.dispatch.reform(|_| Action::CloseReport);
    let (tone, rest) = if !report.read_back {
        let text = "The connection could not be read again, so it is not known whether the API \
                    changed more.";
        (Tone::Warning, paragraph(text).html())
    } else if report.surprises.is_empty() {
        let text = "The server has exactly what was reviewed.";
        (Tone::Success, paragraph(text).html())
    } else {
        let list = change_list(strategy, &report.surprises);
        let text = paragraph("The API changed these by itself:").html();
        (Tone::Warning, all(vec![text, list]))
    };
    el("section", "pb-bar")
        .attr("aria-label", "The last save")
        .child(badge(tone, "Saved"))
        .child(el("div", "pb-bar-body").child(rest))
        .maybe((!parts.is_read_only()).then(|| button(Look::Plain, "Undo…", undo)))
        .child(small_icon_button(Icon::Close, "Close".to_owned(), close))
}
