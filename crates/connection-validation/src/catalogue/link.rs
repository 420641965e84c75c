//! Finds parents, children and siblings of the rows while the program is compiled.

use lossless_json::Kind;

use super::check::Secret;
use super::keys::{Key, equal};
use super::line::{Line, key_start};
use super::loss::Loss;
use super::relation::{Condition, Relates, Relation};
use super::row::{Marks, Row};

/// How many options of a table may be read by relations and rules.
pub(crate) const MOST_WATCHED: usize = 64;

/// Links lines that stand in depth-first order; a line without a parent before it does not compile.
///
/// Each option that a relation or one of the rules reads gets a number, from 1 on.
pub(crate) const fn link<const COUNT: usize>(
    lines: &[Line; COUNT],
    relations: &[Relation],
    rules: &[&[u16]],
) -> [Row; COUNT] {
    let mut rows = [Row::UNLINKED; COUNT];
    let mut last_child = [None; COUNT];
    let mut last_root = None;
    let mut index = 0;
    while index < COUNT {
        let line = &lines[index];
        rows[index] = Row::new(line.check, Key::of(line), loss(line));
        let path = lines[index].path;
        let before = match parent_of(lines, index) {
            None => {
                rows[index].ordinal = distance(0, index + 1);
                replace(&mut last_root, index)
            }
            Some(parent) => {
                rows[index].ordinal = distance(parent, index);
                adopt(&mut rows, parent, index, entry(path));
                replace(&mut last_child[parent], index)
            }
        };
        if let Some(sibling) = before {
            rows[sibling].next = distance(sibling, index);
        }
        index += 1;
    }
    watch(rows, relations, rules)
}

/// The row of a line that stands in no table: its first one.
///
/// It is restricted, so that whoever meets it stops to look, and no sibling has its place.
pub(crate) const fn alone(lines: &[Line]) -> Row {
    let mut row = Row::new(lines[0].check, Key::of(&lines[0]), Loss::Gone);
    row.mark(Marks::RESTRICTED);
    row.ordinal = u8::MAX;
    row
}

/// What becomes of an option that an update leaves out: what its check says, or what its form does.
const fn loss(line: &Line) -> Loss {
    if !matches!(line.check.loss, Loss::Unsaid) {
        return line.check.loss;
    }
    if !line.form.derived_from.is_empty() {
        return Loss::Made;
    }
    match line.form.default {
        Some(json) => Loss::of_default(json, line.check.choices),
        None => Loss::Gone,
    }
}

/// The place is the last one now; returns the one that was.
const fn replace(last: &mut Option<usize>, place: usize) -> Option<usize> {
    let before = *last;
    *last = Some(place);
    before
}

/// The parent has this child as well.
const fn adopt<const COUNT: usize>(
    rows: &mut [Row; COUNT],
    parent: usize,
    child: usize,
    entry: Option<Kind>,
) {
    let required = rows[child].is_required();
    let only = !rows[parent].is_parent();
    let parent_row = &mut rows[parent];
    parent_row.mark(Marks::PARENT);
    if required {
        parent_row.requires += 1;
    }
    match entry {
        Some(Kind::Array) => parent_row.items = distance(parent, child),
        Some(_) => parent_row.members = distance(parent, child),
        None => {}
    }
    if only && entry.is_some() {
        parent_row.mark(Marks::ONE_FOR_ALL);
    } else {
        parent_row.unmark(Marks::ONE_FOR_ALL);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "asserted")]
const fn distance(from: usize, to: usize) -> u8 {
    assert!(
        to - from < u8::MAX as usize,
        "an option has too many below it"
    );
    (to - from) as u8
}

/// Whether the last segment stands for entries (`[]`) or for members (`*`).
const fn entry(path: &str) -> Option<Kind> {
    let start = key_start(path);
    let path = path.as_bytes();
    match path.len() - start {
        1 if path[start] == b'*' => Some(Kind::Object),
        2 if path[start] == b'[' => Some(Kind::Array),
        _ => None,
    }
}

/// Whether the row at this place is below no other one.
const fn is_at_top(rows: &[Row], index: usize) -> bool {
    rows[index].ordinal as usize > index
}

/// How many rows at the top must be there.
pub(crate) const fn requires(rows: &[Row]) -> u8 {
    let mut required = 0;
    let mut index = 0;
    while index < rows.len() {
        if rows[index].is_required() && is_at_top(rows, index) {
            required += 1;
        }
        index += 1;
    }
    required
}

/// The place of a path; a path that is not there does not compile.
pub(crate) const fn id_of(lines: &[Line], path: &str) -> u16 {
    let place = find(lines, lines.len(), path.as_bytes(), path.len());
    assert!(place < u16::MAX as usize, "a table has too many lines");
    #[expect(clippy::cast_possible_truncation, reason = "asserted above")]
    let id = place as u16;
    id
}

/// The line that the one at this place is below: `a.b` of `a.b.c`, `a` of `a[]`, none of `a`.
const fn parent_of(lines: &[Line], place: usize) -> Option<usize> {
    let path = lines[place].path.as_bytes();
    match key_start(lines[place].path) {
        0 => None,
        start if path[start - 1] == b'.' => Some(find(lines, place, path, start - 1)),
        start => Some(find(lines, place, path, start)),
    }
}

/// The last line before this place whose path is the given one up to `end`.
const fn find(lines: &[Line], before: usize, path: &[u8], end: usize) -> usize {
    let (path, _) = path.split_at(end);
    let mut index = before;
    while index > 0 {
        index -= 1;
        if equal(lines[index].path.as_bytes(), path) {
            return index;
        }
    }
    panic!("no line has this path");
}

/// How many options below another one are read by relations and rules.
pub(crate) const fn count_nested(rows: &[Row]) -> usize {
    let mut count = 0;
    let mut index = 0;
    while index < rows.len() {
        if rows[index].watched != 0 && !is_at_top(rows, index) {
            count += 1;
        }
        index += 1;
    }
    count
}

/// The options below another one that are read by relations and rules: the number and the path of
/// each. At the top the path is the key, which is linked in any case.
pub(crate) const fn nested<const COUNT: usize>(
    lines: &[Line],
    rows: &[Row],
) -> [(u8, &'static str); COUNT] {
    let mut paths = [(0, ""); COUNT];
    let mut place = 0;
    let mut index = 0;
    while index < rows.len() {
        if rows[index].watched != 0 && !is_at_top(rows, index) {
            paths[place] = (rows[index].watched, lines[index].path);
            place += 1;
        }
        index += 1;
    }
    paths
}

/// The rows with a number for each option that a relation or one of the rules reads, from 1 on.
const fn watch<const COUNT: usize>(
    mut rows: [Row; COUNT],
    relations: &[Relation],
    rules: &[&[u16]],
) -> [Row; COUNT] {
    let mut index = 0;
    while index < relations.len() {
        rows = mark_condition(rows, relations[index].refused_while);
        rows = match relations[index].relates {
            Relates::Excludes(first, second) => mark(rows, &[first, second]),
            Relates::OneOf(condition, among) | Relates::AnyOf(condition, among) => {
                mark(mark_condition(rows, condition), among)
            }
            Relates::MustBe(condition, option, _)
            | Relates::SetTo(condition, option, _)
            | Relates::RequiredWhen(condition, option)
            | Relates::CountsOnlyWith(option, condition)
            | Relates::IdleWhile(option, condition) => {
                mark(mark_condition(rows, condition), &[option])
            }
            Relates::Together(among) => mark(rows, among),
        };
        index += 1;
    }
    index = 0;
    while index < rules.len() {
        rows = mark(rows, rules[index]);
        index += 1;
    }
    let mut number = 0;
    index = 0;
    while index < COUNT {
        if rows[index].watched != 0 {
            number += 1;
            assert!(
                number as usize <= MOST_WATCHED,
                "a table watches too many options"
            );
            rows[index].watched = number;
        } else {
            rows[index].plain = rows[index].check.unbound();
            rows[index].short_texts = rows[index].check.short_texts();
        }
        index += 1;
    }
    stand_alone(rows)
}

/// The rows with a mark at those that [stand alone](Row::stands_alone).
const fn stand_alone<const COUNT: usize>(mut rows: [Row; COUNT]) -> [Row; COUNT] {
    let mut index = 0;
    while index < COUNT {
        rows[index].mark(Marks::ALONE);
        index += 1;
    }
    // What is below an option stands behind it.
    while index > 0 {
        index -= 1;
        let row = &rows[index];
        let is_free = row.members != 0 || !matches!(row.check.secret, Secret::No);
        if row.watched != 0 || row.is_restricted() || is_free {
            rows[index].unmark(Marks::ALONE);
        }
        if !rows[index].stands_alone() && !is_at_top(&rows, index) {
            let parent = index - rows[index].ordinal as usize;
            rows[parent].unmark(Marks::ALONE);
        }
    }
    rows
}

/// The relations of a table, each with what it needs.
pub(crate) const fn related<const COUNT: usize>(
    relations: &[Relation],
    rows: &[Row],
) -> [Relation; COUNT] {
    let mut related = [Relation::NONE; COUNT];
    let mut index = 0;
    while index < COUNT {
        related[index] = relations[index];
        if let Some(option) = relations[index].relates.needs() {
            related[index].needs = rows[option as usize].watched;
        }
        index += 1;
    }
    related
}

const fn mark<const COUNT: usize>(mut rows: [Row; COUNT], options: &[u16]) -> [Row; COUNT] {
    let mut index = 0;
    while index < options.len() {
        rows[options[index] as usize].watched = 1;
        index += 1;
    }
    rows
}

const fn mark_condition<const COUNT: usize>(
    mut rows: [Row; COUNT],
    condition: Condition,
) -> [Row; COUNT] {
    match condition {
        Condition::Always => rows,
        Condition::Present(option)
        | Condition::Absent(option)
        | Condition::Is(option, _)
        | Condition::IsNot(option, _) => mark(rows, &[option]),
        Condition::All(conditions) => {
            let mut index = 0;
            while index < conditions.len() {
                rows = mark_condition(rows, conditions[index]);
                index += 1;
            }
            rows
        }
    }
}
