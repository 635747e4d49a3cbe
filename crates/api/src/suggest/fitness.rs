//! Which forms can draw a shape, why, and which one does best: the rules of the trade (columns for levels, lines for many periods,
//! a pie for five parts at most) in one place.

use suishu_chart::{Dimension, Form};
use suishu_domain::Measure;

use super::shape::Shape;
use crate::wire::FormReason;

/// Parts that a pie can hold.
const PIE_PARTS: usize = 5;
/// Periods from which on a line reads better than columns.
const LINE_PERIODS: usize = 9;
/// Series that one panel can tell apart.
const PANEL_SERIES: usize = 6;
/// Panels that a page can hold.
const PANELS: usize = 24;
/// Series that can stand side by side in a column chart.
const GROUPED_SERIES: usize = 8;
/// Rows of a dumbbell or lines of a slope that a reader can follow.
const PAIRS: usize = 24;
/// Years that can be told apart as lines over one another.
const OVERLAID_YEARS: usize = 8;
/// Tiles that stand beside each other.
const TILES: usize = 6;
/// Districts from which on a map says more than bars.
const DISTRICTS: usize = 6;

/// Whether a form can draw a shape, and the reason for either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    pub form: Form,
    pub fits: bool,
    pub reason: FormReason,
}

/// Every form with what speaks for or against it, in the order of [`Form::ALL`].
pub(super) fn all(shape: &Shape) -> Vec<Fit> {
    let judged = |&form: &Form| match judge(form, shape) {
        Ok(reason) => Fit {
            form,
            fits: true,
            reason,
        },
        Err(reason) => Fit {
            form,
            fits: false,
            reason,
        },
    };
    Form::ALL.iter().map(judged).collect()
}

/// What runs along the axis and what tells series apart, when `form` draws the shape.
pub(super) fn arrange(form: Form, shape: &Shape) -> (Dimension, Option<Dimension>) {
    let things = shape.things().unwrap_or(Dimension::Period);
    let over_time = (Dimension::Period, shape.apart(Dimension::Period));
    match form {
        Form::Dumbbell | Form::Waterfall => (things, Some(Dimension::Period)),
        Form::Bars | Form::Pie | Form::TileMap | Form::Scatter | Form::Bullet if shape.periods.len() <= 1 => {
            (things, shape.apart(things))
        }
        Form::Bullet => (things, None),
        Form::Line
        | Form::Area
        | Form::Slope
        | Form::YearOverlay
        | Form::HeatMap
        | Form::SmallMultiples
        | Form::Kpi
        | Form::Timeline => over_time,
        _ => {
            let x = shape.along();
            (x, shape.apart(x))
        }
    }
}

/// The form that does best among those that fit.
pub(super) fn best(shape: &Shape, fits: &[Fit]) -> Form {
    let order = preferences(shape);
    let fitting = |form: &Form| fits.iter().any(|fit| fit.fits && fit.form == *form);
    order.into_iter().find(fitting).unwrap_or(Form::Columns)
}

/// Forms in the order in which they would be taken, the best first; the last ones draw anything.
fn preferences(shape: &Shape) -> Vec<Form> {
    let along = shape.along();
    let (periods, series) = (shape.periods.len(), shape.series(along));
    let mut order = Vec::new();
    let mut prefer = |when: bool, forms: &[Form]| {
        if when {
            order.extend_from_slice(forms);
        }
    };
    prefer(
        shape.measure == Some(Measure::ContributionPoints),
        &[Form::Contribution],
    );
    prefer(
        periods <= 1 && shape.districts && shape.regions.len() >= DISTRICTS,
        &[Form::TileMap],
    );
    prefer(periods <= 1 && shape.regions.len() > 1, &[Form::Bars]);
    prefer(periods <= 1 && shape.parts() > 1, &[Form::Pie, Form::Bars]);
    prefer(periods <= 1 && series == 1 && shape.things().is_none(), &[Form::Kpi]);
    prefer(periods == 2 && shape.things().is_some(), &[Form::Dumbbell, Form::Slope]);
    prefer(
        shape.measure == Some(Measure::Share) && periods > 1,
        &[Form::PercentColumns],
    );
    prefer(shape.daily(), &[Form::Line]);
    prefer(shape.recurs() && shape.years() <= OVERLAID_YEARS, &[Form::YearOverlay]);
    prefer(shape.recurs(), &[Form::HeatMap]);
    prefer(periods > 1 && series > PANEL_SERIES, &[Form::SmallMultiples]);
    prefer(shape.growth && periods < 2 * LINE_PERIODS, &[Form::ColumnsLine]);
    prefer(along == Dimension::Period && periods >= LINE_PERIODS, &[Form::Line]);
    prefer(
        true,
        &[Form::ColumnsLine, Form::Columns, Form::GroupedColumns, Form::Line],
    );
    order
}

/// Why a form can draw the shape, or why it can't.
fn judge(form: Form, shape: &Shape) -> Result<FormReason, FormReason> {
    use FormReason as Why;
    let along = shape.along();
    let (periods, series, parts) = (shape.periods.len(), shape.series(along), shape.parts());
    let things = shape.things().map_or(1, |things| shape.count(things));
    let need = |holds: bool, missing: FormReason| if holds { Ok(()) } else { Err(missing) };
    match form {
        Form::Columns => {
            need(series == 1, Why::NeedsOneSeries)?;
            Ok(Why::OneSeries)
        }
        Form::GroupedColumns => {
            need(series > 1, Why::NeedsSeveralSeries)?;
            need(series <= GROUPED_SERIES, Why::TooManySeries)?;
            Ok(Why::SideBySide)
        }
        Form::StackedColumns | Form::PercentColumns | Form::Area => {
            need(parts > 1 && along != Dimension::Sector, Why::NeedsPartsOverTime)?;
            need(shape.additive, Why::NotAdditive)?;
            need(form == Form::StackedColumns || !shape.negative, Why::Negative)?;
            need(form != Form::Area || periods > 2, Why::NeedsManyPeriods)?;
            Ok(match form {
                Form::PercentColumns => Why::SharesOverTime,
                _ => Why::PartsOverTime,
            })
        }
        Form::Line => {
            need(periods > 1, Why::NeedsManyPeriods)?;
            Ok(if shape.daily() { Why::Daily } else { Why::OverTime })
        }
        Form::ColumnsLine => {
            need(shape.growth, Why::NeedsGrowth)?;
            need(series == 1, Why::NeedsOneSeries)?;
            Ok(Why::LevelAndGrowth)
        }
        Form::Bars => {
            need(periods <= 1, Why::NeedsOnePeriod)?;
            need(things > 1, Why::NeedsCategories)?;
            need(series == 1, Why::NeedsOneSeries)?;
            Ok(Why::Ranked)
        }
        Form::Contribution => {
            need(
                shape.measure == Some(Measure::ContributionPoints),
                Why::NeedsContribution,
            )?;
            Ok(Why::Contributions)
        }
        Form::YearOverlay => {
            need(shape.recurs(), Why::NeedsRecurringPeriods)?;
            need(shape.series(Dimension::Period) == 1, Why::NeedsOneSeries)?;
            need(shape.years() <= OVERLAID_YEARS, Why::TooManyYears)?;
            Ok(Why::YearsCompared)
        }
        Form::Waterfall => {
            need(periods == 2, Why::NeedsTwoPeriods)?;
            need(parts > 1 && shape.regions.len() == 1, Why::NeedsParts)?;
            need(
                shape.additive && shape.measure == Some(Measure::Level),
                Why::NotAdditive,
            )?;
            Ok(Why::ChangeByParts)
        }
        Form::Dumbbell | Form::Slope => {
            need(periods == 2, Why::NeedsTwoPeriods)?;
            need(things > 1, Why::NeedsCategories)?;
            need(shape.series(Dimension::Period) == things, Why::NeedsOneKind)?;
            need(things <= PAIRS, Why::TooManySeries)?;
            Ok(Why::TwoPeriods)
        }
        Form::Bullet => {
            need(shape.targets, Why::NeedsTargets)?;
            Ok(Why::Targets)
        }
        Form::Pie => {
            need(
                periods <= 1 && shape.series(Dimension::Sector) == 1,
                Why::NeedsOnePeriod,
            )?;
            need(parts > 1, Why::NeedsParts)?;
            need(parts <= PIE_PARTS, Why::TooManyParts)?;
            need(shape.additive, Why::NotAdditive)?;
            need(!shape.negative, Why::Negative)?;
            Ok(Why::PartsOfWhole)
        }
        Form::HeatMap => {
            let grid = shape.recurs() || (periods > 2 && things > 1);
            need(grid, Why::NeedsGrid)?;
            need(
                shape.recurs() || shape.series(Dimension::Period) == things,
                Why::NeedsOneKind,
            )?;
            Ok(Why::Grid)
        }
        Form::Scatter => {
            need(shape.growth, Why::NeedsGrowth)?;
            need(periods <= 1, Why::NeedsOnePeriod)?;
            need(things > 2, Why::NeedsCategories)?;
            Ok(Why::SizeAndGrowth)
        }
        Form::SmallMultiples => {
            let panels = shape.series(Dimension::Period);
            need(periods > 2, Why::NeedsManyPeriods)?;
            need(panels > 1, Why::NeedsSeveralSeries)?;
            need(panels <= PANELS, Why::TooManySeries)?;
            Ok(Why::ManySeries)
        }
        Form::TileMap => {
            need(shape.districts && shape.regions.len() >= DISTRICTS, Why::NeedsDistricts)?;
            need(periods <= 1, Why::NeedsOnePeriod)?;
            need(series == 1, Why::NeedsOneSeries)?;
            Ok(Why::Districts)
        }
        Form::Kpi => {
            need(shape.series(Dimension::Period) <= TILES, Why::TooManySeries)?;
            Ok(Why::Newest)
        }
        Form::Timeline => {
            need(shape.events, Why::NeedsEvents)?;
            Ok(Why::Happenings)
        }
    }
}
