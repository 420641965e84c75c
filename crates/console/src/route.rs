//! The pages and their addresses.

use connection_model::Strategy;

use crate::model::list::{ListView, Order};

/// A page of the console.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Route {
    /// `/connections?q=…&strategy=…&strategy=…&sort=-name`: the list, searched, filtered and
    /// ordered.
    Connections(ListView),
    /// `/connections/new?q=…`: the strategies that a new connection can have, searched.
    Gallery {
        /// What is in the search field.
        search: String,
    },
    /// `/connections/new/auth0`: a new connection of this strategy.
    Create(Strategy),
    /// `/connections/con_…`: one connection.
    Connection {
        /// The connection's id.
        id: String,
    },
    /// Any other address.
    NotFound,
}

impl Route {
    /// The whole list.
    pub(crate) fn connections() -> Self {
        Self::Connections(ListView::default())
    }

    /// All strategies.
    pub(crate) const fn gallery() -> Self {
        Self::Gallery {
            search: String::new(),
        }
    }

    /// The page of one connection.
    pub(crate) fn connection(id: &str) -> Self {
        Self::Connection { id: id.to_owned() }
    }

    /// Reads an address; never fails.
    pub(crate) fn parse(path: &str) -> Self {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match segments.as_slice() {
            [] | ["connections"] => Self::Connections(list_view(query)),
            ["connections", "new"] => Self::Gallery {
                search: parameter(query, "q"),
            },
            ["connections", "new", name] => name.parse().map_or(Self::NotFound, Self::Create),
            ["connections", id] => Self::connection(&decode(id)),
            _ => Self::NotFound,
        }
    }

    /// The address; what [`Route::parse`] reads back.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Connections(view) => ["/connections", &list_query(view)].concat(),
            Self::Gallery { search } => {
                let mut query = String::new();
                add(&mut query, "q", search);
                ["/connections/new", &query].concat()
            }
            Self::Create(strategy) => ["/connections/new/", strategy.as_str()].concat(),
            Self::Connection { id } => ["/connections/", &encode(id)].concat(),
            Self::NotFound => "/not-found".to_owned(),
        }
    }
}

/// What a query says of the list; what it says of strategies and columns that there are none of is
/// passed over.
fn list_view(query: &str) -> ListView {
    let mut view = ListView {
        search: parameter(query, "q"),
        strategies: Vec::new(),
        order: Order::parse(&parameter(query, "sort")),
    };
    for strategy in parameters(query, "strategy") {
        if let Ok(strategy) = decode(strategy).parse()
            && !view.strategies.contains(&strategy)
        {
            view.strategies.push(strategy);
        }
    }
    view
}

fn list_query(view: &ListView) -> String {
    let mut query = String::new();
    add(&mut query, "q", &view.search);
    for strategy in &view.strategies {
        add(&mut query, "strategy", strategy.as_str());
    }
    if let Some(order) = view.order {
        let way = if order.descending { "-" } else { "" };
        add(&mut query, "sort", &[way, order.column.as_str()].concat());
    }
    query
}

/// Adds a parameter to a query; an empty one says nothing and is left out.
fn add(query: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        query.push('=');
        query.push_str(&encode(value));
    }
}

/// The decoded value of a query parameter; empty when it is not there.
fn parameter(query: &str, key: &str) -> String {
    parameters(query, key)
        .next()
        .map(decode)
        .unwrap_or_default()
}

/// The values of a query parameter, as they are written.
fn parameters<'a>(query: &'a str, key: &str) -> impl Iterator<Item = &'a str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(move |(name, _)| *name == key)
        .map(|(_, value)| value)
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(
                    DIGITS
                        .get(usize::from(digit))
                        .map(|digit| char::from(*digit)),
                );
            }
        }
    }
    encoded
}

/// Undoes [`encode`]; what is not an escape stays, what is not UTF-8 becomes U+FFFD.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            bytes.push(high * 16 + low);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use connection_model::Strategy;

    use super::{Route, decode, encode};
    use crate::model::list::{ListView, Order};

    #[test]
    fn each_page_has_an_address_that_leads_back_to_it() {
        let search = "müller & söhne=100%".to_owned();
        for route in [
            Route::connections(),
            Route::Connections(ListView::default().searched(search.clone())),
            Route::Connections(ListView {
                search: search.clone(),
                strategies: vec![Strategy::Samlp, Strategy::GoogleOauth2],
                order: Order::parse("-clients"),
            }),
            Route::gallery(),
            Route::Gallery { search },
            Route::Create(Strategy::Auth0),
            Route::connection("con_1234567890abcdef"),
            Route::connection("a/b?c#d"),
            Route::NotFound,
        ] {
            assert_eq!(Route::parse(&route.path()), route, "{}", route.path());
        }
    }

    #[test]
    fn the_start_page_is_the_list() {
        for path in ["", "/", "/connections", "/connections/", "/connections?q="] {
            assert_eq!(Route::parse(path), Route::connections(), "{path}");
        }
    }

    #[test]
    fn a_filter_is_repeated_in_the_address() {
        let view = ListView::default()
            .toggled(Strategy::Samlp)
            .toggled(Strategy::Oidc);
        let path = "/connections?strategy=samlp&strategy=oidc";
        assert_eq!(Route::Connections(view).path(), path);
    }

    #[test]
    fn what_an_address_says_of_no_strategy_and_no_column_is_passed_over() {
        let route =
            Route::parse("/connections?strategy=nothing&strategy=samlp&strategy=samlp&sort=id");
        let view = ListView::default().toggled(Strategy::Samlp);
        assert_eq!(route, Route::Connections(view));
    }

    #[test]
    fn an_address_that_leads_nowhere_is_said_so() {
        for path in ["/nothing", "/connections/new/nothing", "/connections/a/b"] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn a_broken_escape_is_left_as_it_is() {
        for text in ["%", "%4", "%zz", "100%"] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(decode("%41%FF"), "A\u{FFFD}");
        assert_eq!(encode("a b"), "a%20b");
    }
}
