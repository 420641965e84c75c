//! Signing in with a code.

use management_client::TokenError;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, InputEvent, Properties, SubmitEvent, component, html, use_state};

use crate::app::App;
use crate::components::banner::{Mood, banner};
use crate::components::control::typed;
use crate::components::icon::{Icon, icon};

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
}

/// How to get a code, and a field for it.
#[component]
pub(crate) fn SignInPage(props: &SignInPageProps) -> Html {
    let code = use_state(String::new);
    let busy = use_state(|| false);
    let failed = use_state(|| None::<TokenError>);
    let oninput = {
        let code = code.clone();
        Callback::from(move |event: InputEvent| code.set(typed(&event)))
    };
    let onsubmit = {
        let (app, done) = (props.app.clone(), props.on_signed_in.clone());
        let (code, busy, failed) = (code.clone(), busy.clone(), failed.clone());
        Callback::from(move |event: SubmitEvent| {
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
    html! {
        <div class="pb-gate">
            <h1 class="pb-title">
                { if props.expired { "Your session has ended" } else { "Sign in" } }
            </h1>
            if props.expired {
                { banner(
                    Mood::Info,
                    html! { <p>{ "What you have typed is still here. Sign in to go on where you were." }</p> },
                    Html::default(),
                ) }
            } else if let Some(reason) = props.reason {
                { banner(Mood::Warning, html! { <p>{ reason }</p> }, Html::default()) }
            }
            <div class="pb-card">
                <div class="pb-card-body">
                    <p>{ "Patchbay signs you in by a link with a one-use code. " }
                        <code>{ "cargo xtask start" }</code>{ " prints one. While the server runs, this makes a new one:" }</p>
                    <code class="pb-command">{ "patchbay sign-in" }</code>
                    <form class="pb-stacked-field" {onsubmit}>
                        <label class="pb-label" for={field_id.clone()}>{ "Link or code" }</label>
                        <div class="pb-affix">
                            <input
                                id={field_id}
                                class="pb-input pb-mono"
                                type="text"
                                autocomplete="off"
                                autocapitalize="off"
                                spellcheck="false"
                                aria-describedby={error_id.clone()}
                                aria-invalid={error.map(|_| "true")}
                                value={(*code).clone()}
                                {oninput}
                            />
                            <button
                                type="submit"
                                class="pb-button pb-button-primary"
                                disabled={*busy || code_in(&code).is_empty()}
                            >
                                { if *busy { "Signing in…" } else { "Sign in" } }
                            </button>
                        </div>
                        <p id={error_id} class="pb-message pb-message-error" role="status">
                            if let Some(error) = error {
                                { icon(Icon::Error) }{ error }
                            }
                        </p>
                    </form>
                </div>
            </div>
        </div>
    }
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
