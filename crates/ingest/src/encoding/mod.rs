//! Which encoding a file is in. The order: byte order mark, UTF-16 by its NUL bytes, strict UTF-8 over the whole file, GB18030 and
//! Big5 where they read as plain Chinese, then a guess that is shown as one. GB18030 never goes first, since it takes most UTF-8 and
//! Latin-1 too. What a person names stands above all of it.

mod everyday;
mod evidence;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use self::everyday::Writing;
use self::evidence::Evidence;
use crate::IngestError;
use crate::source::Survey;

/// An encoding and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) encoding: &'static Encoding,
    /// `false` for a guess.
    pub(crate) is_certain: bool,
    /// Whether the bytes are UTF-8 throughout and need no decoder.
    pub(crate) is_clean_utf8: bool,
}

impl Decision {
    const fn certain(encoding: &'static Encoding) -> Self {
        Self {
            encoding,
            is_certain: true,
            is_clean_utf8: false,
        }
    }

    const fn guess(encoding: &'static Encoding) -> Self {
        Self {
            encoding,
            is_certain: false,
            is_clean_utf8: false,
        }
    }
}

/// The encoding that a person named, by a label of the web or a name from Windows or Python.
pub(crate) fn named(label: &str, survey: &Survey) -> Result<Decision, IngestError> {
    let unknown = || IngestError::EncodingUnknown {
        label: label.to_owned(),
    };
    let name = label.trim().to_ascii_lowercase();
    let encoding = match name.as_str() {
        "cp936" | "ms936" | "936" | "windows-936" | "euc-cn" => GB18030,
        "cp950" | "ms950" | "950" => BIG5,
        "cp65001" | "65001" | "utf-8-sig" | "utf_8" => UTF_8,
        // The name says nothing of the order of bytes, the mark does.
        "utf-16" | "utf16" | "unicode" | "ucs-2" if survey.sample.starts_with(b"\xFE\xFF") => UTF_16BE,
        "utf16" => UTF_16LE,
        // GBK decodes as GB18030 does; one name serves both.
        name => match Encoding::for_label_no_replacement(name.as_bytes()).ok_or_else(unknown)? {
            encoding if encoding == GBK => GB18030,
            encoding => encoding,
        },
    };
    Ok(Decision {
        is_clean_utf8: encoding == UTF_8 && survey.is_utf8,
        ..Decision::certain(encoding)
    })
}

/// Decides by content. `decodes` tells whether the whole file is without fault in an encoding; it is asked only when the sample
/// speaks for that encoding.
pub(crate) fn decide(
    survey: &Survey,
    mut decodes: impl FnMut(&'static Encoding) -> Result<bool, IngestError>,
) -> Result<Decision, IngestError> {
    /// The byte order mark in GB18030.
    const GB18030_MARK: &[u8] = b"\x84\x31\x95\x33";
    let sample = &survey.sample[..];
    match Encoding::for_bom(sample) {
        Some((encoding, _)) if encoding != UTF_8 => return Ok(Decision::certain(encoding)),
        Some(_) => return Ok(utf_8(survey)),
        None if sample.starts_with(GB18030_MARK) => return Ok(Decision::certain(GB18030)),
        None => {}
    }
    if let Some(encoding) = utf_16_by_units(sample)
        && decodes(encoding)?
    {
        return Ok(Decision::certain(encoding));
    }
    if survey.is_utf8 || is_damaged_utf_8(&survey.beyond_ascii) {
        return Ok(utf_8(survey));
    }
    let simplified = Evidence::of(&survey.beyond_ascii, GB18030, Writing::Simplified);
    let traditional = Evidence::of(&survey.beyond_ascii, BIG5, Writing::Traditional);
    let (encoding, evidence) = if simplified.beats(&traditional) {
        (GB18030, simplified)
    } else {
        (BIG5, traditional)
    };
    let guess = guess(&survey.beyond_ascii);
    let is_witnessed = evidence.is_much() || guess == encoding;
    if evidence.is_chinese_with_faults() || (evidence.is_chinese() && is_witnessed && decodes(encoding)?) {
        return Ok(Decision::certain(encoding));
    }
    let is_western = match guess {
        _ if guess == GB18030 => simplified.is_of_letters(),
        _ if guess == BIG5 => traditional.is_of_letters(),
        _ => reads_as_western(&survey.beyond_ascii, guess),
    };
    Ok(Decision::guess(match guess {
        _ if is_western && stand_alone(&survey.beyond_ascii) => WINDOWS_1252,
        _ if is_western || guess == WINDOWS_1252 => GB18030,
        _ => guess,
    }))
}

/// What the letters and pairs of bytes are likeliest to be.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == GBK => GB18030,
        encoding => encoding,
    }
}

/// Whether bytes beyond ASCII stand alone or in twos, as accented letters do; those of Chinese stand in rows.
fn stand_alone(bytes: &[u8]) -> bool {
    let runs = bytes.chunk_by(|a, b| a.is_ascii() == b.is_ascii());
    let beyond: Vec<usize> = runs.filter(|run| !run[0].is_ascii()).map(<[u8]>::len).collect();
    beyond.iter().sum::<usize>() <= 2 * beyond.len()
}

/// Whether the text is as well, or better, read in the encoding of Western Europe. A few accented letters fit many encodings; those of
/// its great languages are taken for theirs, since what reaches this desk from abroad is mostly that.
fn reads_as_western(bytes: &[u8], encoding: &'static Encoding) -> bool {
    const LETTERS: &str = "äöüßàâçèéêëîïôûùœáíóúñãõ";
    const MARKS: &str = "€–—’‘“”„…§°«»·\u{a0}";
    /// Letters in other encodings: m² and £25, but £ódź is Łódź.
    const SIGNS: &str = "£¥¹²³½¼¾±®©";
    if !encoding.is_single_byte() {
        return false;
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let followed = text.chars().zip(text.chars().skip(1).chain(['\n']));
    let is_western = followed.into_iter().all(|(c, after)| {
        c.is_ascii()
            || MARKS.contains(c)
            || c.to_lowercase().all(|c| LETTERS.contains(c))
            || (SIGNS.contains(c) && !after.is_alphabetic())
    });
    is_western || encoding.decode_without_bom_handling(bytes).0 == text
}

fn utf_8(survey: &Survey) -> Decision {
    Decision {
        is_clean_utf8: survey.is_utf8,
        ..Decision::certain(UTF_8)
    }
}

/// UTF-32 is written by few and read by nobody; whatever it would be taken for is worse than a refusal. Every group of four bytes is
/// a character up to U+10FFFF and none is NUL.
pub(crate) fn is_utf_32(sample: &[u8]) -> bool {
    let units = sample.chunks_exact(4);
    let is_little = |unit: &[u8]| unit[3] == 0 && unit[2] <= 0x10 && (unit[0] | unit[1]) != 0;
    let is_big = |unit: &[u8]| unit[0] == 0 && unit[1] <= 0x10 && (unit[2] | unit[3]) != 0;
    units.len() >= 2 && (units.clone().all(is_little) || units.clone().all(is_big))
}

/// UTF-16 without a mark: the separators and digits of a table stand in units whose other byte is NUL. A Chinese character alone
/// proves nothing, since 一 (4E 00) has a NUL on the other side.
fn utf_16_by_units(sample: &[u8]) -> Option<&'static Encoding> {
    let is_sign = |byte: u8| matches!(byte, b'\n' | b'\r' | b'\t' | b',' | b';' | b'|' | b'"' | b'0'..=b'9');
    let (mut little, mut big) = (0usize, 0usize);
    for unit in sample.chunks_exact(2) {
        little += usize::from(unit[1] == 0 && is_sign(unit[0]));
        big += usize::from(unit[0] == 0 && is_sign(unit[1]));
    }
    match (little, big) {
        (0, 0) => None,
        _ if little > 10 * big => Some(UTF_16LE),
        _ if big > 10 * little => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 with a fault here and there: sequences of three bytes are not made by chance, nor many of two, so no other reading makes
/// sense. The faults become findings where they are read.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut pairs, mut longer, mut faults) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            pairs += usize::from(c.len_utf8() == 2);
            longer += usize::from(c.len_utf8() > 2);
        }
        faults += usize::from(!chunk.invalid().is_empty());
    }
    (longer >= 3 || pairs >= 16) && faults * 4 <= pairs + longer
}

/// Whether a chunk decodes without fault and without control characters; for use over a whole file.
pub(crate) struct StrictDecoder {
    decoder: encoding_rs::Decoder,
    text: Vec<u8>,
}

impl StrictDecoder {
    pub(crate) fn new(encoding: &'static Encoding) -> Self {
        Self {
            decoder: encoding.new_decoder_without_bom_handling(),
            text: Vec::new(),
        }
    }

    /// Whether the next bytes are without fault.
    pub(crate) fn takes(&mut self, mut raw: &[u8], last: bool) -> bool {
        loop {
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(raw.len())
                .unwrap_or(raw.len())
                .max(16);
            self.text.resize(room, 0);
            let (result, read, written) = self
                .decoder
                .decode_to_utf8_without_replacement(raw, &mut self.text, last);
            if matches!(result, DecoderResult::Malformed(..)) || memchr::memchr(0, &self.text[..written]).is_some() {
                return false;
            }
            raw = &raw[read..];
            if matches!(result, DecoderResult::InputEmpty) {
                return true;
            }
        }
    }
}

/// The name of an encoding as people know it.
pub(crate) fn name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "gbk" | "GBK" | "gb18030" => "GB18030",
        name => name,
    }
}

#[cfg(test)]
mod tests;
