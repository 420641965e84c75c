//! What is known of the strategies.

use connection_model::{Contract, Strategy};
use connection_validation::{catalogue, schema};
use management_client::fetch::js::to_js;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::types::{Schema, Strategies};
use crate::validate::{contract, strategy};

/// Every strategy the API knows, with what to call it.
#[wasm_bindgen]
pub fn strategies() -> Result<Strategies, JsError> {
    let all: Vec<StrategyDto> = Strategy::ALL
        .iter()
        .copied()
        .map(StrategyDto::from)
        .collect();
    Ok(all
        .serialize(&Serializer::json_compatible())?
        .unchecked_into())
}

/// The JSON Schema (2020-12) of a payload that creates a connection of this strategy.
#[wasm_bindgen(js_name = schema)]
pub fn schema(name: &JsValue, contract_name: &JsValue) -> Result<Schema, JsError> {
    let contract = contract_of(contract_name)?;
    let schema = schema::schema(
        strategy(name.as_string().as_deref().unwrap_or_default())?,
        contract,
    );
    Ok(to_js(&schema)?.unchecked_into())
}

/// The contract of this name; that of the reference where none is given.
fn contract_of(name: &JsValue) -> Result<Contract, JsError> {
    if name.is_undefined() || name.is_null() {
        return contract(None);
    }
    contract(Some(name.as_string().as_deref().unwrap_or_default()))
}

/// A strategy as JavaScript sees it.
#[derive(Serialize)]
struct StrategyDto {
    name: &'static str,
    label: &'static str,
    description: &'static str,
    family: &'static str,
    retired: bool,
    options: usize,
}

impl From<Strategy> for StrategyDto {
    fn from(strategy: Strategy) -> Self {
        Self {
            name: strategy.as_str(),
            label: strategy.label(),
            description: strategy.description(),
            family: strategy.family().label(),
            retired: strategy.is_retired(),
            options: catalogue::table(strategy).map_or(0, |table| table.len()),
        }
    }
}
