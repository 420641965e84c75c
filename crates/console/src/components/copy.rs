//! A button that copies a text.

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html};

use super::button::small_icon_button;
use super::icon::Icon;
use crate::app::App;

/// Copies an id and says so.
pub(crate) fn copy_id(app: &App, id: &str) -> Html {
    let (app, id) = (app.clone(), id.to_owned());
    let onclick = Callback::from(move |_| {
        let (app, id) = (app.clone(), id.clone());
        spawn_local(async move {
            let told = if app.host().copy(&id).await {
                "ID copied"
            } else {
                "The browser did not allow copying"
            };
            app.toast(told.to_owned());
        });
    });
    small_icon_button(Icon::Copy, "Copy ID".to_owned(), onclick)
}
