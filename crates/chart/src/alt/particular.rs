//! What a screen reader is told of two periods, parts, progress, tiles and panels: row by row, since highest and lowest say little there.

use std::fmt::Write as _;

use crate::resolve::{Newest, Particular, Resolved, ResolvedSeries, Slot, Tile};
use crate::spec::Form;
use crate::words;

/// More rows than this are counted, not told.
const TOLD: usize = 11;

/// The sentences of the forms that tell their rows; `None` for the others.
pub(super) fn text(resolved: &Resolved) -> Option<String> {
    let rows: Vec<String> = match &resolved.particular {
        Particular::None if resolved.form == Form::Kpi => tiles_told(resolved),
        Particular::None if resolved.form == Form::SmallMultiples && resolved.over_time => panels_told(resolved),
        Particular::None => return None,
        Particular::Ends(ends) => {
            let mut rows = ends_told(resolved);
            for (row, change) in rows.iter_mut().zip(&ends.changes) {
                let _ = write!(row, "，{}{change}", ends.head);
            }
            rows
        }
        Particular::Whole(whole) => whole
            .parts
            .iter()
            .map(|part| match resolved.series[part.datum.0].slots[part.datum.1].mark() {
                Some(mark) => format!("{}{}", part.name, mark.told),
                None => part.name.clone(),
            })
            .chain(
                whole
                    .ring
                    .then(|| format!("{}{}{}", whole.name, whole.total, whole.unit)),
            )
            .collect(),
        Particular::Progress(rows) => rows
            .iter()
            .zip(&resolved.categories)
            .map(|(row, category)| {
                let mut text = format!("{}{}", category.label, row.figures);
                for (word, share) in [
                    (words::REACHED, &row.done),
                    (words::PACE, &row.pace),
                    (words::REACHED_BEFORE, &row.share_before),
                ] {
                    if let Some(share) = share {
                        let _ = write!(text, "，{word}{}", share.printed);
                    }
                }
                text
            })
            .collect(),
    };
    let mut text = rows.iter().take(TOLD).fold(String::new(), |mut text, row| {
        text.push('。');
        text.push_str(row);
        text
    });
    if rows.len() > TOLD {
        let _ = write!(text, "。另有{}项", rows.len() - TOLD);
    }
    Some(text)
}

/// `广州市地区生产总值2020年前三季度（初步核算）17475.86亿元，同比+1.0%`.
fn tiles_told(resolved: &Resolved) -> Vec<String> {
    let row = |tile: &Tile| {
        let Some(newest) = &tile.newest else {
            return format!("{}{}", tile.name, tile.absent);
        };
        let Newest {
            when,
            before,
            number,
            unit,
            change,
            ..
        } = newest;
        let mut row = format!("{}{when}{before}{number}{unit}", tile.name);
        if let Some(change) = change {
            let _ = write!(row, "，{}{}", change.against, change.amount);
        }
        row
    };
    resolved.tiles.iter().map(row).collect()
}

/// `广州市1999年2056.74亿元，2024年31032.5亿元`, the own one first: where each panel begins and ends.
fn panels_told(resolved: &Resolved) -> Vec<String> {
    let mut panels: Vec<&ResolvedSeries> = resolved.series.iter().collect();
    panels.sort_by_key(|series| !series.own);
    let row = |series: &ResolvedSeries| {
        let marks = || {
            let slots = series.slots.iter().zip(&resolved.categories);
            slots.filter_map(|(slot, category)| Some(format!("{}{}", category.label, slot.mark()?.told)))
        };
        let ends = match (marks().next(), marks().skip(1).last()) {
            (Some(first), Some(last)) => format!("{first}，{last}"),
            (Some(only), None) => only,
            (None, _) => words::NO_FIGURE.to_owned(),
        };
        format!("{}{ends}", series.label)
    };
    panels.into_iter().map(row).collect()
}

/// `广州市2014年16135.95亿元，2024年31032.5亿元`.
fn ends_told(resolved: &Resolved) -> Vec<String> {
    let told = |slot: &Slot| match slot {
        Slot::Mark(mark) => mark.told.clone(),
        Slot::Missing(reason) => words::missing(*reason).to_owned(),
        Slot::Absent => words::LACKING.to_owned(),
    };
    if resolved.form == Form::Slope {
        let row = |series: &crate::resolve::ResolvedSeries| {
            let ends = resolved.categories.iter().zip(&series.slots);
            let ends: Vec<String> = ends
                .map(|(period, slot)| format!("{}{}", period.label, told(slot)))
                .collect();
            format!("{}{}", series.label, ends.join("，"))
        };
        return resolved.series.iter().map(row).collect();
    }
    let row = |(at, category): (usize, &crate::resolve::ResolvedCategory)| {
        let ends = resolved.series.iter();
        let ends: Vec<String> = ends
            .map(|series| format!("{}{}", series.label, told(&series.slots[at])))
            .collect();
        format!("{}{}", category.label, ends.join("，"))
    };
    resolved.categories.iter().enumerate().map(row).collect()
}
