//! One field: name, help, control, messages, and the way back.

use connection_validation::catalogue::Lifecycle;
use connection_validation::{Finding, Severity};
use lossless_json::{Pointer, Value};
use yew::{Callback, Html, html};

use super::control::{control, json};
use super::group::group;
use super::{FormView, field_id};
use crate::components::button::{Tone, badge, small_icon_button};
use crate::components::control::Wiring;
use crate::components::icon::{Icon, icon};
use crate::model::control::Control;
use crate::model::draft::Edit;
use crate::model::form::Field;
use crate::model::wording;

/// A field, or a group of them; nothing when it is not shown now.
pub(super) fn field(view: &FormView<'_>, field: &Field, depth: usize) -> Html {
    if !view.is_shown(field) {
        return Html::default();
    }
    if field.control == Control::Group && field.control.fits(view.draft.at(&field.pointer)) {
        group(view, field, depth)
    } else {
        row(view, field)
    }
}

/// An option that the catalogue does not know, as JSON.
pub(super) fn unknown(view: &FormView<'_>, pointer: &Pointer) -> Html {
    let name = pointer.last().unwrap_or_default().into_owned();
    let findings: Vec<&Finding> = view
        .findings
        .iter()
        .filter(|finding| finding.pointer.starts_with(pointer))
        .collect();
    let invalid = is_error(&findings);
    html! {
        <div
            class="pb-field"
            key={pointer.as_str().to_owned()}
            data-level={invalid.then_some("error")}
            data-changed={view.is_changed(pointer).then_some("")}
        >
            <div class="pb-field-name">
                <span class="pb-label"><code>{ name.clone() }</code></span>
                <span class="pb-help">{ "Not in the catalogue: kept and sent as it is." }</span>
            </div>
            <div class="pb-field-control">
                { json(view, pointer, name.clone(), invalid, false) }
                { view.messages(&findings, pointer) }
            </div>
            <div class="pb-field-actions">{ actions(view, pointer, &name) }</div>
        </div>
    }
}

/// Buttons that put a field back and that unset it.
pub(super) fn actions(view: &FormView<'_>, pointer: &Pointer, name: &str) -> Html {
    let button = |drawing, label: &str, edit: Edit| {
        let callback = view.edit.clone();
        let (host, id) = (view.host().clone(), field_id(view.host(), pointer));
        let onclick = Callback::from(move |_| {
            callback.emit(edit.clone());
            // The button goes away with what it undoes.
            host.focus(&id);
        });
        small_icon_button(drawing, [label, name].concat(), onclick)
    };
    html! {
        <>
            if view.is_changed(pointer) {
                { button(Icon::Undo, "Revert: ", Edit::Revert(pointer.clone())) }
            }
            if view.draft.at(pointer).is_some() {
                { button(Icon::Close, "Remove: ", Edit::Remove(pointer.clone())) }
            }
        </>
    }
}

/// Badges for what the catalogue says about an option.
pub(super) fn badges(view: &FormView<'_>, field: &Field) -> Html {
    let other = field
        .option
        .contract()
        .filter(|reader| *reader != view.contract);
    html! {
        <>
            if field.option.lifecycle() == Lifecycle::EarlyAccess {
                { badge(Tone::Neutral, "Early access") }
            }
            if other.is_some() {
                { badge(Tone::Warning, "Not read by this server") }
            }
        </>
    }
}

/// Whether the API would refuse one of them.
pub(super) fn is_error(findings: &[&Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

fn row(view: &FormView<'_>, field: &Field) -> Html {
    let id = field_id(view.host(), &field.pointer);
    let (label_id, help_id, message_id) = (
        [&id, "-label"].concat(),
        [&id, "-help"].concat(),
        [&id, "-messages"].concat(),
    );
    let value = view.draft.at(&field.pointer);
    let findings: Vec<&Finding> = view.findings_at(field).collect();
    let refused = view
        .refused
        .is_some_and(|refused| refused.pointer == field.pointer);
    let invalid = refused || is_error(&findings);
    let locked = is_locked(view, field);
    let label = field.option.label();
    let wiring = Wiring {
        id: id.clone(),
        label_id: label_id.clone(),
        described_by: [&help_id, " ", &message_id].concat(),
        invalid,
        locked,
        placeholder: placeholder(field),
        pointer: field.pointer.clone(),
        edit: view.edit.clone(),
    };
    html! {
        <div
            class="pb-field"
            key={field.pointer.as_str().to_owned()}
            data-level={invalid.then_some("error")}
            data-changed={view.is_changed(&field.pointer).then_some("")}
        >
            <div class="pb-field-name">
                <label class="pb-label" id={label_id} for={id}>{ label }</label>
                <span class="pb-help" id={help_id}>{ field.option.help() }{ default_hint(field) }</span>
                <span class="pb-row">
                    <code class="pb-key">{ field.option.path() }</code>
                    { badges(view, field) }
                    if locked {
                        <span class="pb-badge">{ icon(Icon::Lock) }{ "Fixed at creation" }</span>
                    }
                </span>
            </div>
            <div class="pb-field-control">
                { control(view, field, value, wiring) }
                { note(value) }
                <div id={message_id} class="pb-messages">{ view.messages(&findings, &field.pointer) }</div>
            </div>
            <div class="pb-field-actions">
                if !locked {
                    { actions(view, &field.pointer, label) }
                }
            </div>
        </div>
    }
}

/// What is fixed at creation can only be read afterwards; the strategy is chosen before the form.
fn is_locked(view: &FormView<'_>, field: &Field) -> bool {
    field.option.create_only() && (!view.creating || field.pointer.as_str() == "/strategy")
}

/// What an empty control says: what the API does then, where that is known.
fn placeholder(field: &Field) -> String {
    match default(field) {
        Some(default) => ["Not set (", &default, ")"].concat(),
        None => "Not set".to_owned(),
    }
}

/// The same for controls that have no room for it.
fn default_hint(field: &Field) -> Html {
    let has_room = matches!(
        field.control,
        Control::Select(_) | Control::Text | Control::Multiline | Control::Number { .. }
    );
    match default(field) {
        Some(default) if !has_room => html! { <>{ " When not set: " }{ default }{ "." }</> },
        _ => Html::default(),
    }
}

fn default(field: &Field) -> Option<String> {
    let default = Value::parse(field.option.default()?.as_bytes()).ok()?;
    Some(wording::value(Some(&default)))
}

/// Values that a control shows like an empty one.
fn note(value: Option<&Value>) -> Html {
    let text = match value {
        Some(Value::Null) => "Set to null.",
        Some(Value::String(text)) if text.is_empty() => "Set to an empty text.",
        Some(Value::Array(elements)) if elements.is_empty() => "Set to an empty list.",
        _ => return Html::default(),
    };
    html! { <p class="pb-help">{ text }</p> }
}
