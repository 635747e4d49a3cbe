//! Stretches of a text in order, none over another: the words of periods, the names in quotes. Lines may be long, so each question is
//! answered without a walk over all of them.

use std::ops::Range;

/// A stretch of bytes.
pub(super) type Stretch = Range<usize>;

/// The one that begins at `at`.
pub(super) fn starting(stretches: &[Stretch], at: usize) -> Option<&Stretch> {
    let index = stretches.binary_search_by_key(&at, |stretch| stretch.start).ok()?;
    stretches.get(index)
}

/// The one that ends at `end`.
pub(super) fn ending(stretches: &[Stretch], end: usize) -> Option<&Stretch> {
    let index = stretches.binary_search_by_key(&end, |stretch| stretch.end).ok()?;
    stretches.get(index)
}

/// The one that holds `at`.
pub(super) fn holding(stretches: &[Stretch], at: usize) -> Option<&Stretch> {
    let index = stretches.partition_point(|stretch| stretch.end <= at);
    stretches.get(index).filter(|stretch| stretch.start <= at)
}

/// Those that lie within a stretch.
pub(super) fn within<'s>(stretches: &'s [Stretch], whole: &Stretch) -> &'s [Stretch] {
    let from = stretches.partition_point(|stretch| stretch.start < whole.start);
    let to = stretches.partition_point(|stretch| stretch.end <= whole.end);
    stretches.get(from..to).unwrap_or_default()
}

/// Both in one order; where two overlap, the first of them with its end moved to that of the longer.
pub(super) fn merged(one: &[Stretch], other: &[Stretch]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = one.iter().chain(other).cloned().collect();
    all.sort_by_key(|stretch| stretch.start);
    let mut merged: Vec<Stretch> = Vec::with_capacity(all.len());
    for stretch in all {
        match merged.last_mut() {
            Some(last) if stretch.start < last.end => last.end = last.end.max(stretch.end),
            _ => merged.push(stretch),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_found_by_their_ends() {
        let stretches = [1..3, 3..5, 8..9];
        assert_eq!(starting(&stretches, 3), Some(&(3..5)), "by its beginning");
        assert_eq!(starting(&stretches, 4), None, "nothing begins inside");
        assert_eq!(ending(&stretches, 9), Some(&(8..9)), "by its end");
        assert_eq!(holding(&stretches, 4), Some(&(3..5)), "by what it holds");
        assert_eq!(holding(&stretches, 5), None, "the end is outside");
        assert_eq!(within(&stretches, &(2..9)), &[3..5, 8..9], "whole ones only");
        assert_eq!(within(&stretches, &(6..7)), &[] as &[Stretch], "none");
        assert_eq!(
            merged(&[1..4, 8..9], &[3..6, 11..12]),
            [1..6, 8..9, 11..12],
            "one order"
        );
    }
}
