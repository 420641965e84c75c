//! Signing in with a code.

use management_client::TokenError;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, Properties, component, use_state};

use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph};
use crate::components::button::link_button;
use crate::components::control::{line, typed};
use crate::components::icon::{Icon, icon};
use crate::markup::{On, el};

/// What the page is told.
#[derive(Properties, PartialEq)]
pub(crate) struct SignInPageProps {
    /// The console.
    pub(crate) app: App,
    /// Why the page is shown, when there is a reason worth telling.
    pub(crate) reason: Option<&'static str>,
    /// Whether there is a page behind it to go back to.
    pub(crate) expired: bool,
    /// Somebody has signed in.
    pub(crate) on_signed_in: Callback<()>,
    /// Somebody has an access token instead.
    pub(crate) on_token: Callback<()>,
}

/// How to get a code, and a field for it.
#[component]
pub(crate) fn SignInPage(props: &SignInPageProps) -> Html {
    let code = use_state(String::new);
    let busy = use_state(|| false);
    let failed = use_state(|| None::<TokenError>);
    let oninput = {
        let code = code.clone();
        Callback::from(move |event: Event| code.set(typed(&event)))
    };
    let onsubmit = {
        let (app, done) = (props.app.clone(), props.on_signed_in.clone());
        let (code, busy, failed) = (code.clone(), busy.clone(), failed.clone());
        Callback::from(move |event: Event| {
            event.prevent_default();
            let wanted = code_in(&code).to_owned();
            if wanted.is_empty() || *busy {
                return;
            }
            busy.set(true);
            failed.set(None);
            let (app, done, code) = (app.clone(), done.clone(), code.clone());
            let (busy, failed) = (busy.clone(), failed.clone());
            spawn_local(async move {
                if let Some(session) = app.session() {
                    match session.sign_in(&wanted).await {
                        Ok(()) => {
                            // What it allows is all that is asked here; the list tells the rest.
                            let _ = app.session_token().await;
                            code.set(String::new());
                            done.emit(());
                        }
                        Err(error) => failed.set(Some(error)),
                    }
                }
                busy.set(false);
            });
        })
    };
    let host = props.app.host();
    let (field_id, error_id) = (host.id("code"), host.id("code-error"));
    let error = failed.map(|error| match error {
        TokenError::SignedOut => "This code is not valid any more. Make a new one.",
        TokenError::Unavailable | TokenError::Malformed => {
            "The server cannot be reached. Is it still running?"
        }
    });
    let title = if props.expired {
        "Your session has ended"
    } else {
        "Sign in"
    };
    let news = if props.expired {
        let text = "What you have typed is still here. Sign in to go on where you were.";
        Some(banner(Mood::Info, paragraph(text).html(), Html::default()))
    } else {
        props.reason.map(|reason| {
            let text = paragraph(reason).html();
            banner(Mood::Warning, text, Html::default())
        })
    };
    let field = line("pb-input pb-mono")
        .id(&field_id)
        .attr("autocapitalize", "off")
        .set("aria-describedby", error_id.clone())
        .attr_if(error.is_some(), "aria-invalid", "true")
        .value(&code)
        .on(On::Input, oninput);
    let can_send = !*busy && !code_in(&code).is_empty();
    let send = el("button", "pb-button pb-button-primary")
        .attr("type", "submit")
        .attr_if(!can_send, "disabled", "")
        .text(if *busy { "Signing in…" } else { "Sign in" });
    let message = el("p", "pb-message pb-message-error")
        .id(&error_id)
        .attr("role", "status")
        .maybe(error.map(|_| icon(Icon::Error)))
        .text(error.unwrap_or_default());
    let form = el("form", "pb-stacked-field")
        .on(On::Submit, onsubmit)
        .child(
            el("label", "pb-label")
                .set("for", field_id)
                .text("Link or code"),
        )
        .child(el("div", "pb-affix").child(field).child(send))
        .child(message);
    let how = paragraph("Patchbay signs you in by a link with a one-use code. ")
        .child(el("code", "").text("cargo xtask start"))
        .text(" prints one. While the server runs, this makes a new one:");
    let card = el("div", "pb-card-body")
        .child(how)
        .child(el("code", "pb-command").text("patchbay sign-in"))
        .child(form)
        .maybe((!props.expired).then(|| {
            let other = link_button("Use an access token instead", props.on_token.reform(|_| ()));
            el("p", "").child(other).html()
        }));
    el("div", "pb-gate")
        .child(el("h1", "pb-title").text(title))
        .maybe(news)
        .child(el("div", "pb-card").child(card))
        .html()
}

/// The code in what was pasted: a whole link, its fragment, or the code itself.
fn code_in(text: &str) -> &str {
    let text = text.trim();
    text.rsplit_once("code=").map_or(text, |(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn a_code_is_found_in_whatever_was_pasted() {
        for text in [
            "abc123",
            "  abc123\n",
            "#code=abc123",
            "http://127.0.0.1:8080/#code=abc123",
        ] {
            assert_eq!(code_in(text), "abc123", "{text}");
        }
        assert_eq!(code_in("   "), "");
    }
}
