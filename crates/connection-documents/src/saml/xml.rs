//! XML without what a stranger could do harm with: no document type, no entities, no depth.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesStart, Event as Raw};
use quick_xml::name::{Namespace, NamespaceError, ResolveResult};

/// The most elements inside each other.
pub(super) const MOST_DEPTH: usize = 64;
/// The most attributes of one element, declarations of namespaces among them.
pub(super) const MOST_ATTRIBUTES: usize = 64;
/// The most declarations of namespaces that hold at one place.
const MOST_NAMESPACES: usize = 64;

/// Reads a document from one event to the next.
#[derive(Debug)]
pub(super) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    text: &'a str,
    /// Where the event that has been read last begins, in bytes.
    begin: u64,
    /// Whether the grammar of that event is broken, so that the reader knows the place itself.
    is_broken: bool,
    depth: usize,
    is_past_start: bool,
    is_past_root: bool,
}

/// What comes next in a document. Comments and processing instructions are passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// An element begins.
    Start(Element),
    /// The element that began last and has not ended ends.
    End,
    /// A part of the text of an element, decoded.
    Text(String),
}

/// The begin of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// The namespace, where it has one.
    pub(super) namespace: String,
    /// The name without its prefix.
    pub(super) name: String,
    /// Names as written and values; no declarations of namespaces.
    attributes: Vec<(String, String)>,
}

/// Why a document is not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It has a document type declaration.
    DocumentType,
    /// It has the document type of a web page.
    WebPage,
    /// It refers to an entity that XML itself does not have.
    Entity,
    /// It has elements too deep inside each other.
    TooDeep,
    /// An element has too many attributes.
    TooManyAttributes,
    /// It is not UTF-8.
    Encoding,
    /// It breaks the grammar.
    NotWellFormed,
}

impl Element {
    /// The value of an attribute without a prefix, without white space around it.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.trim())
    }

    /// The name of the type that the element says it is of (`xsi:type`), without its prefix.
    pub(super) fn schema_type(&self) -> Option<&str> {
        let is_type = |name: &str| {
            name.strip_suffix("type")
                .is_some_and(|it| it.ends_with(':'))
        };
        let mut found = self.attributes.iter();
        let (_, value) = found.find(|(name, _)| is_type(name))?;
        value.trim().rsplit(':').next()
    }
}

impl<'a> Xml<'a> {
    /// At the begin of a document in UTF-8, with a byte order mark or without.
    pub(super) fn new(input: &'a [u8]) -> Result<Self, Problem> {
        let input = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
        let text = str::from_utf8(input).map_err(|_| Problem::Encoding)?;
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_comments = true;
        let resolver = reader.resolver_mut();
        resolver.set_max_namespace_bindings(MOST_NAMESPACES);
        Ok(Self {
            reader,
            text,
            begin: 0,
            is_broken: false,
            depth: 0,
            is_past_start: false,
            is_past_root: false,
        })
    }

    /// The line and the column of what has been read last, or of the mistake in it; both from 1, in
    /// characters.
    pub(super) fn position(&self) -> (usize, usize) {
        let place = if self.is_broken {
            self.reader.error_position()
        } else {
            self.begin
        };
        let place = usize::try_from(place);
        let before = place.ok().and_then(|place| self.text.get(..place));
        let before = before.unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column = line.chars().count();
        (before.matches('\n').count() + 1, column + 1)
    }

    /// The next event; nothing at the end of a document that is whole.
    pub(super) fn next(&mut self) -> Result<Option<Event>, Problem> {
        loop {
            let is_first = !self.is_past_start;
            self.is_past_start = true;
            self.begin = self.reader.buffer_position();
            let (namespace, raw) = self.reader.read_resolved_event().map_err(|error| {
                self.is_broken = true;
                of_error(error)
            })?;
            let namespace = match namespace {
                ResolveResult::Bound(Namespace(namespace)) => namespace.to_string(),
                ResolveResult::Unbound => String::new(),
                ResolveResult::Unknown(_) => return Err(Problem::NotWellFormed),
            };
            match raw {
                Raw::Start(start) | Raw::Empty(start) => {
                    self.enter()?;
                    return Ok(Some(Event::Start(element(namespace, &start)?)));
                }
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.is_past_root = self.depth == 0;
                    return Ok(Some(Event::End));
                }
                Raw::Text(text) => {
                    if let Some(event) = self.text(&text.xml10_content())? {
                        return Ok(Some(event));
                    }
                }
                Raw::CData(text) if self.depth > 0 => {
                    return Ok(Some(Event::Text(text.xml10_content().into_owned())));
                }
                Raw::GeneralRef(reference) if self.depth > 0 => {
                    let character = reference.resolve_char_ref();
                    let character = character.map_err(|_| Problem::NotWellFormed)?;
                    let text = match character {
                        Some(character) => character.to_string(),
                        None => resolve_predefined_entity(&reference)
                            .ok_or(Problem::Entity)?
                            .to_string(),
                    };
                    return Ok(Some(Event::Text(text)));
                }
                Raw::DocType(declared) => return Err(of_document_type(&declared)),
                Raw::Decl(declaration) if is_first => self.check_encoding(&declaration)?,
                Raw::Comment(_) | Raw::PI(_) => {}
                Raw::Eof if self.is_past_root => return Ok(None),
                Raw::CData(_) | Raw::GeneralRef(_) | Raw::Decl(_) | Raw::Eof => {
                    return Err(Problem::NotWellFormed);
                }
            }
        }
    }

    fn enter(&mut self) -> Result<(), Problem> {
        if self.is_past_root {
            return Err(Problem::NotWellFormed);
        }
        if self.depth == MOST_DEPTH {
            return Err(Problem::TooDeep);
        }
        self.depth += 1;
        Ok(())
    }

    /// Text outside of the root is white space.
    fn text(&self, text: &str) -> Result<Option<Event>, Problem> {
        if self.depth > 0 {
            Ok(Some(Event::Text(text.to_string())))
        } else if text.trim_ascii().is_empty() {
            Ok(None)
        } else {
            Err(Problem::NotWellFormed)
        }
    }

    /// Texts of ASCII alone are the same in nearly every encoding.
    fn check_encoding(&self, declaration: &BytesDecl<'_>) -> Result<(), Problem> {
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(name)) if name.eq_ignore_ascii_case("utf-8") || self.text.is_ascii() => Ok(()),
            Some(_) => Err(Problem::Encoding),
        }
    }
}

fn element(namespace: String, start: &BytesStart<'_>) -> Result<Element, Problem> {
    let mut attributes = Vec::new();
    for (count, attribute) in start.attributes().enumerate() {
        if count == MOST_ATTRIBUTES {
            return Err(Problem::TooManyAttributes);
        }
        let attribute = attribute.map_err(|_| Problem::NotWellFormed)?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(of_error)?;
        attributes.push((attribute.key.0.to_string(), value.into_owned()));
    }
    Ok(Element {
        namespace,
        name: start.local_name().into_inner().to_string(),
        attributes,
    })
}

fn of_document_type(declared: &str) -> Problem {
    let name = declared.trim_ascii_start().get(..4).unwrap_or_default();
    if name.eq_ignore_ascii_case("html") {
        Problem::WebPage
    } else {
        Problem::DocumentType
    }
}

fn of_error(error: Error) -> Problem {
    match error {
        Error::Namespace(NamespaceError::TooManyBindings(_)) => Problem::TooManyAttributes,
        Error::Escape(quick_xml::escape::EscapeError::UnrecognizedEntity(..)) => Problem::Entity,
        Error::Encoding(_) => Problem::Encoding,
        _ => Problem::NotWellFormed,
    }
}
