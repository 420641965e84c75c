//! The bar at the bottom: what has changed, what is wrong, and the way on.

use connection_validation::{Finding, Locale, Severity, message};
use yew::{Callback, Html, html};

use super::state::{Action, Overlay};
use super::view::Parts;
use crate::components::button::{Look, button, link_button};
use crate::components::icon::{Icon, icon};
use crate::form::focus_place;
use crate::model::findings::{count, strategy};
use crate::model::form::label;
use crate::model::wording::counted;

/// The bar; it is there when there is something to say or do.
pub(super) fn bar(parts: &Parts<'_>, dirty: bool) -> Html {
    let (errors, warnings) = count(parts.report);
    if !dirty && !parts.creating && errors + warnings == 0 {
        return Html::default();
    }
    let editing = parts.editing;
    let changes = editing.draft.changes().len();
    let review = parts.dispatch.reform(|_| Action::Open(Overlay::Review));
    let discard = parts.dispatch.reform(|_| Action::Discard);
    let can_review = (dirty || parts.creating) && editing.broken.is_empty();
    html! {
        <section class="pb-bar" aria-label="Changes and findings">
            if editing.findings_open && errors + warnings > 0 {
                { list(parts) }
            }
            if !editing.broken.is_empty() {
                <span class="pb-message pb-message-error">
                    { icon(Icon::Error) }{ "A text is not JSON yet" }
                </span>
            } else if dirty {
                <span>{ counted(changes, "change", "changes") }</span>
            } else {
                <span class="pb-muted">{ "No changes" }</span>
            }
            { toggle(parts, errors, warnings) }
            <span class="pb-spacer"></span>
            if dirty {
                { button(Look::Quiet, "Discard changes", discard) }
            }
            <button
                type="button"
                id={parts.app.host().id("review")}
                class="pb-button pb-button-primary"
                disabled={!can_review}
                onclick={review}
            >
                { if parts.creating { "Review and create" } else { "Review and save" } }
            </button>
        </section>
    }
}

fn toggle(parts: &Parts<'_>, errors: usize, warnings: usize) -> Html {
    let mut told = Vec::new();
    if errors > 0 {
        told.push(counted(errors, "error", "errors"));
    }
    if warnings > 0 {
        told.push(counted(warnings, "warning", "warnings"));
    }
    let (class, drawing) = if errors > 0 {
        ("pb-message pb-message-error", Icon::Error)
    } else {
        ("pb-message pb-message-warning", Icon::Warning)
    };
    let onclick = parts.dispatch.reform(|_| Action::ToggleFindings);
    let open = parts.editing.findings_open;
    html! {
        // The region is there before there is something in it, so that it is read out.
        <span role="status">
            if !told.is_empty() {
                <button
                    type="button"
                    class="pb-button pb-button-quiet pb-button-small"
                    aria-expanded={if open { "true" } else { "false" }}
                    {onclick}
                >
                    <span {class}>{ icon(drawing) }{ told.join(", ") }</span>
                </button>
            }
        </span>
    }
}

fn list(parts: &Parts<'_>) -> Html {
    html! {
        <ul class="pb-bar-list">
            for finding in &parts.report.findings {
                <li>{ entry(parts, finding) }</li>
            }
        </ul>
    }
}

/// A finding with a button that leads to its field.
fn entry(parts: &Parts<'_>, finding: &Finding) -> Html {
    let (class, drawing) = match finding.severity {
        Severity::Error => ("pb-message pb-message-error", Icon::Error),
        Severity::Warning => ("pb-message pb-message-warning", Icon::Warning),
    };
    let name = label(strategy(parts.editing.draft.base()), &finding.pointer);
    let (host, dispatch) = (parts.app.host().clone(), parts.dispatch.clone());
    let pointer = finding.pointer.clone();
    let onclick = Callback::from(move |_| {
        dispatch.emit(Action::Tab("form"));
        dispatch.emit(Action::Filter(String::new()));
        focus_place(&host, &pointer);
    });
    html! {
        <p {class}>
            { icon(drawing) }
            <span>
                { link_button(html! { name }, onclick) }
                { ": " }
                { message(Locale::English, finding) }
            </span>
        </p>
    }
}
