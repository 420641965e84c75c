//! Elements, built by calls.
//!
//! `html!` writes out in place how each node is put together, which came to 420 bytes of code an
//! element in this crate, a third of the module. A call is a few bytes wherever it stands, and
//! reads as well. Components are still made with `html!`.

mod part;

use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};
use yew::{Callback, Html, NodeRef};

use self::part::parts;

/// An element that is being built.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, AttrValue)>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
    key: Option<Key>,
    value: Option<AttrValue>,
    checked: Option<bool>,
    node: Option<NodeRef>,
}

/// The events that the console listens to.
#[derive(Clone, Copy)]
pub(crate) enum On {
    /// A button or a link is used.
    Click,
    /// A text changes with each key.
    Input,
    /// A choice is made.
    Change,
    /// A key goes down.
    KeyDown,
    /// The focus leaves.
    Blur,
    /// The focus leaves it or something inside it.
    FocusOut,
    /// A form is sent.
    Submit,
    /// A dialog has closed.
    Close,
}

/// An element with a class; an empty text is no class. Classes that a page may give a look of its
/// own are named as parts.
pub(crate) fn el(tag: &'static str, class: &'static str) -> El {
    let mut attributes = Vec::new();
    if !class.is_empty() {
        attributes.push(("class", AttrValue::Static(class)));
    }
    if let Some(parts) = parts(class) {
        attributes.push(("part", parts));
    }
    El(Box::new(Parts {
        tag,
        attributes,
        listeners: Vec::new(),
        children: Vec::new(),
        key: None,
        value: None,
        checked: None,
        node: None,
    }))
}

/// Nodes that follow each other without an element around them.
pub(crate) fn all(nodes: Vec<Html>) -> Html {
    VNode::from(VList::with_children(nodes, None))
}

/// A text.
pub(crate) fn text(text: &str) -> Html {
    VNode::from(VText::new(AttrValue::from(text.to_owned())))
}

/// A text in which parts between backticks are code.
pub(crate) fn prose(text_with_code: &str) -> Html {
    let mut nodes = Vec::new();
    for (index, part) in text_with_code.split('`').enumerate() {
        nodes.push(if index % 2 == 0 {
            text(part)
        } else {
            el("code", "").text(part).html()
        });
    }
    all(nodes)
}

impl El {
    /// An attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.attributes.push((name, AttrValue::Static(value)));
        self
    }

    /// An attribute that is there only under a condition.
    pub(crate) fn attr_if(self, there: bool, name: &'static str, value: &'static str) -> Self {
        if there { self.attr(name, value) } else { self }
    }

    /// An attribute whose value is worked out.
    pub(crate) fn set(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push((name, AttrValue::from(value)));
        self
    }

    /// The id.
    pub(crate) fn id(self, id: &str) -> Self {
        self.set("id", id.to_owned())
    }

    /// The text in an `input` or `textarea`.
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.0.value = Some(AttrValue::from(value.to_owned()));
        self
    }

    /// Whether a box is ticked or a choice made.
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// Tells the element apart from its neighbours when their order changes.
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key.to_owned()));
        self
    }

    /// Where the element itself is to be found once it is drawn.
    pub(crate) fn node(mut self, node: &NodeRef) -> Self {
        self.0.node = Some(node.clone());
        self
    }

    /// A text inside.
    pub(crate) fn text(self, content: &str) -> Self {
        self.child(text(content))
    }

    /// A node inside.
    pub(crate) fn child(mut self, child: impl Into<Html>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// A node inside that may be missing; its neighbours keep their places either way.
    pub(crate) fn maybe(self, child: Option<Html>) -> Self {
        self.child(child.unwrap_or_default())
    }

    /// Nodes inside that belong together, such as the rows of a table.
    pub(crate) fn list(self, nodes: Vec<Html>) -> Self {
        self.child(all(nodes))
    }

    /// Hears an event.
    pub(crate) fn on(mut self, event: On, callback: Callback<Event>) -> Self {
        self.0
            .listeners
            .push(Some(Rc::new(Hearing { event, callback })));
        self
    }

    /// Hears that a button or a link is used.
    pub(crate) fn click(self, callback: Callback<Event>) -> Self {
        self.on(On::Click, callback)
    }

    /// The node.
    pub(crate) fn html(self) -> Html {
        let parts = *self.0;
        let mut tag = VTag::new(parts.tag);
        set_attributes(&mut tag, parts.attributes);
        if !parts.listeners.is_empty() {
            tag.set_listeners(parts.listeners.into_boxed_slice());
        }
        if parts.value.is_some() {
            tag.set_value(parts.value);
        }
        if let Some(checked) = parts.checked {
            tag.set_checked(checked);
        }
        if let Some(node) = parts.node {
            tag.node_ref = node;
        }
        tag.key = parts.key;
        tag.add_children(parts.children);
        VNode::from(tag)
    }
}

impl From<El> for Html {
    fn from(element: El) -> Self {
        element.html()
    }
}

/// One listener type for all events: each type of its own would cost code of its own.
struct Hearing {
    event: On,
    callback: Callback<Event>,
}

impl Listener for Hearing {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::KeyDown => ListenerKind::onkeydown,
            On::Blur => ListenerKind::onblur,
            On::FocusOut => ListenerKind::onfocusout,
            On::Submit => ListenerKind::onsubmit,
            On::Close => ListenerKind::onclose,
        }
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// A class alone, the most frequent case, needs no map.
fn set_attributes(tag: &mut VTag, list: Vec<(&'static str, AttrValue)>) {
    if let [("class", class)] = list.as_slice() {
        tag.set_attributes(Attributes::Dynamic {
            keys: &["class"],
            values: Box::new([Some(AttributeOrProperty::Attribute(class.clone()))]),
        });
        return;
    }
    for (name, value) in list {
        tag.add_attribute(name, value);
    }
}

#[cfg(test)]
mod tests {
    use yew::virtual_dom::VNode;

    use super::{all, el};

    #[test]
    fn an_element_has_what_it_was_given() {
        let node = el("a", "pb-link")
            .attr("href", "#/")
            .attr_if(false, "hidden", "")
            .set("title", "Home".to_owned())
            .key("home")
            .text("Home")
            .html();
        let VNode::VTag(tag) = node else {
            panic!("an element is a tag")
        };
        assert_eq!(tag.tag(), "a");
        let attributes: Vec<(&str, &str)> = tag.attributes.iter().collect();
        assert_eq!(
            attributes,
            [("class", "pb-link"), ("href", "#/"), ("title", "Home")]
        );
        assert!(tag.key.is_some());
    }

    #[test]
    fn a_missing_child_keeps_its_place() {
        let count = |there: bool| {
            let element = el("div", "").maybe(there.then(|| el("p", "").html()));
            let VNode::VTag(tag) = element.text("after").html() else {
                panic!("an element is a tag")
            };
            let Some(VNode::VList(children)) = tag.children() else {
                panic!("it has children")
            };
            children.len()
        };
        assert_eq!(count(true), count(false));
        assert_eq!(all(Vec::new()), VNode::default());
    }
}
