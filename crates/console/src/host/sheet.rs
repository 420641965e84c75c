//! The style sheet, adopted into the tree that holds the console.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Document, Node, ShadowRoot};

/// A constructed sheet in the list of its tree; dropping it takes it out again.
pub(super) struct AdoptedSheet {
    tree: Node,
    sheet: CssStyleSheet,
}

impl AdoptedSheet {
    /// Adds a sheet after those the tree has; `None` where the tree takes none.
    ///
    /// An adopted sheet needs no `style` element, which a content security policy would refuse.
    pub(super) fn adopt(tree: &Node, text: &str) -> Option<Self> {
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(text).ok()?;
        let sheets = adopted(tree)?.slice(0, u32::MAX);
        sheets.push(&sheet);
        set_adopted(tree, &sheets);
        Some(Self {
            tree: tree.clone(),
            sheet,
        })
    }
}

impl Drop for AdoptedSheet {
    fn drop(&mut self) {
        let Some(sheets) = adopted(&self.tree) else {
            return;
        };
        let others = Array::new();
        for sheet in sheets.iter() {
            if sheet != ***self.sheet {
                others.push(&sheet);
            }
        }
        set_adopted(&self.tree, &others);
    }
}

/// Whether the tree has an element for this selector.
pub(super) fn query(tree: &Node, selector: &str) -> bool {
    let found = if let Some(document) = tree.dyn_ref::<Document>() {
        document.query_selector(selector)
    } else if let Some(shadow_root) = tree.dyn_ref::<ShadowRoot>() {
        shadow_root.query_selector(selector)
    } else {
        return false;
    };
    matches!(found, Ok(Some(_)))
}

fn adopted(tree: &Node) -> Option<Array> {
    if let Some(document) = tree.dyn_ref::<Document>() {
        return Some(document.adopted_style_sheets());
    }
    let shadow_root = tree.dyn_ref::<ShadowRoot>()?;
    Some(shadow_root.adopted_style_sheets())
}

fn set_adopted(tree: &Node, sheets: &Array) {
    if let Some(document) = tree.dyn_ref::<Document>() {
        document.set_adopted_style_sheets(sheets);
    } else if let Some(shadow_root) = tree.dyn_ref::<ShadowRoot>() {
        shadow_root.set_adopted_style_sheets(sheets);
    }
}
