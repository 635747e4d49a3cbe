//! What can go wrong on the way from a spec to a picture: one enum, fields instead of sentences.

use crate::spec::{Form, SPEC_VERSION};

/// Why a chart can't be drawn or exported.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ChartError {
    /// The spec was written by a newer program, or has no version.
    #[error("the spec has version {found}; this program reads version {SPEC_VERSION}")]
    UnknownVersion {
        /// The version in the spec.
        found: u32,
    },
    /// There is no number to draw.
    #[error("the selection holds no figure to draw")]
    NoData,
    /// A series doesn't have one slot for each category.
    #[error("series {series} has {points} points for {categories} categories")]
    Ragged {
        /// Key of the series.
        series: String,
        /// Slots of the series.
        points: usize,
        /// Categories of the chart.
        categories: usize,
    },
    /// Two series share an axis but not a unit.
    #[error("one axis can't carry two units: {first} and {other}")]
    MixedUnits {
        /// Unit of the axis.
        first: String,
        /// The unit that differs.
        other: String,
    },
    /// A figure that can't be placed on an axis.
    #[error("the figure of {series} in {category} can't be placed on an axis")]
    NotANumber {
        /// Name of the series.
        series: String,
        /// Label of the category.
        category: String,
    },
    /// Shares of a whole need parts that aren't negative.
    #[error("{series} is negative in {category}: a negative part has no share")]
    NegativePart {
        /// Name of the series.
        series: String,
        /// Label of the category.
        category: String,
    },
    /// Areas upon each other need parts that aren't negative.
    #[error("{series} is negative in {category}: an area can't show that; stacked columns or contributions can")]
    NegativeArea {
        /// Name of the series.
        series: String,
        /// Label of the category.
        category: String,
    },
    /// A waterfall goes from one period to another.
    #[error(
        "a waterfall goes between two periods along sectors or regions, and there are {found}: draw stacked columns for more"
    )]
    WaterfallPeriods {
        /// Periods found.
        found: usize,
    },
    /// A waterfall begins and ends with a published whole.
    #[error("a waterfall needs the whole of both periods beside the parts, as exact figures")]
    NoWhole,
    /// Only lines can stand on an axis of ratios.
    #[error("{} stand on zero, which no logarithmic axis has: draw a line, or count linearly", form.name())]
    LogNeedsLines {
        /// The form asked for.
        form: Form,
    },
    /// An axis of ratios holds only figures above zero.
    #[error("{series} isn't above zero in {category}: a logarithmic axis can't show it; count linearly")]
    LogNeedsPositive {
        /// Name of the series.
        series: String,
        /// Label of the category.
        category: String,
    },
    /// A form that compares two periods got another number of them.
    #[error("this form compares two periods, and there are {found}: draw lines for more, columns or bars for one")]
    TwoPeriods {
        /// Periods found.
        found: usize,
    },
    /// A pie of too many parts.
    #[error("a pie has {most} parts at most, and there are {found}: draw sorted bars or 100% columns")]
    TooManyParts {
        /// Parts found.
        found: usize,
        /// Parts that can be compared.
        most: usize,
    },
    /// A pie of nothing but the whole.
    #[error("a pie needs two parts at least, and there are {found}: draw a column")]
    TooFewParts {
        /// Parts found.
        found: usize,
    },
    /// A pie of more than one whole.
    #[error("a pie shows one whole at one period, and there are {found}: draw 100% columns")]
    SeveralWholes {
        /// Wholes found.
        found: usize,
    },
    /// A part of a whole that isn't there, so that the whole isn't known.
    #[error("{part} has no figure, so the whole isn't known: draw bars, which keep its place")]
    PartMissing {
        /// Name of the part.
        part: String,
    },
    /// A part of a pie that is zero or less.
    #[error("{part} isn't above zero and has no share: draw bars")]
    PartNotPositive {
        /// Name of the part.
        part: String,
    },
    /// Parts whose sum is none.
    #[error("the parts make no whole: draw bars")]
    EmptyWhole,
    /// A layer of a bullet chart whose figure isn't the one that the form pairs.
    #[error(
        "{row}: the figure of layer {layer} doesn't fit: one each of the figure since New Year, the target of its year, and both a \
         year before"
    )]
    UnfitLayer {
        /// Name of the row.
        row: String,
        /// The layer, from 1.
        layer: usize,
    },
    /// No row has both a figure and a target.
    #[error("no row has both a figure and a target: draw bars")]
    NoTarget,
    /// A target of which nothing can be a share.
    #[error("the target of {category} isn't above zero, so nothing is a share of it: draw columns of both")]
    TargetNotPositive {
        /// Label of the row.
        category: String,
    },
    /// A region that the map of tiles has no tile for.
    #[error("{region} isn't one of the eleven districts that the map of tiles shows; bars show any region")]
    NoTile {
        /// Name of the region.
        region: String,
    },
    /// A form that takes one series of a layer got another number.
    #[error("layer {} must be one series and has {found}: narrow it to one indicator, measure and period", layer + 1)]
    LayerSeries {
        /// The layer, from 0.
        layer: usize,
        /// Series that it has.
        found: usize,
    },
    /// What is drawn as an area must be above zero.
    #[error("the figure of {category} isn't above zero: it has no area")]
    NoArea {
        /// Label of the category.
        category: String,
    },
    /// The size isn't a size.
    #[error("{width_mm} × {height_mm} mm is no size for a chart")]
    BadSize {
        /// Width asked for.
        width_mm: f64,
        /// Height asked for.
        height_mm: f64,
    },
    /// At the smallest legible type the chart doesn't fit.
    #[error("{width_mm} × {height_mm} mm is too small: {} doesn't fit in type of 7.5 pt{}", part.name(), hint(*fits_mm))]
    TooSmall {
        /// Width asked for.
        width_mm: f64,
        /// Height asked for.
        height_mm: f64,
        /// What doesn't fit.
        part: Part,
        /// A size in mm that would fit, when one up to A3 does.
        fits_mm: Option<(f64, f64)>,
    },
    /// The resolution isn't one.
    #[error("{dpi} dpi can't be drawn at this size")]
    BadResolution {
        /// Dots per inch asked for.
        dpi: f64,
    },
    /// The bundled fonts can't be read.
    #[error("the bundled font can't be read: {face}")]
    Font {
        /// Which face.
        face: &'static str,
    },
    /// An installed font can't be read.
    #[error("the font {family} can't be read")]
    Typeface {
        /// Its family.
        family: String,
    },
    /// A logo can't be taken.
    #[error("the logo can't be taken: {reason}")]
    Logo {
        /// Why.
        reason: String,
    },
    /// The theme can't be read.
    #[error("the theme can't be read: {reason}")]
    Theme {
        /// What the reader says.
        reason: String,
    },
    /// The picture can't be written in the format.
    #[error("the {format} can't be written: {reason}")]
    Encoding {
        /// SVG, PNG or PDF.
        format: &'static str,
        /// What the writer says.
        reason: String,
    },
}

/// A part of the chart that didn't fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Title and subtitle.
    Heading,
    /// Names along the axis.
    CategoryLabels,
    /// The names of the series.
    Legend,
    /// The drawing area itself, between the texts.
    Plot,
    /// Notes and source.
    Notes,
}

impl Part {
    /// English name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading => "the title",
            Self::CategoryLabels => "a category label",
            Self::Legend => "the legend",
            Self::Plot => "the plot",
            Self::Notes => "the notes",
        }
    }
}

fn hint(fits: Option<(f64, f64)>) -> String {
    fits.map_or_else(String::new, |(width, height)| {
        format!("; {width} × {height} mm would do")
    })
}
