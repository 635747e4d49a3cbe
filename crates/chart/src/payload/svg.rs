//! The chart in an SVG: one element of text inside `metadata`. The reader follows markup but no declaration: a file with a document type,
//! where entities could be declared, is refused.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{CARRIED_CAP, CarriedError};

/// The local name of the element; other programs may give it a prefix.
const ELEMENT: &str = "suishu-chart";
const OPEN: &str = "<metadata><suishu-chart xmlns=\"urn:suishu:chart\">";
const CLOSE: &str = "</suishu-chart></metadata>\n";
const FORMAT: &str = "SVG";
/// Elements in elements in elements: no drawing program goes so deep.
const DEPTH_CAP: usize = 256;

/// The picture with the chart as the first child of its root.
pub(crate) fn with_metadata(svg: &str, json: &str) -> String {
    let Some((root, rest)) = svg.split_once('\n') else {
        return svg.to_owned();
    };
    let mut out = String::with_capacity(svg.len() + json.len() + json.len() / 4 + 128);
    out.push_str(root);
    out.push('\n');
    out.push_str(OPEN);
    let mut from = 0;
    for at in memchr::memchr3_iter(b'&', b'<', b'>', json.as_bytes()) {
        out.push_str(&json[from..at]);
        out.push_str(match json.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        from = at + 1;
    }
    out.push_str(&json[from..]);
    out.push_str(CLOSE);
    out.push_str(rest);
    out
}

pub(super) fn read(bytes: &[u8]) -> Result<String, CarriedError> {
    let damaged = |reason| CarriedError::Damaged { format: FORMAT, reason };
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(text).map_err(|_| CarriedError::NotAPicture)?;
    if !text.trim_start().starts_with('<') {
        return Err(CarriedError::NotAPicture);
    }
    let mut reader = Reader::from_str(text);
    let mut json = String::new();
    let (mut depth, mut is_svg, mut inside) = (0usize, false, false);
    loop {
        match reader.read_event().map_err(|_| damaged("its markup is broken"))? {
            Event::DocType(_) => return Err(damaged("it declares a document type")),
            Event::Start(start) => {
                if depth == 0 {
                    is_svg = start.local_name().as_ref() == "svg";
                    if !is_svg {
                        return Err(CarriedError::NotAPicture);
                    }
                }
                depth += 1;
                if depth > DEPTH_CAP {
                    return Err(damaged("its elements are nested too deep"));
                }
                inside = start.local_name().as_ref() == ELEMENT;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                if inside && end.local_name().as_ref() == ELEMENT {
                    return Ok(json);
                }
            }
            Event::Text(text) if inside => json.push_str(&text.xml10_content()),
            Event::CData(text) if inside => json.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if inside => {
                if let Ok(Some(character)) = reference.resolve_char_ref() {
                    json.push(character);
                } else {
                    let name = reference.xml10_content();
                    let known = quick_xml::escape::resolve_predefined_entity(&name);
                    json.push_str(known.ok_or_else(|| damaged("it uses an entity of its own"))?);
                }
            }
            Event::Eof if depth == 0 && is_svg => return Err(CarriedError::NoChart { format: FORMAT }),
            Event::Eof if is_svg => return Err(damaged("it ends inside an element")),
            Event::Eof => return Err(CarriedError::NotAPicture),
            _ => {}
        }
        if json.len() > CARRIED_CAP {
            return Err(CarriedError::TooLarge {
                limit: CARRIED_CAP as u64,
            });
        }
    }
}
