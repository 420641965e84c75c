//! The outer forms of a certificate.

use alloc::vec::Vec;

use super::base64;

const BEGIN: &[u8] = b"-----BEGIN ";
const CERTIFICATE: &[u8] = b"-----BEGIN CERTIFICATE-----";
const END: &[u8] = b"-----END CERTIFICATE-----";

/// A form in which certificates are passed around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Base64 between `BEGIN` and `END` lines (RFC 7468).
    Pem,
    /// The bytes themselves.
    Der,
    /// Base64 without the lines around it.
    Base64,
    /// A whole PEM text, once more as Base64.
    Base64OfPem,
}

impl Form {
    /// A stable slug, for example `base64-of-pem`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pem => "pem",
            Self::Der => "der",
            Self::Base64 => "base64",
            Self::Base64OfPem => "base64-of-pem",
        }
    }
}

/// Why an input is not one certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// There is nothing but white space.
    Empty,
    /// A PEM block of another kind, for example a key; keys do not belong here.
    OtherPemBlock,
    /// More than one certificate.
    Several,
    /// Text that is not Base64, or a PEM block without its end.
    NotBase64,
    /// Bytes that are no certificate.
    NotACertificate,
}

impl Unreadable {
    /// A stable slug, for example `not-base64`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OtherPemBlock => "other-pem-block",
            Self::Several => "several",
            Self::NotBase64 => "not-base64",
            Self::NotACertificate => "not-a-certificate",
        }
    }
}

/// The DER of the one certificate in the input, and its form.
pub(crate) fn decode(input: &[u8]) -> Result<(Vec<u8>, Form), Unreadable> {
    let trimmed = input.trim_ascii();
    if trimmed.is_empty() {
        return Err(Unreadable::Empty);
    }
    if find(trimmed, BEGIN).is_some() {
        return Ok((pem(trimmed)?, Form::Pem));
    }
    // A certificate is a sequence, and no Base64 text starts with its tag and a long length.
    if let [0x30, 0x81..=0x84, ..] = input {
        return Ok((input.to_vec(), Form::Der));
    }
    let bytes = base64::decode(trimmed).ok_or(Unreadable::NotBase64)?;
    if find(&bytes, BEGIN).is_some() {
        return Ok((pem(&bytes)?, Form::Base64OfPem));
    }
    Ok((bytes, Form::Base64))
}

fn pem(text: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let start = find(text, CERTIFICATE).ok_or(Unreadable::OtherPemBlock)?;
    let body = text.get(start + CERTIFICATE.len()..).unwrap_or_default();
    let end = find(body, END).ok_or(Unreadable::NotBase64)?;
    let after = body.get(end + END.len()..).unwrap_or_default();
    let before = text.get(..start).unwrap_or_default();
    if find(after, CERTIFICATE).is_some() {
        return Err(Unreadable::Several);
    }
    if find(before, BEGIN).is_some() || find(after, BEGIN).is_some() {
        return Err(Unreadable::OtherPemBlock);
    }
    base64::decode(body.get(..end).unwrap_or_default()).ok_or(Unreadable::NotBase64)
}

// One copy for all its callers keeps modules small.
#[inline(never)]
fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}
