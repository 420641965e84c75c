//! A value as JSON text.

use lossless_json::{SyntaxError, SyntaxErrorKind, Value};
use web_sys::Event;
use yew::{Callback, Html, Properties, component, use_state};

use super::control::{area, rows, typed};
use super::icon::{Icon, icon};
use crate::markup::{On, all, el};

/// What the editor is told.
#[derive(Properties, PartialEq)]
pub(crate) struct JsonEditorProps {
    /// The id of the text area; its messages have ids that begin with it.
    pub(crate) id: String,
    /// What the text area is called.
    pub(crate) label: String,
    /// The value; nothing when the place is not set.
    pub(crate) value: Option<Value>,
    /// Takes the value whenever the text is JSON.
    pub(crate) on_value: Callback<Value>,
    /// Takes the text while it is not JSON, and nothing once it is.
    pub(crate) on_broken: Callback<Option<String>>,
    /// A text that was not JSON when the editor was left, to go on with.
    #[prop_or_default]
    pub(crate) broken: Option<String>,
    /// How the text area looks.
    #[prop_or("pb-input")]
    pub(crate) class: &'static str,
    /// Whether the text can be read and not changed.
    #[prop_or_default]
    pub(crate) locked: bool,
    /// Whether nothing but an object will do.
    #[prop_or_default]
    pub(crate) object: bool,
    /// Whether there is a finding at this place.
    #[prop_or_default]
    pub(crate) invalid: bool,
}

/// The text is the user's for as long as it says what the value is, or is not JSON yet; otherwise
/// it is the value, written with two spaces a level.
#[component]
pub(crate) fn JsonEditor(props: &JsonEditorProps) -> Html {
    let typed_text = use_state(|| props.broken.clone());
    let (text, problem) = match (&*typed_text, &props.value) {
        (Some(text), value) => match (read(text, props.object), value) {
            (Err(problem), _) => (text.clone(), Some(problem)),
            (Ok(parsed), Some(value)) if parsed == *value => (text.clone(), None),
            (Ok(_), value) => (pretty(value.as_ref()), None),
        },
        (None, value) => (pretty(value.as_ref()), None),
    };
    let oninput = {
        let (typed_text, object) = (typed_text.clone(), props.object);
        let (on_value, on_broken) = (props.on_value.clone(), props.on_broken.clone());
        Callback::from(move |event: Event| {
            let text = typed(&event);
            match read(&text, object) {
                Ok(value) => {
                    on_broken.emit(None);
                    on_value.emit(value);
                }
                Err(_) => on_broken.emit(Some(text.clone())),
            }
            typed_text.set(Some(text));
        })
    };
    let message_id = [&props.id, "-syntax"].concat();
    let field = area(props.class, rows(&text))
        .id(&props.id)
        .set("aria-label", props.label.clone())
        .attr_if(problem.is_some() || props.invalid, "aria-invalid", "true")
        .set("aria-describedby", message_id.clone())
        .attr_if(props.locked, "readonly", "")
        .value(&text)
        .on(On::Input, oninput);
    let message = el("p", "pb-message pb-message-error")
        .id(&message_id)
        .attr("role", "status")
        .maybe(problem.as_ref().map(|_| icon(Icon::Error)))
        .text(&problem.unwrap_or_default());
    all(vec![field.html(), message.html()])
}

/// The value of a text, or what keeps it from being one.
fn read(text: &str, object: bool) -> Result<Value, String> {
    match Value::parse(text.as_bytes()) {
        Ok(Value::Object(members)) => Ok(Value::Object(members)),
        Ok(_) if object => Err("This has to be an object: { … }".to_owned()),
        Ok(value) => Ok(value),
        Err(error) => Err(explain(text, error)),
    }
}

fn pretty(value: Option<&Value>) -> String {
    value.map_or_else(String::new, Value::to_pretty)
}

/// Where and why a text is not JSON.
fn explain(text: &str, error: SyntaxError) -> String {
    let position = error.position(text.as_bytes());
    let why = match error.kind {
        SyntaxErrorKind::UnexpectedEnd => "the text ends too early",
        SyntaxErrorKind::UnexpectedByte => "this character is not expected here",
        SyntaxErrorKind::InvalidEscape => "this is no valid escape after a backslash",
        SyntaxErrorKind::InvalidNumber => "this is no valid number",
        SyntaxErrorKind::ControlCharacter => "a line break or control character inside a text",
        SyntaxErrorKind::TooDeep => "too many brackets inside each other",
        SyntaxErrorKind::TrailingText => "there is something after the end",
        SyntaxErrorKind::DuplicateKey => "this key is there twice",
        SyntaxErrorKind::LoneSurrogate => "half of a surrogate pair is missing",
        _ => "this is not JSON",
    };
    format!("Line {}, column {}: {why}.", position.line, position.column)
}

#[cfg(test)]
mod tests {
    use lossless_json::Value;

    use super::{explain, read};

    #[test]
    fn where_an_object_is_wanted_nothing_else_is_taken() {
        for text in ["[]", "null", "7", "\"text\"", "", "{"] {
            assert!(read(text, true).is_err(), "{text}");
        }
        assert!(read("{}", true).is_ok());
        assert!(read("[]", false).is_ok());
    }

    #[test]
    fn a_syntax_error_names_line_and_column() {
        let text = "{\n  \"name\": \"é\" \"x\"\n}";
        let error = Value::parse(text.as_bytes()).unwrap_err();
        assert_eq!(
            explain(text, error),
            "Line 2, column 15: this character is not expected here."
        );
        let text = "{\"a\":1,\n\"a\":2}";
        let error = Value::parse(text.as_bytes()).unwrap_err();
        assert_eq!(
            explain(text, error),
            "Line 2, column 1: this key is there twice."
        );
    }
}
