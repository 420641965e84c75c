//! What a page around a shadow root may reach with `::part()`.

use yew::virtual_dom::AttrValue;

/// The classes that are parts as well, each without the `pb-` before its name. They are promised:
/// a page's sheet depends on them.
const PARTS: [&str; 21] = [
    "badge",
    "banner",
    "bar",
    "brand",
    "button",
    "button-danger",
    "button-destroy",
    "button-primary",
    "button-quiet",
    "card",
    "dialog",
    "field",
    "frame",
    "header",
    "help",
    "input",
    "label",
    "main",
    "message",
    "table",
    "title",
];

/// The parts that an element of these classes is.
pub(super) fn parts(classes: &'static str) -> Option<AttrValue> {
    let mut names = classes.split(' ').filter_map(part);
    let first = names.next()?;
    let Some(second) = names.next() else {
        return Some(AttrValue::Static(first));
    };
    let mut all = [first, " ", second].concat();
    for name in names {
        all.push(' ');
        all.push_str(name);
    }
    Some(AttrValue::from(all))
}

fn part(class: &'static str) -> Option<&'static str> {
    let name = class.strip_prefix("pb-")?;
    PARTS.binary_search(&name).ok().map(|_| name)
}

#[cfg(test)]
mod tests {
    use super::{PARTS, parts};

    #[test]
    fn a_class_that_is_promised_is_a_part() {
        let parts = |classes| parts(classes).map(|parts| parts.to_string());
        assert_eq!(parts("pb-title").as_deref(), Some("title"));
        let primary = parts("pb-button pb-button-primary pb-button-small");
        assert_eq!(primary.as_deref(), Some("button button-primary"));
        assert_eq!(parts("pb-row pb-stack"), None);
        assert_eq!(parts(""), None);
    }

    #[test]
    fn the_names_are_in_order_for_the_search() {
        assert!(PARTS.is_sorted());
    }
}
