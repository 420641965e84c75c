//! A tree that is there already, such as the draft of a form.

use connection_model::Strategy;
use lossless_json::{Value, events};

use crate::context::{Context, Operation};
use crate::engine::Engine;
use crate::finding::Report;

/// Checks a payload that is a tree. The findings are those of its text.
pub fn validate_value(payload: &Value, context: &Context<'_>) -> Report {
    let mut engine = Engine::new(*context);
    if matches!(context.operation, Operation::Create) {
        engine.expect(named_strategy(payload));
    }
    for event in events(payload) {
        engine.event(event);
    }
    engine.finish()
}

fn named_strategy(payload: &Value) -> Option<Strategy> {
    payload.get("strategy")?.as_str()?.parse().ok()
}
