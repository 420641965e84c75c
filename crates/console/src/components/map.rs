//! Names of the user's own with a text each.

use lossless_json::Value;
use yew::{
    Callback, Event, Html, InputEvent, KeyboardEvent, Properties, component, html, use_state,
};

use super::button::{Look, button, small_icon_button};
use super::control::{Wiring, typed};
use super::icon::Icon;
use crate::host::Host;
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
        move || {
            let key = name.trim();
            if key.is_empty() || taken {
                return;
            }
            let edit = Edit::Set(wiring.pointer.join(key), Value::from(""));
            wiring.edit.emit(edit);
            name.set(String::new());
            host.focus(&wiring.id);
        }
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
    let oninput = {
        let name = name.clone();
        Callback::from(move |event: InputEvent| name.set(typed(&event)))
    };
    let show = {
        let shown = shown.clone();
        Callback::from(move |_: Event| shown.set(!*shown))
    };
    let rows = members.into_iter().flatten();
    html! {
        <div
            class="pb-entries"
            role="group"
            aria-labelledby={wiring.label_id.clone()}
            aria-describedby={wiring.described_by.clone()}
        >
            for (key, value) in rows {
                { row(wiring, key, value, *shown) }
            }
            <div class="pb-entry" key="add">
                <input
                    id={wiring.id.clone()}
                    class="pb-input"
                    type="text"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder="New name"
                    aria-label="New name"
                    aria-invalid={taken.then_some("true")}
                    value={(*name).clone()}
                    {oninput}
                    {onkeydown}
                />
                { button(Look::Plain, "Add", Callback::from(move |_| add())) }
            </div>
            if taken {
                <p class="pb-message pb-message-error">{ "This name is there already." }</p>
            }
            if props.secret && members.is_some_and(|members| !members.is_empty()) {
                <label class="pb-check">
                    <input type="checkbox" checked={*shown} onchange={show}/>
                    { "Show values" }
                </label>
            }
        </div>
    }
}

fn row(wiring: &Wiring, key: &str, value: &Value, shown: bool) -> Html {
    let pointer = wiring.pointer.join(key);
    let oninput = {
        let (pointer, edit) = (pointer.clone(), wiring.edit.clone());
        Callback::from(move |event: InputEvent| {
            edit.emit(Edit::Set(pointer.clone(), Value::from(typed(&event))));
        })
    };
    let remove = {
        let edit = wiring.edit.clone();
        Callback::from(move |_| edit.emit(Edit::Remove(pointer.clone())))
    };
    html! {
        <div class="pb-entry" key={key.to_owned()}>
            <code class="pb-entry-text">{ key.to_owned() }</code>
            <input
                class="pb-input"
                type={if shown { "text" } else { "password" }}
                spellcheck="false"
                autocomplete="off"
                aria-label={["Value of ", key].concat()}
                aria-invalid={wiring.aria_invalid()}
                value={value.as_str().unwrap_or_default().to_owned()}
                {oninput}
            />
            { small_icon_button(Icon::Close, ["Remove ", key].concat(), remove) }
        </div>
    }
}
