//! The validator for payloads that are JavaScript values.

use connection_model::{Contract, Strategy};
use connection_validation::{Context, Finding, Locale, message, server_message, validate_value};
use lossless_json::Value;
use management_client::Clock as _;
use management_client::fetch::BrowserClock;
use management_client::fetch::js::from_js;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::types::{Findings, ReviewOptions, ValidateOptions};

/// Everything that is wrong with a payload, in document order.
#[wasm_bindgen]
pub fn validate(payload: JsValue, options: Option<ValidateOptions>) -> Result<Findings, JsError> {
    let payload = from_js(payload)?;
    let options = Options::read(options.map(JsValue::from))?;
    let context = options.context()?;
    let report = validate_value(&payload, &context);
    to_findings(&report.findings, context.contract, options.locale())
}

/// What could be better about a whole connection that is right.
#[wasm_bindgen]
pub fn review(connection: JsValue, options: Option<ReviewOptions>) -> Result<Findings, JsError> {
    let connection = from_js(connection)?;
    let options = Options::read(options.map(JsValue::from))?;
    let contract = contract(options.contract.as_deref())?;
    let now = match options.now {
        Some(now) => seconds(now),
        None => i64::try_from(BrowserClock.now() / 1000).unwrap_or(i64::MAX),
    };
    let findings = connection_validation::review(&connection, contract, now);
    to_findings(&findings, contract, options.locale())
}

/// Whole seconds of a time in JavaScript, which is in milliseconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a time too far away becomes the last one there is, and no number becomes 1970"
)]
fn seconds(milliseconds: f64) -> i64 {
    (milliseconds / 1000.0) as i64
}

/// The contract of this name; that of the reference where none is given.
pub(crate) fn contract(name: Option<&str>) -> Result<Contract, JsError> {
    match name {
        Some(name) => name
            .parse()
            .map_err(|_| JsError::new("contract is `reference` or `tenant`")),
        None => Ok(Contract::Reference),
    }
}

/// The strategy of this name.
pub(crate) fn strategy(name: &str) -> Result<Strategy, JsError> {
    name.parse()
        .map_err(|_| JsError::new("strategy is none that the API knows"))
}

fn to_findings(
    findings: &[Finding],
    contract: Contract,
    locale: Locale,
) -> Result<Findings, JsError> {
    let dto = |finding| FindingDto::new(finding, contract, locale);
    let findings: Vec<FindingDto> = findings.iter().map(dto).collect();
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
    #[serde(default)]
    stored: Option<Value>,
    #[serde(default)]
    now: Option<f64>,
    #[serde(default)]
    locale: Option<String>,
}

impl Options {
    /// The language of the sentences: English also where there are none in the one that is asked
    /// for.
    fn locale(&self) -> Locale {
        let tag = self.locale.as_deref();
        tag.and_then(Locale::from_tag).unwrap_or_default()
    }

    fn read(options: Option<JsValue>) -> Result<Self, JsError> {
        match options.filter(|options| !options.is_null()) {
            Some(options) => Ok(serde_wasm_bindgen::from_value(options)?),
            None => Ok(Self::default()),
        }
    }

    fn context(&self) -> Result<Context<'_>, JsError> {
        let contract = contract(self.contract.as_deref())?;
        let stored = self.stored.as_ref();
        let named = self.strategy.as_deref();
        let held = stored.and_then(|stored| stored.get("strategy")?.as_str());
        let strategy = named.or(held).map(strategy).transpose()?;
        match self.context.as_deref() {
            None | Some("create") => Ok(Context::create(contract)),
            Some("update") => Ok(Context::update(contract, strategy, stored)),
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
    #[serde(rename = "serverMessage", skip_serializing_if = "Option::is_none")]
    server_message: Option<&'static str>,
    params: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Value>,
}

impl FindingDto {
    fn new(finding: &Finding, contract: Contract, locale: Locale) -> Self {
        Self {
            pointer: finding.pointer.to_string(),
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            message: message(locale, finding),
            server_message: server_message(finding, contract),
            params: finding.params.to_value(),
            fix: finding.fix.as_ref().map(lossless_json::Patch::to_value),
        }
    }
}
