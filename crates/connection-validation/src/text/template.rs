//! Sentences with holes, such as `String is too short ({} chars), minimum {min}`.

use alloc::vec::Vec;

/// What fills a hole: the hole's name and the part of the sentence.
pub(crate) type Filling<'t, 's> = (&'t str, &'s str);

/// What fills the holes of a template; nothing where the sentence is not made by it.
///
/// A hole ends where the fixed text behind it first occurs; the last one where it last does.
pub(crate) fn fill<'t, 's>(template: &'t str, sentence: &'s str) -> Option<Vec<Filling<'t, 's>>> {
    let mut fillings = Vec::new();
    let Some((first, mut holes)) = template.split_once('{') else {
        return (template == sentence).then_some(fillings);
    };
    let mut rest = sentence.strip_prefix(first)?;
    loop {
        let (name, behind) = holes.split_once('}')?;
        let Some((fixed, more)) = behind.split_once('{') else {
            fillings.push((name, rest.strip_suffix(behind)?));
            return Some(fillings);
        };
        let (filling, after) = rest.split_once(fixed)?;
        fillings.push((name, filling));
        (rest, holes) = (after, more);
    }
}

/// The fixed parts of a template.
pub(crate) fn fixed(template: &str) -> impl Iterator<Item = &str> {
    // What stands before the first hole has no hole of its own to end.
    template
        .split('{')
        .map(|part| part.split_once('}').map_or(part, |(_, behind)| behind))
}

/// What fills the hole of this name.
pub(crate) fn filling<'s>(fillings: &[Filling<'_, 's>], name: &str) -> Option<&'s str> {
    let named = |(own, _): &&Filling<'_, 's>| *own == name;
    fillings.iter().find(named).map(|(_, filling)| *filling)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{fill, fixed};

    #[test]
    fn holes_are_filled_by_what_stands_between_the_fixed_parts() {
        let filled = |template, sentence| fill(template, sentence);
        assert_eq!(filled("all fixed", "all fixed"), Some(Vec::new()));
        assert_eq!(filled("all fixed", "all fixed up"), None);
        assert_eq!(
            filled("{found} is above {max}", "7 is above 5"),
            Some([("found", "7"), ("max", "5")].into())
        );
        assert_eq!(
            filled("is \"{value}\"", "is \"a \" b\""),
            Some([("value", "a \" b")].into())
        );
        assert_eq!(filled("is \"{value}\"", "is \"a"), None);
        assert_eq!(filled("{a} and {b}", "a or b"), None);
    }

    #[test]
    fn the_fixed_parts_are_what_is_left_without_the_holes() {
        let parts = |template| fixed(template).collect::<Vec<_>>();
        assert_eq!(parts("all fixed"), ["all fixed"]);
        assert_eq!(parts("{a} is {b}!"), ["", " is ", "!"]);
    }
}
