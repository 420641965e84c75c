//! The usual spelling of hosts and URLs: scheme and host in lower case and in ASCII, no dot at the
//! end (RFC 3986, 6.2.2.1, and RFC 5891).

use alloc::string::String;

use super::{Fit, Format, idn};

/// The text in the usual spelling of its form, where that is certain and another one.
pub(crate) fn tidied(format: Format, text: &str) -> Option<String> {
    let tidy = match format {
        Format::HttpsUrl => url(text),
        Format::HostName => match scheme(text) {
            Some(parts) => host_of_url(parts),
            None => host(text),
        },
        Format::DomainAlias if text.contains(':') => None,
        Format::DomainAlias => host(text),
        Format::Server if scheme(text).is_some() => url(text),
        Format::Server => server(text),
        _ => None,
    }?;
    (tidy != text && format.fit(&tidy) == Fit::Right).then_some(tidy)
}

/// A host name in its usual spelling.
pub(crate) fn host(text: &str) -> Option<String> {
    let mut tidy = String::with_capacity(text.len());
    let text = text.strip_suffix('.').unwrap_or(text);
    for (place, label) in text.split('.').enumerate() {
        if place > 0 {
            tidy.push('.');
        }
        idn::push_label(label, &mut tidy)?;
    }
    Some(tidy)
}

/// The scheme of a URL and what follows `://`.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    Some((scheme, rest.strip_prefix("//")?))
}

/// Where a host is wanted and a URL stands, its host is meant.
fn host_of_url((scheme, rest): (&str, &str)) -> Option<String> {
    let is_of_web = ["https", "http"]
        .iter()
        .any(|own| scheme.eq_ignore_ascii_case(own));
    host(authority(rest).0).filter(|_| is_of_web)
}

fn url(text: &str) -> Option<String> {
    let (scheme, rest) = scheme(text)?;
    if !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let (authority, behind) = authority(rest);
    let mut tidy = String::with_capacity(text.len());
    tidy.push_str("https://");
    tidy.push_str(&server(authority)?);
    tidy.push_str(behind);
    Some(tidy)
}

/// A host with its port.
fn server(text: &str) -> Option<String> {
    if text.starts_with('[') {
        return Some(text.to_ascii_lowercase());
    }
    let name = text.split(':').next()?;
    let mut tidy = host(name)?;
    tidy.push_str(text.get(name.len()..)?);
    Some(tidy)
}

/// What follows `://` in a URL, up to its path, and the rest.
fn authority(rest: &str) -> (&str, &str) {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

#[cfg(test)]
mod tests {
    use super::tidied;
    use crate::format::{Fit, Format};

    #[track_caller]
    fn check(format: Format, text: &str, tidy: Option<&str>) {
        assert_eq!(tidied(format, text).as_deref(), tidy, "{text}");
        if let Some(tidy) = tidy {
            assert_eq!(format.fit(tidy), Fit::Right, "{tidy}");
        }
    }

    #[test]
    fn a_url_has_scheme_and_host_in_lower_case_and_keeps_the_rest() {
        let check = |text: &str, tidy: Option<&str>| check(Format::HttpsUrl, text, tidy);
        check(
            "HTTPS://IDP.Example.com:8443/SSO?A=B",
            Some("https://idp.example.com:8443/SSO?A=B"),
        );
        check("https://example.com./x", Some("https://example.com/x"));
        check(
            "https://Bücher.example",
            Some("https://xn--bcher-kva.example"),
        );
        check("https://[2001:DB8::1]/X", Some("https://[2001:db8::1]/X"));
        for text in [
            "https://example.com/X",
            "HTTP://example.com",
            "HTTPS://user:password@example.com",
            "HTTPS://example.com/#x",
            "HTTPS://example.com/ä",
            "HTTPS://example.com:x",
            "HTTPS://",
            "",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn of_a_url_in_the_place_of_a_host_its_host_is_meant() {
        let check = |text: &str, tidy: Option<&str>| check(Format::HostName, text, tidy);
        check("https://Acme.okta.com/login?x", Some("acme.okta.com"));
        check("http://acme.okta.com", Some("acme.okta.com"));
        check("ACME.example.", Some("acme.example"));
        for text in [
            "acme.example",
            "ftp://acme.example",
            "https://user@acme.example",
            "https://acme.example:8443",
            "acme.example/path",
            "acme.example..",
            "acme example",
            ".",
            "",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn an_alias_that_is_a_uri_stays_as_it_is() {
        let check = |text: &str, tidy: Option<&str>| check(Format::DomainAlias, text, tidy);
        check("Bücher.example", Some("xn--bcher-kva.example"));
        check("HTTPS://Example.com", None);
        check("urn:Example:Realm", None);
        check("@example.com", None);
    }

    #[test]
    fn a_server_may_have_a_port_or_be_a_url() {
        let check = |text: &str, tidy: Option<&str>| check(Format::Server, text, tidy);
        check("ADFS.example.com:8443", Some("adfs.example.com:8443"));
        check(
            "HTTPS://adfs.example.com/A",
            Some("https://adfs.example.com/A"),
        );
        check("adfs.example.com/path", None);
    }
}
