//! A mixture that the basis lock refuses, with its sentence in both languages.

use suishu_domain::period::label;
use suishu_domain::{Basis, Kind, Measure, Period, PriceBasis};

/// Over what figures are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Over {
    /// Periods of one series.
    Time,
    /// Regions or sectors at one period.
    Members,
}

/// Figures that must not stand on one axis or in one sum, and what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mixture {
    /// Units that no shift of the decimal point turns into one another.
    Unit {
        /// Base of the one: 元.
        left: String,
        /// Base of the other: 港元.
        right: String,
    },
    /// Different measures on one axis.
    Measure {
        /// The one.
        left: Measure,
        /// The other.
        right: Measure,
    },
    /// Current beside constant prices.
    Prices {
        /// The one.
        left: PriceBasis,
        /// The other.
        right: PriceBasis,
    },
    /// Different time bases.
    Basis {
        /// The one.
        left: Basis,
        /// The other.
        right: Basis,
    },
    /// Spans of different length side by side.
    Spans {
        /// The shorter span.
        short: Period,
        /// The longer one.
        long: Period,
    },
    /// A measure that is never added.
    NotAdditive {
        /// The measure.
        measure: Measure,
    },
    /// A kind of indicator that isn't added in this direction.
    KindNotSummed {
        /// The kind.
        kind: Kind,
        /// The direction.
        over: Over,
    },
    /// Parts of two breakdowns, or a part and what it is part of, are stacked.
    Breakdowns {
        /// The name of the one.
        left: String,
        /// The name of the other.
        right: String,
    },
    /// Periods that hold the same days are added.
    Overlap {
        /// The one.
        left: Period,
        /// The other.
        right: Period,
    },
}

impl Mixture {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unit { .. } => "mixture.unit",
            Self::Measure { .. } => "mixture.measure",
            Self::Prices { .. } => "mixture.prices",
            Self::Basis { .. } => "mixture.basis",
            Self::Spans { .. } => "mixture.spans",
            Self::NotAdditive { .. } => "mixture.measure_not_additive",
            Self::KindNotSummed { .. } => "mixture.kind_not_summed",
            Self::Breakdowns { .. } => "mixture.breakdowns",
            Self::Overlap { .. } => "mixture.overlap",
        }
    }

    /// One Chinese sentence that says why.
    pub fn zh(&self) -> String {
        match self {
            Self::Unit { left, right } => format!("“{left}”与“{right}”是不同的计量单位，不能共用一个坐标轴。"),
            Self::Measure { left, right } => {
                format!("“{}”与“{}”是不同的度量，不能共用一个坐标轴。", left.zh(), right.zh())
            }
            Self::Prices { left, right } => {
                format!(
                    "“{}”与“{}”的价格口径不同，差额中含价格变动，不能直接比较。",
                    left.zh(),
                    right.zh()
                )
            }
            Self::Basis { left, right } => {
                format!(
                    "“{}”与“{}”口径不同（{}，{}），不能直接比较。",
                    left.zh(),
                    right.zh(),
                    what_zh(*left),
                    what_zh(*right)
                )
            }
            Self::Spans { short, long } => format!(
                "“{}”与“{}”时期长短不同，不能直接比较；请选取长短一致的时期。",
                label::zh(*short, None),
                label::zh(*long, None)
            ),
            Self::NotAdditive { measure } => format!("“{}”不能相加，只有绝对量可以。", measure.zh()),
            Self::KindNotSummed { kind: Kind::Stock, .. } => "存量指标不能按时间相加，应取最后一期。".to_owned(),
            Self::KindNotSummed { kind, .. } => format!("“{}”类指标不能相加。", kind.zh()),
            Self::Breakdowns { left, right } => {
                format!("“{left}”与“{right}”不是同一分组的并列部分，叠加会重复计算。")
            }
            Self::Overlap { left, right } => {
                format!(
                    "“{}”与“{}”时期重叠，相加会重复计算。",
                    label::zh(*left, None),
                    label::zh(*right, None)
                )
            }
        }
    }

    /// The same sentence in English.
    pub fn en(&self) -> String {
        match self {
            Self::Unit { left, right } => format!("{left} and {right} are different units and can't share an axis."),
            Self::Measure { left, right } => {
                format!(
                    "{} and {} are different measures and can't share an axis.",
                    measure_en(*left),
                    measure_en(*right)
                )
            }
            Self::Prices { left, right } => format!(
                "Figures at {} and at {} prices can't be compared: their difference holds the change of prices.",
                left.code(),
                right.code()
            ),
            Self::Basis { left, right } => {
                format!(
                    "{} can't be compared with {}.",
                    capital(what_en(*left)),
                    what_en(*right)
                )
            }
            Self::Spans { short, long } => format!(
                "{} and {} are spans of different length and can't be compared; choose spans of one length.",
                label::en(*short, None),
                label::en(*long, None)
            ),
            Self::NotAdditive { measure } => format!("A {} can't be added; only levels can.", measure_en(*measure)),
            Self::KindNotSummed { kind: Kind::Stock, .. } => {
                "A stock can't be added over time: take its last figure.".to_owned()
            }
            Self::KindNotSummed { kind, .. } => format!("Indicators of the kind “{}” can't be added.", kind.code()),
            Self::Breakdowns { left, right } => {
                format!(
                    "{left} and {right} are no parallel parts of one breakdown: their stack would count things twice."
                )
            }
            Self::Overlap { left, right } => {
                format!(
                    "{} and {} overlap: their sum would count days twice.",
                    label::en(*left, None),
                    label::en(*right, None)
                )
            }
        }
    }
}

impl std::fmt::Display for Mixture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Mixture {}

const fn what_zh(basis: Basis) -> &'static str {
    match basis {
        Basis::Single => "当期只计本期",
        Basis::Cumulative => "累计从年初算起",
        Basis::End => "期末是时点数",
        Basis::Average => "平均是时期内的均值",
    }
}

const fn what_en(basis: Basis) -> &'static str {
    match basis {
        Basis::Single => "figures of the period alone",
        Basis::Cumulative => "figures accumulated since New Year",
        Basis::End => "figures at the end of the period",
        Basis::Average => "averages over the period",
    }
}

const fn measure_en(measure: Measure) -> &'static str {
    match measure {
        Measure::Level => "level",
        Measure::YearOnYear => "year-on-year change",
        Measure::QuarterOnQuarter => "quarter-on-quarter change",
        Measure::MonthOnMonth => "month-on-month change",
        Measure::Share => "share",
        Measure::ContributionPoints => "contribution in percentage points",
        Measure::ContributionShare => "contribution share",
        Measure::Index => "index",
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
