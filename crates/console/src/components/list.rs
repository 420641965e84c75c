//! A list of texts: change, remove, add.

use lossless_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html, Properties, component, use_state};

use super::button::small_icon_button;
use super::control::{Wiring, line, texts, typed};
use super::icon::Icon;
use crate::host::Host;
use crate::markup::{On, el};
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
    pub(crate) entry: &'static str,
}

/// Each entry in a field of its own, and a field that adds one with Enter or on leaving it.
#[component]
pub(crate) fn ListEditor(props: &ListEditorProps) -> Html {
    let pending = use_state(String::new);
    let entries = texts(props.value.as_ref());
    let wiring = &props.wiring;
    let pointer = wiring.pointer.clone();
    let put = wiring
        .edit
        .reform(move |entries| Edit::Entries(pointer.clone(), entries));
    let rows = entries.iter().enumerate();
    let rows = rows.map(|(index, entry)| row(props, &entries, index, entry, &put));
    let adding = (!wiring.locked).then(|| {
        let add = {
            let (pending, put, entries) = (pending.clone(), put.clone(), entries.clone());
            Callback::from(move |event: Event| {
                let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
                if key.as_ref().is_some_and(|key| key != "Enter") {
                    return;
                }
                if key.is_some() {
                    event.prevent_default();
                }
                let text = pending.trim().to_owned();
                if !text.is_empty() {
                    let mut entries = entries.clone();
                    entries.push(text);
                    pending.set(String::new());
                    put.emit(entries);
                }
            })
        };
        let oninput = {
            let pending = pending.clone();
            Callback::from(move |event: Event| pending.set(typed(&event)))
        };
        let label = ["Add: ", props.entry].concat();
        let field = line("pb-input")
            .id(&wiring.id)
            .set("aria-label", label.clone())
            .set("placeholder", label)
            .value(&pending)
            .on(On::Input, oninput)
            .on(On::KeyDown, add.clone())
            .on(On::Blur, add);
        el("div", "pb-entry").child(field).html()
    });
    wiring
        .group("div", "pb-entries", "group")
        .list(rows.collect())
        .maybe(adding)
        .html()
}

fn row(
    props: &ListEditorProps,
    entries: &[String],
    index: usize,
    entry: &str,
    put: &Callback<Vec<String>>,
) -> Html {
    let wiring = &props.wiring;
    let change = {
        let entries = entries.to_vec();
        put.reform(move |event: Event| {
            let mut entries = entries.clone();
            if let Some(entry) = entries.get_mut(index) {
                *entry = typed(&event);
            }
            entries
        })
    };
    let remove = {
        let (put, mut entries) = (put.clone(), entries.to_vec());
        let (host, id) = (props.host.clone(), wiring.id.clone());
        entries.remove(index);
        Callback::from(move |_| {
            put.emit(entries.clone());
            // The button that had the focus is gone.
            host.focus(&id);
        })
    };
    let field = line("pb-input")
        .set("aria-label", format!("{} {}", props.entry, index + 1))
        .attr_if(wiring.invalid, "aria-invalid", "true")
        .attr_if(wiring.locked, "readonly", "")
        .value(entry)
        .on(On::Input, change);
    el("div", "pb-entry")
        .key(&index.to_string())
        .child(field)
        .maybe(
            (!wiring.locked)
                .then(|| small_icon_button(Icon::Close, ["Remove ", entry].concat(), remove)),
        )
        .html()
}
