//! What a rule finds, and the key by which it is known again.

use sha2::{Digest as _, Sha256};
use suishu_domain::{Decimal, FindingCode, Period, SeriesKey};

use super::Run;

/// The rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The parts add up to the total.
    PartsTotal,
    /// The shares of one whole add up to 100.
    SharesHundred,
    /// 累计 doesn't fall within a year.
    CumulativeFalls,
    /// 当期 is the difference of two 累计.
    SingleCumulative,
    /// Growth agrees with the levels at the same prices.
    GrowthLevel,
    /// No figure is 10⁴ or 10⁸ times its neighbours.
    UnitJump,
    /// No figure has more decimals than its series is published with.
    Decimals,
    /// No period is missing in a run.
    PeriodMissing,
    /// An event doesn't end before it begins.
    EventOrder,
    /// Figures that belong together come from one vintage.
    VintagesApart,
}

impl Rule {
    /// The code of its findings.
    pub const fn code(self) -> FindingCode {
        match self {
            Self::PartsTotal => FindingCode::CheckPartsTotal,
            Self::SharesHundred => FindingCode::CheckSharesHundred,
            Self::CumulativeFalls => FindingCode::CheckCumulativeFalls,
            Self::SingleCumulative => FindingCode::CheckSingleCumulative,
            Self::GrowthLevel => FindingCode::CheckGrowthLevel,
            Self::UnitJump => FindingCode::CheckUnitJump,
            Self::Decimals => FindingCode::CheckDecimals,
            Self::PeriodMissing => FindingCode::CheckPeriodMissing,
            Self::EventOrder => FindingCode::CheckEventOrder,
            Self::VintagesApart => FindingCode::CheckVintagesApart,
        }
    }
}

/// A figure that a finding names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The series.
    pub key: SeriesKey,
    /// The period.
    pub period: Period,
    /// Its number; `None` where a figure is missed.
    pub value: Option<Decimal>,
}

impl Cited {
    /// The figure of a run.
    pub(super) fn of(run: &Run, period: Period) -> Self {
        Self {
            key: run.key.clone(),
            period,
            value: run.entries.get(&period).and_then(|entry| entry.value),
        }
    }
}

/// What a rule finds. It is a doubt, not a verdict: a person looks, and mends or accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckFinding {
    /// The rule.
    pub rule: Rule,
    /// The figures, the one in question first.
    pub figures: Vec<Cited>,
    /// What the rule expects of the first figure, computed from the others.
    pub expected: Option<Decimal>,
    /// What stands there.
    pub found: Option<Decimal>,
    /// How far the two may differ by rounding.
    pub tolerance: Option<Decimal>,
    /// The event in question: its date and its title.
    pub event: Option<(String, String)>,
}

impl CheckFinding {
    /// A finding without numbers of its own.
    pub(super) const fn new(rule: Rule, figures: Vec<Cited>) -> Self {
        Self {
            rule,
            figures,
            expected: None,
            found: None,
            tolerance: None,
            event: None,
        }
    }

    /// The same finding with what was expected, what was found and how far the two may differ.
    #[must_use]
    pub(super) const fn between(mut self, expected: Decimal, found: Decimal, tolerance: Decimal) -> Self {
        self.expected = Some(expected);
        self.found = Some(found);
        self.tolerance = Some(tolerance);
        self
    }

    /// The key: the same for the same rule, figures and numbers, so that what was accepted stays accepted, and a figure that
    /// has changed is asked about anew. Trailing zeros play no part.
    pub fn key(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(self.rule.code().code());
        let mut field = |text: &str| {
            digest.update([0x1f]);
            digest.update(text);
        };
        for Cited { key, period, value } in &self.figures {
            for text in [&key.indicator, &key.region, &key.sector] {
                field(text);
            }
            field(key.basis.code());
            field(key.measure.code());
            field(key.price_basis.map_or("", |prices| prices.code()));
            field(&key.unit.to_string());
            field(&period.to_string());
            field(&value.map(|value| value.normalize().to_string()).unwrap_or_default());
        }
        if let Some((date, title)) = &self.event {
            field(date);
            field(title);
        }
        let bytes = digest.finalize();
        bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}
