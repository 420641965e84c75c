//! What stands where a value belongs that somebody or something was to fill in.

use lossless_json::{Text, placeholder_end};

/// Whether the whole text is a placeholder: `##KEY##` or `@@KEY@@`, which deployment tools
/// replace by a value (documented for auth0-deploy-cli), four or more `*`, or `<redacted>`, by
/// which tools cover a secret they print.
#[inline]
pub(crate) fn is_placeholder(text: &Text<'_>) -> bool {
    match text.as_plain() {
        // Nearly every text is told from a placeholder by its first byte.
        Some(plain) => {
            matches!(plain.as_bytes().first(), Some(b'#' | b'@' | b'*' | b'<')) && is_one(plain)
        }
        None => {
            text.chars()
                .next()
                .is_some_and(|first| matches!(first, '#' | '@' | '*' | '<'))
                && is_one(&text.decode())
        }
    }
}

#[cold]
fn is_one(text: &str) -> bool {
    let covered = text.len() >= 4 && text.bytes().all(|byte| byte == b'*');
    covered
        || placeholder_end(text.as_bytes(), 0) == Some(text.len())
        || text.eq_ignore_ascii_case("<redacted>")
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;
    use lossless_json::Text;

    #[test]
    fn a_placeholder_is_the_whole_text() {
        for text in [
            "##A##",
            "##OKTA_CLIENT.SECRET-2##",
            "@@a@@",
            "****",
            "************",
            "<redacted>",
            "<REDACTED>",
        ] {
            assert!(is_placeholder(&Text::plain(text)), "{text}");
        }
        for text in [
            "",
            "#",
            "##",
            "###",
            "####",
            "#####",
            "##A",
            "##A#",
            "#A#",
            "x##A##",
            "##A## ",
            "## A ##",
            "##ä##",
            "@@@@",
            "@@A##",
            "***",
            "****a",
            "* * * *",
            "<redacted",
            "<secret>",
            "[REDACTED]",
            "REDACTED",
            "masked-1f2e3d",
        ] {
            assert!(!is_placeholder(&Text::plain(text)), "{text}");
        }
    }
}
