//! Which derivations an indicator allows.

use suishu_domain::{Derivation, Kind, Measure};

/// Why something isn't computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Only levels are computed with; growth and shares stand as published.
    #[error("{} can't be computed from {measure}: only levels can be computed with", derivation.code())]
    NotALevel {
        /// What was asked for.
        derivation: Derivation,
        /// The measure of the figures.
        measure: Measure,
    },
    /// The kind of the indicator doesn't allow it.
    #[error("{} can't be computed for an indicator of the kind {kind}", derivation.code())]
    Kind {
        /// What was asked for.
        derivation: Derivation,
        /// The kind of the indicator.
        kind: Kind,
    },
    /// Nobody has said of which kind the indicator is, and it matters: 累计上云企业数 is a stock.
    #[error("{} can't be computed while the kind of the indicator is unknown", derivation.code())]
    KindUnknown {
        /// What was asked for.
        derivation: Derivation,
    },
}

impl Refusal {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotALevel { .. } => "derive.not_a_level",
            Self::Kind { .. } => "derive.kind",
            Self::KindUnknown { .. } => "derive.kind_unknown",
        }
    }

    /// One Chinese sentence that says why.
    pub fn zh(&self) -> String {
        match self {
            Self::NotALevel { derivation, measure } => {
                format!("“{}”只能由绝对量计算，不能由“{}”计算。", derivation.zh(), measure.zh())
            }
            Self::Kind { derivation, kind } => format!("“{}”类指标不能计算“{}”。", kind.zh(), derivation.zh()),
            Self::KindUnknown { derivation } => {
                format!("尚未设定指标类型（流量、存量或比率），不能计算“{}”。", derivation.zh())
            }
        }
    }
}

/// Whether `derivation` is allowed for figures of that measure of an indicator of that kind.
///
/// # Errors
/// The [`Refusal`] that says why not.
pub const fn may(derivation: Derivation, kind: Option<Kind>, measure: Measure) -> Result<(), Refusal> {
    if !measure.is_additive() {
        return Err(Refusal::NotALevel { derivation, measure });
    }
    match (derivation, kind) {
        (_, Some(kind @ (Kind::Rate | Kind::Event))) | (Derivation::SingleFromCumulative, Some(kind @ Kind::Stock)) => {
            Err(Refusal::Kind { derivation, kind })
        }
        (Derivation::SingleFromCumulative, None) => Err(Refusal::KindUnknown { derivation }),
        _ => Ok(()),
    }
}
