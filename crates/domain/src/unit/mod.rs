//! Units: a base and a power of ten. 亿元 is 元 × 10⁸; figures move between multiples by shifting the decimal point, exactly.
//!
//! [`spelling`] reads what is written; the arithmetic and the canonical text are here.

mod spelling;
#[cfg(test)]
mod tests;

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

/// The multiplier words by power of ten.
const MULTIPLIERS: [&str; 16] = [
    "",
    "十",
    "百",
    "千",
    "万",
    "十万",
    "百万",
    "千万",
    "亿",
    "十亿",
    "百亿",
    "千亿",
    "万亿",
    "十万亿",
    "百万亿",
    "千万亿",
];

/// Multiples with a sign or word of their own: base, power, text.
const SIGNS: [(&str, i8, &str); 3] = [("%", -1, "‰"), ("%", -2, "‱"), ("百分点", -2, "基点")];

impl Unit {
    /// Reads a unit as written: 亿元, 万人次, 个, %, ‰, 个百分点, 100 million yuan, million persons. `None` for an empty text or one
    /// with digits that are no multiplier.
    ///
    /// Brackets and 单位： around it are no part of it. The canonical text of every unit reads back as that unit.
    pub fn parse(text: &str) -> Option<Self> {
        let (base, power) = spelling::read(text)?;
        Self::of(base, power)
    }

    /// A unit of these parts, if it has a canonical text.
    fn of(base: String, power: i8) -> Option<Self> {
        let unit = Self { base, power };
        let multiplier = unit.multiplier()?;
        let text = [multiplier, &unit.base].concat();
        // 千 before 瓦时 is 千瓦时, a base of its own.
        if power > 0 && spelling::whole_word(&text) {
            Some(Self { base: text, power: 0 })
        } else {
            Some(unit)
        }
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

    /// Whether figures in this unit are parts of a hundred, of whatever: %, ‰, 百分点, `% of GDP`, `Percent change`. None of them may
    /// be added up, and what they are a part or a change of is told by their words.
    pub fn is_percentage(&self) -> bool {
        let base = self.base.to_lowercase();
        self.is_rate()
            || base.starts_with('%')
            || base.ends_with('%')
            || base.starts_with("percent")
            || base.starts_with("per cent")
    }

    /// Moves `number` from this unit into `to`, exactly. Zeros that the shift alone would add behind the point are dropped,
    /// decimals that were published stay. `None` when the bases differ or the result has more than 28 digits.
    pub fn convert(&self, number: Decimal, to: &Self) -> Option<Decimal> {
        if !self.is_multiple_of(to) {
            return None;
        }
        let shift = i32::from(self.power) - i32::from(to.power);
        let mut mantissa = number.mantissa();
        let mut scale = i32::try_from(number.scale()).ok()?.checked_sub(shift)?;
        if scale < 0 {
            mantissa = mantissa.checked_mul(10_i128.checked_pow(scale.unsigned_abs())?)?;
            scale = 0;
        }
        // Going left adds so many decimals at most; those of them that are zeros say nothing that was published.
        let mut added = (-shift).max(0);
        while added > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
            added -= 1;
        }
        Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale).ok()?).ok()
    }

    /// The word for the power, or the sign of the whole unit where it has one.
    fn multiplier(&self) -> Option<&'static str> {
        let sign = SIGNS
            .iter()
            .find(|(base, power, _)| *base == self.base && *power == self.power)
            .map(|(_, _, text)| *text);
        sign.or_else(|| MULTIPLIERS.get(usize::try_from(self.power).ok()?).copied())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.multiplier().unwrap_or_default())?;
        // A negative power has a sign that stands for the whole.
        if self.power >= 0 {
            f.write_str(&self.base)
        } else {
            Ok(())
        }
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
