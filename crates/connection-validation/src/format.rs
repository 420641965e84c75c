//! Forms of a text, decided byte by byte: no pattern engine is needed for them.

use connection_model::Strategy;

/// The form a text has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Any text.
    Any,
    /// The name of a connection: letters and digits of ASCII, single hyphens between them.
    ///
    /// The pattern of live tenants, `^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$`, reported by users.
    ConnectionName,
    /// One of the strategies.
    Strategy,
}

impl Format {
    /// Whether the text has the form.
    pub(crate) fn matches(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::ConnectionName => is_connection_name(text),
            Self::Strategy => text.parse::<Strategy>().is_ok(),
        }
    }
}

fn is_connection_name(text: &str) -> bool {
    // Starting as if behind a hyphen refuses a leading one and the empty text.
    let mut after_hyphen = true;
    for byte in text.bytes() {
        let hyphen = byte == b'-';
        if !(byte.is_ascii_alphanumeric() || hyphen && !after_hyphen) {
            return false;
        }
        after_hyphen = hyphen;
    }
    !after_hyphen
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_connection_name_has_letters_digits_and_single_hyphens_between_them() {
        for name in [
            "a",
            "7",
            "my-connection",
            "a-b-c",
            "Username-Password-Authentication",
        ] {
            assert!(Format::ConnectionName.matches(name), "{name}");
        }
        for name in ["", "-", "-a", "a-", "a--b", "a_b", "a b", "ä", "a.b", "a\n"] {
            assert!(!Format::ConnectionName.matches(name), "{name:?}");
        }
    }
}
