//! What fixes change, as a unified diff.

use std::fmt::Write as _;
use std::ops::Range;

use connection_files::show_in_json;

use super::{Part, hide};

/// How many lines are shown around a change.
const CONTEXT: usize = 3;
/// How many pairs of lines are compared at most; longer parts are replaced as a whole.
const MAX_PAIRS: usize = 4_000_000;

/// Lines that others take the place of.
#[derive(Debug)]
struct Change {
    /// The lines before, counted from 0.
    lines: Range<usize>,
    added: Vec<String>,
}

/// The difference that the parts make to the file, with values hidden that may be secret.
///
/// With `placeholders`, those that were made readable are shown as they are written.
pub(super) fn unified(name: &str, text: &[u8], parts: &[Part], placeholders: bool) -> String {
    let (mut text, mut parts) = hide::hide(text, parts);
    if placeholders {
        text = show_in_json(text);
        for part in &mut parts {
            part.text = show_in_json(std::mem::take(&mut part.text));
        }
    }
    let lines = lines(&text);
    let changes = changes(&text, &parts);
    let mut output = String::new();
    let name = one_line(name);
    let _ = writeln!(output, "--- a/{name}\n+++ b/{name}");
    // How many lines more there are behind the changes so far.
    let (mut more, mut fewer) = (0, 0);
    for hunk in changes.chunk_by(|one, next| next.lines.start - one.lines.end <= 2 * CONTEXT) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
            continue;
        };
        let start = first.lines.start.saturating_sub(CONTEXT);
        let end = (last.lines.end + CONTEXT).min(lines.len());
        let added: usize = hunk.iter().map(|change| change.added.len()).sum();
        let removed: usize = hunk.iter().map(|change| change.lines.len()).sum();
        let old = end - start;
        let new = old + added - removed;
        let _ = writeln!(
            output,
            "@@ -{} +{} @@",
            extent(start, old),
            extent(start + more - fewer, new)
        );
        more += added;
        fewer += removed;
        let mut at = start;
        for change in hunk {
            show(&mut output, ' ', lines.get(at..change.lines.start));
            show(&mut output, '-', lines.get(change.lines.clone()));
            show(&mut output, '+', Some(&change.added));
            at = change.lines.end;
        }
        show(&mut output, ' ', lines.get(at..end));
    }
    output
}

fn extent(start: usize, count: usize) -> String {
    match count {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        _ => format!("{},{count}", start + 1),
    }
}

fn show(output: &mut String, sign: char, lines: Option<&[String]>) {
    for line in lines.unwrap_or_default() {
        match line.strip_suffix('\n') {
            Some(line) => {
                let _ = writeln!(output, "{sign}{}", one_line(line));
            }
            None => {
                let _ = writeln!(
                    output,
                    "{sign}{}\n\\ No newline at end of file",
                    one_line(line)
                );
            }
        }
    }
}

/// A line that cannot speak to the terminal.
fn one_line(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '\t' | '\r' => shown.push(character),
            control if control.is_control() => shown.extend(control.escape_default()),
            other => shown.push(other),
        }
    }
    shown
}

/// Lines with their line feeds.
fn lines(text: &[u8]) -> Vec<String> {
    text.split_inclusive(|byte| *byte == b'\n')
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect()
}

/// The changes of whole lines, in order.
fn changes(text: &[u8], parts: &[Part]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut parts = parts.iter().peekable();
    let mut line = 0;
    let mut at = 0;
    while let Some(part) = parts.next() {
        let feeds = |range: Range<usize>| {
            let part = text.get(range).unwrap_or_default();
            // A text has one line more than line feeds.
            part.split(|byte| *byte == b'\n').count() - 1
        };
        let before = text.get(..part.range.start).unwrap_or_default();
        let start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |feed| feed + 1);
        let mut block = text
            .get(start..part.range.start)
            .unwrap_or_default()
            .to_vec();
        block.extend_from_slice(&part.text);
        let mut end = part.range.end;
        let line_end = |from: usize| {
            let rest = text.get(from..).unwrap_or_default();
            rest.iter()
                .position(|byte| *byte == b'\n')
                .map_or(text.len(), |feed| from + feed + 1)
        };
        while let Some(next) = parts.next_if(|next| next.range.start < line_end(end)) {
            block.extend_from_slice(text.get(end..next.range.start).unwrap_or_default());
            block.extend_from_slice(&next.text);
            end = next.range.end;
        }
        let tail = line_end(end);
        block.extend_from_slice(text.get(end..tail).unwrap_or_default());
        line += feeds(at..start);
        at = start;
        let old = lines(text.get(start..tail).unwrap_or_default());
        compare(line, &old, &lines(&block), &mut changes);
    }
    changes
}

/// The changes between two blocks of lines of which the first begins at line `first`.
fn compare(first: usize, old: &[String], new: &[String], changes: &mut Vec<Change>) {
    let same = |pair: &(&String, &String)| pair.0 == pair.1;
    let head = old.iter().zip(new).take_while(same).count();
    let (old, new) = (
        old.get(head..).unwrap_or_default(),
        new.get(head..).unwrap_or_default(),
    );
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(same)
        .count();
    let old = old.get(..old.len() - tail).unwrap_or_default();
    let new = new.get(..new.len() - tail).unwrap_or_default();
    let first = first + head;
    let (mut old_at, mut new_at) = (0, 0);
    for (kept_old, kept_new) in kept(old, new).into_iter().chain([(old.len(), new.len())]) {
        if kept_old > old_at || kept_new > new_at {
            changes.push(Change {
                lines: first + old_at..first + kept_old,
                added: new.get(new_at..kept_new).unwrap_or_default().to_vec(),
            });
        }
        (old_at, new_at) = (kept_old + 1, kept_new + 1);
    }
}

/// The pairs of lines that stay, in order: a longest common subsequence.
fn kept(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    if (old.len() + 1).saturating_mul(width) > MAX_PAIRS {
        return Vec::new();
    }
    // How many lines the rests have in common, by where they begin.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let value = |table: &[u32], place: usize| table.get(place).copied().unwrap_or(0);
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            let longest = if old.get(row) == new.get(column) {
                value(&common, at(row + 1, column + 1)) + 1
            } else {
                value(&common, at(row + 1, column)).max(value(&common, at(row, column + 1)))
            };
            if let Some(cell) = common.get_mut(at(row, column)) {
                *cell = longest;
            }
        }
    }
    let mut kept = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < old.len() && column < new.len() {
        if old.get(row) == new.get(column) {
            kept.push((row, column));
            row += 1;
            column += 1;
        } else if value(&common, at(row + 1, column)) >= value(&common, at(row, column + 1)) {
            row += 1;
        } else {
            column += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Part, unified};

    #[track_caller]
    fn check(text: &str, replaced: &[(&str, &str)], expected: &str) {
        let parts: Vec<Part> = replaced
            .iter()
            .map(|(part, text_of_part)| {
                let start = text.find(part).unwrap();
                Part {
                    range: start..start + part.len(),
                    text: text_of_part.as_bytes().to_vec(),
                }
            })
            .collect();
        assert_eq!(unified("a.json", text.as_bytes(), &parts, false), expected);
    }

    #[test]
    fn a_change_stands_between_three_lines_before_and_behind() {
        check(
            "[\n{},\n{},\n{},\n{\n\"name\":\"a\",\n\"strategy\":\"X\"\n},\n{},\n{},\n{},\n{}\n]\n",
            &[(
                "{\n\"name\":\"a\",\n\"strategy\":\"X\"\n}",
                "{\n\"name\":\"a\",\n\"strategy\":\"x\"\n}",
            )],
            "--- a/a.json\n+++ b/a.json\n@@ -4,7 +4,7 @@\n {},\n {\n \"name\":\"a\",\n\
             -\"strategy\":\"X\"\n+\"strategy\":\"x\"\n },\n {},\n {},\n",
        );
    }

    #[test]
    fn changes_of_one_line_are_one_change() {
        check(
            "[{\"name\":\"a\"},{\"name\":\"b\"}]",
            &[
                ("{\"name\":\"a\"}", "{\"name\":\"A\"}"),
                ("{\"name\":\"b\"}", "{\"name\":\"B\"}"),
            ],
            "--- a/a.json\n+++ b/a.json\n@@ -1 +1 @@\n-[{\"name\":\"a\"},{\"name\":\"b\"}]\n\
             \\ No newline at end of file\n+[{\"name\":\"A\"},{\"name\":\"B\"}]\n\
             \\ No newline at end of file\n",
        );
    }

    #[test]
    fn a_line_that_goes_moves_what_comes_behind() {
        let gap = "{}\n".repeat(9);
        check(
            &format!("{{\n\"name\":\"a\",\n\"realms\":[]\n}}\n{gap}{{\n\"name\":\"b\"\n}}\n"),
            &[
                (
                    "{\n\"name\":\"a\",\n\"realms\":[]\n}",
                    "{\n\"name\":\"a\"\n}",
                ),
                ("{\n\"name\":\"b\"\n}", "{\n\"name\":\"c\"\n}"),
            ],
            "--- a/a.json\n+++ b/a.json\n@@ -1,6 +1,5 @@\n {\n-\"name\":\"a\",\n-\"realms\":[]\n\
             +\"name\":\"a\"\n }\n {}\n {}\n@@ -12,5 +11,5 @@\n {}\n {}\n {\n-\"name\":\"b\"\n\
             +\"name\":\"c\"\n }\n",
        );
    }
}
