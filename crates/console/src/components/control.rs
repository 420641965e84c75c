//! Controls for one value of the draft, as plain functions.

use lossless_json::{Pointer, Value};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, InputEvent, html};

use super::button::small_icon_button;
use super::icon::Icon;
use crate::model::draft::Edit;

/// What every control of a field is told.
#[derive(Clone, PartialEq)]
pub(crate) struct Wiring {
    /// The id of what takes the focus.
    pub(crate) id: String,
    /// The id of the label.
    pub(crate) label_id: String,
    /// The ids of help and messages.
    pub(crate) described_by: String,
    /// Whether there is an error at this place.
    pub(crate) invalid: bool,
    /// Whether the value is shown and cannot be changed.
    pub(crate) locked: bool,
    /// What an empty control says.
    pub(crate) placeholder: String,
    /// The place in the connection.
    pub(crate) pointer: Pointer,
    /// Takes the edits.
    pub(crate) edit: Callback<Edit>,
}

impl Wiring {
    /// `aria-invalid`, which is left out while all is well.
    pub(crate) fn aria_invalid(&self) -> Option<&'static str> {
        self.invalid.then_some("true")
    }

    fn on_text(&self, edit: fn(Pointer, String) -> Edit) -> Callback<InputEvent> {
        let (pointer, callback) = (self.pointer.clone(), self.edit.clone());
        Callback::from(move |event: InputEvent| {
            callback.emit(edit(pointer.clone(), typed(&event)));
        })
    }
}

/// The text in the field an event comes from.
///
/// `input`, `textarea` and `select` all have a `value`; one binding serves the three.
pub(crate) fn typed(event: &Event) -> String {
    event
        .target()
        .map(|target| target.unchecked_into::<HtmlInputElement>().value())
        .unwrap_or_default()
}

/// Not set, on, off.
pub(crate) fn switch(wiring: &Wiring, value: Option<&Value>) -> Html {
    let current = value.and_then(Value::as_bool);
    let set = |state: Option<bool>| {
        let (pointer, edit) = (wiring.pointer.clone(), wiring.edit.clone());
        Callback::from(move |_: Event| {
            edit.emit(match state {
                Some(state) => Edit::Set(pointer.clone(), Value::Bool(state)),
                None => Edit::Remove(pointer.clone()),
            });
        })
    };
    let choice = |state: Option<bool>, label: &'static str| {
        let class = (state == Some(true)).then_some("pb-choice-on");
        html! {
            <label {class}>
                <input
                    type="radio"
                    name={wiring.id.clone()}
                    checked={current == state}
                    disabled={wiring.locked}
                    onchange={set(state)}
                />
                { label }
            </label>
        }
    };
    html! {
        <div
            id={wiring.id.clone()}
            class="pb-segmented"
            role="radiogroup"
            tabindex="-1"
            aria-labelledby={wiring.label_id.clone()}
            aria-describedby={wiring.described_by.clone()}
            aria-invalid={wiring.aria_invalid()}
        >
            { choice(None, "Not set") }
            { choice(Some(true), "On") }
            { choice(Some(false), "Off") }
        </div>
    }
}

/// One of a few texts; a value that is none of them is offered as it is.
pub(crate) fn select(wiring: &Wiring, value: Option<&Value>, choices: &[&'static str]) -> Html {
    let current = value.and_then(Value::as_str);
    let unknown = current.filter(|current| !choices.contains(current));
    let (pointer, edit) = (wiring.pointer.clone(), wiring.edit.clone());
    let onchange = Callback::from(move |event: Event| {
        let chosen = typed(&event);
        // The first character tells a choice from "not set": a choice may be an empty text.
        edit.emit(match chosen.strip_prefix('=') {
            Some(chosen) => Edit::Set(pointer.clone(), Value::from(chosen)),
            None => Edit::Remove(pointer.clone()),
        });
    });
    let option = |choice: &str| {
        let selected = current == Some(choice);
        html! { <option value={["=", choice].concat()} {selected}>{ choice.to_owned() }</option> }
    };
    html! {
        <select
            id={wiring.id.clone()}
            class="pb-input"
            aria-describedby={wiring.described_by.clone()}
            aria-invalid={wiring.aria_invalid()}
            disabled={wiring.locked}
            {onchange}
        >
            <option value="" selected={current.is_none()}>{ wiring.placeholder.clone() }</option>
            for choice in choices {
                { option(choice) }
            }
            { unknown.map(option).unwrap_or_default() }
        </select>
    }
}

/// A line of text.
pub(crate) fn text(wiring: &Wiring, value: Option<&Value>) -> Html {
    line(wiring, value, "pb-input", wiring.on_text(Edit::Text))
}

/// A number, kept as it is typed.
pub(crate) fn number(wiring: &Wiring, value: Option<&Value>) -> Html {
    line(
        wiring,
        value,
        "pb-input pb-input-number",
        wiring.on_text(Edit::Number),
    )
}

/// Many lines of text.
pub(crate) fn multiline(wiring: &Wiring, value: Option<&Value>) -> Html {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    html! {
        <textarea
            id={wiring.id.clone()}
            class="pb-input"
            rows={rows(text).to_string()}
            spellcheck="false"
            autocomplete="off"
            placeholder={wiring.placeholder.clone()}
            aria-describedby={wiring.described_by.clone()}
            aria-invalid={wiring.aria_invalid()}
            readonly={wiring.locked}
            value={text.to_owned()}
            oninput={wiring.on_text(Edit::Text)}
        />
    }
}

/// Any of a few texts.
pub(crate) fn checklist(wiring: &Wiring, value: Option<&Value>, choices: &[&'static str]) -> Html {
    let chosen = texts(value);
    let toggle = |choice: &'static str| {
        let (pointer, edit, chosen) = (wiring.pointer.clone(), wiring.edit.clone(), chosen.clone());
        Callback::from(move |_: Event| {
            let mut entries = chosen.clone();
            let before = entries.len();
            entries.retain(|entry| entry != choice);
            if entries.len() == before {
                entries.push(choice.to_owned());
            }
            edit.emit(Edit::Entries(pointer.clone(), entries));
        })
    };
    html! {
        <div
            id={wiring.id.clone()}
            class="pb-checks"
            role="group"
            tabindex="-1"
            aria-labelledby={wiring.label_id.clone()}
            aria-describedby={wiring.described_by.clone()}
        >
            for choice in choices.iter().copied() {
                <label class="pb-check">
                    <input
                        type="checkbox"
                        checked={chosen.iter().any(|entry| entry == choice)}
                        disabled={wiring.locked}
                        onchange={toggle(choice)}
                    />
                    { choice }
                </label>
            }
        </div>
    }
}

/// A few texts in an order, moved up and down.
pub(crate) fn order(wiring: &Wiring, value: Option<&Value>, choices: &[&'static str]) -> Html {
    let entries = texts(value);
    if entries.is_empty() {
        let all: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let (pointer, edit) = (wiring.pointer.clone(), wiring.edit.clone());
        let onclick =
            Callback::from(move |_| edit.emit(Edit::Entries(pointer.clone(), all.clone())));
        return html! {
            <button
                type="button"
                id={wiring.id.clone()}
                class="pb-button"
                aria-describedby={wiring.described_by.clone()}
                disabled={wiring.locked}
                {onclick}
            >
                { "Set an order" }
            </button>
        };
    }
    let swap = |one: usize, other: usize| {
        let (pointer, edit, mut entries) =
            (wiring.pointer.clone(), wiring.edit.clone(), entries.clone());
        if one < entries.len() && other < entries.len() {
            entries.swap(one, other);
        }
        Callback::from(move |_| edit.emit(Edit::Entries(pointer.clone(), entries.clone())))
    };
    html! {
        <ol
            id={wiring.id.clone()}
            class="pb-entries"
            tabindex="-1"
            aria-labelledby={wiring.label_id.clone()}
            aria-describedby={wiring.described_by.clone()}
        >
            for (index, entry) in entries.iter().enumerate() {
                <li class="pb-entry">
                    <span class="pb-entry-text">{ index + 1 }{ ". " }{ entry }</span>
                    if index > 0 {
                        { small_icon_button(Icon::Up, ["Move up ", entry].concat(), swap(index, index - 1)) }
                    }
                    if index + 1 < entries.len() {
                        { small_icon_button(Icon::Down, ["Move down ", entry].concat(), swap(index, index + 1)) }
                    }
                </li>
            }
        </ol>
    }
}

/// The texts of an array; none for anything else.
pub(crate) fn texts(value: Option<&Value>) -> Vec<String> {
    let elements = value.and_then(Value::as_array).unwrap_or_default();
    elements
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// How many lines a text area shows: all of a short text, a window on a long one.
pub(crate) fn rows(text: &str) -> usize {
    (text.lines().count() + 1).clamp(3, 18)
}

fn line(
    wiring: &Wiring,
    value: Option<&Value>,
    class: &'static str,
    oninput: Callback<InputEvent>,
) -> Html {
    let text = match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.as_str().to_owned(),
        _ => String::new(),
    };
    let numeric = class.ends_with("number").then_some("decimal");
    html! {
        <input
            id={wiring.id.clone()}
            {class}
            type="text"
            inputmode={numeric}
            spellcheck="false"
            autocomplete="off"
            placeholder={wiring.placeholder.clone()}
            aria-describedby={wiring.described_by.clone()}
            aria-invalid={wiring.aria_invalid()}
            readonly={wiring.locked}
            value={text}
            {oninput}
        />
    }
}
