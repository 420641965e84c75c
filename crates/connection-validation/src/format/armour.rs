//! The outer form of certificates and keys: PEM blocks (RFC 7468) or plain base64 (RFC 4648).

/// One or more PEM blocks of certificates, or base64.
pub(super) fn is_certificate(text: &str) -> bool {
    is_armoured(text, |label| label.ends_with("CERTIFICATE"))
}

/// PEM blocks of private keys, or base64.
pub(super) fn is_private_key(text: &str) -> bool {
    is_armoured(text, |label| label.ends_with("PRIVATE KEY"))
}

/// PEM blocks with such labels and nothing else around them, or base64.
fn is_armoured(text: &str, label_fits: impl Fn(&str) -> bool) -> bool {
    let mut rest = text.trim();
    if !rest.starts_with("-----") {
        return is_base64(rest);
    }
    while !rest.is_empty() {
        let Some((label, body, behind)) = first_block(rest) else {
            return false;
        };
        if !(label_fits(label) && is_base64(body)) {
            return false;
        }
        rest = behind.trim_start();
    }
    true
}

/// The label and the body of the PEM block that a text starts with, and what follows it.
fn first_block(text: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = text.strip_prefix("-----BEGIN ")?.split_once("-----")?;
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
    let tail = bytes
        .iter()
        .rev()
        .take_while(|byte| **byte == b'=' || is_blank(**byte));
    let (body, tail) = bytes
        .split_at_checked(bytes.len() - tail.count())
        .unwrap_or((bytes, &[]));
    let digits = count(body, is_digit);
    let padding = count(tail, |byte| byte == b'=');
    digits + count(body, is_blank) == body.len()
        && digits > 0
        && digits % 4 != 1
        && (padding == 0 || (padding <= 2 && (digits + padding).is_multiple_of(4)))
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
