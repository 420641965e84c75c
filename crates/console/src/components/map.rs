//! Names of the user's own with a text each.

use lossless_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html, Properties, component, use_state};

use super::button::{Look, button, small_icon_button};
use super::control::{Wiring, line, tick, typed};
use super::icon::Icon;
use crate::host::Host;
use crate::markup::{On, el};
use crate::model::draft::Edit;

/// What the editor is told.
#[derive(Properties, PartialEq)]
pub(crate) struct MapEditorProps {
    /// The page around it.
    pub(crate) host: Host,
    /// The field's wiring.
    pub(crate) wiring: Wiring,
    /// The object, or nothing.
    pub(crate) value: Option<Value>,
    /// Whether values are hidden until somebody asks to see them.
    pub(crate) secret: bool,
}

/// One row a member, and a row that adds one.
#[component]
pub(crate) fn MapEditor(props: &MapEditorProps) -> Html {
    let name = use_state(String::new);
    let shown = use_state(|| !props.secret);
    let wiring = &props.wiring;
    let members = props.value.as_ref().and_then(Value::as_object);
    let taken = members.is_some_and(|members| members.contains_key(&name));
    let add = {
        let (name, wiring, host) = (name.clone(), wiring.clone(), props.host.clone());
        Callback::from(move |event: Event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            if key.as_ref().is_some_and(|key| key != "Enter") {
                return;
            }
            event.prevent_default();
            let text = name.trim().to_owned();
            if !text.is_empty() && !taken {
                let edit = Edit::Set(wiring.pointer.join(&text), Value::from(""));
                wiring.edit.emit(edit);
                name.set(String::new());
                host.focus(&wiring.id);
            }
        })
    };
    let oninput = {
        let name = name.clone();
        Callback::from(move |event: Event| name.set(typed(&event)))
    };
    let show = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(!*shown))
    };
    let rows = members.into_iter().flatten();
    let rows = rows.map(|(key, value)| row(wiring, key, value, *shown));
    let new_name = line("pb-input")
        .id(&wiring.id)
        .attr("placeholder", "New name")
        .attr("aria-label", "New name")
        .attr_if(taken, "aria-invalid", "true")
        .value(&name)
        .on(On::Input, oninput)
        .on(On::KeyDown, add.clone());
    let adding = el("div", "pb-entry")
        .child(new_name)
        .child(button(Look::Plain, "Add", add));
    let problem = taken.then(|| {
        el("p", "pb-message pb-message-error")
            .text("This name is there already.")
            .html()
    });
    let has_secrets = props.secret && members.is_some_and(|members| !members.is_empty());
    wiring
        .group("div", "pb-entries", "group")
        .list(rows.collect())
        .maybe((!wiring.locked).then(|| adding.html()))
        .maybe(problem)
        .maybe(has_secrets.then(|| tick(*shown, false, show).text("Show values").html()))
        .html()
}

fn row(wiring: &Wiring, key: &str, value: &Value, shown: bool) -> Html {
    let pointer = wiring.pointer.join(key);
    let change = {
        let pointer = pointer.clone();
        wiring
            .edit
            .reform(move |event: Event| Edit::Set(pointer.clone(), Value::from(typed(&event))))
    };
    let remove = wiring
        .edit
        .reform(move |_: Event| Edit::Remove(pointer.clone()));
    let kind = if shown { "text" } else { "password" };
    let field = line("pb-input")
        .attr("type", kind)
        .set("aria-label", ["Value of ", key].concat())
        .attr_if(wiring.invalid, "aria-invalid", "true")
        .attr_if(wiring.locked, "readonly", "")
        .value(value.as_str().unwrap_or_default())
        .on(On::Input, change);
    el("div", "pb-entry")
        .key(key)
        .child(el("code", "pb-entry-text").text(key))
        .child(field)
        .maybe(
            (!wiring.locked)
                .then(|| small_icon_button(Icon::Close, ["Remove ", key].concat(), remove)),
        )
        .html()
}
