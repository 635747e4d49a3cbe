//! Blocks: where on a sheet tables begin and end, which rows head them, and what stands around them.

use super::kind::Kind;
use super::layout::Mark;
use super::survey::Survey;
use crate::label;

/// More rows than a header has.
const HEADER_ROWS: usize = 6;

/// One table's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Rows between the table before and this one's header.
    pub(crate) preamble: Vec<u32>,
    /// Header rows from the top.
    pub(crate) header: Vec<u32>,
    /// Rows below the header that may be it just as well: two candidates, a person decides.
    pub(crate) rival: Option<u32>,
    /// The first row of figures and the one behind the last.
    pub(crate) body: (u32, u32),
    /// Rows of the body that a person, or their text, puts outside: repeated headers, rows that count columns.
    pub(crate) skipped: Vec<u32>,
    /// Rows below it, up to the next table.
    pub(crate) notes: Vec<u32>,
}

/// What a person said of rows.
#[derive(Debug, Default)]
struct Said {
    header: Vec<u32>,
    body: Vec<u32>,
    outside: Vec<u32>,
}

impl Said {
    fn of(survey: &Survey<'_>, marks: &[Mark], header: Option<u64>) -> Self {
        let mut said = Self::default();
        let row = |line: u64| survey.grid.row_at(line);
        said.header.extend(header.and_then(row));
        for mark in marks {
            let (list, line) = match mark {
                Mark::Header { line, .. } => (0, *line),
                Mark::Body { line } => (1, *line),
                Mark::Outside { line } => (2, *line),
                Mark::Column { .. } | Mark::Cell { .. } => continue,
            };
            let Some(row) = row(line) else { continue };
            for rows in [&mut said.header, &mut said.body, &mut said.outside] {
                rows.retain(|before| *before != row);
            }
            match list {
                0 => said.header.push(row),
                1 => said.body.push(row),
                _ => said.outside.push(row),
            }
        }
        said.header.sort_unstable();
        said
    }
}

/// Finds the blocks of a sheet, from top to bottom.
pub(crate) fn find(survey: &Survey<'_>, marks: &[Mark], header: Option<u64>) -> Vec<Block> {
    let said = Said::of(survey, marks, header);
    let height = survey.grid.height();
    let mut blocks: Vec<Block> = Vec::new();
    let mut from = 0;
    while let Some(first) = first_figures(survey, &said, from) {
        let numeric = numeric_columns(survey, first);
        let (header, rival) = header_above(survey, &said, from, first, &numeric);
        let top = header.first().copied().unwrap_or(first);
        let preamble = (from..top).filter(|row| survey.profile(*row).filled > 0).collect();
        // Rows without a number right below the header belong to the body: all of theirs are missing.
        let is_body = |row: &u32| *row == first || looks_like_body(survey, *row, &numeric);
        let below = header.last().map_or(first, |last| last + 1);
        let start = (below..=first).find(is_body).unwrap_or(first);
        let (end, mut skipped) = body_end(survey, &said, &header, first, &numeric);
        let says_nothing = |row: &u32| survey.profile(*row).counts_columns || translates(survey, from, *row);
        skipped.extend((start..first).filter(says_nothing));
        blocks.push(Block {
            preamble,
            header,
            rival,
            body: (start, end),
            skipped,
            notes: Vec::new(),
        });
        from = end;
    }
    // What stands below a table and above the next header is the next one's preamble unless it speaks like a note.
    for at in 0..blocks.len() {
        let below: Vec<u32> = match blocks.get_mut(at + 1) {
            Some(next) => {
                let (notes, preamble) = next.preamble.iter().partition(|row| survey.is_note(**row));
                next.preamble = preamble;
                notes
            }
            None => (blocks[at].body.1..height)
                .filter(|row| survey.profile(*row).filled > 0)
                .collect(),
        };
        blocks[at].notes = below;
    }
    blocks
}

/// The first row of figures from `from` on.
fn first_figures(survey: &Survey<'_>, said: &Said, from: u32) -> Option<u32> {
    let after_header = said
        .header
        .iter()
        .filter(|row| **row >= from)
        .max()
        .map_or(from, |row| row + 1);
    let rows = after_header..survey.grid.height();
    let is_figures = |row: &u32| {
        let is_said = said.body.contains(row);
        let is_out = said.outside.contains(row) || said.header.contains(row);
        is_said
            || (!is_out && survey.profile(*row).has_figures() && !survey.is_preamble(*row) && !is_prose(survey, *row))
    };
    // A table whose every figure looks like a year is still a table.
    let counts_alone = |row: &u32| {
        // 1, 2, 3 are the figures where nothing else is.
        *row > from && survey.profile(*row).counts_columns && !said.outside.contains(row)
    };
    rows.clone()
        .find(is_figures)
        .or_else(|| rows.clone().find(counts_alone))
        .or_else(|| {
            let is_likely = |row: &u32| {
                let profile = survey.profile(*row);
                !said.outside.contains(row)
                    && *row > from
                    && profile.periods == 1
                    && profile.texts >= 1
                    && profile.filled <= 3
                    && {
                        let last = survey.grid.row(*row).len().saturating_sub(1);
                        survey.kind(*row, u32::try_from(last).unwrap_or(0)) == Kind::Year
                    }
            };
            rows.clone().find(is_likely)
        })
}

/// A note that happens to hold a number is no row of figures: one cell, or long text before it.
fn is_prose(survey: &Survey<'_>, row: u32) -> bool {
    survey.is_note(row)
}

/// The columns that hold figures in the rows from `first` on.
pub(crate) fn numeric_columns(survey: &Survey<'_>, first: u32) -> Vec<u32> {
    const SAMPLE: usize = 60;
    let rows: Vec<u32> = (first..survey.grid.height())
        .filter(|row| *row == first || survey.profile(*row).has_figures())
        .take(SAMPLE)
        .collect();
    let mut columns = Vec::new();
    for column in 0..survey.grid.width() {
        let (mut numbers, mut figures, mut years, mut filled) = (0, 0, 0, 0);
        for row in &rows {
            let kind = survey.kind(*row, column);
            filled += usize::from(kind != Kind::Blank);
            numbers += usize::from(kind == Kind::Number);
            years += usize::from(kind == Kind::Year);
            figures += usize::from(kind.is_figure());
        }
        let is_numeric = numbers > 0 || (years > 0 && column > 0);
        if is_numeric && figures * 2 >= filled {
            columns.push(column);
        }
    }
    // A column of years before the figures names its rows.
    let has_number = |column: &u32| rows.iter().any(|row| survey.kind(*row, *column) == Kind::Number);
    match columns.iter().position(has_number) {
        Some(at) if columns.len() > at => columns.split_off(at),
        _ => columns,
    }
}

/// The header rows above the first figures, and a rival below them if two rows may be the header.
fn header_above(survey: &Survey<'_>, said: &Said, from: u32, first: u32, numeric: &[u32]) -> (Vec<u32>, Option<u32>) {
    let marked: Vec<u32> = said
        .header
        .iter()
        .copied()
        .filter(|row| (from..first).contains(row))
        .collect();
    if !marked.is_empty() {
        return (marked, None);
    }
    let Some(&left) = numeric.first() else {
        return (Vec::new(), None);
    };
    let mut rows = Vec::new();
    let mut row = first;
    while row > from && rows.len() < HEADER_ROWS {
        row -= 1;
        let profile = survey.profile(row);
        if profile.filled == 0 || said.outside.contains(&row) {
            // A blank row may part the header from its figures, not the rows of a header.
            if !rows.is_empty() || row + 2 < first {
                break;
            }
            continue;
        }
        if said.body.contains(&row) || survey.is_preamble(row) {
            break;
        }
        if profile.counts_columns || translates(survey, from, row) {
            continue;
        }
        let reaches = survey.grid.row(row).skip(left as usize).any(|cell| !cell.is_blank());
        let is_bottom = rows.is_empty();
        let stands_apart = !is_bottom && !survey.adjoins(row + 1);
        if !reaches || stands_apart || (profile.filled == 1 && !is_bottom && !spans(survey, row, left)) {
            break;
        }
        rows.push(row);
    }
    rows.reverse();
    // Rows between the heads of the columns and the first number may be rows of the body without any number.
    let is_head = |row: &u32| {
        let profile = survey.profile(*row);
        profile.periods >= 2 || named_columns(survey, *row) >= 2
    };
    if let Some(at) = rows.iter().rposition(is_head) {
        let is_body = |row: &u32| looks_like_body(survey, *row, numeric);
        if rows[at + 1..].iter().all(is_body) {
            rows.truncate(at + 1);
        }
    }
    let rival = rival(survey, &rows, numeric);
    (rows, rival)
}

/// Whether a row only says once more, in Latin letters, what the Chinese above each of its cells says: 地区 over Region.
fn translates(survey: &Survey<'_>, from: u32, row: u32) -> bool {
    const UP: u32 = 4;
    let is_chinese = |text: &str| text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    let is_latin = |text: &str| text.is_ascii() && text.chars().filter(char::is_ascii_alphabetic).count() > 1;
    let mut cells = (0_u32..).zip(survey.grid.row(row)).filter(|(_, cell)| !cell.is_blank());
    let has_upper = |column: u32| {
        (from.max(row.saturating_sub(UP))..row)
            .rev()
            .map(|upper| survey.grid.text(upper, column))
            .find(|text| !text.is_empty())
            .is_some_and(is_chinese)
    };
    survey.profile(row).filled > 1
        && cells
            .all(|(column, cell)| is_latin(cell.text) && survey.kind(row, column) == Kind::Text && has_upper(column))
        && !survey
            .grid
            .row(row)
            .any(|cell| label::is_unit(cell.text) && label::key(cell.text).is_none())
}

/// How many cells of a row are known names of columns.
pub(crate) fn named_columns(survey: &Survey<'_>, row: u32) -> usize {
    let named = |cell: crate::grid::Cell<'_>| crate::header::Column::named(cell.text).is_some();
    survey.grid.row(row).filter(|cell| named(*cell)).count()
}

/// Whether the only cell of a row stands above figures: a title merged over the whole table does not, a parent does.
fn spans(survey: &Survey<'_>, row: u32, left: u32) -> bool {
    survey.profile(row).first >= left
}

/// Whether a row without numbers is one of the body: nothing but blanks and signs of absence where figures stand.
fn looks_like_body(survey: &Survey<'_>, row: u32, numeric: &[u32]) -> bool {
    numeric
        .iter()
        .all(|column| matches!(survey.kind(row, *column), Kind::Blank | Kind::Missing))
}

/// A second row that may be the header: both name every column, and neither stands above the other as a parent does.
fn rival(survey: &Survey<'_>, rows: &[u32], numeric: &[u32]) -> Option<u32> {
    let [.., upper, lower] = rows else { return None };
    let names_all = |row: u32| {
        let texts = (0..survey.grid.width())
            .filter(|column| survey.kind(row, *column) == Kind::Text)
            .count();
        let above_figures: Vec<&str> = numeric.iter().map(|column| survey.grid.text(row, *column)).collect();
        let mut different = above_figures.clone();
        different.sort_unstable();
        different.dedup();
        let is_whole = above_figures.iter().all(|text| !text.is_empty()) && different.len() == above_figures.len();
        is_whole && texts > numeric.len() && survey.profile(row).periods == 0 && {
            // Units and words of measure below names say something else than the names do.
            above_figures
                .iter()
                .all(|text| !label::is_unit(text) && !label::read(text).name.is_empty())
        }
    };
    (names_all(*upper) && names_all(*lower)).then_some(*lower)
}

/// The row behind the last figures, and the rows in between that repeat the header.
fn body_end(survey: &Survey<'_>, said: &Said, header: &[u32], first: u32, numeric: &[u32]) -> (u32, Vec<u32>) {
    let height = survey.grid.height();
    let mut skipped: Vec<u32> = said.outside.iter().copied().filter(|row| *row >= first).collect();
    let mut end = first + 1;
    let mut row = first + 1;
    while row < height {
        let is_said = [&said.body, &said.header, &said.outside]
            .iter()
            .any(|rows| rows.contains(&row));
        if !is_said && skipped.last() != Some(&(row - 1)) && survey.has_plain_figure(row, numeric) {
            end = row + 1;
            row += 1;
            continue;
        }
        let profile = survey.profile(row);
        if said.body.contains(&row) {
            end = row + 1;
        } else if said.header.contains(&row) && row > first {
            break;
        } else if said.outside.contains(&row) {
            // Passed over.
        } else if repeats(survey, header, row) && heads_anew(survey, end, row) {
            break;
        } else if repeats(survey, header, row) || (profile.counts_columns && skipped.last() == Some(&(row - 1))) {
            skipped.push(row);
        } else if is_header_like(survey, row, numeric) {
            break;
        } else if (profile.has_figures() || profile.missing > 0) && !survey.is_note(row) {
            end = row + 1;
        } else if profile.filled > 0
            && looks_like_body(survey, row, numeric)
            && !survey.is_note(row)
            && survey.adjoins(row)
            && names_a_row(survey, row, numeric)
        {
            // A row whose figures are all blank; it counts only when figures follow or its label has a unit.
            if profile.first < numeric.first().copied().unwrap_or(0) && has_unit(survey, row) {
                end = row + 1;
            }
        }
        row += 1;
    }
    skipped.retain(|row| *row < end);
    (end, skipped)
}

/// Whether a label stands before the figures of a row.
fn names_a_row(survey: &Survey<'_>, row: u32, numeric: &[u32]) -> bool {
    let left = numeric.first().copied().unwrap_or(0);
    (0..left).any(|column| survey.kind(row, column) != Kind::Blank)
}

fn has_unit(survey: &Survey<'_>, row: u32) -> bool {
    survey
        .grid
        .row(row)
        .next()
        .is_some_and(|cell| label::read(cell.text).unit.is_some())
}

/// Whether a row is the header once more, as on a continued page.
fn repeats(survey: &Survey<'_>, header: &[u32], row: u32) -> bool {
    header.iter().any(|head| {
        let width = survey.grid.row(*head).len().max(survey.grid.row(row).len());
        let width = u32::try_from(width).unwrap_or(u32::MAX);
        survey.profile(row).filled > 1
            && (0..width).all(|column| survey.grid.text(*head, column) == survey.grid.text(row, column))
    })
}

/// Whether a line of its own stands between the last figures and a header that comes once more: a title of another table, not 续表.
fn heads_anew(survey: &Survey<'_>, end: u32, row: u32) -> bool {
    (end..row).any(|above| {
        let cell = survey.grid.row(above).find(|cell| !cell.is_blank());
        let is_title = |text: &str| !text.contains('续') && !text.to_lowercase().contains("continued");
        !survey.is_preamble(above) && !survey.is_note(above) && cell.is_some_and(|cell| is_title(cell.text))
    })
}

/// Whether a row among figures heads another table: texts or periods stand where figures stood.
fn is_header_like(survey: &Survey<'_>, row: u32, numeric: &[u32]) -> bool {
    let profile = survey.profile(row);
    if profile.has_figures() || profile.filled < 2 || survey.is_note(row) {
        return false;
    }
    let heads = numeric
        .iter()
        .filter(|column| {
            matches!(
                survey.kind(row, **column),
                Kind::Text | Kind::Period | Kind::Year | Kind::Moment
            )
        })
        .count();
    let followed = (row + 1..(row + 4).min(survey.grid.height())).any(|next| survey.profile(next).has_figures());
    let is_wide = numeric.len() > 1 && heads * 2 >= numeric.len().min(profile.filled as usize);
    let stands_alone = heads >= 1 && !survey.adjoins(row);
    followed && (is_wide || stands_alone)
}
