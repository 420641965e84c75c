//! The switch between light, dark and the system's choice.

use yew::{Callback, Html, html};

use super::icon::{Icon, icon};
use crate::config::Theme;
use crate::host::Host;

/// Three choices, each with a drawing.
pub(crate) fn theme_switch(host: &Host, current: Theme, choose: &Callback<Theme>) -> Html {
    let name = host.id("theme");
    html! {
        <fieldset class="pb-segmented">
            <legend class="pb-visually-hidden">{ "Theme" }</legend>
            for theme in Theme::ALL {
                { choice(&name, theme, theme == current, choose) }
            }
        </fieldset>
    }
}

fn choice(name: &str, theme: Theme, checked: bool, choose: &Callback<Theme>) -> Html {
    let (label, drawing) = match theme {
        Theme::Auto => ("As the system has it", Icon::System),
        Theme::Light => ("Light", Icon::Light),
        Theme::Dark => ("Dark", Icon::Dark),
    };
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |_| choose.emit(theme))
    };
    html! {
        <label title={label} class="pb-segment-icon">
            <input type="radio" name={name.to_owned()} aria-label={label} {checked} {onchange}/>
            { icon(drawing) }
        </label>
    }
}
