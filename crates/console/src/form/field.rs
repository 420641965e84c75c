//! One field: name, help, control, messages, and the way back.

use connection_validation::catalogue::Lifecycle;
use connection_validation::certificate::places;
use connection_validation::{Finding, Severity};
use lossless_json::{Pointer, Value};
use yew::{Callback, Html, html};

use super::control::{control, json};
use super::group::group;
use super::{FormView, field_id};
use crate::components::button::{Tone, badge, small_icon_button};
use crate::components::certificate::Certificate;
use crate::components::control::Wiring;
use crate::components::icon::{Icon, icon};
use crate::markup::{El, all, el, prose};
use crate::model::control::Control;
use crate::model::draft::Edit;
use crate::model::form::Field;
use crate::model::wording;

/// How many certificates of a list are explained.
const MOST_CERTIFICATES: usize = 10;

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
    let findings = view.findings.iter();
    let findings: Vec<&Finding> = findings
        .filter(|finding| finding.pointer.starts_with(pointer))
        .collect();
    let invalid = is_error(&findings);
    let label = el("span", "pb-label").child(el("code", "").text(&name));
    let help = el("span", "pb-help").text("Not in the catalogue: kept and sent as it is.");
    let names = el("div", "pb-field-name").child(label).child(help);
    let control = el("div", "pb-field-control")
        .child(json(
            view,
            pointer,
            name.clone(),
            invalid,
            view.is_locked(pointer),
        ))
        .list(view.messages(&findings, pointer));
    frame(view, pointer, invalid)
        .child(names)
        .child(control)
        .child(el("div", "pb-field-actions").list(actions(view, pointer, &name, true)))
        .html()
}

/// Buttons that put a field back and that unset it.
pub(super) fn actions(
    view: &FormView<'_>,
    pointer: &Pointer,
    name: &str,
    removable: bool,
) -> Vec<Html> {
    if view.is_locked(pointer) {
        return Vec::new();
    }
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
    let mut buttons = Vec::new();
    if view.is_changed(pointer) {
        buttons.push(button(
            Icon::Undo,
            "Revert: ",
            Edit::Revert(pointer.clone()),
        ));
    }
    if removable && view.draft.at(pointer).is_some() {
        buttons.push(button(
            Icon::Remove,
            "Remove: ",
            Edit::Remove(pointer.clone()),
        ));
    }
    buttons
}

/// Badges for what the catalogue says about an option.
pub(super) fn badges(view: &FormView<'_>, field: &Field) -> Html {
    let other = field
        .option
        .contract()
        .is_some_and(|reader| reader != view.contract);
    let mut badges = Vec::new();
    if field.option.lifecycle() == Lifecycle::EarlyAccess {
        badges.push(badge(Tone::Neutral, "Early access").html());
    }
    if other {
        badges.push(badge(Tone::Warning, "Not read by this server").html());
    }
    all(badges)
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
    let refused = view.refused_at(&field.pointer).next().is_some();
    let invalid = refused || is_error(&findings);
    let fixed = is_fixed(view, field);
    let locked = fixed || view.is_locked(&field.pointer);
    let label = field.option.label();
    let facts = el("span", "pb-row")
        .child(el("code", "pb-key").text(field.option.path()))
        .child(badges(view, field))
        .maybe(fixed.then(|| {
            let lock = el("span", "pb-badge").child(icon(Icon::Lock));
            lock.text("Fixed at creation").html()
        }));
    let names = el("div", "pb-field-name")
        .child(
            el("label", "pb-label")
                .id(&label_id)
                .set("for", id.clone())
                .text(label),
        )
        .child(
            el("span", "pb-help")
                .id(&help_id)
                .child(prose(field.option.help()))
                .text(&default_hint(field)),
        )
        .child(facts);
    let wiring = Wiring {
        id,
        label_id,
        described_by: [&help_id, " ", &message_id].concat(),
        invalid,
        locked,
        placeholder: placeholder(field),
        pointer: field.pointer.clone(),
        edit: view.edit.clone(),
    };
    let messages = el("div", "pb-messages")
        .id(&message_id)
        .list(view.messages(&findings, &field.pointer));
    let actions = if fixed {
        Vec::new()
    } else {
        actions(view, &field.pointer, label, !can_unset(field, value))
    };
    frame(view, &field.pointer, invalid)
        .child(names)
        .child(
            el("div", "pb-field-control")
                .child(control(view, field, value, wiring))
                .child(certificates(view, field, value))
                .maybe(note(value))
                .maybe(secret_note(view, field, value))
                .child(messages),
        )
        .child(el("div", "pb-field-actions").list(actions))
        .html()
}

/// The row around a field, marked when it is changed or wrong.
fn frame(view: &FormView<'_>, pointer: &Pointer, invalid: bool) -> El {
    el("div", "pb-field")
        .key(pointer.as_str())
        .attr_if(invalid, "data-level", "error")
        .attr_if(view.is_changed(pointer), "data-changed", "")
}

/// Whether the control has a choice for "not set", so that no button is needed for it.
fn can_unset(field: &Field, value: Option<&Value>) -> bool {
    matches!(field.control, Control::Switch | Control::Select(_))
        && field.control.fits(value)
        && value != Some(&Value::Null)
}

/// What is fixed at creation can only be read afterwards; the strategy is chosen before the form.
fn is_fixed(view: &FormView<'_>, field: &Field) -> bool {
    field.option.create_only() && (!view.creating || field.pointer.as_str() == "/strategy")
}

/// What becomes of a stored secret, which nobody sees by looking at dots.
fn secret_note(view: &FormView<'_>, field: &Field, value: Option<&Value>) -> Option<Html> {
    if field.control != Control::Secret {
        return None;
    }
    let stored = view.draft.base().at(&field.pointer)?;
    let text = match value {
        Some(_) if view.is_locked(&field.pointer) => "Stored.",
        Some(value) if value == stored => "Stored, and kept as it is. Type to replace it.",
        Some(_) => "Replaces the stored one when you save.",
        None => "The stored one is cleared when you save.",
    };
    Some(el("p", "pb-help").text(text).html())
}

/// What an empty control says: what the API does then, where that is known.
fn placeholder(field: &Field) -> String {
    match default(field) {
        Some(default) => ["Not set (", &default, ")"].concat(),
        None => "Not set".to_owned(),
    }
}

/// The same for controls that have no room for it.
fn default_hint(field: &Field) -> String {
    let has_room = matches!(
        field.control,
        Control::Select(_) | Control::Text | Control::Multiline | Control::Number { .. }
    );
    match default(field) {
        Some(default) if !has_room => [" When not set: ", &default, "."].concat(),
        _ => String::new(),
    }
}

fn default(field: &Field) -> Option<String> {
    let default = Value::parse(field.option.default()?.as_bytes()).ok()?;
    Some(wording::value(Some(&default)))
}

/// What the certificates in a field are; the catalogue says which fields have some.
fn certificates(view: &FormView<'_>, field: &Field, value: Option<&Value>) -> Html {
    if value.is_none() || !matches!(field.control, Control::Multiline | Control::List) {
        return Html::default();
    }
    let places = places(view.draft.value()).into_iter();
    let inside = places.filter(|place| place.pointer.starts_with(&field.pointer));
    let shown = inside.take(MOST_CERTIFICATES).filter_map(|place| {
        let text = view.draft.at(&place.pointer)?.as_str()?.to_owned();
        let host = view.host().clone();
        Some(html! { <Certificate key={place.pointer.as_str()} {host} {text}/> })
    });
    all(shown.collect())
}

/// Values that a control shows like an empty one.
fn note(value: Option<&Value>) -> Option<Html> {
    let text = match value? {
        Value::Null => "Set to null.",
        Value::String(text) if text.is_empty() => "Set to an empty text.",
        Value::Array(elements) if elements.is_empty() => "Set to an empty list.",
        _ => return None,
    };
    Some(el("p", "pb-help").text(text).html())
}
