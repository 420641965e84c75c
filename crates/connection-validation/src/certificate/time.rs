//! Dates of certificates (RFC 5280, section 4.1.2.5) as seconds since 1970.

use alloc::format;
use alloc::string::String;

/// The day of a moment (seconds since 1970) in UTC, for example `2054-03-01`.
pub fn date(seconds: i64) -> String {
    // Years are counted from March, so that the leap day is the last of its year.
    let days = seconds.div_euclid(86_400).saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + next)
}

/// `YYMMDDHHMMSSZ`: 50 to 99 stand for the twentieth century, 00 to 49 for the next.
pub(super) fn utc_time(text: &[u8]) -> Option<i64> {
    let (year, rest) = text.split_at_checked(2)?;
    let year = digits(year)?;
    seconds(if year < 50 { 2000 + year } else { 1900 + year }, rest)
}

/// `YYYYMMDDHHMMSSZ`.
pub(crate) fn generalized_time(text: &[u8]) -> Option<i64> {
    let (year, rest) = text.split_at_checked(4)?;
    seconds(digits(year)?, rest)
}

fn seconds(year: i64, rest: &[u8]) -> Option<i64> {
    let &[m1, m2, d1, d2, h1, h2, n1, n2, s1, s2, b'Z'] = rest else {
        return None;
    };
    let month = digits(&[m1, m2])?;
    let day = digits(&[d1, d2])?;
    let hour = digits(&[h1, h2])?;
    let minute = digits(&[n1, n2])?;
    let second = digits(&[s1, s2])?;
    let exists = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    exists.then(|| ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i64::from(byte - b'0'))
    })
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the Gregorian calendar. Years are counted from March, so that the
/// leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let in_year = (153 * month + 2) / 5 + day - 1;
    let before = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    before + in_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{date, generalized_time, utc_time};

    #[test]
    fn dates_are_counted_from_1970() {
        assert_eq!(utc_time(b"700101000000Z"), Some(0));
        assert_eq!(utc_time(b"240229120000Z"), Some(1_709_208_000));
        assert_eq!(utc_time(b"491231235959Z"), Some(2_524_607_999));
        assert_eq!(utc_time(b"500101000000Z"), Some(-631_152_000));
        assert_eq!(generalized_time(b"20540301235959Z"), Some(2_656_022_399));
    }

    #[test]
    fn a_moment_has_its_day() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(-1), "1969-12-31");
        assert_eq!(date(1_709_208_000), "2024-02-29");
        assert_eq!(date(2_656_022_399), "2054-03-01");
        assert_eq!(date(951_782_400), "2000-02-29");
        for extreme in [i64::MIN, i64::MAX] {
            assert!(!date(extreme).is_empty());
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_none() {
        for text in [
            "",
            "240230120000Z",
            "241301000000Z",
            "240101240000Z",
            "2401010000Z",
            "24010100000xZ",
        ] {
            assert_eq!(utc_time(text.as_bytes()), None, "{text}");
        }
        assert_eq!(generalized_time(b"20540301235959"), None);
    }
}
