//! A part of markup, event by event. No tag and no stretch of text may be longer than a cap, entities of the file's own are never
//! expanded, and attributes are not compared with one another.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::{Part, broken};
use super::sheet::over;
use crate::{Cap, Fault, Format, IngestError};

/// A cell's text of 32 767 characters fits many times over; a tag with a hundred thousand attributes doesn't.
const PIECE_CAP: usize = 1 << 20;
/// The names of open elements are kept, so elements within elements fill memory.
const DEPTH_CAP: usize = 1_000;

/// Markup whose pieces are measured.
struct Pieces<'a> {
    part: Part<'a>,
    /// Of the piece that is read now.
    length: usize,
    /// Elements that are open.
    depth: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.part.read(buffer)
    }
}

impl BufRead for Pieces<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.length > PIECE_CAP {
            return Err(io::Error::other(over(Cap::MarkupBytes, PIECE_CAP as u64)));
        }
        self.part.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.length += amount;
        self.part.consume(amount);
    }
}

/// A reader of events.
pub(super) struct Xml<'a> {
    reader: Reader<Pieces<'a>>,
    buffer: Vec<u8>,
    whence: Whence,
}

/// Which part is read: what an error names.
#[derive(Debug, Clone)]
struct Whence {
    part: String,
    format: Format,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: Part<'a>, name: &str, format: Format) -> Self {
        let mut reader = Reader::from_reader(Pieces {
            part,
            length: 0,
            depth: 0,
        });
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            whence: Whence {
                part: name.to_owned(),
                format,
            },
        }
    }

    /// The next event. An empty element is a start and an end.
    pub(super) fn next(&mut self) -> Result<Event<'_>, IngestError> {
        event(&mut self.reader, &mut self.buffer, &self.whence)
    }

    /// How many elements are open.
    pub(super) const fn depth(&self) -> usize {
        self.reader.get_ref().depth
    }

    /// Appends what stands as text up to the end of the element that has just begun. `skipped` is an element within that is left out.
    pub(super) fn text(&mut self, skipped: &str, out: &mut String) -> Result<(), IngestError> {
        let mut depth = 1usize;
        let mut skipping = 0usize;
        while depth > 0 {
            match event(&mut self.reader, &mut self.buffer, &self.whence)? {
                Event::Start(start) => {
                    depth += 1;
                    if skipping > 0 || start.local_name().as_ref() == skipped {
                        skipping += 1;
                    }
                }
                Event::End(_) => {
                    depth -= 1;
                    skipping = skipping.saturating_sub(1);
                }
                Event::Text(text) if skipping == 0 => out.push_str(&text.xml10_content()),
                Event::CData(text) if skipping == 0 => out.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) if skipping == 0 => {
                    push_entity(&entity, out).ok_or_else(|| self.whence.malformed())?;
                }
                Event::Eof => return Err(self.whence.truncated()),
                _ => {}
            }
            if out.len() > PIECE_CAP {
                return Err(over(Cap::MarkupBytes, PIECE_CAP as u64));
            }
        }
        Ok(())
    }

    /// The error of a part that breaks its rules.
    pub(super) fn malformed(&self) -> IngestError {
        self.whence.malformed()
    }

    /// The error of a part that ends too early.
    pub(super) fn truncated(&self) -> IngestError {
        self.whence.truncated()
    }
}

fn event<'b>(
    reader: &mut Reader<Pieces<'_>>,
    buffer: &'b mut Vec<u8>,
    whence: &Whence,
) -> Result<Event<'b>, IngestError> {
    buffer.clear();
    reader.get_mut().length = 0;
    let event = reader.read_event_into(buffer).map_err(|error| whence.fault(error))?;
    let depth = &mut reader.get_mut().depth;
    match &event {
        Event::Start(_) => *depth += 1,
        Event::End(_) => *depth = depth.saturating_sub(1),
        _ => {}
    }
    if *depth > DEPTH_CAP {
        return Err(over(Cap::MarkupDepth, DEPTH_CAP as u64));
    }
    Ok(event)
}

impl Whence {
    fn corrupt(&self, fault: Fault) -> IngestError {
        IngestError::Corrupt {
            format: self.format,
            part: self.part.clone(),
            fault,
        }
    }

    fn malformed(&self) -> IngestError {
        self.corrupt(Fault::Malformed)
    }

    fn truncated(&self) -> IngestError {
        self.corrupt(Fault::Truncated)
    }

    fn fault(&self, error: quick_xml::Error) -> IngestError {
        match error {
            quick_xml::Error::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref()) {
                Some(IngestError::OverCap { cap, limit }) => over(*cap, *limit),
                _ => broken(io::Error::new(error.kind(), error.to_string()), self.format, &self.part),
            },
            quick_xml::Error::Syntax(_) => self.truncated(),
            _ => self.malformed(),
        }
    }
}

/// Appends the character that a reference stands for; `None` for an entity that only the file itself declares.
pub(super) fn push_entity(entity: &BytesRef<'_>, out: &mut String) -> Option<()> {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        out.push(character);
        return Some(());
    }
    out.push_str(quick_xml::escape::resolve_predefined_entity(&entity.xml10_content())?);
    Some(())
}

/// An attribute by the local part of its name.
pub(super) fn attribute<'a>(start: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    attributes(start)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| value(&attribute))
}

/// The attributes that can be read.
pub(super) fn attributes<'a>(start: &'a BytesStart<'_>) -> impl Iterator<Item = Attribute<'a>> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.flatten()
}

/// The value with its references resolved.
pub(super) fn value<'a>(attribute: &Attribute<'a>) -> Option<Cow<'a, str>> {
    if memchr::memchr(b'&', attribute.value.as_bytes()).is_none() {
        return Some(attribute.value.clone());
    }
    attribute.normalized_value(XmlVersion::Explicit1_0).ok()
}
