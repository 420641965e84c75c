//! IP addresses as hosts of URLs have them.
//!
//! They are read as `core::net` does, whose parser is made for more and is larger than all other
//! forms of hosts together.

/// Four numbers up to 255 with dots between them (RFC 3986, 3.2.2).
pub(super) fn v4(text: &[u8]) -> Option<[u8; 4]> {
    let mut octets = [0; 4];
    let mut parts = text.split(|byte| *byte == b'.');
    for octet in &mut octets {
        let part = parts.next()?;
        let is_padded = part.len() > 1 && part.first() == Some(&b'0');
        *octet = u8::try_from(number(part, 10, 3).filter(|_| !is_padded)?).ok()?;
    }
    parts.next().is_none().then_some(octets)
}

/// Eight groups of hexadecimal digits with colons between them, where `::` stands for one or more
/// groups of zeros, and the last two may be an address of version 4 (RFC 4291, 2.2).
pub(super) fn v6(text: &[u8]) -> Option<[u16; 8]> {
    let mut groups = [0; 8];
    let mut count = 0;
    // How many groups stand before `::`.
    let mut gap = None;
    let mut rest = text;
    if let [b':', b':', behind @ ..] = rest {
        gap = Some(0);
        rest = behind;
    }
    while !rest.is_empty() || gap != Some(count) {
        let length = rest.iter().take_while(|byte| **byte != b':').count();
        let (group, behind) = rest.split_at_checked(length)?;
        if group.contains(&b'.') {
            let [one, two, three, four] = v4(group).filter(|_| behind.is_empty())?;
            *groups.get_mut(count)? = u16::from_be_bytes([one, two]);
            *groups.get_mut(count + 1)? = u16::from_be_bytes([three, four]);
            count += 2;
        } else {
            *groups.get_mut(count)? = u16::try_from(number(group, 16, 4)?).ok()?;
            count += 1;
        }
        rest = match behind {
            [] => break,
            [b':', b':', behind @ ..] if gap.is_none() => {
                gap = Some(count);
                behind
            }
            [_, behind @ ..] => behind,
        };
    }
    let Some(before) = gap else {
        return (count == 8).then_some(groups);
    };
    if count == 8 {
        return None;
    }
    // What stands behind the gap moves to the end.
    let mut whole = [0; 8];
    for (place, group) in groups.iter().take(count).enumerate() {
        let moved = if place < before { 0 } else { 8 - count };
        *whole.get_mut(place + moved)? = *group;
    }
    Some(whole)
}

/// A number of one to so many digits.
pub(super) fn number(digits: &[u8], radix: u32, most: usize) -> Option<u32> {
    if digits.is_empty() || digits.len() > most {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        Some(number * radix + char::from(*digit).to_digit(radix)?)
    })
}

#[cfg(test)]
mod tests {
    use core::net::{Ipv4Addr, Ipv6Addr};

    use super::{v4, v6};

    #[track_caller]
    fn check(text: &str) {
        let known = text.parse::<Ipv4Addr>().ok().map(|it| it.octets());
        assert_eq!(v4(text.as_bytes()), known, "{text}");
        let known = text.parse::<Ipv6Addr>().ok().map(|it| it.segments());
        assert_eq!(v6(text.as_bytes()), known, "{text}");
    }

    #[test]
    fn addresses_are_those_of_the_standard_library() {
        for text in [
            "",
            ".",
            ":",
            "::",
            ":::",
            "::1",
            "1::",
            ":1",
            "1:",
            "1::2::3",
            "::1::",
            "1:::2",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "1::3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8",
            "0:0:0:0:0:0:0:0",
            "fe80::ABCD",
            "12345::",
            "g::",
            "00001::",
            "::0001",
            "::ffff:1.2.3.4",
            "::1.2.3.4",
            "1.2.3.4::",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7:1.2.3.4",
            "::2:3:4:5:6:7:1.2.3.4",
            "::3:4:5:6:7:1.2.3.4",
            "1:1.2.3.4:5::",
            "::1.2.3",
            "::1.2.3.256",
            "0.0.0.0",
            "1.2.3.4",
            "255.255.255.255",
            "256.0.0.0",
            "1.2.3",
            "1.2.3.4.5",
            "01.2.3.4",
            "1.2.3.00",
            "1..2.3",
            "1.2.3.4.",
            ".1.2.3.4",
            "1.2.3.a",
            "0001.2.3.4",
            "1.2.3.+4",
            "::+1",
            "1 .2.3.4",
            "::%1",
        ] {
            check(text);
        }
    }

    #[test]
    fn whatever_is_made_of_their_characters_is_read_alike() {
        let mut state = 1_u32;
        for _ in 0..200_000 {
            let mut text = alloc::string::String::new();
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let mut rest = state;
            for _ in 0..(state >> 28) + 2 {
                rest = rest.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(["::", ":", ".", "1", "0", "2:", "3.", "f"][(rest >> 29) as usize]);
            }
            check(&text);
        }
    }
}
