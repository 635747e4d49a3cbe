//! How units are written: Chinese multipliers before a base, English number words, signs, names of currencies.

use super::{MULTIPLIERS, SIGNS};

/// Bases that begin with a multiplier character of their own: 亿千瓦时 is 亿 × 千瓦时, 百分点 is no hundred of 分点.
const WHOLE_WORDS: &[&str] = &[
    "百分点",
    "百分比",
    "百分",
    "千分比",
    "千分之",
    "万分比",
    "万分之",
    "千瓦",
    "千米",
    "千克",
    "千卡",
    "千伏",
    "千赫",
    "千兆",
    "千字节",
    "千帕",
    "千焦",
    "千安",
    "千乏",
];

/// Spellings of one base, the canonical one first. English is matched in any case.
const BASES: &[(&str, &[&str])] = &[
    (
        "%",
        &[
            "percent",
            "per cent",
            "percentage",
            "pct",
            "pct.",
            "annual %",
            "annual percent",
            "percent per annum",
            "% per annum",
            "% p.a.",
            "in %",
            "百分比",
            "百分数",
            "百分之",
        ],
    ),
    (
        "百分点",
        &[
            "percentage point",
            "percentage points",
            "percent point",
            "pp",
            "ppt",
            "pct pt",
            "pct pts",
            "个百分点",
        ],
    ),
    (
        "元",
        &[
            "yuan",
            "rmb",
            "cny",
            "rmb yuan",
            "yuan rmb",
            "人民币",
            "元人民币",
            "人民币元",
            "元 人民币",
        ],
    ),
    ("美元", &["usd", "us$", "us dollar", "us dollars", "u.s. dollars"]),
    ("港元", &["hkd", "hk$", "hong kong dollar", "hong kong dollars", "港币"]),
    ("澳门元", &["mop", "mop$", "pataca", "patacas"]),
    ("欧元", &["eur", "euro", "euros", "€"]),
    ("英镑", &["gbp", "£", "pound sterling", "pounds sterling"]),
    ("日元", &["jpy", "japanese yen"]),
    ("人", &["person", "persons", "people"]),
    ("人次", &["person-time", "person-times", "person times", "visits"]),
    ("户", &["household", "households"]),
    (
        "家",
        &["enterprise", "enterprises", "firm", "firms", "company", "companies"],
    ),
    ("吨", &["tonne", "tonnes", "metric ton", "metric tons"]),
    ("千瓦时", &["kwh", "kw·h", "kilowatt-hour", "kilowatt-hours"]),
    (
        "平方米",
        &[
            "square metre",
            "square metres",
            "square meter",
            "square meters",
            "sq m",
            "m2",
            "m²",
            "㎡",
        ],
    ),
    (
        "平方公里",
        &[
            "square kilometre",
            "square kilometres",
            "square kilometer",
            "square kilometers",
            "sq km",
            "km2",
            "km²",
        ],
    ),
];

/// Signs and words that are a multiple of a base.
const MULTIPLES: &[(&str, (&str, i8))] = &[
    ("千分比", ("%", -1)),
    ("千分之", ("%", -1)),
    ("per mille", ("%", -1)),
    ("万分比", ("%", -2)),
    ("万分之", ("%", -2)),
    ("个基点", ("百分点", -2)),
    ("bp", ("百分点", -2)),
    ("bps", ("百分点", -2)),
    ("basis point", ("百分点", -2)),
    ("basis points", ("百分点", -2)),
];

/// English number words.
const NUMBER_WORDS: &[(&str, i8)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("thousands", 3),
    ("'000", 3),
    ("000s", 3),
    ("tsd.", 3),
    ("tsd", 3),
    ("million", 6),
    ("millions", 6),
    ("mn", 6),
    ("mio.", 6),
    ("mio", 6),
    ("mill.", 6),
    ("mill", 6),
    ("mil.", 6),
    ("billion", 9),
    ("billions", 9),
    ("bn", 9),
    ("mrd.", 9),
    ("mrd", 9),
    ("trillion", 12),
    ("trillions", 12),
    ("tn", 12),
];

/// The base and power of a unit as written.
pub(super) fn read(text: &str) -> Option<(String, i8)> {
    let text = fold(text);
    let text = bare(&text);
    if let Some(base) = index_base(text) {
        return Some((base, 0));
    }
    multiple(text)
}

/// The base of an index, which is its unit: 上年=100, 2010 = 100, Index, 2015=100.
fn index_base(text: &str) -> Option<String> {
    let base = text.strip_suffix("100")?.trim_end().strip_suffix('=')?.trim_end();
    let word = ["index", "指数"].into_iter().find_map(|word| strip_word(base, word));
    let base = word.map_or(base, |rest| rest.trim_start_matches([',', ':', '，', '：', ' ']));
    (!base.is_empty()).then(|| format!("{base}=100"))
}

/// Folds full-width forms; blanks stay only between English words.
fn fold(text: &str) -> String {
    let folded = text.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '﹪' => '%',
        c if c.is_whitespace() || c == '\u{feff}' => ' ',
        c => c,
    });
    let folded: Vec<char> = folded.collect();
    let blank = |at: usize| folded.get(at).is_none_or(|c| *c == ' ' || !c.is_ascii());
    let kept = (0..folded.len()).filter(|at| folded[*at] != ' ' || !(blank(at.wrapping_sub(1)) || blank(at + 1)));
    kept.map(|at| folded[at]).collect()
}

/// Takes 单位： and brackets off.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        for prefix in ["计量单位", "单位", "Unit", "unit", "UNIT"] {
            if let Some(rest) = text
                .strip_prefix(prefix)
                .and_then(|rest| rest.trim_start().strip_prefix(':'))
            {
                text = rest.trim();
            }
        }
        // 亿元(人民币) is 亿元.
        for suffix in ["(人民币)", "(元)"] {
            if let Some(rest) = text.strip_suffix(suffix).filter(|rest| rest.ends_with('元')) {
                text = rest.trim();
            }
        }
        for (open, close) in [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕')] {
            if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
                text = inner.trim();
            }
        }
        if text == before {
            return text;
        }
    }
}

/// A base behind any number of multipliers; the currency may stand before them (RMB 100 million).
fn multiple(text: &str) -> Option<(String, i8)> {
    // USD/person and USD_CAP are units of their own.
    let is_alone = |rest: &str| !rest.starts_with(['/', '_', '*', '·', '-']) && !rest.trim_start().starts_with("per ");
    if let Some((currency, rest)) = leading_currency(text).filter(|(_, rest)| base(text).is_none() && is_alone(rest)) {
        let (power, rest) = short_multiplier(rest).unwrap_or_else(|| multipliers(rest.trim()));
        let (base, more) = single(if rest.is_empty() { currency } else { rest })?;
        return (power > 0 && base == currency)
            .then(|| Some((base, more.checked_add(power)?)))
            .flatten();
    }
    let (power, rest) = multipliers(text);
    let (base, more) = single(rest)?;
    Some((base, more.checked_add(power)?))
}

/// The letter of newspapers behind a currency: £m, US$k.
fn short_multiplier(text: &str) -> Option<(i8, &'static str)> {
    match text {
        "k" | "K" => Some((3, "")),
        "m" | "M" => Some((6, "")),
        "b" | "B" => Some((9, "")),
        _ => None,
    }
}

/// The power of all multipliers in front, and what stands behind them.
fn multipliers(text: &str) -> (i8, &str) {
    let (mut power, mut rest) = (0_i8, text);
    while base(rest).is_none()
        && let Some((more, behind)) = number(rest).or_else(|| number_word(rest)).or_else(|| chinese(rest))
    {
        power = power.saturating_add(more);
        rest = behind.trim();
    }
    if power > 0 {
        // Thousands of persons
        rest = strip_word(rest, "of").map_or(rest, str::trim);
    }
    (power, rest)
}

/// A base without a multiplier: a known one, or any words that can be one.
fn single(text: &str) -> Option<(String, i8)> {
    if let Some(base) = base(text) {
        return Some(base);
    }
    // 5G基站 begins with a digit; 12 and 12个 are no units. A multiplier alone has nothing to multiply.
    let first = text.chars().next()?;
    if names_several(text) || text.contains('^') && first.is_ascii_digit() {
        return None; // 亿元、% names two units, one for each column
    }
    let behind_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = !first.is_ascii_digit() || behind_digits.starts_with(|c: char| c.is_ascii_alphabetic());
    (named && !is_multiplier(first) || whole_word(text)).then(|| (text.to_owned(), 0))
}

/// Whether a stop stands between two units; the comma of 1,000 is none.
fn names_several(text: &str) -> bool {
    let is_grouping = |at: usize| {
        let behind = &text.as_bytes()[at + 1..];
        behind.len() >= 3
            && behind[..3].iter().all(u8::is_ascii_digit)
            && text[..at].ends_with(|c: char| c.is_ascii_digit())
    };
    text.char_indices()
        .any(|(at, c)| matches!(c, '、' | ';') || (c == ',' && !is_grouping(at)))
}

/// A text that is a known base or sign as a whole.
fn base(text: &str) -> Option<(String, i8)> {
    if let Some((base, power, _)) = SIGNS.iter().find(|(.., sign)| *sign == text) {
        return Some(((*base).to_owned(), *power));
    }
    if let Some((_, (base, power))) = MULTIPLES.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)) {
        return Some(((*base).to_owned(), *power));
    }
    let is = |spelling: &str| spelling.eq_ignore_ascii_case(text);
    let found = BASES
        .iter()
        .find(|(base, spellings)| *base == text || spellings.iter().any(|spelling| is(spelling)))?;
    Some((found.0.to_owned(), 0))
}

fn leading_currency(text: &str) -> Option<(&'static str, &str)> {
    BASES
        .iter()
        .filter(|(base, _)| base.ends_with(['元', '镑']))
        .find_map(|(base, spellings)| {
            let mut spellings = spellings.iter().filter(|spelling| !spelling.contains('元'));
            spellings.find_map(|spelling| Some((*base, strip_word(text, spelling)?)))
        })
}

/// Strips an English word in any case, or a Chinese one, from the front.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    let ends = !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    (head.eq_ignore_ascii_case(word) && ends).then_some(rest)
}

/// A power of ten in digits: 100, 10,000, 10 000, 10^4, 10⁴.
fn number(text: &str) -> Option<(i8, &str)> {
    if let Some(behind) = text.strip_prefix("10") {
        if let Some(exponent) = behind.strip_prefix('^') {
            let end = exponent.find(|c: char| !c.is_ascii_digit()).unwrap_or(exponent.len());
            let power: i8 = exponent[..end].parse().ok()?;
            return Some((power, &exponent[end..]));
        }
        let raised = behind
            .chars()
            .next()
            .and_then(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c));
        if let Some(power) = raised {
            let rest = &behind[behind.chars().next().map_or(0, char::len_utf8)..];
            return Some((i8::try_from(power).ok()?, rest));
        }
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == ' '))
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let zeros = digits.strip_prefix('1')?;
    (zeros.bytes().all(|byte| byte == b'0') && !zeros.is_empty()).then_some(())?;
    Some((i8::try_from(zeros.len()).ok()?, rest))
}

fn number_word(text: &str) -> Option<(i8, &str)> {
    NUMBER_WORDS
        .iter()
        .find_map(|(word, power)| Some((*power, strip_word(text, word)?)))
}

/// A run of Chinese multiplier characters up to a word that has one of its own.
fn chinese(text: &str) -> Option<(i8, &str)> {
    let end = text
        .char_indices()
        .find(|(at, c)| !is_multiplier(*c) || whole_word(&text[*at..]))
        .map_or(text.len(), |(at, _)| at);
    let (run, rest) = text.split_at(end);
    let power = MULTIPLIERS
        .iter()
        .position(|word| *word == run)
        .filter(|power| *power > 0)?;
    Some((i8::try_from(power).ok()?, rest))
}

fn is_multiplier(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿')
}

/// Whether the text begins with a base that has a multiplier character of its own.
pub(super) fn whole_word(text: &str) -> bool {
    WHOLE_WORDS.iter().any(|word| text.starts_with(word))
}
