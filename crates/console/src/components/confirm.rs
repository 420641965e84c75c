//! Typing a name to show that it is meant.

use web_sys::Event;
use yew::{Callback, Html};

use super::control::{line, typed};
use crate::host::Host;
use crate::markup::{On, el};

/// A field for the name; the caller compares what is typed.
pub(crate) fn confirm(
    host: &Host,
    key: &str,
    name: &str,
    text: &str,
    locked: bool,
    on_text: &Callback<String>,
) -> Html {
    let field_id = host.id(key);
    let help_id = host.id(&[key, "-help"].concat());
    el("div", "pb-stacked-field")
        .child(
            el("label", "pb-label")
                .set("for", field_id.clone())
                .text("Type the name to confirm"),
        )
        .child(
            el("span", "pb-help")
                .id(&help_id)
                .child(el("code", "").text(name)),
        )
        .child(
            line("pb-input")
                .id(&field_id)
                .attr("autofocus", "")
                .set("aria-describedby", help_id)
                .attr_if(locked, "readonly", "")
                .value(text)
                .on(On::Input, on_text.reform(|event: Event| typed(&event))),
        )
        .html()
}
