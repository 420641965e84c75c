//! Host names.

/// The longest label of a host name (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;
/// The longest host name in text (RFC 1035, 2.3.4, without the root's dot and the length bytes).
const LONGEST_NAME: usize = 253;

/// Labels of letters, digits and inner hyphens, joined by single dots.
pub(super) fn is_host_name(text: &str) -> bool {
    has_labels(text, false)
}

/// The host of a URL. Names with underscores resolve and are in use, so they are taken here.
pub(super) fn is_url_host(text: &str) -> bool {
    has_labels(text, true)
}

fn has_labels(text: &str, underscores: bool) -> bool {
    if text.len() > LONGEST_NAME {
        return false;
    }
    let mut length = 0;
    // A label neither begins nor ends with a hyphen: as if each were between two dots.
    let mut before = b'.';
    for byte in text.bytes() {
        let fits = match byte {
            b'.' => {
                let ends = length > 0 && before != b'-';
                length = 0;
                before = byte;
                if ends {
                    continue;
                }
                false
            }
            b'-' => before != b'.',
            b'_' => underscores,
            byte => byte.is_ascii_alphanumeric(),
        };
        length += 1;
        if !fits || length > LONGEST_LABEL {
            return false;
        }
        before = byte;
    }
    length > 0 && before != b'-'
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
