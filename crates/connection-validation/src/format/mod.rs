//! Forms of a text, decided byte by byte: no pattern engine is needed for them.

mod address;
mod armour;
mod class;
mod date_time;
mod host;
mod idn;
mod marks;
pub(crate) mod placeholder;
mod private;
mod punycode;
mod tidy;
mod uri;

use connection_model::Strategy;
use lossless_json::Text;

use class::{ALPHANUMERIC, HYPHEN, classes};
use marks::Marks;

pub(crate) use private::is_private;
pub(crate) use tidy::{host, tidied};

/// The form a text has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Any text.
    Any,
    /// The name of a connection: letters and digits of ASCII, single hyphens between them.
    ///
    /// The pattern of live tenants, `^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$`, reported by users.
    ConnectionName,
    /// One of the strategies.
    Strategy,
    /// An absolute `https` URL with a host, without credentials and without a fragment.
    HttpsUrl,
    /// A host name: labels of letters, digits and inner hyphens, joined by dots (RFC 1123).
    HostName,
    /// What home realm discovery matches: a host name or a URI with a scheme (RFC 3986).
    ///
    /// The published schema says that exactly one of the two fits; a bare host name may fit both,
    /// so here either will do. No email domain has a user or a fragment.
    DomainAlias,
    /// A host name, with a port or without, or an `https` URL.
    Server,
    /// Hexadecimal digits, at least one.
    Hexadecimal,
    /// A UUID as text: five groups of hexadecimal digits (RFC 9562).
    Uuid,
    /// Decimal digits, at least one.
    Digits,
    /// The ID of an application in a Microsoft directory: `^[a-zA-Z0-9-:./_~]+$` in the published
    /// schema.
    EntraClientId,
    /// The ID of an application for Microsoft accounts: a UUID, or the 16 hexadecimal digits of
    /// older ones.
    MicrosoftAccountClientId,
    /// The ID of a Twilio account: `^AC[0-9a-fA-F]{32}$` in the published schema.
    TwilioAccount,
    /// The ID of a Twilio messaging service: `^MG[0-9a-fA-F]{32}$` in the published schema.
    TwilioMessagingService,
    /// A date with a time and its offset from UTC (RFC 3339, section 5.6).
    DateTime,
    /// Words joined by spaces, `openid` among them (OpenID Connect Core, 3.1.2.1).
    OpenIdScope,
    /// One or more certificates as PEM blocks (RFC 7468), or base64 of one.
    ///
    /// Only the outer form: what is inside is read elsewhere.
    Certificate,
    /// A private key as a PEM block (RFC 7468), or base64 of one. Only the outer form.
    PrivateKey,
}

/// How well a text fits a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It has the form.
    Right,
    /// It has the form in an unusual spelling: a host name with a letter in upper case.
    Untidy,
    /// It has not the form.
    Wrong,
}

impl Fit {
    const fn tidy_unless(untidy: bool) -> Self {
        if untidy { Self::Untidy } else { Self::Right }
    }
}

impl Format {
    /// A stable slug, for example `https-url`; `any` where any text will do.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::ConnectionName => "connection-name",
            Self::Strategy => "strategy",
            Self::HttpsUrl => "https-url",
            Self::HostName => "host-name",
            Self::DomainAlias => "domain-alias",
            Self::Server => "server",
            Self::Hexadecimal => "hexadecimal",
            Self::Uuid => "uuid",
            Self::Digits => "digits",
            Self::EntraClientId => "entra-client-id",
            Self::MicrosoftAccountClientId => "microsoft-account-client-id",
            Self::TwilioAccount => "twilio-account",
            Self::TwilioMessagingService => "twilio-messaging-service",
            Self::DateTime => "date-time",
            Self::OpenIdScope => "openid-scope",
            Self::Certificate => "certificate",
            Self::PrivateKey => "private-key",
        }
    }

    /// Whether a text of JSON has the form, as can be seen without decoding it; if not, it may have
    /// it all the same.
    pub(crate) fn fits_by_lines(self, text: Text<'_>) -> bool {
        text.as_escaped().is_some_and(|escaped| match self {
            Self::Certificate => armour::is_certificate_by_lines(escaped),
            Self::PrivateKey => armour::is_private_key_by_lines(escaped),
            _ => false,
        })
    }

    /// Whether the text has the form, in whatever spelling.
    pub fn matches(self, text: &str) -> bool {
        self.fit(text) != Fit::Wrong
    }

    /// How well the text fits the form.
    pub(crate) fn fit(self, text: &str) -> Fit {
        self.fit_and_host(text).0
    }

    /// How well the text fits the form, and the host that it names, if it is a form that does.
    pub(crate) fn fit_and_host(self, text: &str) -> (Fit, &str) {
        match self {
            Self::HttpsUrl => uri::https_url(text),
            Self::HostName => (host::host_name(text), text),
            Self::DomainAlias => match host::host_name(text) {
                Fit::Wrong if uri::is_uri(text) => (Fit::Right, ""),
                fit => (fit, text),
            },
            Self::Server => match uri::server(text) {
                (Fit::Wrong, _) => uri::https_url(text),
                fitting => fitting,
            },
            _ if self.has(text) => (Fit::Right, ""),
            _ => (Fit::Wrong, ""),
        }
    }

    /// Whether the text has a form that has one spelling only.
    fn has(self, text: &str) -> bool {
        match self {
            Self::Any | Self::HttpsUrl | Self::HostName | Self::DomainAlias | Self::Server => true,
            Self::ConnectionName => is_connection_name(text),
            Self::Strategy => text.parse::<Strategy>().is_ok(),
            Self::Hexadecimal => is_made_of(text, |byte| byte.is_ascii_hexdigit()),
            Self::Uuid => is_uuid(text),
            Self::Digits => is_made_of(text, |byte| byte.is_ascii_digit()),
            Self::EntraClientId => is_made_of(text, |byte| {
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'-' | b':' | b'.' | b'/' | b'_' | b'~')
            }),
            Self::MicrosoftAccountClientId => {
                is_uuid(text) || (text.len() == 16 && Self::Hexadecimal.matches(text))
            }
            Self::TwilioAccount => is_twilio_id(text, "AC"),
            Self::TwilioMessagingService => is_twilio_id(text, "MG"),
            Self::DateTime => date_time::is_date_time(text),
            Self::OpenIdScope => text.split(' ').any(|word| word == "openid"),
            Self::Certificate => armour::is_certificate(text),
            Self::PrivateKey => armour::is_private_key(text),
        }
    }
}

fn is_connection_name(text: &str) -> bool {
    if let Some(marks) = Marks::of(text.as_bytes())
        && text.len() < u64::BITS as usize
    {
        let own = (1_u64 << text.len()) - 1;
        let hyphens = marks.hyphens;
        let ends = hyphens << 1 | 1 | own ^ own >> 1;
        return (marks.alphanumeric | hyphens) == own && hyphens & ends == 0;
    }
    // Starting as if behind a hyphen refuses a leading one and the empty text.
    let mut after_hyphen = true;
    for byte in text.bytes() {
        let class = classes(byte);
        let fits = class & ALPHANUMERIC != 0 || (class & HYPHEN != 0 && !after_hyphen);
        if !fits {
            return false;
        }
        after_hyphen = class & HYPHEN != 0;
    }
    !after_hyphen
}

fn is_made_of(text: &str, allowed: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(allowed)
}

fn is_twilio_id(text: &str, kind: &str) -> bool {
    text.strip_prefix(kind)
        .is_some_and(|rest| rest.len() == 32 && Format::Hexadecimal.matches(rest))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::Format;

    /// `good` have the form and `bad` have not.
    #[track_caller]
    pub(super) fn check(format: Format, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(format.matches(text), "{format:?}: {text:?} has the form");
        }
        for text in bad {
            assert!(
                !format.matches(text),
                "{format:?}: {text:?} has not the form"
            );
        }
    }

    #[test]
    fn a_connection_name_has_letters_digits_and_single_hyphens_between_them() {
        check(
            Format::ConnectionName,
            &[
                "a",
                "7",
                "my-connection",
                "a-b-c",
                "Username-Password-Authentication",
            ],
            &["", "-", "-a", "a-", "a--b", "a_b", "a b", "ä", "a.b", "a\n"],
        );
    }

    #[test]
    fn hexadecimal_digits_are_of_either_case() {
        check(
            Format::Hexadecimal,
            &["0", "abcDEF0123456789"],
            &["", "0x1f", "ab cd", "g", "ab:cd"],
        );
    }

    #[test]
    fn a_uuid_has_five_groups() {
        check(
            Format::Uuid,
            &[
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "0F8FAD5B-D9CB-469F-A165-70867728950E",
            ],
            &[
                "",
                "0f8fad5bd9cb469fa16570867728950e",
                "{0f8fad5b-d9cb-469f-a165-70867728950e}",
                "0f8fad5b-d9cb-469f-a165-70867728950g",
                "0f8fad5b-d9cb-469f-a165-70867728950e-",
                "0f8fad5b-d9cb-469f-a165",
            ],
        );
    }

    #[test]
    fn digits_are_nothing_else() {
        check(Format::Digits, &["0", "250"], &["", "-1", "1.5", " 1", "٣"]);
    }

    #[test]
    fn an_application_of_a_microsoft_directory_is_named_by_an_id_or_a_uri() {
        check(
            Format::EntraClientId,
            &[
                "123456",
                "4ef8d976-71bd-4473-a7ce-087d3f0fafd8",
                "api://app_1/~x",
            ],
            &["", "a b", "a?b", "ä"],
        );
    }

    #[test]
    fn an_id_of_twilio_says_what_it_names() {
        check(
            Format::TwilioAccount,
            &["AC0123456789abcdef0123456789ABCDEF"],
            &[
                "",
                "AC",
                "MG0123456789abcdef0123456789abcdef",
                "AC0123456789abcdef0123456789abcde",
                "AC0123456789abcdef0123456789abcdef0",
                "AC0123456789abcdef0123456789abcdeg",
            ],
        );
        check(
            Format::TwilioMessagingService,
            &["MG0123456789abcdef0123456789abcdef"],
            &["AC0123456789abcdef0123456789abcdef", "ä"],
        );
    }

    #[test]
    fn a_scope_has_the_word_openid() {
        check(
            Format::OpenIdScope,
            &["openid", "profile openid email", "email openid"],
            &["", "profile", "openid,profile", "OpenID", "openidx"],
        );
    }

    #[test]
    fn slugs_are_unique() {
        let all = [
            Format::Any,
            Format::ConnectionName,
            Format::Strategy,
            Format::HttpsUrl,
            Format::HostName,
            Format::DomainAlias,
            Format::Server,
            Format::Hexadecimal,
            Format::Uuid,
            Format::Digits,
            Format::EntraClientId,
            Format::MicrosoftAccountClientId,
            Format::TwilioAccount,
            Format::TwilioMessagingService,
            Format::OpenIdScope,
            Format::Certificate,
            Format::PrivateKey,
        ];
        for (place, format) in all.iter().enumerate() {
            let earlier = all.iter().take(place);
            assert!(
                !earlier
                    .clone()
                    .any(|other| other.as_str() == format.as_str())
            );
        }
    }
}
