//! The validator for payloads that are JavaScript values.

use connection_model::{Contract, Strategy};
use connection_validation::{
    Context, Finding, Locale, SetFinding, message, server_message, validate_text,
};
use js_sys::Reflect;
use lossless_json::Value;
use management_client::fetch::js::json_text;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::given::{Kind, checked, text};
use crate::time;
use crate::types::{Findings, SetFindings};

/// Everything that is wrong with a payload, in document order.
#[wasm_bindgen]
pub fn validate(payload: &JsValue, options: &JsValue) -> Result<Findings, JsValue> {
    let options = Options::read(options, &VALIDATE)?;
    let text = json_text(payload)?;
    let context = options.context();
    let report = validate_text(text.as_bytes(), &context);
    to_findings(&report.findings, context.contract, options.locale)
}

/// What could be better about a whole connection that is right.
#[wasm_bindgen]
pub fn review(connection: &JsValue, options: &JsValue) -> Result<Findings, JsValue> {
    let options = Options::read(options, &REVIEW)?;
    let connection = value(connection)?;
    let now = options.now.map_or_else(time::now, time::seconds);
    let findings = connection_validation::review(&connection, options.contract, now);
    to_findings(&findings, options.contract, options.locale)
}

/// What the connections of one tenant are to each other, in their order: an array of them.
#[wasm_bindgen(js_name = validateSet)]
pub fn validate_set(connections: &JsValue, options: &JsValue) -> Result<SetFindings, JsValue> {
    let options = Options::read(options, &VALIDATE_SET)?;
    let connections = value(connections)?;
    let connections = connections
        .as_array()
        .ok_or_else(|| JsError::new("the first argument is an array of connections"))?;
    let dto = |found: SetFinding| SetFindingDto {
        finding: FindingDto {
            pointer: found.in_array().pointer.to_string(),
            // A server's words are about the connection, whose place in an array it does not know.
            ..FindingDto::new(&found.finding, options.contract, options.locale)
        },
        index: found.index,
        other: found.other,
    };
    let found = connection_validation::validate_set(connections);
    let found: Vec<SetFindingDto> = found.into_iter().map(dto).collect();
    let found = found.serialize(&Serializer::json_compatible())?;
    Ok(found.unchecked_into())
}

/// A value as it would be sent.
pub(crate) fn value(given: &JsValue) -> Result<Value, JsValue> {
    let text = json_text(given)?;
    Value::parse(text.as_bytes()).map_err(|error| JsError::new(&error.to_string()).into())
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
) -> Result<Findings, JsValue> {
    let dto = |finding| FindingDto::new(finding, contract, locale);
    let findings: Vec<FindingDto> = findings.iter().map(dto).collect();
    let findings = findings.serialize(&Serializer::json_compatible())?;
    Ok(findings.unchecked_into())
}

/// The keys of the options of `validate`.
const VALIDATE: [(&str, Kind); 6] = [
    ("context", Kind::Text),
    ("contract", Kind::Text),
    ("strategy", Kind::Text),
    ("stored", Kind::Anything),
    ("now", Kind::Number),
    ("locale", Kind::Text),
];

/// The keys of the options of `review`.
const REVIEW: [(&str, Kind); 3] = [
    ("contract", Kind::Text),
    ("now", Kind::Number),
    ("locale", Kind::Text),
];

/// The keys of the options of `validateSet`.
const VALIDATE_SET: [(&str, Kind); 2] = [("contract", Kind::Text), ("locale", Kind::Text)];

/// What the payload is for, as `context` says it.
#[derive(Default)]
enum Purpose {
    #[default]
    Create,
    Update,
    Read,
}

#[derive(Default)]
struct Options {
    purpose: Purpose,
    contract: Contract,
    strategy: Option<Strategy>,
    stored: Option<Value>,
    now: Option<f64>,
    locale: Locale,
}

impl Options {
    fn read(given: &JsValue, keys: &[(&str, Kind)]) -> Result<Self, JsValue> {
        if given.is_undefined() || given.is_null() {
            return Ok(Self::default());
        }
        let given = checked(given, "the second argument", keys)?;
        let text = |key| text(given, key);
        let member = |key: &str| Reflect::get(given, &key.into()).unwrap_or_default();
        let stored = member("stored");
        Ok(Self {
            purpose: match text("context").as_deref() {
                None | Some("create") => Purpose::Create,
                Some("update") => Purpose::Update,
                Some("read") => Purpose::Read,
                Some(_) => {
                    return Err(JsError::new("context is `create`, `update` or `read`").into());
                }
            },
            contract: contract(text("contract").as_deref())?,
            strategy: text("strategy").as_deref().map(strategy).transpose()?,
            stored: if stored.is_undefined() {
                None
            } else {
                Some(value(&stored)?)
            },
            now: member("now").as_f64(),
            // A page may be in a language that there are no sentences in.
            locale: text("locale")
                .and_then(|tag| Locale::from_tag(&tag))
                .unwrap_or_default(),
        })
    }

    fn context(&self) -> Context<'_> {
        let context = match self.purpose {
            Purpose::Create => Context::create(self.contract),
            Purpose::Read => Context::read(self.contract),
            Purpose::Update => {
                // What a server holds is no mistake of whoever calls.
                let held = self.stored.as_ref();
                let held = held.and_then(|stored| stored.get("strategy")?.as_str()?.parse().ok());
                Context::update(self.contract, self.strategy.or(held), self.stored.as_ref())
            }
        };
        match self.now.map(time::seconds) {
            Some(now) => context.at(now),
            None => context,
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

/// A finding in a set of connections as JavaScript sees it.
#[derive(Serialize)]
struct SetFindingDto {
    #[serde(flatten)]
    finding: FindingDto,
    index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<usize>,
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
