//! Where consoles are drawn, which outlives them.
//!
//! Yew listens to a root of its own and never stops, also when what was drawn there is gone. A page
//! that puts consoles up and takes them down would gather such roots, so that one that was left is
//! used again.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};
use yew::{AppHandle, Html, Properties, Renderer, component, html};

use crate::shell::{Shell, ShellProps};

thread_local! {
    static IDLE: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A place to draw in; dropped it is lost, given back it is used again.
pub(crate) struct Stage {
    container: HtmlElement,
    app: AppHandle<Drawing>,
}

/// What is drawn: a console, or nothing.
#[derive(Properties, PartialEq, Default)]
struct DrawingProps {
    #[prop_or_default]
    shown: Option<(u32, ShellProps)>,
}

#[component]
fn Drawing(props: &DrawingProps) -> Html {
    match &props.shown {
        Some((key, shell)) => {
            let (key, shell) = (key.to_string(), shell.clone());
            html! { <Shell {key} ..shell/> }
        }
        None => Html::default(),
    }
}

impl Stage {
    /// A place that nobody uses, an empty element in no document; nothing when the document makes
    /// none.
    pub(crate) fn take(document: &Document) -> Option<Self> {
        if let Some(idle) = IDLE.with_borrow_mut(Vec::pop) {
            return Some(idle);
        }
        let container: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        let root = container.clone().into();
        let app = Renderer::<Drawing>::with_root_and_props(root, DrawingProps::default()).render();
        Some(Self { container, app })
    }

    /// The element that everything is drawn in.
    pub(crate) const fn container(&self) -> &HtmlElement {
        &self.container
    }

    /// Begins a console; returns what tells it from those before it.
    pub(crate) fn begin(&mut self, shell: ShellProps) -> u32 {
        let key = NEXT.get();
        NEXT.set(key.wrapping_add(1));
        self.draw(key, shell);
        key
    }

    /// Draws a console, that of before when the key is the same.
    pub(crate) fn draw(&mut self, key: u32, shell: ShellProps) {
        let shown = Some((key, shell));
        self.app.update(DrawingProps { shown });
    }

    /// Ends the console and leaves the place to the next one.
    pub(crate) fn give_back(mut self) {
        self.app.update(DrawingProps::default());
        IDLE.with_borrow_mut(|idle| idle.push(self));
    }
}
