//! Units: a base and a power of ten. 亿元 is 元 × 10⁸; figures move between multiples by shifting the decimal point, exactly.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A unit of measurement: what is counted, and by which power of ten. Its text is canonical: `亿元`, `万人次`, `%`, `百分点`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, TS)]
#[ts(export, type = "string")]
pub struct Unit {
    base: String,
    power: i8,
}

impl Unit {
    /// Reads a unit as written: 亿元, 万人次, 个, %, ‰, 个百分点, 100 million yuan, million persons. `None` for an empty text or one
    /// with digits that are no multiplier.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self { base: text.to_owned(), power: 0 })
    }

    /// What is counted: 元, 人次, %, 百分点.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The power of ten: 8 for 亿元.
    pub const fn power(&self) -> i8 {
        self.power
    }

    /// Whether figures can be moved between the two by a shift of the decimal point.
    pub fn is_multiple_of(&self, other: &Self) -> bool {
        self.base == other.base
    }

    /// Whether the unit is a rate: %, ‰, 百分点.
    pub fn is_rate(&self) -> bool {
        matches!(self.base.as_str(), "%" | "百分点")
    }

    /// Moves `number` from this unit into `to`, exactly. Zeros that the shift alone would add behind the point are dropped,
    /// decimals that were published stay. `None` when the bases differ or the result has more than 28 digits.
    pub fn convert(&self, number: Decimal, to: &Self) -> Option<Decimal> {
        self.is_multiple_of(to).then_some(number)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

impl Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("not a unit: {text}")))
    }
}
