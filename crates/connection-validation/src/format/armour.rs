//! The outer form of certificates and keys: PEM blocks (RFC 7468) or plain base64 (RFC 4648).

/// One or more PEM blocks of certificates, or base64.
pub(super) fn is_certificate(text: &str) -> bool {
    is_armoured(text, CERTIFICATE)
}

/// PEM blocks of private keys, or base64.
pub(super) fn is_private_key(text: &str) -> bool {
    is_armoured(text, PRIVATE_KEY)
}

/// Whether it is one PEM block of a certificate as most are written, by what JSON spells it with
/// escapes; if not, it may still be a certificate.
pub(super) fn is_certificate_by_lines(escaped: &str) -> bool {
    is_block_by_lines(escaped, CERTIFICATE).is_some()
}

/// Whether it is one PEM block of a private key as most are written; if not, it may still be a
/// private key.
pub(super) fn is_private_key_by_lines(escaped: &str) -> bool {
    is_block_by_lines(escaped, PRIVATE_KEY).is_some()
}

/// What the label of a certificate ends with, for there are trusted ones.
const CERTIFICATE: &str = "CERTIFICATE";

/// What the label of a private key ends with, for some name their algorithm.
const PRIVATE_KEY: &str = "PRIVATE KEY";

/// How many digits a line has, but for the last one (RFC 7468, section 2).
const LINE: usize = 64;

/// One PEM block whose every line ends with the escape of a line break; nothing is decoded to see
/// that, and no other escape is part of it.
fn is_block_by_lines(escaped: &str, label_end: &str) -> Option<()> {
    let rest = escaped.strip_prefix("-----BEGIN ")?;
    let (label, rest) = rest.split_at_checked(rest.find('-')?)?;
    if !label.ends_with(label_end) {
        return None;
    }
    let label = label.as_bytes();
    // Each line ends with the escape of a line break.
    let rest = rest.as_bytes().strip_prefix(b"-----")?;
    let [b'\\', b'n', rest @ ..] = rest else {
        return None;
    };
    let mut rest = rest;
    let mut digits = 0;
    let mut padding = 0;
    while !matches!(rest, [b'-', ..]) {
        if padding > 0 {
            return None;
        }
        while let Some((line, [b'\\', b'n', behind @ ..])) = rest.split_first_chunk::<LINE>()
            && are_digits(line)
        {
            digits += LINE;
            rest = behind;
        }
        // The last line is shorter, or all have another length.
        let found = rest.iter().position(|byte| !is_digit(*byte))?;
        digits += found;
        rest = rest.get(found..)?;
        padding = rest.iter().position(|byte| *byte != b'=')?;
        rest = rest.get(padding..)?;
        let [b'\\', b'n', behind @ ..] = rest else {
            break;
        };
        rest = behind;
    }
    rest = rest.strip_prefix(b"-----END ")?;
    rest = rest.strip_prefix(label)?.strip_prefix(b"-----")?;
    let ends = matches!(rest, [] | [b'\\', b'n']);
    (ends && is_length(digits, padding)).then_some(())
}

/// PEM blocks with such labels and nothing else around them, or base64.
fn is_armoured(text: &str, label_end: &str) -> bool {
    let mut rest = text.trim();
    if !rest.starts_with("-----") {
        return is_base64(rest);
    }
    while !rest.is_empty() {
        let Some((label, body, behind)) = first_block(rest) else {
            return false;
        };
        if !(label.ends_with(label_end) && is_base64(body)) {
            return false;
        }
        rest = behind.trim_start();
    }
    true
}

/// The label and the body of the PEM block that a text starts with, and what follows it.
fn first_block(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.strip_prefix("-----BEGIN ")?;
    let label_end = text.as_bytes().windows(5).position(|it| it == b"-----")?;
    let (label, rest) = text.split_at_checked(label_end)?;
    let rest = rest.strip_prefix("-----")?;
    // No hyphen is part of base64, so that the first one ends it.
    let (body, rest) = rest.split_at_checked(rest.find('-')?)?;
    let rest = rest.strip_prefix("-----END ")?;
    let behind = rest.strip_prefix(label)?.strip_prefix("-----")?;
    Some((label, body, behind))
}

/// Base64 with its usual alphabet, broken into lines or not, padded or not; something, not nothing.
fn is_base64(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let mut padding = 0;
    let tail = bytes.iter().rev().take_while(|byte| {
        padding += usize::from(**byte == b'=');
        **byte == b'=' || is_blank(**byte)
    });
    let body = bytes.len() - tail.count();
    let body = bytes.get(..body).unwrap_or_default();
    let digits = count(body, is_digit);
    let blanks = body.len() - digits;
    // Most have no blank, and then nobody looks for one.
    let is_clean = blanks == 0 || body.iter().all(|byte| is_digit(*byte) || is_blank(*byte));
    is_clean && is_length(digits, padding)
}

/// Whether base64 can have so many digits and so much padding behind them.
fn is_length(digits: usize, padding: usize) -> bool {
    digits > 0
        && digits % 4 != 1
        && (padding == 0 || (padding <= 2 && (digits + padding).is_multiple_of(4)))
}

/// Without a branch, so that a compiler can look at many bytes at once.
#[inline]
fn are_digits(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |all, byte| all & is_digit(*byte))
}

#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without a branch a compiler can look at many bytes at once"
)]
fn is_digit(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26)
        | (byte.wrapping_sub(b'0') < 10)
        | (byte == b'+')
        | (byte == b'/')
}

/// How many of the bytes are such, counted in portions whose count fits a byte.
#[inline]
fn count(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> usize {
    bytes
        .chunks(240)
        .map(|chunk| {
            usize::from(
                chunk
                    .iter()
                    .map(|byte| u8::from(is_such(*byte)))
                    .sum::<u8>(),
            )
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use lossless_json::{Kind, Reader, Text};

    use crate::format::Format;
    use crate::format::tests::check;

    #[test]
    fn a_certificate_is_pem_or_base64() {
        check(
            Format::Certificate,
            &[
                "-----BEGIN CERTIFICATE-----\nMIID6TCC\nAQ==\n-----END CERTIFICATE-----",
                "\r\n-----BEGIN CERTIFICATE-----\r\nMIID6TCC\r\n-----END CERTIFICATE-----\r\n",
                "-----BEGIN CERTIFICATE-----MIID-----END CERTIFICATE-----",
                "-----BEGIN TRUSTED CERTIFICATE-----\nMIID\n-----END TRUSTED CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
                "MIID6TCCA1ICAQEwDQYJKoZIhvcNAQEFBQAwgYs=",
                "MIID 6TCC\nA1IC",
                "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t",
                "MIID6Q",
            ],
            &[
                "",
                " ",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMIID\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMIID\n-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----\\nMIID\\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\nand more",
                "https://example.com/cert.pem",
                "MIID=6TC",
                "MIID6",
                "MIID====",
                "[REDACTED]",
            ],
        );
    }

    /// What a string of JSON says.
    fn read(json: &str) -> Text<'_> {
        let reader = Reader::new(json.as_bytes());
        assert_eq!(reader.begin(0), Ok((Kind::String, 0)));
        let (quoted, _) = reader.string(0).unwrap();
        reader.text(quoted)
    }

    /// Whether it is a certificate as a string of JSON, spelled like this.
    #[track_caller]
    fn fits(json: &str, expected: bool) {
        let text = read(json);
        let form = Format::Certificate;
        assert_eq!(form.matches(&text.decode()), expected, "{json}");
        assert!(expected || !form.fits_by_lines(text), "{json}");
    }

    #[test]
    fn a_certificate_as_most_are_written_needs_no_decoding() {
        let text = read(r#""-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n""#);
        assert!(Format::Certificate.fits_by_lines(text));
        assert!(!Format::PrivateKey.fits_by_lines(text));
    }

    #[test]
    fn a_certificate_is_one_however_json_spells_it() {
        let begin = "-----BEGIN CERTIFICATE-----";
        let end = "-----END CERTIFICATE-----";
        for right in [
            format!(r#""{begin}\nMIID6TCC\nAQ==\n{end}\n""#),
            format!(r#""{begin}\r\nMIID6TCC\r\nAQ==\r\n{end}""#),
            format!(r#""{begin}\nMIID\u000a{end}""#),
            format!(r#""{begin}\nMII\u0044\n{end}""#),
            format!(r#""{begin}\tMIID{end}""#),
            format!(r#""{begin}\n\/\/+8\n{end}""#),
            format!(r#""{begin}\nMIID\n{end}\n{begin}\nMIIE\n{end}""#),
            r#""MIID6TCC\nAQ==""#.to_string(),
        ] {
            fits(&right, true);
        }
        for wrong in [
            format!(r#""{begin}\n{end}""#),
            format!(r#""{begin}\n=MII\n{end}""#),
            format!(r#""{begin}\nMI=I\n{end}""#),
            format!(r#""{begin}\nAQ==\nMIID\n{end}""#),
            format!(r#""{begin}\nMIID6\n{end}""#),
            format!(r#""{begin}\nMII=====\n{end}""#),
            format!(r#""{begin}\nMI\"D\n{end}""#),
            format!(r#""{begin}\nMIID\n-----END PRIVATE KEY-----""#),
            format!(r#""{begin}\nMIID\n{end}\nand more""#),
            format!(r#""{begin}\nMIID""#),
            r#""-----BEGIN PRIVATE KEY-----\nMIID\n-----END PRIVATE KEY-----""#.to_string(),
        ] {
            fits(&wrong, false);
        }
    }

    #[test]
    fn a_private_key_is_pem_or_base64_and_no_certificate() {
        check(
            Format::PrivateKey,
            &[
                "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
                "MIIEvQIBADANBgkq",
            ],
            &[
                "",
                "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----\nMIID\n-----END PUBLIC KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIE",
            ],
        );
    }
}
