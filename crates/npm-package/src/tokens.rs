//! A function of the page as a source of access tokens.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use management_client::fetch::BrowserClock;
use management_client::{
    AccessToken, Loaded, LocalBoxFuture, TokenCache, TokenError, TokenLoader, TokenReason,
    TokenRequest,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Calls `getAccessToken({audience, scopes, reason})` and waits for its promise.
///
/// The token is kept in memory until it ends: by `expiresAt` of the answer in milliseconds since
/// 1970, by its own claims, or because the server refuses it.
pub(crate) struct PageTokens(RefCell<Function>);

impl PageTokens {
    pub(crate) fn new(function: Function) -> Rc<TokenCache<Self>> {
        let tokens = Self(RefCell::new(function));
        Rc::new(TokenCache::new(tokens, Rc::new(BrowserClock)))
    }

    /// Asks another function from now on; whether it is another one.
    pub(crate) fn replace(&self, function: Function) -> bool {
        let before = self.0.replace(function);
        before != *self.0.borrow()
    }

    async fn ask(&self, request: TokenRequest<'_>) -> Result<JsValue, JsValue> {
        let words = Object::new();
        let scopes: Array = request.scopes.iter().map(|it| JsValue::from(*it)).collect();
        let reason = match request.reason {
            TokenReason::Initial => "initial",
            TokenReason::Expired => "expired",
            TokenReason::InsufficientScope => "insufficient_scope",
        };
        Reflect::set(&words, &"audience".into(), &absolute(request.audience))?;
        Reflect::set(&words, &"scopes".into(), &scopes)?;
        Reflect::set(&words, &"reason".into(), &reason.into())?;
        let function = self.0.borrow().clone();
        let answer = function.call1(&JsValue::UNDEFINED, &words)?;
        JsFuture::from(Promise::resolve(&answer)).await
    }

    async fn fetch(&self, request: TokenRequest<'_>) -> Loaded {
        // What was thrown is the page's own matter and may hold anything. It is the page that mends
        // it, so that the console makes room: a dialog over the page would keep it from that.
        let answer = self.ask(request).await;
        let answer = answer.map_err(|_| TokenError::SignedOut)?;
        let (text, end) = match answer.as_string() {
            Some(text) => (Some(text), None),
            None => (
                member(&answer, "token").and_then(|it| it.as_string()),
                member(&answer, "expiresAt").and_then(|it| it.as_f64()),
            ),
        };
        let token = AccessToken::new(text.ok_or(TokenError::Malformed)?)?;
        let claimed = token.claims().and_then(|claims| claims.expires);
        let end = end
            .map(milliseconds)
            .or_else(|| Some(claimed?.saturating_mul(1000)));
        Ok((token, end))
    }
}

impl TokenLoader for PageTokens {
    fn load<'a>(&'a self, request: TokenRequest<'a>) -> LocalBoxFuture<'a, Loaded> {
        Box::pin(self.fetch(request))
    }
}

fn member(answer: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(answer, &key.into()).ok()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time before 1970 or none at all is over, one too far away is the last there is"
)]
fn milliseconds(time: f64) -> u64 {
    time as u64
}

/// An audience with the page's origin, where the API lies below it.
fn absolute(audience: &str) -> JsValue {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    match origin {
        Some(origin) if audience.starts_with('/') => [&origin, audience].concat().into(),
        _ => audience.into(),
    }
}
