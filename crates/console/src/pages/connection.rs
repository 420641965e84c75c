//! One connection: loaded, then edited.

use connection_model::Connection;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state};

use crate::app::App;
use crate::components::button::page_link;
use crate::components::state::{Remote, failure, skeleton};
use crate::editor::{Editor, Subject};
use crate::markup::el;
use crate::pages::not_found::not_here;
use crate::route::Route;

/// What the page is told.
#[derive(Properties, PartialEq)]
pub(crate) struct ConnectionPageProps {
    /// The console.
    pub(crate) app: App,
    /// The connection's id.
    pub(crate) id: String,
    /// Counts sign-ins: what failed before one is tried again after it.
    pub(crate) epoch: u32,
}

/// The page.
#[component]
pub(crate) fn ConnectionPage(props: &ConnectionPageProps) -> Html {
    let remote = use_state(|| Remote::<Connection>::Loading);
    let attempt = use_state(|| 0_u32);
    {
        let (app, id, remote) = (props.app.clone(), props.id.clone(), remote.clone());
        use_effect_with((props.epoch, *attempt), move |_| {
            // What is being edited is not loaded over.
            if !matches!(*remote, Remote::Ready(_)) {
                remote.set(Remote::Loading);
                spawn_local(async move {
                    let loaded = app.client().get(&id).await;
                    remote.set(match app.observe(loaded) {
                        Ok(connection) => Remote::Ready(connection),
                        Err(error) => Remote::Failed(error),
                    });
                });
            }
        });
    }
    match &*remote {
        Remote::Loading => el("div", "pb-page")
            .child(el("span", "pb-skeleton pb-skeleton-short"))
            .child(skeleton(4, "Loading the connection"))
            .html(),
        Remote::Failed(error) => {
            let retry = {
                let attempt = attempt.clone();
                Callback::from(move |_| attempt.set(*attempt + 1))
            };
            let back = page_link(props.app.host(), &Route::connections(), "pb-button");
            el("div", "pb-page")
                .child(el("h1", "pb-title").text("Connection"))
                .child(failure(error, retry))
                .child(el("p", "").child(back.text("All connections")))
                .html()
        }
        Remote::Ready(connection) if !props.app.settings().shows(connection.strategy()) => {
            not_here(
                &props.app,
                "The strategy of this connection is not among those shown here",
                "The page around this console limits them.",
            )
        }
        Remote::Ready(connection) => {
            let subject = Subject::Stored(connection.clone());
            html! { <Editor app={props.app.clone()} {subject}/> }
        }
    }
}
