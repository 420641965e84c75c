//! The console as a page of its own.

use console::{Config, Root, Routes, SessionMode, Theme, mount};

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("console"));
    let config = Config {
        api_base: String::new(),
        session: SessionMode::Auto,
        routes: Routes::Hash,
        theme: Theme::Auto,
        // The page links the sheet itself, for what it shows before this module is there.
        style_sheet: None,
    };
    if let Some(Ok(mounted)) = root.map(|root| mount(&Root::Element(root), config)) {
        // It stays for as long as the page.
        std::mem::forget(mounted);
    }
}
