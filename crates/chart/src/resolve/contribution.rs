//! 拉动: what the parts add to the growth of the whole, in percentage points, beside the headline in per cent. Both are one axis by
//! definition: the points of the parts make the per cent of the whole.

use suishu_domain::Decimal;

use crate::data::{ChartData, Series};
use crate::spec::ChartSpec;
use crate::text::Fonts;
use crate::words;

/// Half of a last digit, as a number of the digit after it.
const HALF: i64 = 5;

/// Whether a series is the growth of the whole.
pub(super) const fn is_headline(series: &Series) -> bool {
    series.layer > 0
}

/// What a reader must know of the two measures, and by how much the parts miss the headline where rounding doesn't explain it.
pub(super) fn notes(spec: &ChartSpec, data: &ChartData, fonts: &Fonts) -> Vec<String> {
    let Some(headline) = data.series.iter().find(|series| is_headline(series)) else {
        return Vec::new();
    };
    let parts: Vec<&Series> = data.series.iter().filter(|series| !is_headline(series)).collect();
    let name = spec.labels.get(&headline.key).unwrap_or(&headline.label);
    let mut notes = vec![words::headline(&fonts.printable(name))];
    let missed: Vec<(usize, Decimal)> = (0..data.categories.len())
        .filter_map(|at| Some((at, miss(headline, &parts, at)?)))
        .collect();
    let widest = missed.iter().max_by_key(|(_, miss)| miss.abs());
    notes.extend(widest.map(|(at, miss)| {
        let category = &data.categories[*at];
        let label = spec.labels.get(&category.key).unwrap_or(&category.label);
        words::parts_miss(
            missed.len(),
            &fonts.printable(label),
            &miss.normalize().abs().to_string(),
        )
    }));
    notes
}

/// By how much the headline differs from the sum of the parts, where that is more than the rounding of them all; `None` also where a
/// part isn't known, since nothing can be said then.
fn miss(headline: &Series, parts: &[&Series], at: usize) -> Option<Decimal> {
    let number = |series: &Series| series.points[at].as_ref()?.figure.number();
    let whole = number(headline)?;
    let (mut sum, mut room) = (Decimal::ZERO, rounding(whole)?);
    for part in parts {
        let part = number(part)?;
        sum = sum.checked_add(part)?;
        room = room.checked_add(rounding(part)?)?;
    }
    let miss = whole.checked_sub(sum)?;
    (miss.abs() > room).then_some(miss)
}

/// What rounding may have taken from a figure: half of its last digit.
fn rounding(number: Decimal) -> Option<Decimal> {
    Decimal::try_new(HALF, number.scale() + 1).ok()
}
