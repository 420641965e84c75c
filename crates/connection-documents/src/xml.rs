//! XML as far as metadata needs it: elements with their namespaces, attributes and texts, in order,
//! with nothing that could be expanded.

use alloc::string::String;
use alloc::vec::Vec;

use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// A larger document is refused unread, in bytes.
pub(crate) const LARGEST: usize = 4 << 20;
/// Elements inside each other.
const DEEPEST: usize = 64;
/// Attributes of one element.
const MOST_ATTRIBUTES: usize = 64;

/// An element begins, has a text, or ends.
pub(crate) enum Node {
    Start {
        namespace: String,
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text(String),
    End,
}

/// Why a text is not read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// Reads a document from its beginning to its end; a document type, an entity of its own, and
/// whatever is larger or deeper than metadata ever is, is refused.
pub(crate) fn read(text: &str, mut take: impl FnMut(Node)) -> Result<(), Refused> {
    if text.len() > LARGEST {
        return Err(Refused);
    }
    let mut reader = NsReader::from_str(text);
    let mut depth = 0_usize;
    let mut begun = false;
    loop {
        let (resolved, event) = reader.read_resolved_event().map_err(|_| Refused)?;
        match event {
            Event::Start(start) => {
                depth += 1;
                begun = true;
                if depth > DEEPEST {
                    return Err(Refused);
                }
                take(element(&resolved, &start)?);
            }
            Event::Empty(start) => {
                begun = true;
                take(element(&resolved, &start)?);
                take(Node::End);
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(Refused)?;
                take(Node::End);
            }
            Event::Text(text) => {
                take(Node::Text(String::from(&*text)));
            }
            Event::CData(text) => {
                take(Node::Text(String::from(&*text)));
            }
            Event::GeneralRef(reference) => take(Node::Text(character(&reference)?)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::DocType(_) => return Err(Refused),
            Event::Eof => {
                let whole = begun && depth == 0;
                return whole.then_some(()).ok_or(Refused);
            }
        }
    }
}

fn element(
    resolved: &ResolveResult<'_>,
    start: &quick_xml::events::BytesStart<'_>,
) -> Result<Node, Refused> {
    let namespace = match resolved {
        ResolveResult::Bound(namespace) => String::from(namespace.0),
        ResolveResult::Unbound => String::new(),
        ResolveResult::Unknown(_) => return Err(Refused),
    };
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Refused)?;
        if attributes.len() == MOST_ATTRIBUTES {
            return Err(Refused);
        }
        let name = String::from(attribute.key.local_name().as_ref());
        attributes.push((name, unescaped(&attribute.value)?));
    }
    Ok(Node::Start {
        namespace,
        name: String::from(start.local_name().as_ref()),
        attributes,
    })
}

/// The five entities that XML has by itself, and characters by number.
fn unescaped(text: &str) -> Result<String, Refused> {
    let unescaped = quick_xml::escape::unescape(text).map_err(|_| Refused)?;
    Ok(unescaped.into_owned())
}

fn character(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, Refused> {
    unescaped(&["&", &**reference, ";"].concat())
}
