//! Moments as the internet writes them.

use crate::certificate::time::generalized_time;

/// A `date-time` of RFC 3339, section 5.6, with a day that exists. A leap second may be anywhere.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((moment, rest)) = text.as_bytes().split_at_checked(19) else {
        return false;
    };
    let &[
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T' | b't' | b' ',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
    ] = moment
    else {
        return false;
    };
    let [s1, s2] = match [s1, s2] {
        [b'6', b'0'] => [b'5', b'9'],
        second => second,
    };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2, b'Z'];
    generalized_time(&digits).is_some() && is_offset(behind_fraction(rest))
}

/// What stands behind the fraction of a second, if there is a fraction.
fn behind_fraction(text: &[u8]) -> &[u8] {
    let Some(fraction) = text.strip_prefix(b".") else {
        return text;
    };
    let length = fraction
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let behind = fraction.get(length..).filter(|_| length > 0);
    behind.unwrap_or_default()
}

fn is_offset(text: &[u8]) -> bool {
    match *text {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', h1, h2, b':', n1, n2] => {
            let hour = matches!([h1, h2], [b'0' | b'1', b'0'..=b'9'] | [b'2', b'0'..=b'3']);
            hour && matches!([n1, n2], [b'0'..=b'5', b'0'..=b'9'])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::tests::check;

    #[test]
    fn a_moment_has_a_date_a_time_and_an_offset() {
        check(
            Format::DateTime,
            &[
                "2026-01-31T12:00:00Z",
                "2024-02-29t23:59:59.123456z",
                "2026-01-31 12:00:00+05:30",
                "2016-12-31T23:59:60Z",
            ],
            &[
                "",
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-01-31T12:00:00.Z",
                "2026-02-29T12:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:00:61Z",
                "2026-01-31T12:00:00+24:00",
                "2026-01-31T12:00:00+0530",
                "2026-01-31T12:00:00Z ",
                "1769860800",
                "２026-01-31T12:00:00Z",
            ],
        );
    }
}
