//! Which forms can draw a selection, and why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use suishu_chart::{ChartSpec, Form};
use suishu_domain::Selection;
use ts_rs::TS;

/// Asks for a spec that fits a selection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SuggestRequest {
    /// The selection.
    pub selection: Selection,
    /// A form to keep to; `None` picks one from the shape of the selection.
    #[serde(default)]
    pub form: Option<Form>,
}

/// A spec that fits a selection, and what speaks for and against each form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Suggestion {
    /// The spec.
    pub spec: ChartSpec,
    /// The form that the shape of the selection asks for, whichever one the spec keeps to.
    pub best: Form,
    /// Every form, with the reason why it fits or doesn't.
    pub forms: Vec<FormChoice>,
}

/// A form with what speaks for or against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FormChoice {
    /// The form.
    pub form: Form,
    /// Whether it can draw the selection.
    pub fits: bool,
    /// Why it can, or why it can't.
    pub reason: FormReason,
    /// Blanks of the reason's sentence: `periods`, `series`, `parts`, `things`, `years`.
    pub details: BTreeMap<String, String>,
}

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal;)+) => {
        /// Why a form can draw a selection, or why it can't. Each has its sentence in both languages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[ts(export)]
        pub enum FormReason {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $variant,)+
        }

        impl FormReason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code on the wire; the sentence is `form-why-` and it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

reasons! {
    /// One series: heights compare.
    OneSeries = "one_series";
    /// Several series: heights compare within each place.
    SideBySide = "side_by_side";
    /// Parts of a whole, over time.
    PartsOverTime = "parts_over_time";
    /// How the parts' shares change.
    SharesOverTime = "shares_over_time";
    /// Many periods: the course shows.
    OverTime = "over_time";
    /// Days, with weekends and holidays.
    Daily = "daily";
    /// Levels with their published growth.
    LevelAndGrowth = "level_and_growth";
    /// Many things at one period, by size.
    Ranked = "ranked";
    /// Contributions in percentage points.
    Contributions = "contributions";
    /// The same months of several years.
    YearsCompared = "years_compared";
    /// What made the whole grow or fall.
    ChangeByParts = "change_by_parts";
    /// Each thing at two periods.
    TwoPeriods = "two_periods";
    /// Actual figures beside their targets.
    Targets = "targets";
    /// Few parts of a whole at one period.
    PartsOfWhole = "parts_of_whole";
    /// Two things cross: a cell for each pair.
    Grid = "grid";
    /// Size and growth of many things.
    SizeAndGrowth = "size_and_growth";
    /// More series than one panel can tell apart.
    ManySeries = "many_series";
    /// Districts of the city.
    Districts = "districts";
    /// The newest figure and its past.
    Newest = "newest";
    /// Events in the span.
    Happenings = "happenings";
    /// It draws one series only.
    NeedsOneSeries = "needs_one_series";
    /// It needs several series.
    NeedsSeveralSeries = "needs_several_series";
    /// It can't tell so many apart.
    TooManySeries = "too_many_series";
    /// It needs parts of a whole at several periods.
    NeedsPartsOverTime = "needs_parts_over_time";
    /// It needs parts of a whole.
    NeedsParts = "needs_parts";
    /// It holds five parts at most.
    TooManyParts = "too_many_parts";
    /// What is chosen can't be added.
    NotAdditive = "not_additive";
    /// Figures below zero have no share.
    Negative = "negative";
    /// It needs more periods.
    NeedsManyPeriods = "needs_many_periods";
    /// It draws one period only.
    NeedsOnePeriod = "needs_one_period";
    /// It draws exactly two periods.
    NeedsTwoPeriods = "needs_two_periods";
    /// It needs several regions, sectors or indicators.
    NeedsCategories = "needs_categories";
    /// It takes several of one kind only: regions or sectors, not both.
    NeedsOneKind = "needs_one_kind";
    /// It needs published growth beside levels.
    NeedsGrowth = "needs_growth";
    /// It draws contributions in percentage points.
    NeedsContribution = "needs_contribution";
    /// It needs months or quarters of several years.
    NeedsRecurringPeriods = "needs_recurring_periods";
    /// So many years can't be told apart as lines.
    TooManyYears = "too_many_years";
    /// It needs targets.
    NeedsTargets = "needs_targets";
    /// It needs two things that cross.
    NeedsGrid = "needs_grid";
    /// It needs the districts of the city.
    NeedsDistricts = "needs_districts";
    /// It needs events in the span.
    NeedsEvents = "needs_events";
}
