//! Marks behind a number, and cells of a flag column: footnotes (`194①`, `26,403.1(1)`), and the letters of statistical offices
//! (`5.3 p`, `12.1r`, `b`), by SDMX `CL_OBS_STATUS` and Eurostat's list of flags.

use suishu_domain::{MissingReason, Status};

/// What marks say of a figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Footnote marks as written: `①`, `*`, `1`.
    pub footnotes: Vec<String>,
    /// The status, where a flag tells one. Of several the gravest: a break before a forecast before an estimate.
    pub status: Option<Status>,
    /// Whether a flag says that the figure was revised. A revision is a later vintage, and no status.
    pub is_revised: bool,
    /// Why there is no number, where a flag tells it.
    pub missing: Option<MissingReason>,
    /// Flags that say something else, as written: `u` (of low reliability), `d` (definition differs).
    pub others: Vec<String>,
}

impl Marks {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn take(&mut self, flag: Flag, text: &str) {
        match flag {
            Flag::Status(status) => {
                let rank = |status: &Status| match status {
                    Status::Break => 0,
                    Status::Forecast => 1,
                    Status::Estimated => 2,
                    Status::Provisional => 3,
                    Status::Final => 4,
                };
                self.status = self.status.into_iter().chain([status]).min_by_key(rank);
            }
            Flag::Revised => self.is_revised = true,
            Flag::Missing(reason) => self.missing = self.missing.or(Some(reason)),
            Flag::Other => self.others.push(text.to_owned()),
        }
    }
}

/// What one flag says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flag {
    Status(Status),
    Revised,
    Missing(MissingReason),
    Other,
}

/// The flag of a letter or word. `standing` flags have a column of their own, where SDMX's capital letters count too.
fn flag(text: &str, standing: bool) -> Option<Flag> {
    let lower = text.to_lowercase();
    let letter = match lower.as_str() {
        "p" => Flag::Status(Status::Provisional),
        "e" | "s" => Flag::Status(Status::Estimated),
        "f" => Flag::Status(Status::Forecast),
        "b" => Flag::Status(Status::Break),
        "r" => Flag::Revised,
        "u" | "d" => Flag::Other,
        _ if !standing => return word(&lower),
        "a" => Flag::Status(Status::Final),
        "i" => Flag::Status(Status::Estimated),
        "l" => Flag::Missing(MissingReason::NotPublished),
        "q" | "c" => Flag::Missing(MissingReason::Suppressed),
        "m" | "z" => Flag::Missing(MissingReason::NotApplicable),
        "o" | "x" | ":" => Flag::Missing(MissingReason::Missing),
        "n" | "g" | "k" | "v" | "w" | "low" => Flag::Other,
        _ => return word(&lower),
    };
    // S is a strike in SDMX, and an estimate with Eurostat, which writes small letters.
    Some(if text == "S" { Flag::Other } else { letter })
}

/// The words in brackets behind figures and years, and in flag columns.
fn word(lower: &str) -> Option<Flag> {
    let flag = match lower {
        "修订" | "修订数" | "调整" | "调整数" | "revised" | "rev." => Flag::Revised,
        "预计数" | "估计数" | "estimated value" | "est." | "imputed" => Flag::Status(Status::Estimated),
        "预测数" | "目标值" | "projection" | "projected" => Flag::Status(Status::Forecast),
        "初步核算数" | "初步统计数" | "provisional value" | "prel." | "prov." => {
            Flag::Status(Status::Provisional)
        }
        "最终核实数" | "normal value" => Flag::Status(Status::Final),
        "break in time series" | "time series break" | "series break" => Flag::Status(Status::Break),
        "low reliability" | "definition differs" | "not significant" => Flag::Other,
        word => match word.chars().nth(1).and_then(|_| Status::parse(word)) {
            Some(status) => Flag::Status(status),
            None => return None,
        },
    };
    Some(flag)
}

/// Reads a cell of a flag column: `p`, `B`, `e p`, `b;p`, `Estimated value`. `None` where it is none; blank is no mark.
pub fn flags(text: &str) -> Option<Marks> {
    let mut marks = Marks::default();
    let text = text.trim().trim_matches(['[', ']', '(', ')']).trim();
    if text.is_empty() {
        return Some(marks);
    }
    if let Some(flag) = flag(text, true) {
        marks.take(flag, text);
        return Some(marks);
    }
    for part in text.split([' ', ';', ',', '|', '/']).filter(|part| !part.is_empty()) {
        marks.take(flag(part, true)?, part);
    }
    Some(marks)
}

const FOOTNOTES: [char; 6] = ['*', '※', '†', '‡', '§', '△'];

fn is_footnote(c: char) -> bool {
    FOOTNOTES[..5].contains(&c) || matches!(c, '①'..='⑳' | '❶'..='❿')
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Takes the marks off the end of a text of one width. With `letters` the flags of statistical offices are marks too; without them a
/// letter stays where it is.
pub(super) fn split(text: &str, letters: bool) -> (&str, Marks) {
    let mut marks = Marks::default();
    let mut text = text.trim_end();
    while let Some(shorter) = one(text, letters, &mut marks) {
        text = shorter.trim_end();
    }
    marks.footnotes.reverse();
    (text, marks)
}

/// Takes the marks off a head or a figure, letters included: `2019*`, `2023p`, `5.3 p`. What is left may be anything.
pub fn split_marks(text: &str) -> (String, Marks) {
    let text = super::one_width(text);
    let (rest, marks) = split(text.trim(), true);
    (rest.to_owned(), marks)
}

fn one<'a>(text: &'a str, letters: bool, marks: &mut Marks) -> Option<&'a str> {
    let last = text.chars().next_back()?;
    let before = &text[..text.len() - last.len_utf8()];
    if before.trim().is_empty() {
        return None; // * alone is a symbol
    }
    if is_footnote(last) {
        marks.footnotes.push(last.to_string());
        return Some(before);
    }
    if is_raised(last) {
        let unraised = text.trim_end_matches(is_raised);
        // m² is a unit.
        let is_mark = unraised.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | ')' | '年' | '月'));
        return is_mark.then(|| {
            marks.footnotes.push(text[unraised.len()..].to_owned());
            unraised
        });
    }
    if matches!(last, ')' | ']') {
        return bracketed(text, last, letters, marks);
    }
    letters.then(|| trailing_letters(text, marks))?
}

/// `(1)`, `[2]`, `(p)`, `(初步核算)` behind something.
fn bracketed<'a>(text: &'a str, close: char, letters: bool, marks: &mut Marks) -> Option<&'a str> {
    let open = if close == ')' { '(' } else { '[' };
    let (before, content) = text[..text.len() - 1].rsplit_once(open)?;
    let content = content.trim();
    let before = before.trim_end();
    if !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '‰' | ')' | ']' | '.' | '-' | ':')) {
        return None;
    }
    let number = content.strip_prefix('注').unwrap_or(content);
    let longest = if close == ']' { 3 } else { 2 };
    if (1..=longest).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) {
        marks.footnotes.push(content.to_owned());
        return Some(before);
    }
    if !letters {
        return None;
    }
    let flag = flag(content, close == ']')?;
    marks.take(flag, content);
    Some(before)
}

/// Up to three flags directly behind a digit, or behind a blank: `12.1r`, `5.3 bp`.
fn trailing_letters<'a>(text: &'a str, marks: &mut Marks) -> Option<&'a str> {
    let unflagged = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &text[unflagged.len()..];
    let before = unflagged.trim_end();
    let is_behind = before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | ':' | '年'));
    let known = letters.chars().all(|c| "bdefprsu".contains(c)) || matches!(letters, "P" | "R" | "F" | "B");
    let is_twice = letters.chars().enumerate().any(|(at, c)| letters[..at].contains(c));
    if !(1..=3).contains(&letters.len()) || !is_behind || !known || is_twice {
        return None;
    }
    for (at, _) in letters.char_indices() {
        let letter = &letters[at..=at];
        marks.take(flag(letter, false)?, letter);
    }
    Some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rest: &str, footnotes: &[&str], status: Option<Status>) {
        let (left, marks) = split_marks(text);
        assert_eq!(left, rest, "what is left of {text}");
        assert_eq!(marks.footnotes, footnotes, "footnotes of {text}");
        assert_eq!(marks.status, status, "status of {text}");
    }

    #[test]
    fn marks_leave_the_figure() {
        check("194①", "194", &["①"], None);
        check("5.3*", "5.3", &["*"], None);
        check("5.3 ①②", "5.3", &["①", "②"], None);
        check("26,403.1(1)", "26,403.1", &["1"], None);
        check("26,403.1（注2）", "26,403.1", &["注2"], None);
        check("5.3²", "5.3", &["²"], None);
        check("5.3 p", "5.3", &[], Some(Status::Provisional));
        check("5.3(p)", "5.3", &[], Some(Status::Provisional));
        check("5.3[p]", "5.3", &[], Some(Status::Provisional));
        check("5.3 bp", "5.3", &[], Some(Status::Break));
        check("12.1e", "12.1", &[], Some(Status::Estimated));
        check("5.3（预计）", "5.3", &[], Some(Status::Estimated));
        check("2023年（初步核算）", "2023年", &[], Some(Status::Provisional));
        check("2019*", "2019", &["*"], None);
        check("2023p", "2023", &[], Some(Status::Provisional));
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in [
            "5.3 m",
            "(5.4)",
            "*",
            "5.3 pp",
            "12 m²",
            "2020年(1-9月)",
            "1.5k",
            "5.3E",
            "亿元",
            "国内生产总值(不变价)",
            "p",
        ] {
            check(text, text, &[], None);
        }
        assert!(split_marks("12.1r").1.is_revised, "a revision is no status");
        assert_eq!(split_marks("12.1u").1.others, ["u"], "other flags are told as they are");
    }

    #[test]
    fn flag_cells_are_read_or_refused() {
        let status = |text: &str| flags(text).map(|marks| marks.status);
        assert_eq!(status(""), Some(None), "blank");
        assert_eq!(status("P"), Some(Some(Status::Provisional)), "SDMX");
        assert_eq!(status("e p"), Some(Some(Status::Estimated)), "the graver of two");
        assert_eq!(status("b;p"), Some(Some(Status::Break)), "the graver of two");
        assert_eq!(status("A"), Some(Some(Status::Final)), "normal");
        assert_eq!(status("Estimated value"), Some(Some(Status::Estimated)), "OECD's words");
        assert_eq!(status("S"), Some(None), "a strike is no estimate");
        assert_eq!(
            flags("c").and_then(|marks| marks.missing),
            Some(MissingReason::Suppressed),
            "confidential"
        );
        for text in ["abc", "5.3", "p q7"] {
            assert_eq!(flags(text), None, "{text} is no flag");
        }
    }
}
