//! Value axes: where a value lies, and which values are marked. Nothing here knows a page.

mod linear;
mod log;

use self::linear::Linear;
use self::log::Log;

/// A value axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Equal steps are equal differences.
    Linear(Linear),
    /// Equal steps are equal ratios.
    Log(Log),
}

impl Scale {
    /// The axis for values in `low..=high` with about `target` intervals. With `from_zero`, zero is on it.
    pub(crate) fn single(low: f64, high: f64, target: i32, from_zero: bool) -> Self {
        Self::Linear(Linear::single(low, high, target, from_zero))
    }

    /// The axis of equal ratios for values above zero.
    pub(crate) fn ratios(low: f64, high: f64, target: i32) -> Self {
        Self::Log(Log::over(low, high, target))
    }

    /// Two axes with the same number of ticks and their zeros at the same tick. `clash` says how much the marks of both would
    /// get in each other's way, 0 to 1: the left axis may be a step longer to avoid it.
    pub(crate) fn paired(
        left: (f64, f64),
        right: (f64, f64),
        target: i32,
        clash: &dyn Fn(Self, Self) -> f64,
    ) -> (Self, Self) {
        let (left, right) = Linear::paired(left, right, target, &|first, second| {
            clash(Self::Linear(first), Self::Linear(second))
        });
        (Self::Linear(left), Self::Linear(right))
    }

    /// Value of the lowest tick.
    pub(crate) fn low(self) -> f64 {
        match self {
            Self::Linear(scale) => scale.low(),
            Self::Log(scale) => scale.low(),
        }
    }

    /// Value of the highest tick.
    pub(crate) fn high(self) -> f64 {
        match self {
            Self::Linear(scale) => scale.high(),
            Self::Log(scale) => scale.high(),
        }
    }

    /// Values of all ticks, upwards.
    pub(crate) fn ticks(self) -> impl Iterator<Item = f64> {
        match self {
            Self::Linear(scale) => scale.ticks().collect::<Vec<_>>(),
            Self::Log(scale) => scale.ticks(),
        }
        .into_iter()
    }

    /// Decimals that every tick can be told in.
    pub(crate) fn decimals(self) -> usize {
        self.decimals_of(self.low())
    }

    /// Decimals of one tick: all alike on a linear axis, its own on one of ratios.
    pub(crate) fn decimals_of(self, tick: f64) -> usize {
        match self {
            Self::Linear(scale) => scale.decimals(),
            Self::Log(_) => Log::decimals(tick),
        }
    }

    /// Whether zero is one of its ticks.
    pub(crate) fn has_zero(self) -> bool {
        match self {
            Self::Linear(scale) => scale.has_zero(),
            Self::Log(_) => false,
        }
    }

    /// Where `value` lies: 0 at the lowest tick, 1 at the highest.
    pub(crate) fn position(self, value: f64) -> f64 {
        match self {
            Self::Linear(scale) => scale.position(value),
            Self::Log(scale) => scale.position(value),
        }
    }

    /// `value` on a ruler of equal differences: itself, or its logarithm.
    pub(crate) fn ruled(self, value: f64) -> f64 {
        match self {
            Self::Linear(_) => value,
            Self::Log(_) => value.log10(),
        }
    }

    /// One interval more above, for labels over the highest column.
    pub(crate) fn raised(self) -> Self {
        match self {
            Self::Linear(scale) => Self::Linear(scale.raised()),
            Self::Log(_) => self,
        }
    }

    /// One interval more below.
    pub(crate) fn lowered(self) -> Self {
        match self {
            Self::Linear(scale) => Self::Linear(scale.lowered()),
            Self::Log(_) => self,
        }
    }
}
