//! URLs of the endpoints, with every part percent-encoded.

use std::fmt::Write as _;

use connection_model::Endpoint;

/// Percent-encodes a text for use as one path segment or query value: everything but RFC 3986's
/// unreserved characters.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The URL of an endpoint without an id.
pub(crate) fn endpoint_url(base: &str, endpoint: &Endpoint) -> String {
    format!("{base}/api/v2{}", endpoint.path)
}

/// The URL of an endpoint for one id; nothing when the id is no path segment.
///
/// A URL parser takes `.` and `..` away, encoded or not, so that the request would go to another
/// endpoint; an empty id does the same.
pub(crate) fn endpoint_url_for(base: &str, endpoint: &Endpoint, id: &str) -> Option<String> {
    if matches!(id, "" | "." | "..") {
        return None;
    }
    let path = endpoint.path.replace("{id}", &encode(id));
    Some(format!("{base}/api/v2{path}"))
}

/// A query string with its question mark, empty when there are no pairs.
pub(crate) fn query_string<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(name);
        query.push('=');
        query.push_str(&encode(&value));
    }
    query
}

#[cfg(test)]
mod tests {
    use super::{encode, endpoint_url, endpoint_url_for, query_string};
    use connection_model::ENDPOINTS;

    #[test]
    fn only_unreserved_characters_stay_as_they_are() {
        assert_eq!(encode("con_A-9.~"), "con_A-9.~");
        assert_eq!(encode("a b/c?d#e&f=g%+"), "a%20b%2Fc%3Fd%23e%26f%3Dg%25%2B");
        assert_eq!(encode("ü"), "%C3%BC");
    }

    #[test]
    fn an_id_fills_one_segment() {
        let endpoint = ENDPOINTS
            .iter()
            .find(|endpoint| endpoint.path == "/connections/{id}");
        let url = |id: &str| endpoint_url_for("https://tenant.example", endpoint?, id);
        assert_eq!(
            url("con_1/users"),
            Some("https://tenant.example/api/v2/connections/con_1%2Fusers".into())
        );
        for id in ["", ".", ".."] {
            assert_eq!(url(id), None, "{id:?} would lead to another endpoint");
        }
    }

    #[test]
    fn a_query_is_absent_when_nothing_is_asked() {
        let listing = ENDPOINTS.first().map(|endpoint| endpoint_url("", endpoint));
        assert_eq!(listing.as_deref(), Some("/api/v2/connections"));
        assert_eq!(query_string([]), "");
        assert_eq!(
            query_string([("page", "0".into()), ("name", "a&b".into())]),
            "?page=0&name=a%26b"
        );
    }
}
