//! A list of texts: change, remove, add.

use lossless_json::Value;
use yew::{
    Callback, FocusEvent, Html, InputEvent, KeyboardEvent, Properties, component, html, use_state,
};

use super::button::small_icon_button;
use super::control::{Wiring, texts, typed};
use super::icon::Icon;
use crate::host::Host;
use crate::model::draft::Edit;

/// What the list editor is told.
#[derive(Properties, PartialEq)]
pub(crate) struct ListEditorProps {
    /// The page around it.
    pub(crate) host: Host,
    /// The field's wiring.
    pub(crate) wiring: Wiring,
    /// The array, or nothing.
    pub(crate) value: Option<Value>,
    /// What one entry is called.
    pub(crate) entry_label: &'static str,
}

/// Each entry in a field of its own, and a field that adds one with Enter or on leaving it.
#[component]
pub(crate) fn ListEditor(props: &ListEditorProps) -> Html {
    let pending = use_state(String::new);
    let entries = texts(props.value.as_ref());
    let wiring = &props.wiring;
    let put = {
        let (pointer, edit) = (wiring.pointer.clone(), wiring.edit.clone());
        move |entries: Vec<String>| edit.emit(Edit::Entries(pointer.clone(), entries))
    };
    let add = {
        let (pending, put, entries) = (pending.clone(), put.clone(), entries.clone());
        move || {
            let text = pending.trim().to_owned();
            if !text.is_empty() {
                let mut entries = entries.clone();
                entries.push(text);
                put(entries);
                pending.set(String::new());
            }
        }
    };
    let change = |index: usize| {
        let (put, entries) = (put.clone(), entries.clone());
        Callback::from(move |event: InputEvent| {
            let mut entries = entries.clone();
            if let Some(entry) = entries.get_mut(index) {
                *entry = typed(&event);
            }
            put(entries);
        })
    };
    let remove = |index: usize| {
        let (put, entries) = (put.clone(), entries.clone());
        let (host, id) = (props.host.clone(), wiring.id.clone());
        Callback::from(move |_| {
            let mut entries = entries.clone();
            if index < entries.len() {
                entries.remove(index);
            }
            put(entries);
            // The button that had the focus is gone.
            host.focus(&id);
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                add();
            }
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| add());
    let oninput = {
        let pending = pending.clone();
        Callback::from(move |event: InputEvent| pending.set(typed(&event)))
    };
    html! {
        <div
            class="pb-entries"
            role="group"
            aria-labelledby={wiring.label_id.clone()}
            aria-describedby={wiring.described_by.clone()}
        >
            for (index, entry) in entries.iter().enumerate() {
                <div class="pb-entry" key={index}>
                    <input
                        class="pb-input"
                        type="text"
                        spellcheck="false"
                        autocomplete="off"
                        aria-label={format!("{} {}", props.entry_label, index + 1)}
                        aria-invalid={wiring.aria_invalid()}
                        readonly={wiring.locked}
                        value={entry.clone()}
                        oninput={change(index)}
                    />
                    if !wiring.locked {
                        { small_icon_button(Icon::Close, ["Remove ", entry].concat(), remove(index)) }
                    }
                </div>
            }
            if !wiring.locked {
                <div class="pb-entry" key="add">
                    <input
                        id={wiring.id.clone()}
                        class="pb-input"
                        type="text"
                        spellcheck="false"
                        autocomplete="off"
                        aria-label={["Add: ", props.entry_label].concat()}
                        placeholder={["Add: ", props.entry_label].concat()}
                        value={(*pending).clone()}
                        {oninput}
                        {onkeydown}
                        {onblur}
                    />
                </div>
            }
        </div>
    }
}
