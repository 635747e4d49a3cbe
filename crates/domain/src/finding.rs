//! What an import, a check or a chart has to say about one place in the data. A finding is not an error of the program.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where something stands in a file. Lines, rows and columns count from 1; 0 means "the file as a whole".
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Place {
    /// Sheet of a workbook; `None` for text files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// Line of a text file (as an editor counts them) or row of a sheet.
    pub line: u64,
    /// Column: the number of the field or cell.
    pub column: u32,
}

impl Place {
    /// The file as a whole.
    pub const fn file() -> Self {
        Self {
            sheet: None,
            line: 0,
            column: 0,
        }
    }

    /// A field of a text file.
    pub const fn cell(line: u64, column: u32) -> Self {
        Self {
            sheet: None,
            line,
            column,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Info,
    /// Worth a look; the import goes on.
    Warning,
    /// The file is refused until it is answered or mended.
    Error,
}

/// One finding: what, how grave, where, the text that was seen, and what would help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// What it is; every code has a sentence in both catalogues.
    pub code: FindingCode,
    /// Where it is.
    pub place: Place,
    /// The text that was seen, cut at 200 characters.
    pub raw: String,
    /// What would help: an expected form, a nearest name, a `--set` to give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub suggestion: Option<String>,
}

impl Finding {
    /// A finding with the severity that belongs to its code.
    pub fn new(code: FindingCode, place: Place, raw: impl Into<String>) -> Self {
        let mut raw: String = raw.into();
        if raw.chars().count() > 200 {
            raw = raw.chars().take(199).chain(['…']).collect();
        }
        Self {
            severity: code.severity(),
            code,
            place,
            raw,
            suggestion: None,
        }
    }

    /// The same finding with what would help.
    #[must_use]
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }
}

macro_rules! finding_codes {
    ($($(#[$meta:meta])* $variant:ident = $code:literal $severity:ident;)+) => {
        /// Every kind of finding. The wire form is dotted: `value.unreadable`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[ts(export)]
        pub enum FindingCode {
            $($(#[$meta])* #[serde(rename = $code)] $variant,)+
        }

        impl FindingCode {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The wire form.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The severity that belongs to the code.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }
        }
    };
}

finding_codes! {
    /// The encoding was guessed; look at the decoded rows.
    EncodingGuessed = "encoding.guessed" Warning;
    /// Bytes that no character stands for were replaced.
    EncodingReplaced = "encoding.replaced" Error;
    /// A column of the header is not known; it was left out.
    ColumnUnknown = "column.unknown" Warning;
    /// Two columns of the header say the same.
    ColumnTwice = "column.twice" Error;
    /// A column that is needed is not there, and `--set` doesn't give it.
    ColumnMissing = "column.missing" Error;
    /// A row has more or fewer fields than the header.
    RowWidth = "row.width" Error;
    /// The number can't be read.
    ValueUnreadable = "value.unreadable" Error;
    /// The number has more digits than the library keeps exactly.
    ValueTooLong = "value.too_long" Error;
    /// The figure is 10⁴ or 10⁸ times its neighbour: another unit may be meant.
    ValueUnitJump = "value.unit_jump" Warning;
    /// The figure is far from what its series did before.
    ValueOutlier = "value.outlier" Warning;
    /// The cell says that there is no number, and why.
    ValueMissing = "value.missing" Info;
    /// The period can't be read.
    PeriodUnreadable = "period.unreadable" Error;
    /// The period can be read in more than one way.
    PeriodAmbiguous = "period.ambiguous" Error;
    /// There is no period.
    PeriodMissing = "period.missing" Error;
    /// The indicator has no name.
    IndicatorMissing = "indicator.missing" Error;
    /// The region has no name.
    RegionMissing = "region.missing" Error;
    /// The time basis can't be read, or the file doesn't say it.
    BasisUnknown = "basis.unknown" Error;
    /// Nothing tells 当期 from 累计; 当期 was taken.
    BasisAssumed = "basis.assumed" Warning;
    /// The basis contradicts the period: 期末 of a span that has no end of its own, 累计 that starts in mid-year.
    BasisContradicts = "basis.contradicts" Error;
    /// The measure can't be read, or the file doesn't say it.
    MeasureUnknown = "measure.unknown" Error;
    /// The price basis can't be read, or the file doesn't say it and the library has several.
    PriceBasisUnknown = "price_basis.unknown" Error;
    /// The file doesn't say the prices; the library has the indicator at one kind of prices only, and that was taken.
    PriceBasisAssumed = "price_basis.assumed" Info;
    /// The unit can't be read, or the file doesn't say it.
    UnitUnknown = "unit.unknown" Error;
    /// The unit doesn't fit the measure: 同比 in 亿元.
    UnitContradicts = "unit.contradicts" Error;
    /// The qualifier can't be read.
    QualifierUnknown = "qualifier.unknown" Error;
    /// The status can't be read.
    StatusUnknown = "status.unknown" Error;
    /// The name is new to the catalogue and will be added.
    NameNew = "name.new" Info;
    /// The same figure stands twice in the file.
    FigureTwice = "figure.twice" Info;
    /// Two figures of one key and period contradict each other in the file.
    FigureContradicts = "figure.contradicts" Error;
    /// The figure changes one that the library has.
    FigureRevised = "figure.revised" Info;
    /// Figures of the library move by more than 20 %, rates by more than 5 百分点: a person says whether that is meant.
    RevisionLarge = "revision.large" Error;
    /// A line is longer than the reader takes.
    LineTooLong = "line.too_long" Error;
    /// The file has as many rows as a sheet can have: what came after them may have been cut off.
    RowsAtLimit = "rows.at_limit" Warning;
    /// A quoted field is never closed.
    QuoteOpen = "quote.open" Error;
    /// Press text: a comparison with another period or place. Understood, and not a figure of its own.
    TextComparison = "text.comparison" Info;
    /// Press text: it isn't clear what the figure is of, so it wasn't taken.
    TextSubjectUnclear = "text.subject_unclear" Warning;
    /// Press text: more than one period, or one that the text doesn't name, may be meant, so the figure wasn't taken.
    TextPeriodUnclear = "text.period_unclear" Warning;
    /// Press text: more than one region may be meant, so the figure wasn't taken.
    TextRegionUnclear = "text.region_unclear" Warning;
    /// Press text: the words around the number aren't understood, so it wasn't taken.
    TextFigureSkipped = "text.figure_skipped" Warning;
    /// Two rows could be the header.
    HeaderAmbiguous = "header.ambiguous" Error;
    /// No block of figures with a header was found.
    TableMissing = "table.missing" Error;
    /// Several sheets hold figures.
    SheetSeveral = "sheet.several" Error;
    /// The unit isn't written; it follows from the figures: shares of one whole that add up to 1 or to 100.
    UnitAssumed = "unit.assumed" Warning;
    /// Dates at equal distances were read as whole months, quarters or years.
    PeriodStep = "period.step" Info;
    /// Figures of times of day were added up to days or months.
    TimesSummed = "times.summed" Info;
    /// A sum over times of day lacks some of them.
    TimesIncomplete = "times.incomplete" Warning;
    /// Figures stand by time of day, and nobody said how to add them up.
    TimesUnasked = "times.unasked" Error;
    /// A column that isn't known tells figures apart that would be one without it.
    ColumnNeeded = "column.needed" Error;
    /// A flag beside a figure isn't known; it is kept as a note.
    FlagUnknown = "flag.unknown" Info;
    /// A batch's rows don't match its hash.
    BatchHash = "batch.hash" Error;
    /// A batch has more or fewer rows than it says.
    BatchCount = "batch.count" Error;
    /// SQLite's own check of the file found a fault.
    FileStructure = "file.structure" Error;
    /// A row refers to something that isn't there.
    FileReference = "file.reference" Error;
}
