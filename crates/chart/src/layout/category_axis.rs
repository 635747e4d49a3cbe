//! The names along the axis: one level or two, wrapped, abbreviated or thinned out, never turned. Days are thinned in `day_axis`.

use std::ops::Range;

use super::day_axis;
use super::name_key::{self, NameKey};
use super::plan::{Anchor, Subject, TextRole};
use super::sheet::{LEADING, Sheet, below};
use super::slots::Slots;
use crate::breaking;
use crate::error::Part;
use crate::resolve::{Resolved, ResolvedCategory};
use crate::text::Weight;

/// Length of the tick over a named day, in points.
const TICK: f64 = 2.4;

/// Names with their lines, and the groups under them.
#[derive(Debug, Clone, Default)]
pub(crate) struct CategoryLabels {
    /// Category and its lines.
    names: Vec<(usize, Vec<String>)>,
    /// Categories of a group and its name; without a name where there's no room for it.
    groups: Vec<(Range<usize>, Option<String>)>,
    /// Lines of the tallest name.
    rows: usize,
    /// Whether the named categories are single days of weeks, ticked.
    ticked: bool,
    /// Whether each group's name stands clear of the lines that part the groups.
    roomy: bool,
    /// Whether a name was left out.
    thinned: bool,
    /// What the numbers mean that stand instead of names too long for their places.
    key: Option<NameKey>,
}

impl CategoryLabels {
    /// Height below the plot, with the key.
    pub(crate) fn height(&self, sheet: &Sheet<'_>) -> f64 {
        self.names_height(sheet) + self.key.as_ref().map_or(0.0, |key| key.height(sheet))
    }

    /// Whether every category, or every group of them, has its name.
    pub(crate) const fn is_complete(&self) -> bool {
        !self.thinned
    }

    /// The key, to be placed elsewhere.
    pub(crate) const fn take_key(&mut self) -> Option<NameKey> {
        self.key.take()
    }

    fn names_height(&self, sheet: &Sheet<'_>) -> f64 {
        let lines = self.rows + usize::from(!self.groups.is_empty());
        if lines == 0 {
            0.0
        } else {
            gap(sheet) + (lines as f64 - 1.0) * sheet.sizes.label * LEADING + sheet.sizes.label * 1.02
        }
    }

    /// Places the names under `bottom`; the ticks that part the groups, as x and the y of both ends.
    pub(crate) fn place(self, sheet: &mut Sheet<'_>, center: &dyn Fn(f64) -> f64, bottom: f64) -> Vec<(f64, f64, f64)> {
        let size = sheet.sizes.label;
        let below_names = bottom + self.names_height(sheet);
        let top = bottom + gap(sheet);
        for (category, lines) in &self.names {
            for (row, line) in lines.iter().enumerate() {
                let baseline = below(top + row as f64 * size * LEADING, size);
                let text = sheet.set(
                    TextRole::Category,
                    line.clone(),
                    center(*category as f64),
                    baseline,
                    Anchor::Middle,
                );
                sheet.place(text.naming(Subject::Category(*category)));
            }
        }
        let baseline = below(top + self.rows as f64 * size * LEADING, size);
        let end = if self.roomy {
            baseline
        } else {
            baseline - size * LEADING
        };
        let mut parting = Vec::new();
        if self.ticked {
            let tick = |(category, _): &(usize, Vec<String>)| (center(*category as f64), bottom, bottom + TICK);
            parting.extend(self.names.iter().map(tick));
        }
        for (range, name) in &self.groups {
            let (first, last) = (range.start as f64, range.end as f64 - 1.0);
            if let Some(name) = name {
                let text = sheet.set(
                    TextRole::Group,
                    name.clone(),
                    f64::midpoint(center(first), center(last)),
                    baseline,
                    Anchor::Middle,
                );
                sheet.place(text);
            }
            if range.start > 0 {
                parting.push((center(first - 0.5), bottom, end));
            }
        }
        if let Some(key) = self.key {
            let left = sheet.inner.x;
            key.place(sheet, left, below_names);
        }
        parting
    }
}

fn gap(sheet: &Sheet<'_>) -> f64 {
    sheet.sizes.label * 0.45
}

/// Fits the names into slots of `slot` points, the first beginning at `left`.
pub(crate) fn arrange(sheet: &Sheet<'_>, resolved: &Resolved, slot: f64, left: f64) -> Result<CategoryLabels, Part> {
    arrange_within(sheet, resolved, (slot, left), 4)
}

/// The same with no name of more than `most` lines, unless there is no room for a key either.
pub(crate) fn arrange_within(
    sheet: &Sheet<'_>,
    resolved: &Resolved,
    (slot, left): (f64, f64),
    most: usize,
) -> Result<CategoryLabels, Part> {
    let categories = &resolved.categories;
    let groups = groups(categories);
    let names: Vec<&str> = categories
        .iter()
        .map(|category| match &category.short {
            Some(short) if !groups.is_empty() => short.as_str(),
            _ => category.label.as_str(),
        })
        .collect();
    let slots = Slots::of(categories);
    let fitter = Fitter {
        sheet,
        slots: &slots,
        slot,
        left,
    };
    let placed_groups = fitter.name_groups(categories, &groups);
    let wrapped = |lines: usize| fitter.wrapped(&names, lines);
    let whole = wrapped(1);
    let mut key = None;
    let names = if resolved.over_time {
        let shorter = || (0..2).find_map(|level| fitter.abbreviated(&names, level));
        if groups.is_empty() {
            whole
                .or_else(|| wrapped(2))
                .or_else(shorter)
                .or_else(|| fitter.thinned(&names))
        } else {
            // With the year below, single quarters and months may go before they are thinned out.
            whole
                .or_else(shorter)
                .or_else(|| day_axis::weekly(sheet, categories, slot))
                .or(Some(Vec::new()))
        }
    } else {
        whole
            .or_else(|| (2..=most).find_map(wrapped))
            .or_else(|| {
                key = NameKey::arrange(sheet, &names, sheet.inner.width);
                key.as_ref().and_then(|_| fitter.numbered(names.len()))
            })
            .or_else(|| {
                key = None;
                wrapped(5)
            })
    };
    let names = names.ok_or(Part::CategoryLabels)?;
    let thinned = if names.is_empty() {
        placed_groups.is_empty() || placed_groups.iter().any(|(_, name)| name.is_none())
    } else {
        names.len() < categories.len()
    };
    let rows = names.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let size = sheet.sizes.label;
    let clear = |(range, name): &(Range<usize>, Option<String>)| {
        name.as_ref()
            .is_none_or(|name| sheet.width(name, size) <= fitter.length(range) - size)
    };
    let roomy = placed_groups.iter().all(clear);
    let ticked = names.len() < categories.len() && categories.iter().all(|category| day_axis::day(category).is_some());
    Ok(CategoryLabels {
        ticked,
        names,
        groups: placed_groups,
        rows,
        roomy,
        thinned,
        key,
    })
}

/// Neighbours that share a group; none unless each category has one.
fn groups(categories: &[ResolvedCategory]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (index, category) in categories.iter().enumerate() {
        if category.group.is_none() || category.short.is_none() {
            return Vec::new();
        }
        match groups.last_mut() {
            Some(open) if categories[open.start].group == category.group => open.end = index + 1,
            _ => groups.push(index..index + 1),
        }
    }
    groups
}

/// What the names must fit into: slots of `slot` points, the first beginning at `left`.
struct Fitter<'a> {
    sheet: &'a Sheet<'a>,
    slots: &'a Slots,
    slot: f64,
    left: f64,
}

impl Fitter<'_> {
    /// Where a category begins.
    fn place(&self, category: usize) -> f64 {
        self.left + self.slots.start(category) * self.slot
    }

    /// Room of neighbouring categories.
    fn length(&self, range: &Range<usize>) -> f64 {
        self.place(range.end) - self.place(range.start)
    }

    fn room(&self, category: usize) -> f64 {
        self.slots.width(category) * self.slot - self.sheet.sizes.label * 0.4
    }

    /// The groups with their names; a group that is too narrow goes without one.
    fn name_groups(
        &self,
        categories: &[ResolvedCategory],
        groups: &[Range<usize>],
    ) -> Vec<(Range<usize>, Option<String>)> {
        let size = self.sheet.sizes.label;
        let full = |range: &Range<usize>| categories[range.start].group.clone().unwrap_or_default();
        let short = |range: &Range<usize>| shorter_group(&full(range)).to_owned();
        let fits = |range: &Range<usize>, name: &str| self.sheet.width(name, size) <= self.length(range) - size * 0.2;
        for spelling in [&full as &dyn Fn(&Range<usize>) -> String, &short] {
            if groups.iter().all(|range| fits(range, &spelling(range))) {
                return groups
                    .iter()
                    .map(|range| (range.clone(), Some(spelling(range))))
                    .collect();
            }
        }
        // Some groups are too narrow (a year of which one quarter is shown): name as many as keep apart, wide ones first.
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|&index| std::cmp::Reverse(groups[index].len()));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let mut named = vec![None; groups.len()];
        for index in order {
            let range = &groups[index];
            let name = short(range);
            let middle = f64::midpoint(self.place(range.start), self.place(range.end));
            let half = self.sheet.width(&name, size) / 2.0;
            let (start, end) = (middle - half - size * 0.35, middle + half + size * 0.35);
            let inside = middle - half >= self.sheet.inner.x && middle + half <= self.sheet.inner.right();
            if inside && taken.iter().all(|(from, to)| end <= *from || start >= *to) {
                taken.push((start, end));
                named[index] = Some(name);
            }
        }
        groups.iter().cloned().zip(named).collect()
    }

    fn wrapped(&self, names: &[&str], lines: usize) -> Option<Vec<(usize, Vec<String>)>> {
        let size = self.sheet.sizes.label;
        let lines_of = |index: usize, name: &str| {
            breaking::balanced(self.sheet.fonts, name, size, Weight::Regular, self.room(index), lines)
        };
        names
            .iter()
            .enumerate()
            .map(|(index, name)| Some((index, lines_of(index, name)?)))
            .collect()
    }

    /// Numbers instead of names.
    fn numbered(&self, count: usize) -> Option<Vec<(usize, Vec<String>)>> {
        let numbers: Vec<String> = (0..count).map(name_key::number).collect();
        let fits = |number: &String| self.sheet.width(number, self.sheet.sizes.label) <= self.slot * 0.98;
        let numbers = numbers.iter().all(fits).then_some(numbers)?;
        Some(numbers.into_iter().map(|number| vec![number]).enumerate().collect())
    }

    fn abbreviated(&self, names: &[&str], level: usize) -> Option<Vec<(usize, Vec<String>)>> {
        let short: Vec<String> = names
            .iter()
            .map(|name| abbreviate(name, level))
            .collect::<Option<_>>()?;
        let size = self.sheet.sizes.label;
        let fits = |(index, name): (usize, &String)| self.sheet.width(name, size) <= self.room(index) + size * 0.1;
        short.iter().enumerate().all(fits).then(|| {
            short
                .into_iter()
                .enumerate()
                .map(|(index, name)| (index, vec![name]))
                .collect()
        })
    }

    /// Every n-th name, the last among them.
    fn thinned(&self, names: &[&str]) -> Option<Vec<(usize, Vec<String>)>> {
        let size = self.sheet.sizes.label;
        let last = names.len().checked_sub(1)?;
        let short: Vec<String> = names.iter().map(|name| without_year(name).to_owned()).collect();
        let widest = short
            .iter()
            .map(|name| self.sheet.width(name, size))
            .fold(0.0, f64::max);
        let every = ((widest + size * 0.8) / self.slot).ceil().max(1.0) as usize;
        let inside = |index: usize| {
            let middle = self.left + self.slots.middle(index) * self.slot;
            let half = self.sheet.width(&short[index], size) / 2.0;
            middle - half >= self.sheet.inner.x && middle + half <= self.sheet.inner.right()
        };
        let shown = (0..names.len()).filter(|index| (last - index) % every == 0 && inside(*index));
        Some(shown.map(|index| (index, vec![short[index].clone()])).collect())
    }
}

/// `2020年` as `2020`; anything else as it is.
pub(super) fn without_year(name: &str) -> &str {
    name.strip_suffix('年')
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(name)
}

/// `2020年` as `2020`, `2020年10月` as `10月`.
fn shorter_group(name: &str) -> &str {
    name.split_once('年')
        .filter(|(year, month)| year.bytes().all(|byte| byte.is_ascii_digit()) && !month.is_empty())
        .map_or_else(|| without_year(name), |(_, month)| month)
}

/// Shorter forms that a reader of bulletins knows: 一季度 → 一季 → 一, 3月 → 3, 2020年 → 2020.
fn abbreviate(name: &str, level: usize) -> Option<String> {
    if let Some(quarter) = name.strip_suffix("季度") {
        return Some(if level == 0 {
            format!("{quarter}季")
        } else {
            quarter.trim_start_matches('第').to_owned()
        });
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let bare = name
        .strip_suffix('月')
        .or_else(|| name.strip_suffix('年'))
        .or_else(|| name.strip_suffix('日'))?;
    (level == 0 && digits(&bare.replace('—', "-"))).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_those_of_bulletins() {
        let check = |name: &str, level: usize, short: Option<&str>, why: &str| {
            assert_eq!(abbreviate(name, level).as_deref(), short, "{why}");
        };
        check("一季度", 0, Some("一季"), "first the shorter word");
        check("一季度", 1, Some("一"), "then the numeral");
        check("3月", 0, Some("3"), "a month is its number");
        check("1—2月", 0, Some("1—2"), "a range of months keeps its dash");
        check("2020年", 0, Some("2020"), "a year is its number");
        check("国庆假期", 0, None, "a holiday has no short form");
    }
}
