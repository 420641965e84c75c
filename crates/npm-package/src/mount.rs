//! The console on a page of JavaScript.

use std::rc::Rc;

use console::{Mounted, Root};
use js_sys::{Function, Object};
use management_client::TokenCache;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{Element, ShadowRoot};

use crate::settings::{checked, config};
use crate::tokens::PageTokens;
use crate::types::{ConsoleConfig, Target};

/// A console on a page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ConsoleHandle(Option<OnPage>);

#[derive(Debug)]
struct OnPage {
    mounted: Mounted,
    /// What the page has said, as it said it.
    said: ConsoleConfig,
    tokens: Option<Rc<TokenCache<PageTokens>>>,
    documents: Option<Function>,
}

/// Puts a console into an element, whose content it replaces, or adds it to a shadow root.
///
/// `documents` comes from the package itself: it promises what `inspect` says of a text.
#[wasm_bindgen]
pub fn mount(
    target: Target,
    given: Option<ConsoleConfig>,
    documents: Option<Function>,
) -> Result<ConsoleHandle, JsError> {
    let target: JsValue = target.into();
    let root = match target.dyn_into::<ShadowRoot>() {
        Ok(shadow_root) => Root::Shadow(shadow_root),
        Err(other) => Root::Element(
            other
                .dyn_into::<Element>()
                .map_err(|_| JsError::new("the target is neither an element nor a shadow root"))?,
        ),
    };
    let said = with(None, given.as_ref())?;
    let tokens = said.get_access_token().map(PageTokens::new);
    let mounted = console::mount(&root, config(&said, tokens.clone(), documents.clone())?)?;
    Ok(ConsoleHandle(Some(OnPage {
        mounted,
        said,
        tokens,
        documents,
    })))
}

#[wasm_bindgen]
impl ConsoleHandle {
    /// Changes what is given and leaves the rest.
    pub fn update(&mut self, given: &ConsoleConfig) -> Result<(), JsError> {
        let Some(console) = &mut self.0 else {
            return Err(JsError::new("the console has been taken off the page"));
        };
        let said = with(Some(&console.said), Some(given))?;
        let tokens = source(console.tokens.as_ref(), said.get_access_token());
        let documents = console.documents.clone();
        console
            .mounted
            .update(config(&said, tokens.clone(), documents)?)?;
        console.said = said;
        console.tokens = tokens;
        Ok(())
    }

    /// Shows a page of the console; asks the user first when there are unsaved changes.
    pub fn navigate(&self, path: &JsValue) -> Result<(), JsError> {
        let path = path
            .as_string()
            .ok_or_else(|| JsError::new("the path is a text"))?;
        if let Some(console) = &self.0 {
            console.mounted.navigate(&path);
        }
        Ok(())
    }

    /// Whether the console holds changes that are not saved.
    pub fn dirty(&self) -> bool {
        let mounted = self.0.as_ref().map(|console| &console.mounted);
        mounted.is_some_and(Mounted::is_unsaved)
    }

    /// Takes the console off the page; a second call does nothing.
    pub fn unmount(&mut self) {
        if let Some(console) = self.0.take() {
            console.mounted.unmount();
        }
    }
}

/// What was said before with what is said now.
fn with(
    before: Option<&ConsoleConfig>,
    given: Option<&ConsoleConfig>,
) -> Result<ConsoleConfig, JsError> {
    let all = Object::new();
    for part in [before, given].into_iter().flatten() {
        let part: &Object = checked(part)?;
        Object::assign(&all, part);
    }
    Ok(all.unchecked_into())
}

/// The source for a function: the one there is, which asks the new function from now on, or a new
/// one.
fn source(
    before: Option<&Rc<TokenCache<PageTokens>>>,
    function: Option<Function>,
) -> Option<Rc<TokenCache<PageTokens>>> {
    let function = function?;
    let Some(tokens) = before else {
        return Some(PageTokens::new(function));
    };
    if tokens.loader().replace(function) {
        tokens.forget();
    }
    Some(Rc::clone(tokens))
}
