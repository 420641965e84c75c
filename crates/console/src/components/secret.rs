//! A line of text that is not shown until somebody asks for it.

use lossless_json::Value;
use web_sys::Event;
use yew::{Callback, Html, Properties, component, use_state};

use super::button::small_icon_button;
use super::control::{Wiring, typed};
use super::icon::Icon;
use crate::markup::{On, el};
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
    let pointer = wiring.pointer.clone();
    let change = wiring
        .edit
        .reform(move |event: Event| Edit::Text(pointer.clone(), typed(&event)));
    let (drawing, label, kind) = if *shown {
        (Icon::Hide, "Hide", "text")
    } else {
        (Icon::Show, "Show", "password")
    };
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(!*shown))
    };
    let text = props.value.as_ref().and_then(Value::as_str);
    let field = wiring
        .line("pb-input")
        .attr("type", kind)
        .value(text.unwrap_or_default())
        .on(On::Input, change);
    el("div", "pb-affix")
        .child(field)
        .child(small_icon_button(drawing, label.to_owned(), toggle))
        .html()
}
