//! 口径变化 suspends what would be computed across it: a typed missing figure stands in its place, which says why.

use suishu_analysis::derive as analysis;
use suishu_domain::{Decimal, Figure, MissingReason, Observation, Period};

use super::computed;
use crate::query::{FigureSeries, Figured, Input};

/// What a suspended figure says.
pub(crate) const NOT_COMPARABLE: &str = "口径变化前后不可比，未推算。";

/// Whether a figure stands for one that a break doesn't allow to compute.
pub(crate) fn is_suspended(figure: &Figured) -> bool {
    figure.derived && figure.observation.figure == Figure::Missing(MissingReason::NotApplicable)
}

/// Whether the series breaks between two periods.
pub(super) fn broken_between(series: &FigureSeries, base: Period, now: Period) -> bool {
    let statuses = series.figures.iter().map(|figure| {
        let Observation { period, status, .. } = figure.observation;
        (period, status)
    });
    analysis::is_broken_between(statuses, base, now)
}

/// 不适用 in place of a computed figure.
pub(super) fn suspended(from: &Figured, period: Period, inputs: Vec<Input>) -> Figured {
    let would_be = computed(from, period, Decimal::ZERO, inputs);
    Figured {
        observation: Observation {
            figure: Figure::Missing(MissingReason::NotApplicable),
            status: None,
            note: Some(NOT_COMPARABLE.to_owned()),
            ..would_be.observation
        },
        ..would_be
    }
}
