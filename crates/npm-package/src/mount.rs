//! The console on a page of JavaScript.

use std::rc::Rc;

use console::{Config, Mounted, Root, Routes, STYLE_SHEET, SessionMode, Theme};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{Element, ShadowRoot};

use crate::tokens::PageTokens;
use crate::types::{ConsoleConfig, Target};

/// A console on a page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ConsoleHandle(Option<Mounted>);

/// Puts a console into an element, whose content it replaces, or adds it to a shadow root.
#[wasm_bindgen]
pub fn mount(target: Target, config: Option<ConsoleConfig>) -> Result<ConsoleHandle, JsError> {
    let target: JsValue = target.into();
    let root = match target.dyn_into::<ShadowRoot>() {
        Ok(shadow_root) => Root::Shadow(shadow_root),
        Err(other) => Root::Element(
            other
                .dyn_into::<Element>()
                .map_err(|_| JsError::new("the target is neither an element nor a shadow root"))?,
        ),
    };
    let mounted = console::mount(&root, read(config.as_ref())?)?;
    Ok(ConsoleHandle(Some(mounted)))
}

#[wasm_bindgen]
impl ConsoleHandle {
    /// Takes the console off the page; a second call does nothing.
    pub fn unmount(&mut self) {
        if let Some(mounted) = self.0.take() {
            mounted.unmount();
        }
    }

    /// Whether the console holds changes that are not saved.
    #[wasm_bindgen(getter)]
    pub fn unsaved(&self) -> bool {
        self.0.as_ref().is_some_and(Mounted::is_unsaved)
    }
}

fn read(config: Option<&ConsoleConfig>) -> Result<Config, JsError> {
    let tokens = config.and_then(ConsoleConfig::get_access_token);
    let routes = match config.and_then(ConsoleConfig::routes).as_deref() {
        None | Some("memory") => Routes::Memory,
        Some("hash") => Routes::Hash,
        Some(_) => return Err(JsError::new("routes is `memory` or `hash`")),
    };
    let theme = match config.and_then(ConsoleConfig::theme) {
        None => Theme::Auto,
        Some(name) => Theme::from_name(&name)
            .ok_or_else(|| JsError::new("theme is `auto`, `light` or `dark`"))?,
    };
    Ok(Config {
        api_base: config.and_then(ConsoleConfig::api_base).unwrap_or_default(),
        session: match tokens {
            Some(function) => SessionMode::Token(Rc::new(PageTokens(function))),
            None => SessionMode::Cookie,
        },
        routes,
        theme,
        style_sheet: Some(STYLE_SHEET),
    })
}
