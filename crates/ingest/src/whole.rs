//! A whole text at once, decoded by content as the rows of a file are: for press text.

use std::path::Path;

use suishu_domain::{Finding, FindingCode, Place};

use crate::encoding::{self, StrictDecoder};
use crate::source::{self, Survey};
use crate::text::Text;
use crate::{Cap, IngestError};

/// A text that was read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeText {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// `false` when the encoding is a guess.
    pub encoding_certain: bool,
    /// What the encoding gives rise to.
    pub findings: Vec<Finding>,
}

/// The most bytes: a thousand pages.
const SIZE_CAP: u64 = 16 << 20;

/// Reads a text file; `label` names the encoding where the one found is wrong.
pub fn whole_text(path: &Path, label: Option<&str>) -> Result<WholeText, IngestError> {
    let (mut file, size) = source::open(path)?;
    if size > SIZE_CAP {
        return Err(IngestError::OverCap {
            cap: Cap::FileBytes,
            limit: SIZE_CAP,
        });
    }
    let survey = Survey::of(&mut file, || Ok(()))?;
    let bytes = std::fs::read(path)?;
    let decision = match label {
        Some(label) => encoding::named(label, &survey)?,
        None => encoding::decide(&survey, |encoding| Ok(StrictDecoder::new(encoding).takes(&bytes, true)))?,
    };
    let mut source = if decision.is_clean_utf8 {
        Text::of_utf8(bytes.as_slice())
    } else {
        Text::decoded(bytes.as_slice(), decision.encoding)
    };
    let mut text = Vec::new();
    while source.fill(&mut text)? {}
    let text = String::from_utf8(text).map_err(|_| IngestError::Changed)?;
    let encoding = encoding::name(decision.encoding);
    let mut findings = Vec::new();
    if !decision.is_certain {
        findings.push(Finding::new(FindingCode::EncodingGuessed, Place::file(), encoding).suggest("--encoding …"));
    }
    if let Some((line, words)) = (1..)
        .zip(text.lines())
        .find(|(_, line)| line.contains(char::REPLACEMENT_CHARACTER))
    {
        let place = Place::cell(line, 0);
        findings.push(Finding::new(FindingCode::EncodingReplaced, place, words).suggest("--encoding …"));
    }
    Ok(WholeText {
        text,
        encoding,
        encoding_certain: decision.is_certain,
        findings,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads these bytes as a file.
    fn read(bytes: &[u8], label: Option<&str>) -> Result<WholeText, IngestError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text.txt");
        std::fs::write(&path, bytes).unwrap();
        whole_text(&path, label)
    }

    #[test]
    fn a_paragraph_is_decoded_by_content() {
        let paragraph = "2020年前三季度，全市地区生产总值17475.86亿元，同比增长1.0%。";
        let (gb, _, _) = encoding_rs::GB18030.encode(paragraph);
        let utf_8 = [b"\xEF\xBB\xBF", paragraph.as_bytes()].concat();
        for bytes in [gb.as_ref(), &utf_8] {
            let whole = read(bytes, None).unwrap();
            assert_eq!(whole.text, paragraph, "whatever it was written in, without its mark");
            assert!(whole.findings.is_empty(), "nothing to say: {:?}", whole.findings);
        }
        let wrong = read(&gb, Some("utf-8")).unwrap();
        assert_eq!(
            wrong.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(),
            [FindingCode::EncodingReplaced],
            "what no character stands for is an error"
        );
        assert!(matches!(read(b"", None), Err(IngestError::Empty)), "nothing is no text");
    }
}
