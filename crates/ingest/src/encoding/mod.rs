//! Which encoding a file is in. The order: byte order mark, strict UTF-8 over the whole file, UTF-16 by its NUL bytes, GB18030 where it
//! reads as plain Chinese, then a guess that is shown as one. GB18030 never goes first, since it takes most UTF-8 and Latin-1 too.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::IngestError;
use crate::source::{ENOUGH, Survey};

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

/// The encoding that a person named, by any label of the web.
pub(crate) fn named(label: &str, survey: &Survey) -> Result<Decision, IngestError> {
    let unknown = || IngestError::EncodingUnknown {
        label: label.to_owned(),
    };
    let encoding = Encoding::for_label(label.trim().as_bytes()).ok_or_else(unknown)?;
    // GBK decodes as GB18030 does; one name serves both.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let is_clean_utf8 = encoding == UTF_8 && survey.is_utf8;
    Ok(Decision {
        encoding,
        is_certain: true,
        is_clean_utf8,
    })
}

/// Decides by content. `decodes` tells whether the whole file is without fault in an encoding; it is asked only when the sample
/// speaks for that encoding.
pub(crate) fn decide(
    survey: &Survey,
    mut decodes: impl FnMut(&'static Encoding) -> Result<bool, IngestError>,
) -> Result<Decision, IngestError> {
    let sample = &survey.sample[..];
    match Encoding::for_bom(sample) {
        Some((encoding, _)) if encoding != UTF_8 => return Ok(Decision::certain(encoding)),
        Some(_) => {
            return Ok(Decision {
                is_clean_utf8: survey.is_utf8,
                ..Decision::certain(UTF_8)
            });
        }
        None => {}
    }
    if let Some(encoding) = utf_16_by_units(sample)
        && decodes(encoding)?
    {
        return Ok(Decision::certain(encoding));
    }
    if survey.is_utf8 {
        return Ok(Decision {
            is_clean_utf8: true,
            ..Decision::certain(UTF_8)
        });
    }
    if survey.beyond_ascii >= ENOUGH {
        // UTF-8 with a fault further on. No other reading of the start makes sense; the fault itself becomes a finding.
        return Ok(Decision::certain(UTF_8));
    }
    if is_plain_chinese(sample) && decodes(GB18030)? {
        return Ok(Decision::certain(GB18030));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, survey.sample_is_all);
    Ok(Decision::guess(match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == GBK => GB18030,
        encoding => encoding,
    }))
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

/// Whether the bytes beyond ASCII read as the everyday Chinese of GB 2312, nearly all of them. Latin-1 fails here, because an accented
/// letter mostly stands alone; so does Big5, whose second bytes are often ASCII.
fn is_plain_chinese(sample: &[u8]) -> bool {
    let (mut everyday, mut all) = (0usize, 0usize);
    let mut at = 0;
    while at < sample.len() {
        let lead = sample[at];
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let Some(&trail) = sample.get(at + 1) else { break };
        all += 1;
        everyday += usize::from(matches!(lead, 0xA1..=0xF7) && trail >= 0xA1);
        // A four-byte character has a digit as its second byte.
        at += if trail.is_ascii_digit() { 4 } else { 2 };
    }
    all > 0 && everyday * 10 >= all * 9
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
mod tests {
    use encoding_rs::{BIG5, SHIFT_JIS, WINDOWS_1252};

    use super::*;

    const TABLE: &str =
        "指标,地区,时期,数值\n第一产业增加值,广州市,2020年一季度,182.10\n一般公共预算收入,天河区,2020年9月末,3\n";

    fn survey(bytes: &[u8]) -> Survey {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        Survey {
            sample: bytes.to_vec(),
            sample_is_all: true,
            is_utf8: valid == bytes.len(),
            beyond_ascii: bytes[..valid].iter().filter(|byte| **byte >= 0xC0).count(),
        }
    }

    fn check(bytes: &[u8], encoding: &'static Encoding, is_certain: bool, why: &str) {
        let decision = decide(&survey(bytes), |encoding| {
            Ok(StrictDecoder::new(encoding).takes(bytes, true))
        })
        .expect("no IO here");
        assert_eq!(
            (decision.encoding, decision.is_certain),
            (encoding, is_certain),
            "{why}"
        );
    }

    fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn a_table_is_recognised_in_each_encoding() {
        check(TABLE.as_bytes(), UTF_8, true, "strict UTF-8");
        check(
            &["\u{feff}".as_bytes(), TABLE.as_bytes()].concat(),
            UTF_8,
            true,
            "UTF-8 with a mark",
        );
        check(&GB18030.encode(TABLE).0, GB18030, true, "GB18030");
        check(
            &utf_16(TABLE, u16::to_le_bytes),
            UTF_16LE,
            true,
            "UTF-16LE without a mark, with 一 in it",
        );
        check(
            &utf_16(TABLE, u16::to_be_bytes),
            UTF_16BE,
            true,
            "UTF-16BE without a mark",
        );
        check(
            &utf_16(&format!("\u{feff}{TABLE}"), u16::to_le_bytes),
            UTF_16LE,
            true,
            "UTF-16LE with a mark",
        );
        check(b"indicator,value\nGDP,1\n", UTF_8, true, "ASCII is UTF-8");
    }

    #[test]
    fn rare_characters_of_gb18030_do_not_confuse() {
        let text = "地区,数值\n㙟街道办事处所属企业单位数量,1\n\u{20087}村民委员会常住人口总计数量统计,2\n";
        check(
            &GB18030.encode(text).0,
            GB18030,
            true,
            "two rare characters among many plain ones",
        );
    }

    #[test]
    fn what_gbk_would_swallow_is_a_guess() {
        let french = "région,valeur\nÎle-de-France,1\nProvence-Alpes-Côte d'Azur,2\nRhône,3\nFranche-Comté,4\n";
        check(
            &WINDOWS_1252.encode(french).0,
            WINDOWS_1252,
            false,
            "Latin-1 decodes as GBK without a fault, and is none",
        );
        let macau = "指標,地區,時期,數值\n本地生產總值,澳門特別行政區,二零二零年,一百九十億\n旅客入境人數,澳門,二零二零年,五百\n";
        check(&BIG5.encode(macau).0, BIG5, false, "Big5");
        let japan = "指標,地域,値\nデジタル化率,東京都のすべての企業について,1\nカタカナとひらがな,大阪府,2\n";
        check(&SHIFT_JIS.encode(japan).0, SHIFT_JIS, false, "Shift_JIS");
    }

    #[test]
    fn utf8_with_a_late_fault_stays_utf8() {
        let damaged = [TABLE.as_bytes(), b"\xff\xfe,1\n"].concat();
        check(
            &damaged,
            UTF_8,
            true,
            "the start can be nothing else; the fault is found when it is read",
        );
    }
}
