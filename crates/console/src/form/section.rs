//! The sections of a form, one card each.

use lossless_json::Pointer;
use yew::{Html, html};

use super::field::{field, unknown};
use super::side::side;
use super::{FormView, section_id};
use crate::components::icon::chevron;
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
    html! {
        <div class="pb-form">
            { side(view, &shown) }
            <div class="pb-sections">
                for section in &shown {
                    { card(view, section) }
                }
                if view.filter.is_empty() && !others.is_empty() {
                    { other_card(view, &others) }
                }
                if shown.is_empty() {
                    <p class="pb-muted">{ "No setting matches." }</p>
                }
            </div>
        </div>
    }
}

fn card(view: &FormView<'_>, section: &Section) -> Html {
    let id = section_id(view.host(), section);
    let (older, current): (Vec<&Field>, Vec<&Field>) = section
        .fields
        .iter()
        .partition(|field| field.is_older(view.contract, view.draft.base()));
    let filtered = !view.filter.is_empty();
    let older_shown = older.iter().any(|field| view.is_shown(field));
    let content = html! {
        <>
            for each in &current {
                { field(view, each, 0) }
            }
            if older_shown {
                <details class="pb-more" key={format!("older{filtered}")} open={filtered}>
                    <summary>{ chevron() }{ "Older settings" }</summary>
                    for each in &older {
                        { field(view, each, 0) }
                    }
                </details>
            }
        </>
    };
    let title = section.group.label();
    if section.is_folded() {
        return html! {
            <section class="pb-card" key={title} aria-labelledby={id.clone()}>
                <details class="pb-fold" key={format!("fold{filtered}")} open={filtered}>
                    <summary class="pb-card-head">
                        { chevron() }
                        <h2 {id} tabindex="-1">{ title }</h2>
                        <span class="pb-help">{ section.group.help() }</span>
                    </summary>
                    { content }
                </details>
            </section>
        };
    }
    html! {
        <section class="pb-card" key={title} aria-labelledby={id.clone()}>
            <div class="pb-card-head">
                <h2 {id} tabindex="-1">{ title }</h2>
                <span class="pb-help">{ section.group.help() }</span>
            </div>
            { content }
        </section>
    }
}

fn other_card(view: &FormView<'_>, others: &[Pointer]) -> Html {
    let id = view.host().id("section-other");
    html! {
        <section class="pb-card" key="other" aria-labelledby={id.clone()}>
            <div class="pb-card-head">
                <h2 {id} tabindex="-1">{ "Other options" }</h2>
                <span class="pb-help">{ "Options that the catalogue does not know." }</span>
            </div>
            for pointer in others {
                { unknown(view, pointer) }
            }
        </section>
    }
}
