//! The validator for payloads that are JavaScript values.

use connection_model::{Contract, Strategy};
use connection_validation::{Context, Finding, Locale, message, validate_value};
use lossless_json::Value;
use management_client::fetch::js::from_js;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::types::{Findings, ValidateOptions};

/// Everything that is wrong with a payload, in document order.
#[wasm_bindgen]
pub fn validate(payload: JsValue, options: Option<ValidateOptions>) -> Result<Findings, JsError> {
    let payload = from_js(payload)?;
    let options = match options {
        Some(options) => serde_wasm_bindgen::from_value(options.into())?,
        None => Options::default(),
    };
    let report = validate_value(&payload, &options.context()?);
    let findings: Vec<FindingDto> = report.findings.iter().map(FindingDto::from).collect();
    let findings = findings.serialize(&Serializer::json_compatible())?;
    Ok(findings.unchecked_into())
}

#[derive(Default, Deserialize)]
struct Options {
    #[serde(default)]
    context: Option<String>,
    #[serde(default)]
    contract: Option<String>,
    #[serde(default)]
    strategy: Option<String>,
}

impl Options {
    fn context(&self) -> Result<Context<'static>, JsError> {
        let contract = match &self.contract {
            Some(name) => name
                .parse()
                .map_err(|_| JsError::new("contract is `reference` or `tenant`"))?,
            None => Contract::Reference,
        };
        let strategy: Option<Strategy> = match &self.strategy {
            Some(name) => Some(
                name.parse()
                    .map_err(|_| JsError::new("strategy is none that the API knows"))?,
            ),
            None => None,
        };
        match self.context.as_deref() {
            None | Some("create") => Ok(Context::create(contract)),
            Some("update") => Ok(Context::update(contract, strategy, None)),
            Some(_) => Err(JsError::new("context is `create` or `update`")),
        }
    }
}

/// A finding as JavaScript sees it.
#[derive(Serialize)]
struct FindingDto {
    pointer: String,
    code: &'static str,
    severity: &'static str,
    message: String,
    params: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Value>,
}

impl From<&Finding> for FindingDto {
    fn from(finding: &Finding) -> Self {
        Self {
            pointer: finding.pointer.to_string(),
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            message: message(Locale::English, finding),
            params: finding.params.to_value(),
            fix: finding.fix.as_ref().map(lossless_json::Patch::to_value),
        }
    }
}
