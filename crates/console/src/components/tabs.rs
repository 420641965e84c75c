//! Two or more views of one thing.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, Html};

use super::button::bare;
use crate::host::Host;
use crate::markup::{On, el};

/// One tab: its key, its label, and a mark beside it.
pub(crate) struct Tab {
    /// Begins the ids of the tab and its panel.
    pub(crate) key: &'static str,
    /// What it is called.
    pub(crate) label: &'static str,
    /// Something to see there.
    pub(crate) mark: Html,
}

/// The row of tabs; the panels are the caller's, with [`panel_id`] and [`tab_id`].
pub(crate) fn tabs(
    host: &Host,
    label: &'static str,
    tabs: Vec<Tab>,
    current: &'static str,
    choose: Callback<&'static str>,
) -> Html {
    let keys: Vec<&'static str> = tabs.iter().map(|tab| tab.key).collect();
    let onkeydown = {
        let (host, choose) = (host.clone(), choose.clone());
        Callback::from(move |event: Event| {
            let count = keys.len();
            let place = keys.iter().position(|key| *key == current).unwrap_or(0);
            let next = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
                "ArrowRight" => (place + 1) % count,
                "ArrowLeft" => (place + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            if let Some(key) = keys.get(next) {
                choose.emit(key);
                host.focus(&tab_id(&host, key));
            }
        })
    };
    let row = tabs
        .into_iter()
        .map(|tab| one(host, tab, current, &choose))
        .collect();
    el("div", "pb-tabs")
        .attr("role", "tablist")
        .attr("aria-label", label)
        .on(On::KeyDown, onkeydown)
        .list(row)
        .html()
}

/// The id of a tab.
pub(crate) fn tab_id(host: &Host, key: &str) -> String {
    host.id(&["tab-", key].concat())
}

/// The id of the panel a tab shows.
pub(crate) fn panel_id(host: &Host, key: &str) -> String {
    host.id(&["panel-", key].concat())
}

fn one(host: &Host, tab: Tab, current: &str, choose: &Callback<&'static str>) -> Html {
    let Tab { key, label, mark } = tab;
    let selected = key == current;
    let onclick = {
        let choose = choose.clone();
        Callback::from(move |_| choose.emit(key))
    };
    bare("pb-tab")
        .attr("role", "tab")
        .set("id", tab_id(host, key))
        .attr("aria-selected", if selected { "true" } else { "false" })
        .set("aria-controls", panel_id(host, key))
        .attr("tabindex", if selected { "0" } else { "-1" })
        .click(onclick)
        .text(label)
        .child(mark)
        .html()
}
