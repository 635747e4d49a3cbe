//! One way to the figures: a [`Selection`](suishu_domain::Selection) becomes series with their figures, whether a table, a
//! chart, a tile or the command line asks.

mod derive;
mod select;

pub(crate) use derive::{NOT_COMPARABLE, derive, growth_over_year, is_suspended};
pub(crate) use select::{Asked, ask, kind_of};

use suishu_domain::{Kind, Observation, SeriesKey};
use suishu_store::{SeriesId, Stored};

use crate::wire::InputRole;

/// One series with the figures that were asked for, oldest first.
#[derive(Debug, Clone)]
pub(crate) struct FigureSeries {
    /// Its id in the library; of the series that it was computed from, for 推算.
    pub id: SeriesId,
    /// Its key; for computed figures with the measure, basis and unit that they have.
    pub key: SeriesKey,
    /// The kind of its indicator, from the catalogue or from the figures.
    pub kind: Option<Kind>,
    /// The figures.
    pub figures: Vec<Figured>,
}

/// One figure with its vintage.
#[derive(Debug, Clone)]
pub(crate) struct Figured {
    /// The observation.
    pub observation: Observation,
    /// Batch that brought it.
    pub batch: i64,
    /// ISO date: of release, else of import.
    pub vintage: String,
    /// How many vintages the library has of it.
    pub vintages: u32,
    /// Whether this program computed it (推算).
    pub derived: bool,
    /// What it was computed from; empty for a published one.
    pub inputs: Vec<Input>,
}

/// A figure that another one was computed from.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    /// What it is in the computation.
    pub role: InputRole,
    /// Its series.
    pub id: SeriesId,
    /// The key of its series.
    pub key: SeriesKey,
    /// The figure, in the vintage that was computed with.
    pub figure: Figured,
}

impl Input {
    pub(crate) fn new(role: InputRole, series: &FigureSeries, figure: &Figured) -> Self {
        Self {
            role,
            id: series.id,
            key: series.key.clone(),
            figure: figure.clone(),
        }
    }
}

impl From<Stored> for Figured {
    fn from(stored: Stored) -> Self {
        let Stored {
            observation,
            batch,
            vintage,
            vintages,
        } = stored;
        Self {
            observation,
            batch,
            vintage,
            vintages,
            derived: false,
            inputs: Vec::new(),
        }
    }
}
