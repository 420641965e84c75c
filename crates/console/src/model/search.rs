//! Search as you type over what is loaded.

use connection_model::Connection;

/// A text without the difference between upper and lower case.
///
/// In the browser JavaScript does it: Rust's own tables are 12 KB of the module.
pub(crate) fn folded(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    return text.to_lowercase();
}

/// Whether every word of the query is in the connection's name, display name, id, strategy or an
/// enabled client's id. Upper and lower case are the same; an empty query matches everything.
pub(crate) fn matches(connection: &Connection, query: &str) -> bool {
    let texts: Vec<String> = [
        connection.name(),
        connection.display_name(),
        connection.id(),
        connection.strategy_text(),
        connection.strategy().map(connection_model::Strategy::label),
    ]
    .into_iter()
    .flatten()
    .chain(connection.enabled_clients())
    .map(folded)
    .collect();
    folded(query)
        .split_ascii_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use connection_model::Connection;
    use lossless_json::Value;

    use super::matches;

    #[track_caller]
    fn check(query: &str, expected: bool) {
        let text = r#"{"id":"con_8kQ2","name":"acme-staff","display_name":"Straße & Söhne",
            "strategy":"auth0","enabled_clients":["client_123"],"options":{"secret":"canary"}}"#;
        let value = Value::parse(text.as_bytes()).unwrap();
        let connection = Connection::from_value(value).unwrap();
        assert_eq!(matches(&connection, query), expected, "{query}");
    }

    #[test]
    fn an_empty_query_matches_everything() {
        check("", true);
        check("   ", true);
    }

    #[test]
    fn each_field_is_searched_in_any_case() {
        for query in [
            "ACME",
            "staff",
            "söhne",
            "CON_8kq2",
            "auth0",
            "database",
            "client_123",
        ] {
            check(query, true);
        }
    }

    #[test]
    fn every_word_has_to_be_there() {
        check("acme söhne", true);
        check("acme other", false);
    }

    #[test]
    fn options_are_not_searched() {
        check("canary", false);
    }
}
