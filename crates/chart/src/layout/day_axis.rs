//! An axis of days: too many days to name are named by weeks of their month (1, 8, 15, 22, 29), or by its halves.

use suishu_domain::Span;

use super::sheet::Sheet;
use crate::resolve::ResolvedCategory;

/// Days from name to name, the closest that fits.
const STEPS: [i8; 2] = [7, 15];

/// The days that are named, with their numbers; `None` where the axis isn't made of days, or where not even two names a month fit.
pub(super) fn weekly(
    sheet: &Sheet<'_>,
    categories: &[ResolvedCategory],
    slot: f64,
) -> Option<Vec<(usize, Vec<String>)>> {
    let days: Vec<i8> = categories.iter().map(day).collect::<Option<_>>()?;
    let size = sheet.sizes.label;
    let room = sheet.width("22", size) + size * 0.5;
    let step = STEPS.into_iter().find(|step| f64::from(*step) * slot >= room)?;
    let first_behind = |at: usize| (at + 1..days.len()).find(|&next| days[next] == 1);
    let shown = days.iter().enumerate().filter(|&(at, day)| {
        // The last name of a month keeps clear of the first one of the next.
        let clear = first_behind(at).is_none_or(|next| (next - at) as f64 * slot >= room);
        (day - 1) % step == 0 && clear
    });
    Some(shown.map(|(at, day)| (at, vec![day.to_string()])).collect())
}

/// The day of the month, for a single day.
pub(super) fn day(category: &ResolvedCategory) -> Option<i8> {
    let period = category.period?;
    (period.span() == Span::Days(1)).then(|| period.start().day())
}
