//! The one handle to the page around a console.
//!
//! Nothing else in this crate touches the window, the document, the history, the clipboard,
//! storage or a listener outside the console's own elements. Dropping what [`Host::detach`]
//! removes leaves the page as it was.

mod file;
mod listener;
mod location;
mod sheet;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use js_sys::{Function, Promise};
use lossless_json::Value;
use management_client::fetch::js::json_text;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Document, EventTarget, HtmlElement, KeyboardEvent, Node, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};
use yew::Callback;

pub(crate) use file::{Unread, forget, picked, read};
use listener::Listener;
pub(crate) use listener::Timer;
pub(crate) use location::LocationHandlers;
use sheet::AdoptedSheet;

use crate::config::{Config, Root, Routes, Settings, Theme};
use crate::page::{Event, NoPage, Page};
use crate::stage::Stage;

/// The key of the remembered theme, the only thing a console keeps in the browser.
const THEME_KEY: &str = "patchbay.theme";

/// Why a console could not be put on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MountError {
    /// The root belongs to a document that no window shows.
    NoWindow,
    /// The document did not let its elements be made or changed.
    Document,
}

impl fmt::Display for MountError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoWindow => "the root is in a document without a window",
            Self::Document => "the document refused the console's elements",
        })
    }
}

impl std::error::Error for MountError {}

/// The handle; clones are the same handle.
#[derive(Clone)]
pub(crate) struct Host(Rc<Parts>);

struct Parts {
    window: Window,
    document: Document,
    container: HtmlElement,
    /// Begins every id in this console, so that two consoles in one tree share none.
    prefix: String,
    routes: Routes,
    path: RefCell<String>,
    location_handlers: RefCell<Option<LocationHandlers>>,
    /// The question before the page closes, while there are unsaved changes.
    unsaved: RefCell<Option<Listener>>,
    listeners: RefCell<Vec<Listener>>,
    sheet: RefCell<Option<AdoptedSheet>>,
    settings: RefCell<Rc<Settings>>,
    /// Nobody once the console is gone.
    page: RefCell<Rc<dyn Page>>,
    documents: Option<Function>,
    soon: RefCell<Option<Timer>>,
    /// Ends the address of the last file that was handed out.
    download: RefCell<Option<Timer>>,
}

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Host {
    /// Puts an empty stage into the root, with the style sheet and the theme in place.
    pub(crate) fn attach(root: &Root, config: &Config) -> Result<(Self, Stage), MountError> {
        let root_node: &Node = match root {
            Root::Element(element) => element,
            Root::Shadow(shadow_root) => shadow_root,
        };
        let document = root_node.owner_document().ok_or(MountError::NoWindow)?;
        let window = document.default_view().ok_or(MountError::NoWindow)?;
        let tree = root_node.get_root_node();
        let stage = Stage::take(&document).ok_or(MountError::Document)?;
        let container = stage.container().clone();
        container.set_class_name("pb-console");
        let prefix = free_prefix(&tree);
        container.set_id(&prefix);
        if let Root::Element(element) = root {
            element.set_text_content(None);
        }
        root_node
            .append_child(&container)
            .map_err(|_| MountError::Document)?;
        let sheet = config
            .style_sheet
            .and_then(|text| AdoptedSheet::adopt(&tree, text));
        let host = Self(Rc::new(Parts {
            window,
            document,
            container,
            prefix,
            routes: config.routes,
            path: RefCell::new(if config.path.starts_with('/') {
                config.path.clone()
            } else {
                "/".to_owned()
            }),
            location_handlers: RefCell::new(None),
            unsaved: RefCell::new(None),
            listeners: RefCell::new(Vec::new()),
            sheet: RefCell::new(sheet),
            settings: RefCell::default(),
            page: RefCell::new(Rc::clone(&config.page)),
            documents: config.documents.clone(),
            soon: RefCell::new(None),
            download: RefCell::new(None),
        }));
        if config.routes == Routes::Hash {
            *host.0.path.borrow_mut() = host.fragment();
        }
        host.set_settings(config.settings.clone());
        Ok((host, stage))
    }

    /// Takes other settings over, with the look that they ask for.
    pub(crate) fn set_settings(&self, settings: Settings) {
        let theme = settings.theme.or_else(|| self.remembered_theme());
        self.show_theme(theme.unwrap_or(Theme::Auto));
        *self.0.settings.borrow_mut() = Rc::new(settings);
    }

    /// What the page has decided.
    pub(crate) fn settings(&self) -> Rc<Settings> {
        Rc::clone(&self.0.settings.borrow())
    }

    /// The page around the console.
    pub(crate) fn page(&self) -> Rc<dyn Page> {
        Rc::clone(&self.0.page.borrow())
    }

    /// What the page's reader of documents says of a text; nothing where there is none, or where it
    /// cannot be loaded.
    pub(crate) async fn inspect(&self, text: &str) -> Option<Value> {
        let documents = self.0.documents.as_ref()?;
        let promised = documents.call1(&JsValue::UNDEFINED, &text.into()).ok()?;
        let said = JsFuture::from(Promise::resolve(&promised)).await.ok()?;
        Value::parse(json_text(&said).ok()?.as_bytes()).ok()
    }

    /// Another page around it: the same one, with other functions.
    pub(crate) fn set_page(&self, page: Rc<dyn Page>) {
        *self.0.page.borrow_mut() = page;
    }

    /// Tells the page something, once what is under way is done: whatever the page does then, it
    /// does not find the console in the middle of something.
    pub(crate) fn tell(&self, event: Event) {
        let host = self.clone();
        spawn_local(async move { host.page().hear(event) });
    }

    /// Removes the container, the sheet and every listener.
    pub(crate) fn detach(&self) {
        self.0.listeners.borrow_mut().clear();
        *self.0.unsaved.borrow_mut() = None;
        *self.0.location_handlers.borrow_mut() = None;
        *self.0.sheet.borrow_mut() = None;
        *self.0.soon.borrow_mut() = None;
        *self.0.download.borrow_mut() = None;
        // A page hears nothing of a console that it has taken away.
        self.set_page(Rc::new(NoPage));
        self.0.container.remove();
    }

    /// An id that no other console in the same tree uses.
    pub(crate) fn id(&self, name: &str) -> String {
        [self.0.prefix.as_str(), "-", name].concat()
    }

    /// The look in use.
    pub(crate) fn theme(&self) -> Theme {
        self.0
            .container
            .get_attribute("data-theme")
            .and_then(|name| Theme::from_name(&name))
            .unwrap_or(Theme::Auto)
    }

    /// Changes the look and remembers it where the browser lets us.
    pub(crate) fn choose_theme(&self, theme: Theme) {
        self.show_theme(theme);
        if let Some(storage) = self.storage() {
            let _ = storage.set_item(THEME_KEY, theme.as_str());
        }
    }

    /// Puts a text on the clipboard; tells whether the browser allowed it.
    pub(crate) async fn copy(&self, text: &str) -> bool {
        // The property is absent on pages that are not a secure context.
        let navigator = self.0.window.navigator();
        let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
        if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
            return false;
        }
        let written = navigator.clipboard().write_text(text);
        JsFuture::from(written).await.is_ok()
    }

    /// Calls an action once after a time; dropping the timer cancels it.
    pub(crate) fn after(&self, milliseconds: i32, action: impl FnOnce() + 'static) -> Timer {
        Timer::new(&self.0.window, milliseconds, Box::new(action))
    }

    /// Does something once the console has drawn what was just asked for; a later call takes the
    /// place of one that has not come to pass.
    pub(crate) fn soon(&self, action: impl FnOnce() + 'static) {
        let timer = self.after(0, action);
        *self.0.soon.borrow_mut() = Some(timer);
    }

    /// Reports keys. A console that owns the page's URL hears all of the page's keys; an
    /// embedded one only those pressed inside it.
    pub(crate) fn watch_keys(&self, pressed: Callback<KeyboardEvent>) {
        let target: EventTarget = match self.0.routes {
            Routes::Hash => self.0.document.clone().into(),
            Routes::Memory => self.0.container.clone().into(),
        };
        let listener = Listener::new(
            &target,
            "keydown",
            Box::new(move |event| pressed.emit(event.unchecked_into())),
        );
        self.keep(listener);
    }

    /// Whether a key press goes into a field, where letters are text and no shortcuts.
    pub(crate) fn is_typing(event: &KeyboardEvent) -> bool {
        // Outside a shadow root the target is the shadow's host; the path has the real one.
        let target = event.composed_path().get(0);
        let Ok(element) = target.dyn_into::<HtmlElement>() else {
            return false;
        };
        element.is_content_editable()
            || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    }

    /// The element with this id inside the console.
    pub(crate) fn find(&self, id: &str) -> Option<HtmlElement> {
        // Ids are made by `id` from letters, digits and hyphens, so they need no escape.
        let selector = ["#", id].concat();
        let found = self.0.container.query_selector(&selector).ok()??;
        found.dyn_into().ok()
    }

    /// Moves the focus to an element, opens what hides it, and scrolls it into view.
    pub(crate) fn focus(&self, id: &str) {
        let Some(target) = self.find(id) else {
            return;
        };
        let mut parent = target.parent_element();
        while let Some(element) = parent {
            if element.tag_name() == "DETAILS" {
                let _ = element.set_attribute("open", "");
            }
            parent = element.parent_element();
        }
        scroll_to(&target);
        let _ = target.focus();
    }

    /// Moves the focus to the beginning of a new page.
    pub(crate) fn start_at(&self, id: &str) {
        if let Some(target) = self.find(id) {
            let _ = target.focus();
            if self.0.routes == Routes::Hash {
                self.0.window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
    }

    /// Whether one of the console's dialogs is open.
    pub(crate) fn has_dialog(&self) -> bool {
        matches!(self.0.container.query_selector("dialog[open]"), Ok(Some(_)))
    }

    /// The element that has the focus, also inside a shadow root.
    pub(crate) fn focused(&self) -> Option<HtmlElement> {
        let found = self.0.container.query_selector(":focus").ok()??;
        found.dyn_into().ok()
    }

    /// Names the page in the browser's tab, where this console is the page.
    pub(crate) fn set_title(&self, title: &str) {
        if self.0.routes == Routes::Hash {
            self.0.document.set_title(title);
        }
    }

    /// Scheme, host and port of the page; empty where it has none.
    pub(crate) fn origin(&self) -> String {
        self.0.window.location().origin().unwrap_or_default()
    }

    /// Whether the page itself comes from this machine.
    pub(crate) fn is_local(&self) -> bool {
        let name = self.0.window.location().hostname().unwrap_or_default();
        name == "localhost" || name == "[::1]" || name.starts_with("127.")
    }

    fn keep(&self, listener: Listener) {
        self.0.listeners.borrow_mut().push(listener);
    }

    fn show_theme(&self, theme: Theme) {
        let _ = self.0.container.set_attribute("data-theme", theme.as_str());
        // A console that owns the page colours what is around it as well.
        if self.0.routes == Routes::Hash
            && let Some(page) = self.0.document.document_element()
        {
            let _ = page.set_attribute("data-theme", theme.as_str());
        }
    }

    fn remembered_theme(&self) -> Option<Theme> {
        let name = self.storage()?.get_item(THEME_KEY).ok()??;
        Theme::from_name(&name)
    }

    /// Absent where the browser blocks it.
    fn storage(&self) -> Option<web_sys::Storage> {
        self.0.window.local_storage().ok()?
    }
}

/// The first of `pb1`, `pb2`, … that no console in this tree has.
fn free_prefix(tree: &Node) -> String {
    let mut number = 1_u32;
    loop {
        let prefix = format!("pb{number}");
        let taken = sheet::query(tree, &["#", &prefix].concat());
        if !taken {
            return prefix;
        }
        number += 1;
    }
}

/// Scrolls an element to the middle of the view, without motion.
fn scroll_to(target: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Auto);
    target.scroll_into_view_with_scroll_into_view_options(&options);
}
