//! Objects with settings that a page gives, checked before they are read: a misspelt key would be
//! taken for one that is not there, and a value of another kind for whatever its bits are.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue};

/// What the value of a key is, if there is one.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text,
    #[cfg(feature = "console")]
    Switch,
    #[cfg(feature = "console")]
    List,
    #[cfg(feature = "console")]
    Function,
    #[cfg(any(feature = "documents", feature = "validator"))]
    Number,
    #[cfg(feature = "validator")]
    Anything,
}

impl Kind {
    fn fits(self, value: &JsValue) -> bool {
        value.is_undefined()
            || value.is_null()
            || match self {
                Self::Text => value.is_string(),
                #[cfg(feature = "console")]
                Self::Switch => value.as_bool().is_some(),
                #[cfg(feature = "console")]
                Self::List => Array::is_array(value),
                #[cfg(feature = "console")]
                Self::Function => value.is_function(),
                #[cfg(any(feature = "documents", feature = "validator"))]
                Self::Number => value.as_f64().is_some_and(|number| !number.is_nan()),
                #[cfg(feature = "validator")]
                Self::Anything => true,
            }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            #[cfg(feature = "console")]
            Self::Switch => "true or false",
            #[cfg(feature = "console")]
            Self::List => "an array",
            #[cfg(feature = "console")]
            Self::Function => "a function",
            #[cfg(any(feature = "documents", feature = "validator"))]
            Self::Number => "a number",
            #[cfg(feature = "validator")]
            Self::Anything => "anything",
        }
    }
}

/// The object, when all its keys are among these and their values of the right kind. `what` says
/// what the object is.
pub(crate) fn checked<'a>(
    given: &'a JsValue,
    what: &str,
    keys: &[(&str, Kind)],
) -> Result<&'a Object, JsError> {
    let object = given
        .dyn_ref::<Object>()
        .filter(|_| !(given.is_function() || Array::is_array(given)))
        .ok_or_else(|| JsError::new(&format!("{what} is an object")))?;
    for key in Object::keys(object) {
        let key = key.as_string().unwrap_or_default();
        let Some((_, kind)) = keys.iter().find(|(known, _)| *known == key) else {
            let known: Vec<&str> = keys.iter().map(|(known, _)| *known).collect();
            let known = known.join("`, `");
            let text = format!("{what} has no `{key}`; there are `{known}`");
            return Err(JsError::new(&text));
        };
        let value = Reflect::get(object, &JsValue::from(&key)).unwrap_or_default();
        if !kind.fits(&value) {
            return Err(JsError::new(&format!("`{key}` is {}", kind.name())));
        }
    }
    Ok(object)
}

/// The text of a key; nothing where it is not set.
#[cfg(any(feature = "documents", feature = "validator"))]
pub(crate) fn text(given: &Object, key: &str) -> Option<String> {
    Reflect::get(given, &key.into()).ok()?.as_string()
}
