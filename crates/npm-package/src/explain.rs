//! What a server says when it refuses, for JavaScript.

use connection_model::Strategy;
use connection_validation::{Sent, ServerFinding};
use js_sys::Reflect;
use lossless_json::Value;
use management_client::fetch::js::json_text;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::given::{Kind, checked, text};
use crate::types::ServerFindings;
use crate::validate::{strategy, value};

/// The keys of the options.
const KEYS: [(&str, Kind); 2] = [("payload", Kind::Anything), ("strategy", Kind::Text)];

/// The refusal of either contract as findings: the status, the body as it came (a text, or what was
/// parsed of it), and the payload that was sent, so that its secrets stay out of what is told.
#[wasm_bindgen]
pub fn explain(
    status: &JsValue,
    body: &JsValue,
    options: &JsValue,
) -> Result<ServerFindings, JsValue> {
    let status = status.as_f64().and_then(whole);
    let status = status.ok_or_else(|| JsError::new("the status is a number from 100 to 599"))?;
    let body = match body.as_string() {
        Some(text) => text,
        None => json_text(body)?,
    };
    let (payload, strategy) = sent(options)?;
    let sent = payload.as_ref().map(|value| Sent { value, strategy });
    let explanation = connection_validation::explain(status, body.as_bytes(), sent);
    let findings = explanation.findings.iter().map(ServerFindingDto::from);
    let findings: Vec<ServerFindingDto> = findings.collect();
    let findings = findings.serialize(&Serializer::json_compatible())?;
    Ok(findings.unchecked_into())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked before"
)]
fn whole(status: f64) -> Option<u16> {
    (100.0..600.0).contains(&status).then_some(status as u16)
}

fn sent(options: &JsValue) -> Result<(Option<Value>, Option<Strategy>), JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok((None, None));
    }
    let given = checked(options, "the third argument", &KEYS)?;
    let payload = Reflect::get(given, &"payload".into()).unwrap_or_default();
    let payload = (!payload.is_undefined()).then(|| value(&payload));
    let named = text(given, "strategy").as_deref().map(strategy);
    Ok((payload.transpose()?, named.transpose()?))
}

/// A finding of a server as JavaScript sees it.
#[derive(Serialize)]
struct ServerFindingDto {
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    code: &'static str,
    severity: &'static str,
    message: String,
    params: Value,
}

impl From<&ServerFinding> for ServerFindingDto {
    fn from(finding: &ServerFinding) -> Self {
        Self {
            pointer: finding.pointer.as_ref().map(ToString::to_string),
            code: finding.reason.as_str(),
            severity: finding.severity().as_str(),
            message: finding.message.clone(),
            params: finding.params.to_value(),
        }
    }
}
