//! The list of sections beside a form.

use connection_validation::Severity;
use yew::{Callback, Html, html};

use super::{FormView, section_id};
use crate::components::button::dot;
use crate::model::form::Section;

/// A button for each section, with a dot where something changed or is wrong.
pub(super) fn side(view: &FormView<'_>, sections: &[&Section]) -> Html {
    html! {
        <nav class="pb-side" aria-label="Sections">
            <ul class="pb-side-list">
                for section in sections {
                    <li key={section.group.label()}>{ link(view, section) }</li>
                }
            </ul>
        </nav>
    }
}

fn link(view: &FormView<'_>, section: &Section) -> Html {
    let (host, id) = (view.host().clone(), section_id(view.host(), section));
    let onclick = Callback::from(move |_| host.focus(&id));
    html! {
        <button type="button" class="pb-side-link" {onclick}>
            { section.group.label() }
            { mark(view, section) }
        </button>
    }
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
