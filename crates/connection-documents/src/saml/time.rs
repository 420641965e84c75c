//! Moments as XML writes them (`xs:dateTime`).

use x509_cert::der::DateTime;

/// Seconds since 1970, fractions left out, of a moment such as `2026-03-01T12:00:00.5+02:00`. One
/// without a time zone is in UTC, as SAML wants it (SAML core, section 1.3.3).
pub(super) fn seconds(text: &str) -> Option<i64> {
    let (date, time) = text.trim().split_once('T')?;
    let (time, offset) = zone(time)?;
    let whole = time.split_once('.').map_or(time, |(whole, _)| whole);
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(whole, ':')?;
    let small = |number: u16| u8::try_from(number).ok();
    let moment = DateTime::new(
        year,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
    );
    let seconds = i64::try_from(moment.ok()?.unix_duration().as_secs()).ok()?;
    Some(seconds - offset)
}

/// A time without its zone, and how many seconds the zone is ahead of UTC.
fn zone(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix('Z') {
        return Some((time, 0));
    }
    let Some(at) = time.find(['+', '-']) else {
        return Some((time, 0));
    };
    let (time, zone) = time.split_at_checked(at)?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let [hours, minutes] = numbers(zone.get(1..)?, ':')?;
    Some((
        time,
        sign * (i64::from(hours) * 3600 + i64::from(minutes) * 60),
    ))
}

/// Exactly so many numbers, made of digits alone.
fn numbers<const N: usize>(text: &str, separator: char) -> Option<[u16; N]> {
    let number = |part: &str| {
        let is_digits = part.bytes().all(|byte| byte.is_ascii_digit());
        is_digits.then(|| part.parse().ok()).flatten()
    };
    let numbers: Option<Vec<u16>> = text.split(separator).map(number).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn a_moment_is_counted_from_1970() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2024-02-29T12:00:00.123Z"), Some(1_709_208_000));
        assert_eq!(seconds("2024-02-29T14:00:00+02:00"), Some(1_709_208_000));
        assert_eq!(seconds("2024-02-29T06:30:00-05:30"), Some(1_709_208_000));
        assert_eq!(seconds("2024-02-29T12:00:00"), Some(1_709_208_000));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "T",
            "2024-02-30T12:00:00Z",
            "2024-02-28",
            "x-02-28T12:00:00Z",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
        assert_eq!(seconds("2024-02-28T12:00Z"), None);
        assert_eq!(seconds("2024-02-28T+2:00:00Z"), None);
    }
}
