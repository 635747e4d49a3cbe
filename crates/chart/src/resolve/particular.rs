//! What some forms need beyond series on axes: two ends, parts of a whole, progress towards targets. One door for `resolve`.

use super::ends::{self, Ends};
use super::parts::{self, Whole};
use super::progress::{self, Progress};
use super::{ResolvedAxis, ResolvedSeries};
use crate::ChartError;
use crate::data::ChartData;
use crate::spec::{ChartSpec, Form};
use crate::text::Fonts;
use crate::theme::Theme;

/// What a form needs beyond series and categories.
#[derive(Debug, Clone)]
pub(crate) enum Particular {
    /// Nothing.
    None,
    /// Dumbbell and slope.
    Ends(Ends),
    /// Pie and ring.
    Whole(Whole),
    /// Bullet.
    Progress(Vec<Progress>),
}

/// The order of categories, for forms that have their own.
pub(super) fn order(spec: &ChartSpec, data: &ChartData) -> Option<Vec<usize>> {
    match spec.form {
        Form::Dumbbell => Some(ends::order(spec.order, data)),
        Form::Bullet => Some(progress::order(spec.order, data)),
        Form::Slope | Form::Pie => Some((0..data.categories.len()).collect()),
        _ => None,
    }
}

pub(super) fn particular(
    spec: &ChartSpec,
    data: &ChartData,
    theme: &Theme,
    fonts: &Fonts,
    order: &[usize],
    series: &mut [ResolvedSeries],
) -> Result<Particular, ChartError> {
    Ok(match spec.form {
        Form::Dumbbell | Form::Slope => Particular::Ends(ends::ends(spec, data, order, series)?),
        Form::Pie => Particular::Whole(parts::whole(spec, data, theme, fonts, series)?),
        Form::Bullet => Particular::Progress(progress::progress(data, order, fonts, series)?),
        _ => Particular::None,
    })
}

impl Particular {
    /// The axes of computed figures; none where those of the figures themselves serve.
    pub(super) fn axes(&self) -> Vec<ResolvedAxis> {
        match self {
            Self::Progress(rows) => vec![progress::axis(rows)],
            _ => Vec::new(),
        }
    }

    /// The notes that the computed figures need.
    pub(super) fn notes(&self) -> Vec<String> {
        match self {
            Self::None => Vec::new(),
            Self::Ends(ends) => ends.notes.clone(),
            Self::Whole(whole) => whole.notes.clone(),
            Self::Progress(rows) => progress::notes(rows),
        }
    }
}
