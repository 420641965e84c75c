//! Domains at which anybody can have an address.
//!
//! A list kept by hand: the large providers of mail for everybody, by the domains they hand out
//! addresses of, and those of internet providers for their customers. A domain that is missing here
//! goes unnoticed; one that is here must belong to no organization.

/// Sorted, in lower case and in ASCII.
const PUBLIC_MAIL: [&str; 99] = [
    "126.com",
    "139.com",
    "163.com",
    "aim.com",
    "aol.com",
    "att.net",
    "bk.ru",
    "bluewin.ch",
    "bol.com.br",
    "btinternet.com",
    "comcast.net",
    "cox.net",
    "daum.net",
    "docomo.ne.jp",
    "duck.com",
    "fastmail.com",
    "fastmail.fm",
    "foxmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hanmail.net",
    "hey.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.es",
    "hotmail.fr",
    "hotmail.it",
    "hushmail.com",
    "icloud.com",
    "inbox.ru",
    "laposte.net",
    "libero.it",
    "list.ru",
    "live.co.uk",
    "live.com",
    "live.de",
    "live.fr",
    "live.it",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "naver.com",
    "o2.pl",
    "onet.pl",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "outlook.es",
    "outlook.fr",
    "outlook.it",
    "outlook.jp",
    "pm.me",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "rediffmail.com",
    "rocketmail.com",
    "sbcglobal.net",
    "seznam.cz",
    "sfr.fr",
    "sina.com",
    "t-online.de",
    "tuta.io",
    "tutanota.com",
    "uol.com.br",
    "verizon.net",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
    "yahoo.ca",
    "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.au",
    "yahoo.com.br",
    "yahoo.de",
    "yahoo.es",
    "yahoo.fr",
    "yahoo.it",
    "yandex.com",
    "yandex.ru",
    "yeah.net",
    "ymail.com",
    "ziggo.nl",
    "zoho.com",
];

/// Whether anybody can have an address at the domain, which is in its usual spelling.
pub(super) fn is_public(domain: &str) -> bool {
    PUBLIC_MAIL.binary_search(&domain).is_ok()
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::{PUBLIC_MAIL, is_public};
    use crate::format::host;

    #[test]
    fn the_list_can_be_searched() {
        assert!(PUBLIC_MAIL.is_sorted());
        for domain in PUBLIC_MAIL {
            assert_eq!(host(domain), Some(String::from(domain)));
            assert!(is_public(domain));
        }
        assert!(!is_public("example.com"));
    }
}
