//! A secret: a text that is not shown until somebody asks for it.
//!
//! It is a text area, since a field for one line takes the line breaks out of a pasted key.

use lossless_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html, Properties, component, use_state};

use super::button::small_icon_button;
use super::control::{Wiring, area, rows, typed};
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

/// The text with an eye beside it.
#[component]
pub(crate) fn SecretEditor(props: &SecretEditorProps) -> Html {
    let shown = use_state(|| false);
    let wiring = &props.wiring;
    let pointer = wiring.pointer.clone();
    let change = wiring
        .edit
        .reform(move |event: Event| Edit::Text(pointer.clone(), one_or_many_lines(typed(&event))));
    // A line break is pasted with a key, never typed: most secrets have none.
    let keep_out = Callback::from(|event: Event| {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        if key == "Enter" {
            event.prevent_default();
        }
    });
    let (drawing, label, class) = if *shown {
        (Icon::Hide, "Hide", "pb-input")
    } else {
        (Icon::Show, "Show", "pb-input pb-hidden-text")
    };
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(!*shown))
    };
    let text = props.value.as_ref().and_then(Value::as_str);
    let text = text.unwrap_or_default();
    let lines = if *shown && text.contains('\n') {
        rows(text)
    } else {
        1
    };
    let field = wiring
        .tell(area(class, lines))
        .id(&wiring.id)
        .set("placeholder", wiring.placeholder.clone())
        .attr_if(wiring.locked, "readonly", "")
        .value(text)
        .on(On::Input, change)
        .on(On::KeyDown, keep_out);
    el("div", "pb-affix")
        .child(field)
        .child(small_icon_button(drawing, label.to_owned(), toggle))
        .html()
}

/// Takes the line break away that comes along when one line is copied; a key of many lines keeps
/// every one of them.
fn one_or_many_lines(text: String) -> String {
    let line = text.trim_end_matches(['\r', '\n']);
    if line.contains('\n') {
        text
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::one_or_many_lines;

    #[test]
    fn one_line_loses_its_end_and_many_lines_keep_theirs() {
        for (pasted, kept) in [
            ("secret", "secret"),
            ("secret\r\n", "secret"),
            (" secret ", " secret "),
            ("-----BEGIN\nabc\n-----END\n", "-----BEGIN\nabc\n-----END\n"),
            ("\n", ""),
        ] {
            assert_eq!(one_or_many_lines(pasted.to_owned()), kept, "{pasted:?}");
        }
    }
}
