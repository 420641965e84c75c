//! Host names.

use super::Fit;
use super::class::{ALPHANUMERIC, HYPHEN, UNDERSCORE, UPPER, classes};
use super::marks::Marks;

/// What a label is made of.
const NAME: u8 = ALPHANUMERIC | HYPHEN;
/// The longest label of a host name (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;
/// The longest host name in text (RFC 1035, 2.3.4, without the root's dot and the length bytes).
const LONGEST_NAME: usize = 253;

/// A host name that a text starts with.
pub(super) struct Host {
    /// Where it ends: at the first byte that it cannot have.
    pub(super) end: usize,
    /// Whether a letter of it is in upper case.
    pub(super) has_upper: bool,
}

/// Labels of letters, digits and inner hyphens, joined by single dots.
pub(super) fn host_name(text: &str) -> Fit {
    match first_host(text.as_bytes(), NAME) {
        Some(host) if host.end == text.len() => Fit::tidy_unless(host.has_upper),
        _ => Fit::Wrong,
    }
}

/// The host that a text starts with, be it the host of a URL; nothing if that is none.
///
/// Names with underscores resolve and are in use, so they are taken here.
pub(super) fn first_url_host(text: &[u8]) -> Option<Host> {
    first_host(text, NAME | UNDERSCORE)
}

#[inline]
fn first_host(text: &[u8], inner: u8) -> Option<Host> {
    host_at_once(text, inner).or_else(|| host_by_labels(text, inner))
}

/// A host of less than sixty-four bytes; where there is none, there may be one all the same.
fn host_at_once(text: &[u8], inner: u8) -> Option<Host> {
    let marks = Marks::of(text)?;
    let mut inside = marks.alphanumeric | marks.hyphens;
    if inner & UNDERSCORE != 0 {
        inside |= marks.underscores;
    }
    let end = (inside | marks.dots).trailing_ones();
    // None of its labels can be too long then.
    let own = 1_u64
        .checked_shl(end)?
        .checked_sub(1)
        .filter(|own| *own != 0)?;
    let dots = marks.dots & own;
    // Where labels begin and end there is neither a hyphen nor a dot.
    let ends = dots << 1 | 1 | dots >> 1 | own ^ own >> 1;
    (ends & (dots | marks.hyphens) & own == 0).then_some(Host {
        end: end as usize,
        has_upper: marks.upper & own != 0,
    })
}

#[cold]
fn host_by_labels(text: &[u8], inner: u8) -> Option<Host> {
    let mut at = 0;
    let mut met = 0;
    loop {
        let rest = text.get(at..)?;
        let ends = |byte: &u8| {
            let own = classes(*byte);
            met |= own;
            own & inner == 0
        };
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let label = rest.get(..length)?;
        let (first, last) = (label.first()?, label.last()?);
        if *first == b'-' || *last == b'-' || length > LONGEST_LABEL {
            return None;
        }
        at += length;
        if text.get(at) != Some(&b'.') {
            return (at <= LONGEST_NAME).then_some(Host {
                end: at,
                has_upper: met & UPPER != 0,
            });
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::{Host, NAME, UNDERSCORE, host_at_once, host_by_labels};
    use crate::format::Format;
    use crate::format::marks::Marks;
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
    fn a_host_is_the_same_at_once_and_by_its_labels() {
        let parts = [
            "a",
            "B",
            "7",
            "-",
            ".",
            "_",
            "/",
            ":",
            "\u{e4}",
            "example",
            "0123456789",
        ];
        // Each text is a number, whose digits name its parts.
        for number in 0..11_u32.pow(4) {
            let digit = |place: u32| parts[(number / 11_u32.pow(place) % 11) as usize];
            for (before, behind) in [("", "abcdefghijklmnop"), ("abcdefghijklmnop", "")] {
                let text: String = (0..4).map(digit).collect();
                let text = format!("{before}{text}{behind}");
                for inner in [NAME, NAME | UNDERSCORE] {
                    let at_once = host_at_once(text.as_bytes(), inner);
                    let by_labels = host_by_labels(text.as_bytes(), inner);
                    let told = |host: &Host| (host.end, host.has_upper);
                    if at_once.is_some() {
                        assert_eq!(
                            at_once.as_ref().map(told),
                            by_labels.as_ref().map(told),
                            "{text}"
                        );
                    } else if Marks::of(text.as_bytes()).is_some() && text.len() < 64 {
                        assert!(by_labels.is_none(), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_server_is_named_by_its_host_and_port_or_by_a_url() {
        check(
            Format::Server,
            &[
                "adfs.example.com",
                "adfs.example.com:8443",
                "https://adfs.example.com/FederationMetadata/2007-06/FederationMetadata.xml",
            ],
            &[
                "",
                ":8443",
                "adfs.example.com:",
                "adfs.example.com:port",
                "adfs.example.com/path",
                "http://adfs.example.com/metadata.xml",
                "https://user:password@adfs.example.com",
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
                "https://example.com/@path",
                "urn:user@example",
            ],
            &[
                "",
                "@example.com",
                "user@example.com",
                "*.example.com",
                "a, b",
                "//example.com",
                ":x",
                "https://user:password@example.com",
                "https://user@example.com/path",
                "https://example.com/path#fragment",
                "urn:example:realm#fragment",
            ],
        );
    }
}
