//! Controls for one value of the draft, as plain functions.

use lossless_json::{Pointer, Value};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html};

use super::button::{Look, action, small_icon_button};
use super::icon::{Icon, icon};
use crate::app::App;
use crate::markup::{El, On, el};
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
    /// What every control says of itself.
    pub(crate) fn tell(&self, control: El) -> El {
        control
            .set("aria-describedby", self.described_by.clone())
            .attr_if(self.invalid, "aria-invalid", "true")
    }

    /// The same for several controls that belong together.
    pub(crate) fn group(&self, tag: &'static str, class: &'static str, role: &'static str) -> El {
        el(tag, class)
            .attr("role", role)
            .set("aria-labelledby", self.label_id.clone())
            .set("aria-describedby", self.described_by.clone())
    }

    /// A field for a line of text without its text.
    pub(crate) fn line(&self, class: &'static str) -> El {
        self.tell(line(class))
            .id(&self.id)
            .set("placeholder", self.placeholder.clone())
            .attr_if(self.locked, "readonly", "")
    }

    fn on_text(&self, edit: fn(Pointer, String) -> Edit) -> Callback<Event> {
        let pointer = self.pointer.clone();
        self.edit
            .reform(move |event: Event| edit(pointer.clone(), typed(&event)))
    }
}

/// A field for a line of text that is no prose.
pub(crate) fn line(class: &'static str) -> El {
    el("input", class)
        .attr("type", "text")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
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

/// A field to search with; `/` leads to it, so there is one in a view.
pub(crate) fn search(app: &App, label: &'static str, text: &str, find: Callback<Event>) -> Html {
    let field = el("input", "pb-input")
        .set("id", app.host().id("search"))
        .attr("type", "search")
        .attr("placeholder", label)
        .attr("aria-label", label)
        .value(text)
        .on(On::Input, find);
    el("div", "pb-search")
        .attr("role", "search")
        .child(icon(Icon::Search))
        .child(field)
        .child(el("kbd", "").attr("aria-hidden", "true").text("/"))
        .html()
}

/// Not set, on, off.
pub(crate) fn switch(wiring: &Wiring, value: Option<&Value>) -> Html {
    let current = value.and_then(Value::as_bool);
    let choice = |state: Option<bool>, label: &str, class: &'static str| {
        let pointer = wiring.pointer.clone();
        let set = wiring.edit.reform(move |_: Event| match state {
            Some(state) => Edit::Set(pointer.clone(), Value::Bool(state)),
            None => Edit::Remove(pointer.clone()),
        });
        let input = el("input", "")
            .attr("type", "radio")
            .set("name", wiring.id.clone())
            .checked(current == state)
            .attr_if(wiring.locked, "disabled", "")
            .on(On::Change, set);
        el("label", class).child(input).text(label)
    };
    wiring
        .group("div", "pb-segmented", "radiogroup")
        .id(&wiring.id)
        .attr("tabindex", "-1")
        .attr_if(wiring.invalid, "aria-invalid", "true")
        .child(choice(None, "Not set", ""))
        .child(choice(Some(true), "On", "pb-choice-on"))
        .child(choice(Some(false), "Off", ""))
        .html()
}

/// One of a few texts; a value that is none of them is offered as it is.
pub(crate) fn select(wiring: &Wiring, value: Option<&Value>, choices: &[&'static str]) -> Html {
    let current = value.and_then(Value::as_str);
    let unknown = current.filter(|current| !choices.contains(current));
    let pointer = wiring.pointer.clone();
    let onchange = wiring.edit.reform(move |event: Event| {
        let chosen = typed(&event);
        // The first character tells a choice from "not set": a choice may be an empty text.
        match chosen.strip_prefix('=') {
            Some(chosen) => Edit::Set(pointer.clone(), Value::from(chosen)),
            None => Edit::Remove(pointer.clone()),
        }
    });
    let option = |choice: &str| {
        el("option", "")
            .set("value", ["=", choice].concat())
            .attr_if(current == Some(choice), "selected", "")
            .text(choice)
            .html()
    };
    let none = el("option", "")
        .attr("value", "")
        .attr_if(current.is_none(), "selected", "")
        .text(&wiring.placeholder);
    wiring
        .tell(el("select", "pb-input"))
        .id(&wiring.id)
        .attr_if(wiring.locked, "disabled", "")
        .on(On::Change, onchange)
        .child(none)
        .list(choices.iter().map(|choice| option(choice)).collect())
        .maybe(unknown.map(option))
        .html()
}

/// A line of text.
pub(crate) fn text(wiring: &Wiring, value: Option<&Value>) -> Html {
    wiring
        .line("pb-input")
        .value(shown(value))
        .on(On::Input, wiring.on_text(Edit::Text))
        .html()
}

/// A number, kept as it is typed.
pub(crate) fn number(wiring: &Wiring, value: Option<&Value>) -> Html {
    wiring
        .line("pb-input pb-input-number")
        .attr("inputmode", "decimal")
        .value(shown(value))
        .on(On::Input, wiring.on_text(Edit::Number))
        .html()
}

/// Many lines of text.
pub(crate) fn multiline(wiring: &Wiring, value: Option<&Value>) -> Html {
    let text = shown(value);
    wiring
        .tell(area("pb-input", rows(text)))
        .id(&wiring.id)
        .set("placeholder", wiring.placeholder.clone())
        .attr_if(wiring.locked, "readonly", "")
        .value(text)
        .on(On::Input, wiring.on_text(Edit::Text))
        .html()
}

/// A field for many lines of text that is no prose.
pub(crate) fn area(class: &'static str, rows: usize) -> El {
    el("textarea", class)
        .set("rows", rows.to_string())
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
}

/// Any of a few texts.
pub(crate) fn checklist(wiring: &Wiring, value: Option<&Value>, choices: &[&'static str]) -> Html {
    let chosen = texts(value);
    let choice = |choice: &'static str| {
        let (pointer, chosen) = (wiring.pointer.clone(), chosen.clone());
        let ticked = chosen.iter().any(|entry| entry == choice);
        let toggle = wiring.edit.reform(move |_: Event| {
            let mut entries = chosen.clone();
            if ticked {
                entries.retain(|entry| entry != choice);
            } else {
                entries.push(choice.to_owned());
            }
            Edit::Entries(pointer.clone(), entries)
        });
        tick(ticked, wiring.locked, toggle).text(choice).html()
    };
    wiring
        .group("div", "pb-checks", "group")
        .id(&wiring.id)
        .attr("tabindex", "-1")
        .list(choices.iter().map(|each| choice(each)).collect())
        .html()
}

/// A box to tick, to be followed by what it stands for.
pub(crate) fn tick(ticked: bool, locked: bool, toggle: Callback<Event>) -> El {
    let input = el("input", "")
        .attr("type", "checkbox")
        .checked(ticked)
        .attr_if(locked, "disabled", "")
        .on(On::Change, toggle);
    el("label", "pb-check").child(input)
}

/// A few texts in an order, moved up and down.
pub(crate) fn order(wiring: &Wiring, value: Option<&Value>, choices: &[&'static str]) -> Html {
    let entries = texts(value);
    let put = |entries: Vec<String>| {
        let pointer = wiring.pointer.clone();
        wiring
            .edit
            .reform(move |_: Event| Edit::Entries(pointer.clone(), entries.clone()))
    };
    if entries.is_empty() {
        let all = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let button = action(Look::Plain, "Set an order", !wiring.locked, put(all));
        return wiring.tell(button).id(&wiring.id).html();
    }
    let swapped = |one: usize, other: usize| {
        let mut entries = entries.clone();
        if one < entries.len() && other < entries.len() {
            entries.swap(one, other);
        }
        put(entries)
    };
    let row =
        |index: usize, entry: &String| {
            let up = ["Move up ", entry].concat();
            let down = ["Move down ", entry].concat();
            let is_last = index + 1 == entries.len();
            el("li", "pb-entry")
                .child(el("span", "pb-entry-text").text(&format!("{}. {entry}", index + 1)))
                .maybe((index > 0 && !wiring.locked).then(|| {
                    small_icon_button(Icon::Up, up, swapped(index, index.saturating_sub(1)))
                }))
                .maybe(
                    (!is_last && !wiring.locked)
                        .then(|| small_icon_button(Icon::Down, down, swapped(index, index + 1))),
                )
                .html()
        };
    let rows = entries.iter().enumerate();
    el("ol", "pb-entries")
        .id(&wiring.id)
        .attr("tabindex", "-1")
        .set("aria-labelledby", wiring.label_id.clone())
        .set("aria-describedby", wiring.described_by.clone())
        .list(rows.map(|(index, entry)| row(index, entry)).collect())
        .html()
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

/// A text or a number as it is written.
fn shown(value: Option<&Value>) -> &str {
    match value {
        Some(Value::String(text)) => text,
        Some(Value::Number(number)) => number.as_str(),
        _ => "",
    }
}
