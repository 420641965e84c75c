//! A line of text that is not shown until somebody asks for it.

use lossless_json::Value;
use yew::{Callback, Html, InputEvent, Properties, component, html, use_state};

use super::button::small_icon_button;
use super::control::{Wiring, typed};
use super::icon::Icon;
use crate::model::draft::Edit;

/// What the editor is told.
#[derive(Properties, PartialEq)]
pub(crate) struct SecretEditorProps {
    /// The field's wiring.
    pub(crate) wiring: Wiring,
    /// The text, or nothing.
    pub(crate) value: Option<Value>,
}

/// A field with an eye beside it.
#[component]
pub(crate) fn SecretEditor(props: &SecretEditorProps) -> Html {
    let shown = use_state(|| false);
    let wiring = &props.wiring;
    let oninput = {
        let (pointer, edit) = (wiring.pointer.clone(), wiring.edit.clone());
        Callback::from(move |event: InputEvent| {
            edit.emit(Edit::Text(pointer.clone(), typed(&event)));
        })
    };
    let (drawing, label) = if *shown {
        (Icon::Hide, "Hide")
    } else {
        (Icon::Show, "Show")
    };
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(!*shown))
    };
    let text = props.value.as_ref().and_then(Value::as_str);
    html! {
        <div class="pb-affix">
            <input
                id={wiring.id.clone()}
                class="pb-input"
                type={if *shown { "text" } else { "password" }}
                spellcheck="false"
                autocomplete="new-password"
                placeholder={wiring.placeholder.clone()}
                aria-describedby={wiring.described_by.clone()}
                aria-invalid={wiring.aria_invalid()}
                readonly={wiring.locked}
                value={text.unwrap_or_default().to_owned()}
                {oninput}
            />
            { small_icon_button(drawing, label.to_owned(), toggle) }
        </div>
    }
}
