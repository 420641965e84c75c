//! The control of a field, chosen by the model.

use lossless_json::{Pointer, Value};
use yew::{Callback, Html, html};

use super::FormView;
use crate::components::control::{self, Wiring};
use crate::components::json::JsonEditor;
use crate::components::list::ListEditor;
use crate::components::map::MapEditor;
use crate::components::secret::SecretEditor;
use crate::model::control::Control;
use crate::model::draft::Edit;
use crate::model::form::Field;

/// The control; a value that it cannot show is shown as JSON.
pub(super) fn control(
    view: &FormView<'_>,
    field: &Field,
    value: Option<&Value>,
    wiring: Wiring,
) -> Html {
    let kind = if field.control.fits(value) {
        field.control
    } else {
        Control::Json
    };
    match kind {
        Control::Switch => control::switch(&wiring, value),
        Control::Select(choices) => control::select(&wiring, value, choices),
        Control::Text => control::text(&wiring, value),
        Control::Number { .. } => control::number(&wiring, value),
        Control::Multiline => control::multiline(&wiring, value),
        Control::Checklist(choices) => control::checklist(&wiring, value, choices),
        Control::Order(choices) => control::order(&wiring, value, choices),
        Control::Secret => html! { <SecretEditor {wiring} value={value.cloned()}/> },
        Control::List => {
            let host = view.host().clone();
            let entry = field.entry;
            html! { <ListEditor {host} {wiring} value={value.cloned()} {entry}/> }
        }
        Control::Map { secret } => {
            let host = view.host().clone();
            html! { <MapEditor {host} {wiring} value={value.cloned()} {secret}/> }
        }
        Control::Json | Control::Group => {
            let label = field.option.label().to_owned();
            json(view, &field.pointer, label, wiring.invalid, wiring.locked)
        }
    }
}

/// The value at a place as JSON.
pub(super) fn json(
    view: &FormView<'_>,
    pointer: &Pointer,
    label: String,
    invalid: bool,
    locked: bool,
) -> Html {
    let on_value = {
        let (pointer, edit) = (pointer.clone(), view.edit.clone());
        Callback::from(move |value| edit.emit(Edit::Set(pointer.clone(), value)))
    };
    let on_broken = {
        let (pointer, on_broken) = (pointer.clone(), view.on_broken.clone());
        Callback::from(move |text| on_broken.emit((pointer.clone(), text)))
    };
    let broken = view.broken.iter().find(|(place, _)| place == pointer);
    html! {
        <JsonEditor
            id={super::field_id(view.host(), pointer)}
            {label}
            value={view.draft.at(pointer).cloned()}
            {on_value}
            {on_broken}
            broken={broken.map(|(_, text)| text.clone())}
            {locked}
            {invalid}
        />
    }
}
