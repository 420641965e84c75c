//! The sections of a form, one card each.

use lossless_json::Pointer;
use yew::Html;

use super::field::{field, unknown};
use super::side::side;
use super::{FormView, section_id};
use crate::components::icon::chevron;
use crate::markup::{El, all, el};
use crate::model::form::{Field, Section, options_pointer, other_options};

/// The whole form with its list of sections beside it.
pub(crate) fn form(view: &FormView<'_>, sections: &[Section]) -> Html {
    let others: Vec<Pointer> = other_options(sections, view.draft.value())
        .into_iter()
        .map(|key| options_pointer().join(key))
        .collect();
    let shown: Vec<&Section> = sections
        .iter()
        .filter(|section| section.fields.iter().any(|field| view.is_shown(field)))
        .collect();
    let cards = shown.iter().map(|section| card(view, section)).collect();
    let none_known = !sections
        .iter()
        .flat_map(|section| &section.fields)
        .any(|field| field.pointer.starts_with(&options_pointer()));
    let has_others = view.filter.is_empty() && (none_known || !others.is_empty());
    let list = el("div", "pb-sections")
        .list(cards)
        .maybe(has_others.then(|| other_card(view, &others, none_known)))
        .maybe(
            shown
                .is_empty()
                .then(|| el("p", "pb-muted").text("No setting matches.").html()),
        );
    el("div", "pb-form")
        .child(side(view, &shown))
        .child(list)
        .html()
}

fn card(view: &FormView<'_>, section: &Section) -> Html {
    let id = section_id(view.host(), section);
    let (older, current): (Vec<&Field>, Vec<&Field>) = section
        .fields
        .iter()
        .partition(|field| field.is_older(view.contract, view.draft.base()));
    let draw = |fields: &[&Field]| fields.iter().map(|each| field(view, each, 0)).collect();
    let has_older = older.iter().any(|field| view.is_shown(field));
    let older = has_older.then(|| {
        let summary = el("summary", "").child(chevron()).text("Older settings");
        folding(view, "pb-more", summary).list(draw(&older)).html()
    });
    let content = all(vec![all(draw(&current)), older.unwrap_or_default()]);
    let title = el("h2", "")
        .id(&id)
        .attr("tabindex", "-1")
        .text(section.group.label());
    let help = el("span", "pb-help").text(section.group.help());
    let frame = el("section", "pb-card")
        .key(section.group.label())
        .set("aria-labelledby", id);
    if section.is_folded() {
        let summary = el("summary", "pb-card-head")
            .child(chevron())
            .child(title)
            .child(help);
        let fold = folding(view, "pb-fold", summary).child(content);
        return frame.child(fold).html();
    }
    frame
        .child(el("div", "pb-card-head").child(title).child(help))
        .child(content)
        .html()
}

/// Something folded that a filter opens.
fn folding(view: &FormView<'_>, class: &'static str, summary: El) -> El {
    let filtered = !view.filter.is_empty();
    // Another key makes another element, so that the user's own folding comes back afterwards.
    el("details", class)
        .key(if filtered { "filtered" } else { "whole" })
        .attr_if(filtered, "open", "")
        .child(summary)
}

/// The options that have no line in the catalogue; of some strategies that is all of them.
fn other_card(view: &FormView<'_>, others: &[Pointer], none_known: bool) -> Html {
    let help = if none_known {
        "No option of this strategy is known by name. Write its options in the JSON tab."
    } else {
        "Options that the catalogue does not know."
    };
    let id = view.host().id("section-other");
    let head = el("div", "pb-card-head")
        .child(
            el("h2", "")
                .id(&id)
                .attr("tabindex", "-1")
                .text("Other options"),
        )
        .child(el("span", "pb-help").text(help));
    el("section", "pb-card")
        .set("aria-labelledby", id)
        .child(head)
        .list(
            others
                .iter()
                .map(|pointer| unknown(view, pointer))
                .collect(),
        )
        .html()
}
