//! Folding of spellings that mean the same: widths, dashes, brackets, case, Chinese numerals. Knows nothing of periods.

/// Folds full-width forms, case, dashes, brackets, quotes and blanks. 截至 becomes 截, since its 至 is no dash; 号 becomes 日.
pub(super) fn fold(text: &str) -> String {
    let text = ["截止至", "截止到", "截至到", "截至", "截止"]
        .iter()
        .fold(text.to_owned(), |text, word| text.replace(word, "截"));
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(fold_char) {
        // A dash of two dashes (——) is one dash; blanks count only between words.
        if matches!(c, ' ' | '-') && (folded.ends_with(c) || (c == ' ' && folded.is_empty())) {
            continue;
        }
        folded.push(c);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn fold_char(c: char) -> char {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    match c {
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{2e3a}'
        | '~'
        | '〜'
        | '∼'
        | '至'
        | '到' => '-',
        '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '「' | '」' | '『' | '』' | '“' | '”' | '‘' | '’' | '"'
        | '\'' | ',' => ' ',
        '号' => '日',
        'Ⅰ'..='Ⅳ' => roman(c),
        c if c.is_whitespace() || c == '\u{feff}' => ' ',
        c => c.to_ascii_lowercase(),
    }
}

/// Quarters were numbered Ⅰ to Ⅳ once.
fn roman(c: char) -> char {
    match c {
        'Ⅰ' => '1',
        'Ⅱ' => '2',
        'Ⅲ' => '3',
        _ => '4',
    }
}

/// Writes Chinese numerals in ASCII digits: 二〇二〇年 → 2020年, 十二月 → 12月, 前三季度 → 前3季度. Beside other digits a blank keeps
/// the numbers apart: 2020三季度 → 2020 3季度.
pub(super) fn numerals(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let text = text.replace("元月", "一月");
    let mut rest = text.as_str();
    let mut behind_numeral = false;
    while let Some(c) = rest.chars().next() {
        let run = rest.find(|c| c != '十' && numeral(c).is_none()).unwrap_or(rest.len());
        let (piece, end) = if run == 0 {
            (c.to_string(), c.len_utf8())
        } else {
            (digits(&rest[..run]), run)
        };
        let apart = if run == 0 {
            behind_numeral
        } else {
            written.ends_with(|c: char| c.is_ascii_digit())
        };
        if apart && piece.starts_with(|c: char| c.is_ascii_digit()) {
            written.push(' ');
        }
        written.push_str(&piece);
        behind_numeral = run > 0;
        rest = &rest[end..];
    }
    written
}

fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A run of numerals in digits: with one 十 the number it names, without any 十 digit by digit; else the run unchanged.
fn digits(run: &str) -> String {
    let value = |text: &str, default: u32| match text.chars().map(numeral).collect::<Vec<_>>().as_slice() {
        [] => Some(default),
        [Some(digit)] => Some(*digit),
        _ => None,
    };
    match run.split('十').collect::<Vec<_>>().as_slice() {
        [digits] => digits
            .chars()
            .filter_map(numeral)
            .map(|digit| digit.to_string())
            .collect(),
        [tens, ones] => match (value(tens, 1), value(ones, 0)) {
            (Some(tens), Some(ones)) => (tens * 10 + ones).to_string(),
            _ => run.to_owned(),
        },
        _ => run.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_become_digits() {
        for (written, expected) in [
            ("二〇二〇年", "2020年"),
            ("二○二○年九月", "2020年9月"),
            ("十二月", "12月"),
            ("二十一日", "21日"),
            ("前三季度", "前3季度"),
            ("2020三季度", "2020 3季度"),
            ("三2020", "3 2020"),
            ("十十", "十十"),
            ("三", "3"),
        ] {
            assert_eq!(numerals(written), expected, "{written} in digits");
        }
    }

    #[test]
    fn spellings_fold_to_one() {
        for written in [
            "１－９月",
            "1—9月",
            "1–9月",
            "1——9月",
            "1～9月",
            "1至9月",
            "1到9月",
            " 1-9月 ",
            "（1-9月）",
        ] {
            assert_eq!(fold(written), "1-9月", "{written} is 1-9月 in another dress");
        }
    }
}
