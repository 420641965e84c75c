//! The list of sections beside a form.

use connection_validation::Severity;
use yew::{Callback, Html};

use super::{FormView, section_id};
use crate::components::button::{bare, dot};
use crate::markup::el;
use crate::model::form::Section;

/// A button for each section, with a dot where something changed or is wrong.
pub(super) fn side(view: &FormView<'_>, sections: &[&Section]) -> Html {
    let links = sections.iter().map(|section| link(view, section));
    el("nav", "pb-side")
        .attr("aria-label", "Sections")
        .child(el("ul", "pb-side-list").list(links.collect()))
        .html()
}

fn link(view: &FormView<'_>, section: &Section) -> Html {
    let (host, id) = (view.host().clone(), section_id(view.host(), section));
    let onclick = Callback::from(move |_| host.focus(&id));
    let button = bare("pb-side-link")
        .click(onclick)
        .text(section.group.label())
        .child(mark(view, section));
    el("li", "").key(section.group.label()).child(button).html()
}

fn mark(view: &FormView<'_>, section: &Section) -> Html {
    let worst = section
        .fields
        .iter()
        .filter_map(|field| view.worst_inside(&field.pointer))
        .max();
    let changed = section
        .fields
        .iter()
        .any(|field| view.is_changed(&field.pointer));
    match (worst, changed) {
        (Some(Severity::Error), _) => dot(true, "has errors"),
        (Some(Severity::Warning), _) => dot(false, "has warnings"),
        (None, true) => dot(false, "changed"),
        (None, false) => Html::default(),
    }
}
