//! What a page of JavaScript decides about a console, read and checked.

use std::rc::Rc;

use connection_model::Strategy;
use console::{Config, Locale, Routes, STYLE_SHEET, SessionMode, Settings, Theme};
use js_sys::{Array, Function, Object};
use management_client::TokenCache;
use wasm_bindgen::JsError;

use crate::given::{self, Kind};
use crate::page::JsPage;
use crate::tokens::PageTokens;
use crate::types::ConsoleConfig;

/// Every key there is.
const KEYS: [(&str, Kind); 18] = [
    ("gatewayUrl", Kind::Text),
    ("domain", Kind::Text),
    ("getAccessToken", Kind::Function),
    ("routes", Kind::Text),
    ("path", Kind::Text),
    ("theme", Kind::Text),
    ("locale", Kind::Text),
    ("readOnly", Kind::Switch),
    ("strategies", Kind::List),
    ("onReady", Kind::Function),
    ("onRoute", Kind::Function),
    ("onDirty", Kind::Function),
    ("onSaved", Kind::Function),
    ("onDeleted", Kind::Function),
    ("onError", Kind::Function),
    ("onAuthRequired", Kind::Function),
    ("onBeforeSave", Kind::Function),
    ("onBeforeDelete", Kind::Function),
];

/// The object, when all its keys are settings and their values of the right kind.
pub(crate) fn checked(said: &ConsoleConfig) -> Result<&Object, JsError> {
    given::checked(said, "the configuration", &KEYS)
}

/// The configuration for the console.
pub(crate) fn config(
    said: &ConsoleConfig,
    tokens: Option<Rc<TokenCache<PageTokens>>>,
    documents: Option<Function>,
) -> Result<Config, JsError> {
    let routes = match said.routes().as_deref() {
        None | Some("memory") => Routes::Memory,
        Some("hash") => Routes::Hash,
        Some(_) => return Err(JsError::new("routes is `memory` or `hash`")),
    };
    Ok(Config {
        api_base: api_base(said, tokens.is_some())?,
        session: match tokens {
            Some(tokens) => SessionMode::Token(tokens),
            None => SessionMode::Cookie,
        },
        routes,
        path: said.path().unwrap_or_default(),
        settings: Settings {
            theme: said.theme().map(|name| theme(&name)).transpose()?,
            read_only: said.read_only().unwrap_or_default(),
            strategies: strategies(said.strategies())?,
            // A page may be in a language that there are no sentences in.
            locale: said
                .locale()
                .and_then(|tag| Locale::from_tag(&tag))
                .unwrap_or_default(),
        },
        page: Rc::new(JsPage(said.clone())),
        documents,
        style_sheet: Some(STYLE_SHEET),
    })
}

/// Where the API lies: below a gateway, of a tenant, or below the page's own origin.
fn api_base(said: &ConsoleConfig, has_tokens: bool) -> Result<String, JsError> {
    let domain = said.domain().filter(|domain| !domain.is_empty());
    let gateway = said.gateway_url().unwrap_or_default();
    let Some(domain) = domain else {
        let is_path = gateway.starts_with('/') && !gateway.starts_with("//");
        let is_url = gateway.starts_with("https://") || gateway.starts_with("http://");
        if !(gateway.is_empty() || is_path || is_url) || gateway.contains(['?', '#', '@']) {
            let text = "gatewayUrl is an http(s):// URL or a path, without a query, a fragment or a \
                        password";
            return Err(JsError::new(text));
        }
        return Ok(gateway);
    };
    if !gateway.is_empty() {
        return Err(JsError::new("give either gatewayUrl or domain"));
    }
    if !has_tokens {
        return Err(JsError::new("domain needs getAccessToken beside it"));
    }
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte);
    if !domain.bytes().all(is_host) {
        let text = "domain is a tenant's host name, such as example.eu.auth0.com";
        return Err(JsError::new(text));
    }
    Ok(["https://", &domain].concat())
}

fn theme(name: &str) -> Result<Theme, JsError> {
    Theme::from_name(name).ok_or_else(|| JsError::new("theme is `auto`, `light` or `dark`"))
}

fn strategies(given: Option<Array>) -> Result<Vec<Strategy>, JsError> {
    let mut strategies = Vec::new();
    for name in given.into_iter().flat_map(|names| names.to_vec()) {
        let name = name.as_string().unwrap_or_default();
        let strategy = name
            .parse()
            .map_err(|_| JsError::new(&format!("`{name}` is no strategy that the API knows")))?;
        strategies.push(strategy);
    }
    Ok(strategies)
}
