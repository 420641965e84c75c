//! Bodies in parts, as forms with files send them (RFC 7578 on RFC 2046).

/// One part of a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part<'body> {
    /// The name of the form's field.
    pub(crate) name: String,
    /// What it holds, not decoded.
    pub(crate) content: &'body [u8],
}

/// The parts of a whole body, in order; nothing when the type names no boundary, or the body is
/// not made of parts from its beginning to its end. Parts without a name are left out.
pub(crate) fn parts<'body>(content_type: &str, body: &'body [u8]) -> Option<Vec<Part<'body>>> {
    let boundary = parameter(content_type, "boundary")?;
    // RFC 2046, section 5.1.1.
    if boundary.is_empty() || boundary.len() > 70 {
        return None;
    }
    let delimiter = format!("\r\n--{boundary}");
    let delimiter = delimiter.as_bytes();
    // The first delimiter may stand at the very beginning, without a line break before it.
    let mut rest = match body.strip_prefix(delimiter.strip_prefix(b"\r\n")?) {
        Some(rest) => rest,
        None => split_once(body, delimiter)?.1,
    };
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let (padding, after) = split_once(rest, b"\r\n")?;
        if !padding.iter().all(|byte| matches!(byte, b' ' | b'\t')) {
            return None;
        }
        // The line break stays, so that a part without any header ends its empty head with it.
        let part_begins = rest.len() - after.len() - b"\r\n".len();
        let (head, after) = split_once(rest.get(part_begins..)?, b"\r\n\r\n")?;
        let content;
        (content, rest) = split_once(after, delimiter)?;
        if let Some(name) = field_name(head) {
            parts.push(Part { name, content });
        }
    }
    Some(parts)
}

/// The name in the `Content-Disposition` of a part.
fn field_name(head: &[u8]) -> Option<String> {
    let head = std::str::from_utf8(head).ok()?;
    let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
    let (_, disposition) =
        lines.find(|(name, _)| name.trim().eq_ignore_ascii_case("content-disposition"))?;
    let (kind, _) = disposition.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("form-data") {
        return None;
    }
    parameter(disposition, "name")
}

/// A parameter of a header's value: a word, or a text in quotes with `\` before what is meant as
/// it is (RFC 9110, section 5.6.6).
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let (_, mut rest) = header.split_once(';')?;
    loop {
        let (name, after) = rest.split_once('=')?;
        let (value, after) = value(after)?;
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after.trim_start().strip_prefix(';')?;
    }
}

/// A value at the beginning of a text, and what follows it.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        let (word, after) = text.split_at_checked(end)?;
        return Some((word.trim().to_owned(), after));
    };
    let mut value = String::new();
    let mut characters = quoted.chars();
    loop {
        match characters.next()? {
            '"' => return Some((value, characters.as_str())),
            '\\' => value.push(characters.next()?),
            character => value.push(character),
        }
    }
}

fn split_once<'body>(text: &'body [u8], separator: &[u8]) -> Option<(&'body [u8], &'body [u8])> {
    let windows = &mut text.windows(separator.len());
    let place = windows.position(|window| window == separator)?;
    Some((text.get(..place)?, text.get(place + separator.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::parts;

    const TYPE: &str = "multipart/form-data; boundary=XX";

    #[track_caller]
    fn check(content_type: &str, body: &str, expected: Option<&[(&str, &str)]>) {
        let read = parts(content_type, body.as_bytes());
        let read = read.as_ref().map(|parts| {
            let texts = parts.iter().map(|part| {
                (
                    part.name.as_str(),
                    std::str::from_utf8(part.content).unwrap(),
                )
            });
            texts.collect::<Vec<_>>()
        });
        assert_eq!(read.as_deref(), expected, "{body}");
    }

    #[test]
    fn parts_are_read_in_order() {
        let body = "--XX\r\nContent-Disposition: form-data; name=\"users\"; \
            filename=\"a;b.json\"\r\nContent-Type: application/json\r\n\r\n[1,\r\n2]\r\n\
            --XX\r\ncontent-disposition:form-data;name=upsert\r\n\r\ntrue\r\n--XX--\r\n";
        let expected = [("users", "[1,\r\n2]"), ("upsert", "true")];
        check(TYPE, body, Some(&expected));
        check(
            r#"multipart/form-data; charset=utf-8; boundary="XX""#,
            body,
            Some(&expected),
        );
    }

    #[test]
    fn what_the_rules_allow_is_taken() {
        let part = "Content-Disposition: form-data; name=\"a\\\"b\"\r\n\r\n";
        for (body, expected) in [
            (format!("--XX\r\n{part}\r\n--XX--"), &[("a\"b", "")][..]),
            (
                format!("before\r\n--XX \t\r\n{part}x\r\n--XX--after"),
                &[("a\"b", "x")],
            ),
            (format!("--XX\r\n{part}--XX\r\n--XX--"), &[("a\"b", "--XX")]),
            ("--XX\r\n\r\nno head\r\n--XX--".to_owned(), &[]),
            ("--XX--".to_owned(), &[]),
        ] {
            check(TYPE, &body, Some(expected));
        }
    }

    #[test]
    fn what_is_not_made_of_parts_is_refused() {
        let part = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";
        for body in [
            "",
            "XX",
            "[]",
            "--XX",
            "--XY--",
            "--XX\r\n",
            &format!("--XX\r\n{part}"),
            &format!("--XX\r\n{part}x"),
            &format!("--XX\r\n{part}x\r\n--XX"),
            &format!("--XX\n{part}x\r\n--XX--"),
            &format!("--XXY\r\n{part}x\r\n--XX--"),
        ] {
            check(TYPE, body, None);
        }
        for content_type in [
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"XX",
            &format!("multipart/form-data; boundary={}", "X".repeat(71)),
        ] {
            check(content_type, "--XX--", None);
        }
    }
}
