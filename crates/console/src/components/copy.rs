//! A button that copies a text.

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html};

use super::button::small_icon_button;
use super::icon::Icon;
use crate::app::App;

/// Copies the text and says so.
pub(crate) fn copy_button(app: &App, what: &str, text: &str) -> Html {
    let app = app.clone();
    let text = text.to_owned();
    let label = ["Copy ", what].concat();
    let done = [what, " copied"].concat();
    let onclick = Callback::from(move |_| {
        let (app, text, done) = (app.clone(), text.clone(), done.clone());
        spawn_local(async move {
            if app.host().copy(&text).await {
                app.toast(done);
            } else {
                app.toast("The browser did not allow copying".to_owned());
            }
        });
    });
    small_icon_button(Icon::Copy, label, onclick)
}
