//! What could be better about a connection that is right: folded away until somebody asks.

use connection_validation::Finding;
use yew::{Callback, Html};

use super::bar::place_link;
use super::state::Action;
use super::view::Parts;
use crate::components::button::{Tone, badge, link_button};
use crate::components::finding::said;
use crate::components::icon::chevron;
use crate::markup::el;
use crate::model::draft::Edit;
use crate::model::wording::counted;

/// The suggestions, or nothing where there are none.
pub(super) fn suggestions(parts: &Parts<'_>, findings: &[Finding]) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    let title_id = parts.app.host().id("suggestions");
    let count = counted(findings.len(), "suggestion", "suggestions");
    let summary = el("summary", "pb-card-head")
        .child(chevron())
        .child(el("h2", "").id(&title_id).text("Review"))
        .child(badge(Tone::Neutral, &count))
        .child(el("span", "pb-help").text("The API takes it all. This could be better."));
    let entries = findings.iter().map(|finding| entry(parts, finding));
    let list = el("ul", "pb-suggestions").list(entries.collect());
    let fold = el("details", "pb-fold").child(summary).child(list);
    el("section", "pb-card")
        .set("aria-labelledby", title_id)
        .child(fold)
        .html()
}

fn entry(parts: &Parts<'_>, finding: &Finding) -> Html {
    el("li", "")
        .child(place_link(parts, &finding.pointer))
        .text(": ")
        .child(said(parts.app, finding))
        .text(". ")
        .maybe(mend(parts, finding))
        .html()
}

/// Makes the change in the draft, to be looked at and saved as any other.
fn mend(parts: &Parts<'_>, finding: &Finding) -> Option<Html> {
    if parts.is_read_only() {
        return None;
    }
    let mut mended = parts.editing.draft.value().clone();
    finding.fix.as_ref()?.apply(&mut mended).ok()?;
    let dispatch = parts.dispatch.clone();
    let onclick = Callback::from(move |_| {
        dispatch.emit(Action::Edit(Edit::Whole(mended.clone())));
    });
    Some(link_button("Do this", onclick))
}
