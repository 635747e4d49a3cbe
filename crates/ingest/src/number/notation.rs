//! Point or comma: how a column writes its decimals. 1.234 is 1234 where the comma is the decimal sign, so one cell can't tell.

use std::borrow::Cow;

/// Which sign stands before the decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Notation {
    /// 1,234.5.
    #[default]
    Point,
    /// 1.234,5.
    Comma,
}

impl Notation {
    /// The notation that the cells of a column prove; `None` where none of them does, or they contradict each other.
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut proven = None;
        for notation in cells.into_iter().filter_map(proof) {
            if proven.is_some_and(|known| known != notation) {
                return None;
            }
            proven = Some(notation);
        }
        proven
    }

    /// The cell with a point before its decimals.
    pub fn with_point(self, cell: &str) -> Cow<'_, str> {
        match self {
            Self::Point => Cow::Borrowed(cell),
            Self::Comma => Cow::Owned(
                cell.chars()
                    .map(|c| match c {
                        ',' => '.',
                        '.' => ',',
                        c => c,
                    })
                    .collect(),
            ),
        }
    }
}

/// Whether a cell can be a number with a decimal comma: digits in threes parted by points, then a comma: `1.234,5`, `12,5`. A date like
/// `31.12.1950` is none.
pub(crate) fn may_have_comma(cell: &str) -> bool {
    let number = cell
        .trim()
        .trim_start_matches(['-', '+', '−'])
        .trim_end_matches(['%', ' ']);
    let (whole, decimals) = number
        .split_once(',')
        .map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups
        .next()
        .is_some_and(|group| digits(group) && (group.len() <= 3 || !whole.contains('.')));
    first && groups.all(|group| group.len() == 3 && digits(group)) && decimals.is_none_or(digits)
}

/// What a cell proves: two different signs prove the last, one sign twice proves the other, and one sign without three digits behind
/// it (or with more than three, or a lone zero, before it) is the decimal sign.
fn proof(cell: &str) -> Option<Notation> {
    let number = cell
        .trim()
        .trim_start_matches(['-', '+', '('])
        .trim_end_matches(['%', ')', ' ']);
    let is_number = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    if !is_number || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let decimal = |sign: char| if sign == ',' { Notation::Comma } else { Notation::Point };
    let signs: Vec<(usize, char)> = number.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    match signs.as_slice() {
        [] => None,
        [(at, sign)] => {
            let (before, behind) = (&number[..*at], &number[at + 1..]);
            let may_group = behind.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
            (!may_group && !behind.is_empty()).then(|| decimal(*sign))
        }
        [first @ .., (_, last)] if first.iter().all(|(_, sign)| sign != last) => Some(decimal(*last)),
        all if all.iter().all(|(_, sign)| *sign == all[0].1) => Some(decimal(if all[0].1 == ',' { '.' } else { ',' })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: Option<Notation>) {
        assert_eq!(
            Notation::of(cells.iter().copied()),
            expected,
            "the notation of {cells:?}"
        );
    }

    #[test]
    fn cells_prove_their_notation_or_nothing() {
        check(&["1.234", "12,5"], Some(Notation::Comma));
        check(&["1.234,5"], Some(Notation::Comma));
        check(&["1.234.567"], Some(Notation::Comma));
        check(&["1,234.5"], Some(Notation::Point));
        check(&["1,234,567"], Some(Notation::Point));
        check(&["0.123"], Some(Notation::Point));
        check(&["-0,5 %"], Some(Notation::Comma));
        check(&["1234.567"], Some(Notation::Point));
        check(&["1.234", "5", "-", "亿元"], None);
        check(&["1,5", "1.5"], None);
        assert_eq!(
            Notation::Comma.with_point("1.234,5"),
            "1,234.5",
            "for the grammar of numbers"
        );
    }
}
