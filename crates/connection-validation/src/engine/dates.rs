//! The dates of certificates, where the moment is known.

use lossless_json::Text;

use super::{Outbox, Place};
use crate::certificate::Certificate;
use crate::finding::Severity;

/// Tells what is to be said of a certificate at `now` (seconds since 1970).
///
/// Recorded on tenants: a certificate that cannot be read is taken, at least for decryption, so
/// that one without dates is no finding.
#[cold]
pub(super) fn tell(now: i64, text: &Text<'_>, place: &Place<'_, '_>, outbox: &mut Outbox) {
    let Ok(certificate) = Certificate::read(text.decode().as_bytes()) else {
        return;
    };
    if let Some((code, params)) = certificate.validity().staged_notice(now) {
        outbox.report(place, code, Severity::Warning, params, None);
    }
}
