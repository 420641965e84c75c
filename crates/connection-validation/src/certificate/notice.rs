//! What the dates of a certificate are told for.

use super::{Standing, Validity};
use crate::Code;
use crate::params::{Param, Params};
use crate::review::EXPIRY_DAYS;

/// Days before its end at which somebody is told of it, once more each time.
const NOTICE_DAYS: [i64; 3] = [7, 30, EXPIRY_DAYS];

impl Validity {
    /// What has to be said at `now` (seconds since 1970): that it has ended, does not hold yet, or
    /// ends within so many `days`. The parameter `days` counts whole days.
    pub fn notice(self, now: i64, days: i64) -> Option<(Code, Params)> {
        let (code, count) = match self.standing(now) {
            Standing::Expired { days } => (Code::CertificateExpired, days),
            Standing::NotYetValid { days } => (Code::CertificateNotYetValid, days),
            Standing::Valid { days_left } if days_left <= days => {
                (Code::CertificateExpiresSoon, days_left)
            }
            Standing::Valid { .. } => return None,
        };
        Some((code, Params::none().with("days", Param::Number(count))))
    }

    /// The same within 90 days of its end; the parameter `within` of an end to come is the
    /// smallest of 7, 30 and 90 days that it is within.
    pub fn staged_notice(self, now: i64) -> Option<(Code, Params)> {
        let (code, params) = self.notice(now, EXPIRY_DAYS)?;
        let left = params
            .number("days")
            .filter(|_| code == Code::CertificateExpiresSoon);
        let within = left.and_then(|left| NOTICE_DAYS.into_iter().find(|most| left <= *most));
        Some((code, params.with_number("within", within)))
    }
}
