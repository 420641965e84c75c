//! The console as a page of its own.

use std::rc::Rc;

use console::{Config, NoPage, Root, Routes, SessionMode, Settings, mount};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("console"));
    // The page's script has left it there.
    let documents = root.as_ref().and_then(|root| {
        let function = Reflect::get(root, &"inspect".into()).ok()?;
        function.dyn_into::<Function>().ok()
    });
    let config = Config {
        api_base: String::new(),
        session: SessionMode::Auto,
        routes: Routes::Hash,
        path: String::new(),
        settings: Settings::default(),
        page: Rc::new(NoPage),
        documents,
        // The page links the sheet itself, for what it shows before this module is there.
        style_sheet: None,
    };
    if let Some(Ok(mounted)) = root.map(|root| mount(&Root::Element(root), config)) {
        // It stays for as long as the page.
        std::mem::forget(mounted);
    }
}
