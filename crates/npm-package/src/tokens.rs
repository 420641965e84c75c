//! A function of the page as a source of access tokens.

use js_sys::{Function, Object, Promise, Reflect};
use management_client::{AccessToken, LocalBoxFuture, TokenError, TokenSource};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Calls `getAccessToken({renew})` and waits for its promise.
pub(crate) struct PageTokens(pub(crate) Function);

impl PageTokens {
    async fn ask(&self, renew: bool) -> Result<JsValue, JsValue> {
        let request = Object::new();
        Reflect::set(&request, &"renew".into(), &renew.into())?;
        let answer = self.0.call1(&JsValue::UNDEFINED, &request)?;
        JsFuture::from(Promise::resolve(&answer)).await
    }
}

impl TokenSource for PageTokens {
    fn token(&self, renew: bool) -> LocalBoxFuture<'_, Result<AccessToken, TokenError>> {
        Box::pin(async move {
            // What was thrown is the page's own matter and may hold anything.
            let answer = self.ask(renew).await.map_err(|_| TokenError::Unavailable)?;
            let text = answer.as_string().ok_or(TokenError::Malformed)?;
            AccessToken::new(text)
        })
    }
}
