//! Certificates as people paste them: their outer form and their dates.
//!
//! Whatever else stands in a certificate is read in the crate `connection-documents`, which
//! starts from here; so there is one reader of each thing, and validation needs no other crate.

pub mod base64;
pub mod der;
mod encoding;
mod expiry;
mod notice;
mod places;
pub(crate) mod time;

use alloc::string::String;
use alloc::vec::Vec;

use self::der::Reader;

pub use self::encoding::{Form, Unreadable};
pub use self::expiry::{Certificates, certificates};
pub use self::places::{Place, metadata_places, places};
pub use self::time::date;

/// Seconds.
const DAY: i64 = 86_400;

/// An X.509 certificate (RFC 5280) of which the outer form and the dates are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    form: Form,
    validity: Validity,
}

/// From when to when a certificate is valid, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// The first second, counted from 1970-01-01T00:00:00Z.
    pub not_before: i64,
    /// The last second, counted from 1970-01-01T00:00:00Z.
    pub not_after: i64,
}

/// Where a moment stands to the dates of a certificate. Days are whole ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has ended.
    Expired {
        /// Days since its end.
        days: i64,
    },
    /// It has not begun.
    NotYetValid {
        /// Days until its begin.
        days: i64,
    },
    /// It holds.
    Valid {
        /// Days until its end.
        days_left: i64,
    },
}

impl Certificate {
    /// Reads one certificate in any of the forms people paste: PEM, DER, the Base64 of the DER
    /// without its frame, or the Base64 of a whole PEM text.
    pub fn read(input: &[u8]) -> Result<Self, Unreadable> {
        let (der, form) = encoding::decode(input)?;
        let validity = validity(&der).ok_or(Unreadable::NotACertificate)?;
        Ok(Self {
            der,
            form,
            validity,
        })
    }

    /// The form it was read from.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The certificate itself (DER).
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// From when to when it is valid.
    pub fn validity(&self) -> Validity {
        self.validity
    }

    /// The certificate as PEM (RFC 7468): lines of 64 characters, a line feed behind each.
    pub fn to_pem(&self) -> String {
        let text = base64::encode(&self.der);
        let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (line, after) = rest.split_at(rest.len().min(64));
            pem.push_str(line);
            pem.push('\n');
            rest = after;
        }
        pem.push_str("-----END CERTIFICATE-----\n");
        pem
    }
}

impl Validity {
    /// Whole days from `now` (seconds since 1970) until it ends; negative once it has ended.
    pub fn days_left(&self, now: i64) -> i64 {
        self.not_after.saturating_sub(now).div_euclid(DAY)
    }

    /// Whether it is valid at `now` (seconds since 1970).
    pub fn holds_at(&self, now: i64) -> bool {
        (self.not_before..=self.not_after).contains(&now)
    }

    /// Where `now` (seconds since 1970) stands to it.
    pub fn standing(&self, now: i64) -> Standing {
        if self.not_after < now {
            Standing::Expired {
                days: now.saturating_sub(self.not_after) / DAY,
            }
        } else if self.not_before > now {
            Standing::NotYetValid {
                days: self.not_before.saturating_sub(now) / DAY,
            }
        } else {
            Standing::Valid {
                days_left: self.days_left(now),
            }
        }
    }
}

/// Walks `Certificate.tbsCertificate` to its dates, and checks that nothing follows the
/// certificate.
fn validity(der: &[u8]) -> Option<Validity> {
    let mut whole = Reader::new(der);
    let mut certificate = whole.sequence()?;
    whole.is_empty().then_some(())?;
    let mut signed = certificate.sequence()?;
    signed.skip_if(0xa0)?; // version, absent in the first one
    signed.skip(0x02)?; // serial number
    signed.skip(0x30)?; // signature algorithm
    signed.skip(0x30)?; // issuer
    let mut dates = signed.sequence()?;
    let not_before = moment(&mut dates)?;
    let not_after = moment(&mut dates)?;
    dates.is_empty().then_some(Validity {
        not_before,
        not_after,
    })
}

fn moment(dates: &mut Reader<'_>) -> Option<i64> {
    match dates.next()? {
        (0x17, text) => time::utc_time(text),
        (0x18, text) => time::generalized_time(text),
        _ => None,
    }
}
