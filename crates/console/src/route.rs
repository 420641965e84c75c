//! The pages and their addresses.

use connection_model::Strategy;

/// A page of the console.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Route {
    /// `/connections?q=…`: the list, searched.
    Connections {
        /// What is in the search field.
        search: String,
    },
    /// `/connections/new` and `/connections/new/auth0`: a new connection.
    Create {
        /// Chosen already, or still to be chosen.
        strategy: Option<Strategy>,
    },
    /// `/connections/con_…`: one connection.
    Connection {
        /// The connection's id.
        id: String,
    },
    /// Any other address.
    NotFound,
}

impl Route {
    /// The list without a search.
    pub(crate) const fn connections() -> Self {
        Self::Connections {
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
            [] | ["connections"] => Self::Connections {
                search: parameter(query, "q"),
            },
            ["connections", "new"] => Self::Create { strategy: None },
            ["connections", "new", name] => match name.parse() {
                Ok(strategy) => Self::Create {
                    strategy: Some(strategy),
                },
                Err(_) => Self::NotFound,
            },
            ["connections", id] => Self::connection(&decode(id)),
            _ => Self::NotFound,
        }
    }

    /// The address; what [`Route::parse`] reads back.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Connections { search } if search.is_empty() => "/connections".to_owned(),
            Self::Connections { search } => ["/connections?q=", &encode(search)].concat(),
            Self::Create { strategy: None } => "/connections/new".to_owned(),
            Self::Create {
                strategy: Some(strategy),
            } => ["/connections/new/", strategy.as_str()].concat(),
            Self::Connection { id } => ["/connections/", &encode(id)].concat(),
            Self::NotFound => "/not-found".to_owned(),
        }
    }
}

/// The decoded value of a query parameter; empty when it is not there.
fn parameter(query: &str, key: &str) -> String {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == key)
        .map(|(_, value)| decode(value))
        .unwrap_or_default()
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

    #[test]
    fn each_page_has_an_address_that_leads_back_to_it() {
        let search = "müller & söhne=100%".to_owned();
        for route in [
            Route::connections(),
            Route::Connections { search },
            Route::Create { strategy: None },
            Route::Create {
                strategy: Some(Strategy::Auth0),
            },
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
