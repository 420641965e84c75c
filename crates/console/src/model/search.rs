//! Search as you type over what is loaded.

use connection_model::{Connection, Strategy};

/// A text without the difference between upper and lower case.
///
/// In the browser JavaScript does it: Rust's own tables are 12 KB of the module.
pub(crate) fn folded(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    return text.to_lowercase();
}

/// What the list shows of a connection, and the text that a search looks through.
pub(crate) struct Row {
    /// `id`.
    pub(crate) id: String,
    /// `name`; the id where it has none.
    pub(crate) name: String,
    /// `display_name`.
    pub(crate) display_name: Option<String>,
    /// `strategy`, when it is one of the known ones.
    pub(crate) strategy: Option<Strategy>,
    /// How many clients may use it.
    pub(crate) clients: usize,
    strategy_text: String,
    /// The folded texts, one a line, the name first: folded once and not with each key.
    folded: String,
}

impl Row {
    /// The row of a connection.
    pub(crate) fn of(connection: &Connection) -> Self {
        let id = connection.id().unwrap_or_default();
        let name = connection.name().unwrap_or(id);
        let strategy = connection.strategy();
        let strategy_text = connection.strategy_text().unwrap_or_default();
        let mut lines = vec![name, strategy_text, id];
        lines.extend(connection.display_name());
        lines.extend(strategy.map(Strategy::label));
        lines.extend(connection.enabled_clients());
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            display_name: connection.display_name().map(ToOwned::to_owned),
            strategy,
            clients: connection.enabled_clients().count(),
            strategy_text: strategy_text.to_owned(),
            folded: folded(&lines.join("\n")),
        }
    }

    /// What people call the strategy; as it is written when it is not a known one.
    pub(crate) fn label(&self) -> &str {
        match self.strategy {
            Some(strategy) => strategy.label(),
            None => &self.strategy_text,
        }
    }

    /// The name without the difference between upper and lower case.
    pub(crate) fn folded_name(&self) -> &str {
        self.folded.lines().next().unwrap_or_default()
    }
}

/// The words somebody looks for.
pub(crate) struct Search {
    words: Vec<String>,
}

impl Search {
    /// A query of words between white space.
    pub(crate) fn new(query: &str) -> Self {
        let words = folded(query);
        Self {
            words: words
                .split_ascii_whitespace()
                .map(ToOwned::to_owned)
                .collect(),
        }
    }

    /// Whether every word is in the connection's name, display name, id, strategy or an enabled
    /// client's id. Upper and lower case are the same; no words match everything.
    pub(crate) fn matches(&self, row: &Row) -> bool {
        self.is_in(&row.folded)
    }

    /// Whether every word is in a folded text.
    pub(crate) fn is_in(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use connection_model::Connection;
    use lossless_json::Value;

    use super::{Row, Search};

    #[track_caller]
    fn check(query: &str, expected: bool) {
        let text = r#"{"id":"con_8kQ2","name":"acme-staff","display_name":"Straße & Söhne",
            "strategy":"auth0","enabled_clients":["client_123"],"options":{"secret":"canary"}}"#;
        let value = Value::parse(text.as_bytes()).unwrap();
        let connection = Connection::from_value(value).unwrap();
        let found = Search::new(query).matches(&Row::of(&connection));
        assert_eq!(found, expected, "{query}");
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
        // A word is not put together from the end of one text and the beginning of the next.
        check("staffauth0", false);
    }

    #[test]
    fn a_strategy_that_is_not_known_is_called_as_it_is_written() {
        let value = Value::parse(br#"{"id":"con_1","strategy":"of-the-future"}"#).unwrap();
        let row = Row::of(&Connection::from_value(value).unwrap());
        assert_eq!((row.name.as_str(), row.label()), ("con_1", "of-the-future"));
        assert_eq!(row.folded_name(), "con_1");
    }

    #[test]
    fn options_are_not_searched() {
        check("canary", false);
    }
}
