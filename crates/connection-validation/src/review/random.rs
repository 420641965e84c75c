//! Names that a generator has made, told from those that people give.

/// Whether a name as a whole is a UUID (RFC 9562).
pub(super) fn is_uuid(name: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    name.split('-').count() == lengths.len()
        && name.split('-').zip(lengths).all(|(group, length)| {
            group.len() == length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

/// Whether a word of a name is random. Words that people put together, with figures in them too,
/// are not: it is better to miss a random one.
pub(super) fn is_random(word: &str) -> bool {
    is_hexadecimal(word) || is_mixed(word) || is_jumbled(word) || has_no_vowel(word)
}

/// Long hexadecimal digits with figures between them.
fn is_hexadecimal(word: &str) -> bool {
    word.len() >= 12
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Figures strewn between letters, as in base 32 and 36: at least three short runs of them, a fifth
/// of the word, and no piece that is long enough to be read.
fn is_mixed(word: &str) -> bool {
    let mut longest = [0, 0];
    let mut figures = 0;
    let mut runs_of_figures = 0;
    let mut run = 0;
    let mut before = None;
    for byte in word.bytes() {
        let is_figure = byte.is_ascii_digit();
        run = if before == Some(is_figure) {
            run + 1
        } else {
            1
        };
        figures += usize::from(is_figure);
        runs_of_figures += usize::from(is_figure && run == 1);
        let [letters, digits] = &mut longest;
        let own = if is_figure { digits } else { letters };
        *own = run.max(*own);
        before = Some(is_figure);
    }
    let [letters, digits] = longest;
    word.len() >= 10
        && runs_of_figures >= 3
        && digits <= 2
        && figures * 5 >= word.len()
        && (letters < 4 || (word.len() >= 15 && letters * 3 <= word.len()))
}

/// Small and capital letters and figures that alternate more often than not, as in base 62.
fn is_jumbled(word: &str) -> bool {
    let class = |byte: u8| (byte.is_ascii_digit(), byte.is_ascii_uppercase());
    let pairs = word.bytes().zip(word.bytes().skip(1));
    let changes = pairs
        .filter(|(one, next)| class(*one) != class(*next))
        .count();
    word.len() >= 10 && changes * 2 > word.len()
}

/// Nothing to be spoken.
fn has_no_vowel(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_vowel = |byte: u8| b"aeiouy".contains(&byte.to_ascii_lowercase());
    letters >= 12 && !word.bytes().any(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::{is_random, is_uuid};

    #[test]
    fn what_a_generator_makes_is_random() {
        for word in [
            "5f2c9a81b3d4e6f7a8b9",
            "k3j9x2m4q1",
            "x7k2m9qp4t6r",
            "aB3dE9xQzT7k",
            "qZ8vLm2Rt5XcWp",
            "1nv7c9w2kd04gz8q",
            "xkqzjvbwptrn",
        ] {
            assert!(is_random(word), "{word}");
        }
        assert!(is_uuid("123e4567-e89b-12d3-a456-426614174000"));
        assert!(is_uuid("decadeaf-cafe-babe-dead-beefdeadbeef"));
        assert!(!is_uuid("acme-sso-prod-west-connection"));
    }

    #[test]
    fn what_people_put_together_is_not() {
        for word in [
            "Username",
            "Password",
            "Authentication",
            "customers",
            "employees",
            "decade",
            "AcmeCorpEU2024Prod",
            "acme2024prod",
            "AcmeSAML2Prod",
            "O365Tenant",
            "o365m365e5plan",
            "route53team",
            "s3ec2route53",
            "web2print4kids",
            "web2print4kids9go",
            "b2b2c4u",
            "w3schools",
            "3mItalia",
            "7eleven",
            "iOSiPadOSmacOS",
            "iso27001soc2pci4",
            "es2020es2022",
            "Rechtsschutzversicherung",
            "Angstschreier",
            "Przedszkole",
            "Szczebrzeszyn",
            "Krankenhaus",
            "Zwetschgen",
            "rhythms",
            "McDonalds",
            "eBayKleinanzeigen",
            "YouTubeTV",
            "GitHubEnterpriseCloud",
            "LinkedInSalesNavigator",
            "OpenIDConnect",
            "SAMLpTest",
            "BMWGroup",
            "KPMGSSO",
            "HSBCUK",
            "customer0000000042",
            "tenant20240131",
            "abcdefghijkl",
            "contoso",
            "northwind",
            "fabrikam",
            "MSFTPartner2Partner",
            "A1Telekom",
            "O2Germany",
            "1and1",
            "4imprint",
            "23andMe",
            "H2O2Chemicals",
            "CO2Neutral2030",
        ] {
            assert!(!is_random(word), "{word}");
        }
    }
}
