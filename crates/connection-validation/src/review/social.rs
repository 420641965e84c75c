//! Social connections: whose app users see, and what it asks them for.

use alloc::string::String;

use connection_model::Family;
use lossless_json::Value;

use super::{Review, option};
use crate::Code;
use crate::params::{Param, Params};

/// Words of a permission that lets an application change or remove something.
const STRONG: [&str; 5] = ["admin", "delete", "manage", "publish", "write"];

pub(super) fn look(review: &mut Review<'_>) {
    let social = review.strategy.map(connection_model::Strategy::family) == Some(Family::Social);
    if !social {
        return;
    }
    let id = review.text("client_id").unwrap_or_default();
    if review.has("client_id") && id.trim().is_empty() {
        let pointer = option("client_id");
        review.find(pointer, Code::ReviewDeveloperKeys, Params::none());
    }
    let Some(Value::Object(options)) = review.connection.get("options") else {
        return;
    };
    for (key, value) in options {
        let is_asked = value.as_bool() == Some(true) && review.has(key) && is_strong(key);
        if is_asked {
            let params = Params::none().with("scope", Param::Key(String::from(key)));
            review.find(option(key), Code::ReviewWideScope, params);
        }
    }
}

fn is_strong(key: &str) -> bool {
    key.split('_').any(|word| STRONG.contains(&word))
}
