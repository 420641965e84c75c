//! Asking for connections page by page.

use std::fmt;

use connection_model::{Connection, Strategy};
use lossless_json::Value;

use crate::url;

/// What to list; the default asks for the server's first page of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// The page, counted from 0.
    pub page: Option<u32>,
    /// Connections in one page, 1 to 100. Servers answer 50 when it is left out.
    pub per_page: Option<u32>,
    /// Connections in one page of checkpoint pagination, 1 to 100: tenants alone have it, and it
    /// wins over `page`, `per_page` and `include_totals`.
    pub take: Option<u32>,
    /// Where checkpoint pagination goes on: [`Page::next`] of the page before.
    pub from: Option<String>,
    /// Only connections of these strategies; all when empty. The key is repeated for each.
    pub strategy: Vec<Strategy>,
    /// Only the connection of exactly this name.
    pub name: Option<String>,
    /// Only these top-level fields; all when empty. A list without `options` holds no secret.
    pub fields: Vec<String>,
    /// Whether to ask for the number of all matches.
    pub include_totals: bool,
}

impl ListQuery {
    /// The query string with its question mark, empty when nothing is asked.
    pub(crate) fn to_query_string(&self) -> String {
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let strategies = self
            .strategy
            .iter()
            .map(|strategy| ("strategy", strategy.to_string()));
        let fields = (!self.fields.is_empty()).then(|| ("fields", self.fields.join(",")));
        let pairs = number(self.page)
            .map(|page| ("page", page))
            .into_iter()
            .chain(number(self.per_page).map(|size| ("per_page", size)))
            .chain(number(self.take).map(|size| ("take", size)))
            .chain(self.from.clone().map(|from| ("from", from)))
            .chain(strategies)
            .chain(self.name.clone().map(|name| ("name", name)))
            .chain(fields)
            .chain(
                self.include_totals
                    .then(|| ("include_totals", "true".to_owned())),
            );
        url::query_string(pairs)
    }
}

/// A page of connections.
///
/// Its `Debug` output gives numbers only, for options hold secrets.
#[derive(Clone, Default, PartialEq)]
pub struct Page {
    /// The connections in the server's order.
    pub connections: Vec<Connection>,
    /// How many match in all; known only when totals were asked for.
    pub total: Option<u64>,
    /// The place of the first one among all matches, counted from 0.
    pub start: Option<u64>,
    /// How many the page could hold.
    pub limit: Option<u64>,
    /// Where checkpoint pagination goes on; nothing on its last page.
    pub next: Option<String>,
}

impl Page {
    /// Reads any shape: a bare array, `{total,start,limit,connections}`, or `{connections,next}`;
    /// nothing when it is none of them.
    pub(crate) fn read(value: Value) -> Option<Self> {
        match value {
            Value::Array(elements) => Some(Self {
                connections: read_connections(elements)?,
                ..Self::default()
            }),
            Value::Object(mut members) => {
                let connections = match members.remove("connections")? {
                    Value::Array(elements) => read_connections(elements)?,
                    _ => return None,
                };
                let count = |key: &str| members.get(key)?.as_number()?.as_u64();
                Some(Self {
                    connections,
                    total: count("total"),
                    start: count("start"),
                    limit: count("limit"),
                    next: members
                        .get("next")
                        .and_then(Value::as_str)
                        .map(ToOwned::to_owned),
                })
            }
            _ => None,
        }
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Page")
            .field("connections", &self.connections.len())
            .field("total", &self.total)
            .field("start", &self.start)
            .field("limit", &self.limit)
            .field("has_next", &self.next.is_some())
            .finish()
    }
}

fn read_connections(elements: Vec<Value>) -> Option<Vec<Connection>> {
    elements.into_iter().map(Connection::from_value).collect()
}

#[cfg(test)]
mod tests {
    use super::{ListQuery, Page};
    use connection_model::Strategy;
    use lossless_json::Value;

    fn read(text: &str) -> Option<Page> {
        Page::read(Value::parse(text.as_bytes()).ok()?)
    }

    #[test]
    fn nothing_asked_makes_no_query() {
        assert_eq!(ListQuery::default().to_query_string(), "");
    }

    #[test]
    fn every_filter_has_its_key() {
        let query = ListQuery {
            page: Some(2),
            per_page: Some(25),
            take: Some(100),
            from: Some("a+b=".into()),
            strategy: vec![Strategy::Auth0, Strategy::GoogleOauth2],
            name: Some("a&b c".into()),
            fields: vec!["id".into(), "name".into()],
            include_totals: true,
        };
        assert_eq!(
            query.to_query_string(),
            "?page=2&per_page=25&take=100&from=a%2Bb%3D&strategy=auth0&strategy=google-oauth2&name=a%26b%20c\
             &fields=id%2Cname&include_totals=true"
        );
    }

    #[test]
    fn each_shape_of_a_page_is_read() {
        let bare = read(r#"[{"id":"con_1"},{"id":"con_2"}]"#).unwrap_or_default();
        assert_eq!((bare.connections.len(), bare.total), (2, None));
        let counted = read(r#"{"total":91,"start":50,"limit":50,"connections":[{"id":"con_1"}]}"#);
        let counted = counted.unwrap_or_default();
        assert_eq!(counted.connections.len(), 1);
        assert_eq!(
            (counted.total, counted.start, counted.limit),
            (Some(91), Some(50), Some(50))
        );
        let checkpoint = read(r#"{"connections":[{"id":"con_1"}],"next":"MQ"}"#);
        assert_eq!(checkpoint.unwrap_or_default().next.as_deref(), Some("MQ"));
    }

    #[test]
    fn anything_else_is_no_page() {
        for text in [
            "null",
            "{}",
            r#"{"connections":{}}"#,
            "[1]",
            r#"{"connections":[null]}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn debug_output_shows_no_connection() {
        let page = read(r#"[{"options":{"client_secret":"canary"}}]"#);
        assert!(page.is_some());
        assert!(!format!("{page:?}").contains("canary"));
    }
}
