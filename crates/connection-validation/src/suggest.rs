//! "Did you mean": the known word nearest to an unknown one.

use alloc::vec::Vec;

/// Keys are short; a longer one is no misspelling, and comparing it would take time for nothing.
const LONGEST: usize = 64;

/// The one candidate that is near enough to be meant; none when there is a tie.
///
/// A word that differs only in capitals, hyphens and underscores is always near enough; otherwise
/// one edit is allowed for every four characters (insert, remove, replace, swap neighbours).
pub(crate) fn nearest(
    word: &str,
    candidates: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let folded = fold(word);
    if folded.is_empty() || folded.len() > LONGEST {
        return None;
    }
    let allowed = folded.len() / 4;
    let mut best: Option<(usize, &'static str)> = None;
    let mut tie = false;
    for candidate in candidates {
        let candidate_folded = fold(candidate);
        if folded.len().abs_diff(candidate_folded.len()) > allowed {
            continue;
        }
        let Some(distance) = edits(&folded, &candidate_folded, allowed) else {
            continue;
        };
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tie = true,
            _ => {
                best = Some((distance, candidate));
                tie = false;
            }
        }
    }
    if tie {
        None
    } else {
        best.map(|(_, candidate)| candidate)
    }
}

fn fold(word: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for character in word.chars().take(LONGEST + 1) {
        if !matches!(character, '_' | '-' | ' ') {
            folded.push(character.to_ascii_lowercase());
        }
    }
    folded
}

/// The number of edits between two words (optimal string alignment), if it is not above `most`.
fn edits(left: &[char], right: &[char], most: usize) -> Option<usize> {
    let width = right.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..width).collect();
    for (row, left_char) in left.iter().enumerate() {
        let mut current = Vec::with_capacity(width);
        current.push(row + 1);
        for (column, right_char) in right.iter().enumerate() {
            let at =
                |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&above, column) + usize::from(left_char != right_char);
            let mut cost = replaced
                .min(at(&above, column + 1) + 1)
                .min(at(&current, column) + 1);
            let swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(right_char)
                && right.get(column - 1) == Some(left_char);
            if swapped {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            current.push(cost);
        }
        before = core::mem::replace(&mut above, current);
        // From row to row a distance only grows; a swap reaches over one of them.
        if above.iter().chain(&before).all(|cell| *cell > most) {
            return None;
        }
    }
    above.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const KNOWN: &[&str] = &[
        "disable_signup",
        "password_history",
        "passwordPolicy",
        "mfa",
    ];

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, KNOWN.iter().copied()), expected, "{word}");
    }

    #[test]
    fn another_spelling_of_the_same_words_is_meant() {
        check("disableSignup", Some("disable_signup"));
        check("Password-History", Some("password_history"));
        check("passwordpolicy", Some("passwordPolicy"));
    }

    #[test]
    fn a_slip_is_meant() {
        check("disable_singup", Some("disable_signup"));
        check("password_histori", Some("password_history"));
        check("pasword_history", Some("password_history"));
    }

    #[test]
    fn something_else_is_not() {
        for word in [
            "",
            "mfb",
            "history",
            "require",
            "______________________________",
        ] {
            check(word, None);
        }
    }

    #[test]
    fn two_that_are_equally_near_are_no_answer() {
        assert_eq!(nearest("colors", ["colorx", "colory"].into_iter()), None);
    }
}
