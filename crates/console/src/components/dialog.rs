//! A modal dialog inside the console's own tree.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, component, use_effect_with, use_node_ref,
};

use super::button::small_icon_button;
use super::icon::Icon;
use crate::host::Host;
use crate::markup::{On, el};

/// What a dialog shows.
#[derive(Properties, PartialEq)]
pub(crate) struct DialogProps {
    /// The page around it.
    pub(crate) host: Host,
    /// Its heading; also begins its ids, so it differs between dialogs shown together.
    pub(crate) title: AttrValue,
    /// Whether there is more to read than a few lines.
    #[prop_or_default]
    pub(crate) wide: bool,
    /// The user wants it gone: by the cross, by Esc, or by the caller's own button.
    pub(crate) on_close: Callback<()>,
    /// What stands in it.
    pub(crate) children: Html,
    /// Its buttons, the one that goes on last.
    pub(crate) actions: Html,
}

/// The browser's own modal dialog: it keeps the focus inside and the page behind it inert.
/// When it goes, the focus goes back to where it was.
#[component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        let host = props.host.clone();
        use_effect_with((), move |()| {
            let before = host.focused();
            let dialog = dialog(&node);
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
            }
            move || {
                // While it is open the page behind it takes no focus.
                if let Some(dialog) = dialog {
                    dialog.close();
                }
                if let Some(element) = before {
                    let _ = element.focus();
                }
            }
        });
    }
    let closed = props.on_close.reform(|_: Event| ());
    let title_id = props.host.id("dialog-title");
    let head = el("div", "pb-dialog-head")
        .child(el("h2", "").id(&title_id).text(&props.title))
        .child(small_icon_button(
            Icon::Close,
            "Close".to_owned(),
            closed.clone(),
        ));
    let class = if props.wide {
        "pb-dialog pb-dialog-wide"
    } else {
        "pb-dialog"
    };
    el("dialog", class)
        .node(&node)
        .set("aria-labelledby", title_id)
        .on(On::Close, closed)
        .child(head)
        .child(
            el("div", "pb-dialog-body")
                .attr("tabindex", "0")
                .child(props.children.clone()),
        )
        .child(el("div", "pb-dialog-foot").child(props.actions.clone()))
        .html()
}

fn dialog(node: &NodeRef) -> Option<HtmlDialogElement> {
    node.get()?.dyn_into().ok()
}
