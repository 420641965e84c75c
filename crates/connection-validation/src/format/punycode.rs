//! The encoding of labels that have more than ASCII (RFC 3492).

use alloc::string::String;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 0x80;

/// Appends the label in ASCII, without the prefix `xn--`; nothing where its numbers grow too large.
pub(super) fn encode(label: &[char], into: &mut String) -> Option<()> {
    let basic = label.iter().filter(|char| char.is_ascii());
    into.extend(basic.clone());
    let basic = u32::try_from(basic.count()).ok()?;
    if basic > 0 {
        into.push('-');
    }
    let length = u32::try_from(label.len()).ok()?;
    let (mut n, mut delta, mut bias, mut handled) = (INITIAL_N, 0_u32, INITIAL_BIAS, basic);
    while handled < length {
        let codes = || label.iter().map(|char| u32::from(*char));
        let next = codes().filter(|code| *code >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for code in codes() {
            if code < n {
                delta = delta.checked_add(1)?;
            } else if code == n {
                number(delta, bias, into);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(())
}

/// Appends a number of variable length (section 3.3).
fn number(mut rest: u32, bias: u32, into: &mut String) {
    let mut place = BASE;
    loop {
        let threshold = place.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if rest < threshold {
            into.push(letters_first(rest));
            return;
        }
        let digit = threshold + (rest - threshold) % (BASE - threshold);
        into.push(letters_first(digit));
        rest = (rest - threshold) / (BASE - threshold);
        place += BASE;
    }
}

/// A digit of base 36 as Punycode writes it: `a` to `z` are 0 to 25, and the digits follow.
fn letters_first(digit: u32) -> char {
    let letter = if digit < 26 { digit + 10 } else { digit - 26 };
    char::from_digit(letter, BASE).unwrap_or('0')
}

/// The bias that the next number starts from (section 3.4).
fn adapt(delta: u32, handled: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / handled;
    let mut place = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        place += BASE;
    }
    place + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::encode;

    fn encoded(label: &str) -> Option<String> {
        let mut ascii = String::new();
        encode(&label.chars().collect::<Vec<_>>(), &mut ascii)?;
        Some(ascii)
    }

    /// The samples of RFC 3492, section 7.1, in lower case, and well-known names.
    #[test]
    fn the_samples_of_the_document_are_met() {
        for (label, ascii) in [
            ("bücher", "bcher-kva"),
            ("münchen", "mnchen-3ya"),
            ("faß", "fa-hia"),
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
            ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
            ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
            (
                "なぜみんな日本語を話してくれないのか",
                "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
            ),
            (
                "почемужеонинеговорятпорусски",
                "b1abfaaepdrnnbgefbadotcwatmq2g4l",
            ),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("そのスピードで", "d9juau41awczczp"),
        ] {
            assert_eq!(encoded(label).as_deref(), Some(ascii), "{label}");
        }
    }

    #[test]
    fn numbers_that_grow_too_large_are_refused() {
        let long = |length| format!("{}\u{10ffff}", "a".repeat(length));
        assert!(encoded(&long(3000)).is_some());
        assert_eq!(encoded(&long(5000)), None);
    }
}
