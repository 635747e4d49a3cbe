//! One published number with what belongs to it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Confidentiality, MissingReason, Period, Place, Qualifier, Status};

/// A number as published, or the reason why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// The number, in the unit of its series, with its decimals as published.
    Number(Decimal),
    /// No number: a gap, never 0.
    Missing(MissingReason),
}

impl Figure {
    /// The number, if there is one.
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Missing(_) => None,
        }
    }

    /// Why there is no number, if there is none.
    pub const fn missing(&self) -> Option<MissingReason> {
        match self {
            Self::Number(_) => None,
            Self::Missing(reason) => Some(*reason),
        }
    }

    /// Whether both say the same: equal numbers (trailing zeros aside) or the same reason.
    pub fn same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Missing(a), Self::Missing(b)) => a == b,
            _ => false,
        }
    }
}

/// One observation of a series: the period, the figure, and what the source says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// The period that the figure is of.
    pub period: Period,
    /// The number, or the typed reason for its absence.
    pub figure: Figure,
    /// 约, 超, 不足, or exact.
    pub qualifier: Qualifier,
    /// Status as published; `None` when the source says nothing.
    pub status: Option<Status>,
    /// Who may see it.
    pub confidentiality: Confidentiality,
    /// The cell's text, kept only where it isn't simply the number printed.
    pub raw: Option<String>,
    /// The source as printed.
    pub source: Option<String>,
    /// A note of the source on this figure.
    pub note: Option<String>,
    /// Where in the file the figure stands.
    pub place: Place,
}
