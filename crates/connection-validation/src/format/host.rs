//! Host names.

use super::class::{ALPHANUMERIC, HYPHEN, UNDERSCORE, classes};

/// What a label is made of.
const NAME: u8 = ALPHANUMERIC | HYPHEN;
/// The longest label of a host name (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;
/// The longest host name in text (RFC 1035, 2.3.4, without the root's dot and the length bytes).
const LONGEST_NAME: usize = 253;

/// Labels of letters, digits and inner hyphens, joined by single dots.
pub(super) fn is_host_name(text: &str) -> bool {
    host_end(text.as_bytes(), NAME) == Some(text.len())
}

/// Where the host that a text starts with ends, be it the host of a URL; nothing if that is none.
///
/// Names with underscores resolve and are in use, so they are taken here.
pub(super) fn url_host_end(text: &[u8]) -> Option<usize> {
    host_end(text, NAME | UNDERSCORE)
}

/// Where the labels that a text starts with end: at the first byte that a host name cannot have.
fn host_end(text: &[u8], inner: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        let start = at;
        while let Some(byte) = text.get(at)
            && classes(*byte) & inner != 0
        {
            at += 1;
        }
        let label = text.get(start..at)?;
        let (first, last) = (label.first()?, label.last()?);
        if *first == b'-' || *last == b'-' || label.len() > LONGEST_LABEL {
            return None;
        }
        if text.get(at) != Some(&b'.') {
            return (at <= LONGEST_NAME).then_some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use crate::format::Format;
    use crate::format::tests::check;

    #[test]
    fn a_host_name_has_labels_joined_by_dots() {
        check(
            Format::HostName,
            &[
                "localhost",
                "example.com",
                "a.b.c.d",
                "xn--bcher-kva.example",
                "3com.com",
                "10.0.0.1",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "EXAMPLE.onmicrosoft.com",
            ],
            &[
                "",
                ".",
                "example.com.",
                ".example.com",
                "a..b",
                "-a.com",
                "a-.com",
                "a_b.com",
                "exa mple.com",
                "*.example.com",
                "user@example.com",
                "https://example.com",
                "example.com:443",
                "bücher.example",
            ],
        );
    }

    #[test]
    fn labels_and_names_have_a_longest_length() {
        let label = |length: usize| String::from("a").repeat(length);
        assert!(Format::HostName.matches(&label(63)));
        assert!(!Format::HostName.matches(&label(64)));
        let long = format!("{0}.{0}.{0}.{1}", label(63), label(61));
        assert!(Format::HostName.matches(&long));
        assert!(!Format::HostName.matches(&format!("{long}a")));
    }

    #[test]
    fn a_domain_alias_is_a_host_name_or_a_uri() {
        check(
            Format::DomainAlias,
            &[
                "example.com",
                "example",
                "https://example.com/path",
                "urn:example:realm",
            ],
            &[
                "",
                "@example.com",
                "user@example.com",
                "*.example.com",
                "a, b",
                "//example.com",
                ":x",
            ],
        );
    }
}
