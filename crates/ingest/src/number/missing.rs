//! The symbols that stand where a number is missing, and what they mean. Yearbooks differ, so the table is a value that a recipe
//! may replace. The standard one claims no more than the symbol says.

use suishu_domain::MissingReason;

/// Which texts mean that there is no number, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingSymbols {
    symbols: Vec<(String, MissingReason)>,
}

impl Default for MissingSymbols {
    fn default() -> Self {
        use MissingReason::{Missing, NotApplicable, NotPublished, Suppressed};
        const SYMBOLS: &[(&str, MissingReason)] = &[
            ("", Missing),
            ("-", Missing),
            ("--", Missing),
            ("---", Missing),
            ("..", Missing),
            ("...", Missing),
            ("......", Missing),
            ("*", Missing),
            ("**", Missing),
            ("/", Missing),
            (".", Missing),
            (":", Missing),
            ("x", Missing),
            ("[x]", Missing),
            ("(na)", Missing),
            ("n.a.", Missing),
            ("n.a", Missing),
            ("#n/a", Missing),
            ("none", Missing),
            ("\\n", Missing),
            ("na", Missing),
            ("n/a", Missing),
            ("nan", Missing),
            ("null", Missing),
            ("暂缺", Missing),
            ("缺失", Missing),
            ("缺", Missing),
            ("不详", Missing),
            ("未统计", Missing),
            ("数据暂缺", Missing),
            ("资料暂缺", Missing),
            ("无数据", Missing),
            ("暂无数据", Missing),
            ("missing", Missing),
            ("未公布", NotPublished),
            ("未发布", NotPublished),
            ("暂未公布", NotPublished),
            ("尚未公布", NotPublished),
            ("不公布", NotPublished),
            ("待公布", NotPublished),
            ("停止发布", NotPublished),
            ("不再发布", NotPublished),
            ("notpublished", NotPublished),
            ("保密", Suppressed),
            ("suppressed", Suppressed),
            ("confidential", Suppressed),
            (":c", Suppressed),
            ("[c]", Suppressed),
            ("(d)", Suppressed),
            ("不适用", NotApplicable),
            ("notapplicable", NotApplicable),
            (":z", NotApplicable),
            ("[z]", NotApplicable),
        ];
        Self::new(SYMBOLS.iter().map(|&(symbol, reason)| (symbol, reason)))
    }
}

impl MissingSymbols {
    /// A table of these symbols. Dashes, width, case and blanks play no part: `—`, `－` and `-` are one symbol.
    pub fn new<T: AsRef<str>>(symbols: impl IntoIterator<Item = (T, MissingReason)>) -> Self {
        Self {
            symbols: symbols
                .into_iter()
                .map(|(symbol, reason)| (plain(symbol.as_ref()), reason))
                .collect(),
        }
    }

    /// Why there is no number, if the text says so.
    pub fn reason(&self, text: &str) -> Option<MissingReason> {
        // No symbol is longer; a long note in the cell is no symbol.
        if text.len() > 64 {
            return None;
        }
        let text = plain(text);
        self.symbols
            .iter()
            .find(|(symbol, _)| *symbol == text)
            .map(|(_, reason)| *reason)
    }
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().map(crate::header::half_width) {
        match c {
            '—' | '–' | '―' | '−' | '‐' | '‑' | '﹣' | '─' => plain.push('-'),
            '…' => plain.push_str("..."),
            '‥' => plain.push_str(".."),
            c if c.is_whitespace() || c == '\u{feff}' => {}
            c => plain.extend(c.to_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<MissingReason>) {
        assert_eq!(
            MissingSymbols::default().reason(text),
            expected,
            "the reason of {text:?}"
        );
    }

    #[test]
    fn symbols_claim_no_more_than_they_say() {
        for text in [
            "", "  ", "　", "-", "—", "——", "－", "…", "……", "..", "*", "NA", "N/A", "n/a", "不详", "暂缺", "NaN",
        ] {
            check(text, Some(MissingReason::Missing));
        }
        check("未公布", Some(MissingReason::NotPublished));
        check("保密", Some(MissingReason::Suppressed));
        check("不适用", Some(MissingReason::NotApplicable));
        check("0", None);
        check("无", None);
        check("#DIV/0!", None);
    }

    #[test]
    fn a_recipe_may_say_otherwise() {
        let chengdu = MissingSymbols::new([("—", MissingReason::NotApplicable)]);
        assert_eq!(
            chengdu.reason("-"),
            Some(MissingReason::NotApplicable),
            "the recipe's meaning"
        );
        assert_eq!(chengdu.reason(""), None, "a table without the blank doesn't take it");
    }
}
