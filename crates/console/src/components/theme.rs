//! The switch between light, dark and the system's choice.

use web_sys::Event;
use yew::{Callback, Html};

use super::icon::{Icon, icon};
use crate::config::Theme;
use crate::host::Host;
use crate::markup::{On, el};

/// Three choices, each with a drawing.
pub(crate) fn theme_switch(host: &Host, current: Theme, choose: &Callback<Theme>) -> Html {
    let name = host.id("theme");
    let choices = Theme::ALL
        .into_iter()
        .map(|theme| choice(&name, theme, theme == current, choose))
        .collect();
    el("fieldset", "pb-segmented")
        .child(el("legend", "pb-visually-hidden").text("Theme"))
        .list(choices)
        .html()
}

fn choice(name: &str, theme: Theme, checked: bool, choose: &Callback<Theme>) -> Html {
    let (label, drawing) = match theme {
        Theme::Auto => ("As the system has it", Icon::System),
        Theme::Light => ("Light", Icon::Light),
        Theme::Dark => ("Dark", Icon::Dark),
    };
    let onchange = choose.reform(move |_: Event| theme);
    let input = el("input", "")
        .attr("type", "radio")
        .set("name", name.to_owned())
        .attr("aria-label", label)
        .checked(checked)
        .on(On::Change, onchange);
    el("label", "pb-segment-icon")
        .attr("title", label)
        .child(input)
        .child(icon(drawing))
        .html()
}
