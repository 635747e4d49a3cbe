//! Whether the spans on one axis may be compared: a part of a year never stands beside a whole one.

use std::collections::BTreeSet;

use suishu_domain::{Basis, Period, Span};

use super::{Mixture, Subject};

/// Spans must be of one length. Along time, the path of 累计 through the year (一季度, 上半年, 前三季度, 全年) is the one exception:
/// every step of it must be there, so that no bar looks like a fall that is only a shorter span.
pub(super) fn check(subjects: &[Subject<'_>], along_time: bool) -> Result<(), Mixture> {
    // At the end of a span only the end counts: 2025年末 goes with 2020年9月末.
    let periods: BTreeSet<Period> = subjects
        .iter()
        .filter(|subject| subject.key.basis != Basis::End)
        .map(|subject| subject.period)
        .collect();
    let short = periods.iter().min_by_key(|period| length(**period));
    let long = periods.iter().max_by_key(|period| length(**period));
    let (Some(short), Some(long)) = (short, long) else {
        return Ok(());
    };
    if length(*short) == length(*long) || (along_time && is_path(&periods)) {
        return Ok(());
    }
    Err(Mixture::Spans {
        short: *short,
        long: *long,
    })
}

/// What must agree. Holiday windows count as one length, since the feast is the same though its days vary; a single day doesn't.
fn length(period: Period) -> (u8, u16) {
    match period.span() {
        Span::Point => (0, 0),
        Span::Days(1) => (1, 0),
        Span::Days(_) => (2, 0),
        Span::Months(count) => (3, count),
    }
}

/// Whether the periods are cumulative ones, each one step longer than the one before, or the shortest of the next year.
fn is_path(periods: &BTreeSet<Period>) -> bool {
    if !periods.iter().all(Period::is_from_new_year) {
        return false;
    }
    let mut steps: Vec<(i16, u16)> = periods
        .iter()
        .filter_map(|period| Some((period.start().year(), period.month_count()?)))
        .collect();
    steps.sort_unstable();
    let lengths: BTreeSet<u16> = steps.iter().map(|(_, months)| *months).collect();
    let lengths: Vec<u16> = lengths.into_iter().collect();
    let [first, second, ..] = lengths.as_slice() else {
        return true;
    };
    let step = second - first;
    // 1—2月 is the first step of monthly paths, since January isn't published.
    let begins = *first == step || (*first == 2 && step == 1);
    let even = lengths.windows(2).all(|pair| pair[1] - pair[0] == step);
    let unbroken = steps.windows(2).all(|pair| match pair {
        [(year, months), (next_year, next)] if year == next_year => *next == months + step,
        [(year, months), (next_year, next)] => next_year - year == 1 && months == &12 && next == first,
        _ => true,
    });
    begins && even && unbroken
}
