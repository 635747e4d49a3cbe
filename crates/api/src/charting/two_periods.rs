//! The data of forms that compare two periods: the earlier one first, nothing between them, and both in the title.

use suishu_chart::{ChartData, ChartSpec, Form};
use suishu_domain::{Basis, Catalogue, Holidays, Period};

use super::{Item, words};

/// The periods of the items, the earlier first.
fn periods(items: &[Item<'_>]) -> Vec<(Period, Basis)> {
    let mut found: Vec<(Period, Basis)> = Vec::new();
    for item in items {
        let period = item.figure.observation.period;
        if !found.iter().any(|(known, _)| *known == period) {
            found.push((period, item.series.key.basis));
        }
    }
    found.sort_by_key(|(period, _)| (period.last_day(), period.start()));
    found
}

/// Puts the data in the order that the forms read: a dumbbell's series by period, a slope's categories without the periods that a run
/// of years was completed with.
pub(super) fn arrange(data: &mut ChartData, items: &[Item<'_>], form: Form) {
    match form {
        Form::Dumbbell => {
            let period = |series: &suishu_chart::Series| {
                let origin = series.points.iter().flatten().find_map(|datum| datum.origin)?;
                let period = items.get(origin)?.figure.observation.period;
                Some((period.last_day(), period.start()))
            };
            data.series.sort_by_key(period);
        }
        Form::Slope => {
            let held: Vec<bool> = (0..data.categories.len())
                .map(|at| data.series.iter().any(|series| series.points[at].is_some()))
                .collect();
            retain(&mut data.categories, &held);
            for series in &mut data.series {
                retain(&mut series.points, &held);
            }
        }
        _ => {}
    }
}

fn retain<T>(members: &mut Vec<T>, held: &[bool]) {
    let mut held = held.iter();
    members.retain(|_| held.next().copied().unwrap_or(true));
}

/// 2014年与2024年地区生产总值; the usual title where there aren't two periods.
pub(super) fn title(items: &[Item<'_>], spec: &ChartSpec, catalogue: &Catalogue, holidays: &Holidays) -> String {
    let [(earlier, basis), (later, _)] = periods(items)[..] else {
        return words::title(items, spec, catalogue, holidays);
    };
    let of_later: Vec<Item<'_>> = items
        .iter()
        .filter(|item| item.figure.observation.period == later)
        .map(|item| Item { ..*item })
        .collect();
    let earlier = words::period_label(earlier, Some(basis), holidays);
    format!("{earlier}与{}", words::title(&of_later, spec, catalogue, holidays))
}
